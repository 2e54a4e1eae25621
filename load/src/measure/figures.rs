//! Figures: runs of many operations by many clients, and the median of runs.

use super::machine::cpu_time;
use crate::clock::{millis, now};
use anyhow::Result;
use serde::Serialize;
use std::borrow::Cow;
use std::time::Duration;
use tokio::task::JoinSet;

/// One run.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Run {
    /// Operations that succeeded, per second.
    pub per_second: f64,
    /// Half took at most so long.
    pub p50_ms: f64,
    /// 99 of 100 took at most so long.
    pub p99_ms: f64,
    /// The longest.
    pub max_ms: f64,
    /// Processor time of this process per operation, clients included: says more than the clock on a busy machine.
    pub cpu_us: f64,
    /// Operations that failed; a run with any reaches no goal.
    pub errors: u64,
}

/// The runs with one number of clients.
#[derive(Debug, Clone, Serialize)]
pub struct Group {
    /// What is done: `write`, `read`, `page`.
    pub what: Cow<'static, str>,
    /// How many do it at once.
    pub clients: usize,
    /// Every run.
    pub runs: Vec<Run>,
    /// The median of each figure.
    pub median: Run,
}

impl Group {
    /// Puts the median beside the runs.
    pub fn of(what: impl Into<Cow<'static, str>>, clients: usize, runs: Vec<Run>) -> Self {
        let median = |figure: fn(&Run) -> f64| median(&runs.iter().map(figure).collect::<Vec<_>>());
        let median = Run {
            per_second: median(|run| run.per_second),
            p50_ms: median(|run| run.p50_ms),
            p99_ms: median(|run| run.p99_ms),
            max_ms: median(|run| run.max_ms),
            cpu_us: median(|run| run.cpu_us),
            errors: runs.iter().map(|run| run.errors).sum(),
        };
        Self { what: what.into(), clients, runs, median }
    }
}

/// Runs an operation again and again in so many tasks; it says whether it succeeded.
///
/// # Errors
/// When a task panics.
pub async fn drive<F, Fut>(clients: usize, time: Duration, operation: F) -> Result<Run>
where
    F: Fn() -> Fut + Clone + Send + 'static,
    Fut: Future<Output = bool> + Send,
{
    let (start, cpu) = (now(), cpu_time()?);
    let mut tasks = JoinSet::new();
    for _ in 0..clients {
        let operation = operation.clone();
        tasks.spawn(async move {
            let (mut took, mut errors) = (Vec::new(), 0);
            while start.elapsed() < time {
                let begin = now();
                if operation().await {
                    took.push(begin.elapsed());
                } else {
                    errors += 1;
                }
            }
            (took, errors)
        });
    }
    let (mut took, mut errors) = (Vec::new(), 0);
    while let Some(done) = tasks.join_next().await {
        let (more, failed) = done?;
        took.extend(more);
        errors += failed;
    }
    let (seconds, cpu) = (start.elapsed().as_secs_f64(), cpu_time()?.saturating_sub(cpu));
    took.sort_unstable();
    #[expect(clippy::cast_precision_loss, reason = "a count of operations is far below 2^52")]
    let operations = took.len() as f64;
    Ok(Run {
        per_second: (operations / seconds).round(),
        p50_ms: millis(rank(&took, 50)),
        p99_ms: millis(rank(&took, 99)),
        max_ms: millis(rank(&took, 100)),
        cpu_us: (cpu.as_secs_f64() * 1e6 / operations).round(),
        errors,
    })
}

/// The smallest duration that so many of 100 do not exceed (nearest rank); of nothing, nothing.
pub fn rank(sorted: &[Duration], percent: usize) -> Duration {
    let index = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(index).copied().unwrap_or_default()
}

/// The middle; of an even number, the upper one.
pub fn median(figures: &[f64]) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_nearest_ranks() {
        let took: Vec<Duration> = (1..=200).map(Duration::from_millis).collect();
        let at = |percent| rank(&took, percent).as_millis();
        assert_eq!((at(50), at(99), at(100)), (100, 198, 200));
        assert_eq!(rank(&[], 99), Duration::ZERO);
    }

    #[tokio::test]
    async fn failures_are_counted_apart() {
        let run = drive(2, Duration::from_millis(20), async || {
            tokio::time::sleep(Duration::from_millis(1)).await;
            false
        });
        let run = run.await.expect("it runs");
        assert!(run.errors > 0 && run.per_second == 0.0, "{run:?}");
    }
}
