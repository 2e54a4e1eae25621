//! A steady pace: operations set out by the clock, not when the one before is done. What waits behind a slow answer counts as waiting.

use super::figures::{median, rank};
use crate::clock::{millis, now};
use anyhow::Result;
use serde::Serialize;
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval};

/// One run at a steady pace.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Paced {
    /// Operations that succeeded, per second.
    pub per_second: f64,
    /// Half took at most so long, from the moment at which they should have set out.
    pub p50_ms: f64,
    /// 99 of 100 took at most so long.
    pub p99_ms: f64,
    /// The longest.
    pub max_ms: f64,
    /// Operations that failed; a run with any reaches no goal.
    pub errors: u64,
}

/// The runs of one measurement, and the median of each figure.
#[derive(Debug, Clone, Serialize)]
pub struct Series {
    /// What is done.
    pub what: &'static str,
    /// Every run.
    pub runs: Vec<Paced>,
    /// The median of each figure; all errors.
    pub median: Paced,
}

impl Series {
    /// Puts the median beside the runs.
    pub fn of(what: &'static str, runs: Vec<Paced>) -> Self {
        let median = |figure: fn(&Paced) -> f64| median(&runs.iter().map(figure).collect::<Vec<_>>());
        let median = Paced {
            per_second: median(|run| run.per_second),
            p50_ms: median(|run| run.p50_ms),
            p99_ms: median(|run| run.p99_ms),
            max_ms: median(|run| run.max_ms),
            errors: runs.iter().map(|run| run.errors).sum(),
        };
        Self { what, runs, median }
    }
}

/// Sets out with an operation so many times a second; it gets its number and says whether it succeeded.
///
/// # Errors
/// When a task panics.
pub async fn pace<F, Fut>(per_second: u32, time: Duration, operation: F) -> Result<Paced>
where
    F: Fn(u32) -> Fut,
    Fut: Future<Output = bool> + Send + 'static,
{
    let mut ticks = interval(Duration::from_secs(1) / per_second);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Burst);
    let (start, mut tasks) = (now(), JoinSet::new());
    for number in 0..count(per_second, time) {
        let (due, done) = (ticks.tick().await, operation(number));
        tasks.spawn(async move { done.await.then(|| due.elapsed()) });
    }
    let (mut took, mut errors) = (Vec::new(), 0);
    while let Some(done) = tasks.join_next().await {
        match done? {
            Some(one) => took.push(one),
            None => errors += 1,
        }
    }
    let seconds = start.elapsed().as_secs_f64();
    took.sort_unstable();
    #[expect(clippy::cast_precision_loss, reason = "a count of operations is far below 2^52")]
    let succeeded = took.len() as f64;
    Ok(Paced {
        per_second: (succeeded / seconds * 10.0).round() / 10.0,
        p50_ms: millis(rank(&took, 50)),
        p99_ms: millis(rank(&took, 99)),
        max_ms: millis(rank(&took, 100)),
        errors,
    })
}

fn count(per_second: u32, time: Duration) -> u32 {
    let count = time.as_millis() * u128::from(per_second) / 1000;
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_sets_out_late_has_waited() {
        let run = pace(100, Duration::from_millis(100), |number| async move {
            tokio::time::sleep(Duration::from_millis(5)).await;
            number != 3
        });
        let run = run.await.expect("it runs");
        assert_eq!(run.errors, 1);
        assert!(run.p50_ms >= 5.0, "{run:?}");
    }
}
