//! A worker's hours: it works until told to stop or until nothing is left, and keeps its leases meanwhile.

use super::shift::Shift;
use super::worker::Tally;
use crate::Result;
use domain::System;
use domain::time::Timestamp;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::Id;
use tokio::time::{Interval, MissedTickBehavior, interval, sleep};

/// How long dropped handlers may take to go; one that blocks its thread does not.
const GOING: Duration = Duration::from_secs(1);

impl<C: Clone + Send + Sync + 'static> Shift<C> {
    /// Works until told to stop.
    pub(super) async fn work(mut self, mut stop: watch::Receiver<Option<Duration>>) -> Tally {
        let mut bell = self.worker.store.signals.jobs.listen();
        let mut beat = self.beats();
        let mut poll = interval(self.worker.settings.poll.max(Duration::from_millis(1)));
        poll.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                biased;
                grace = asked_to_stop(&mut stop) => return self.finish(grace, beat).await,
                _ = beat.tick() => self.beat().await,
                Some(joined) = self.tasks.join_next_with_id() => self.note(joined),
                Ok(()) = bell.changed() => self.look = true,
                _ = poll.tick() => self.look = true,
            }
            self.try_round().await;
        }
    }

    /// Works until nothing is due and nothing runs.
    pub(super) async fn work_off(mut self) -> Result<Tally> {
        let mut beat = self.beats();
        loop {
            let looked = self.look;
            self.round().await?;
            if !self.held.is_empty() {
                tokio::select! {
                    biased;
                    _ = beat.tick() => self.beat().await,
                    Some(joined) = self.tasks.join_next_with_id() => self.note(joined),
                }
                self.look |= self.sight.lanes.is_empty();
            } else if looked && !self.look && self.ended.is_empty() {
                return Ok(self.tally);
            } else {
                self.look = true;
            }
        }
    }

    /// Lets handlers end, then drops the others and gives their jobs back.
    async fn finish(mut self, grace: Duration, mut beat: Interval) -> Tally {
        self.open = false;
        let mut patience = Box::pin(sleep(grace));
        let mut going = false;
        while !self.held.is_empty() {
            tokio::select! {
                biased;
                () = &mut patience => {
                    if going {
                        break;
                    }
                    going = true;
                    self.tasks.abort_all();
                    patience = Box::pin(sleep(GOING));
                }
                _ = beat.tick() => self.beat().await,
                Some(joined) = self.tasks.join_next_with_id() => self.note(joined),
            }
            self.try_round().await;
        }
        self.try_round().await;
        self.tally
    }

    fn beats(&self) -> Interval {
        let third = || self.worker.registry.shortest_lease().map(|lease| lease / 3);
        let every = self.worker.settings.beat.or_else(third).unwrap_or(Duration::from_secs(20));
        let mut beat = interval(every.max(Duration::from_millis(1)));
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        beat
    }

    /// Extends the leases of what runs, and drops what was taken away.
    async fn beat(&mut self) {
        let now = self.ctx.now();
        let held: Vec<_> = self.held.iter().map(|(id, held)| (*id, held.ticket, now.plus(held.lease))).collect();
        if held.is_empty() {
            return;
        }
        let extend = async |scope: &mut crate::WriteScope<'_, System>| {
            let mut ours = Vec::with_capacity(held.len());
            for (_, ticket, until) in &held {
                ours.push(scope.extend(*ticket, *until).await?);
            }
            Ok::<_, crate::Error>(ours)
        };
        match self.worker.store.write(&self.ctx, extend).await {
            Ok(ours) => {
                for ((id, _, until), ours) in held.iter().zip(ours) {
                    self.keep(*id, ours.then_some(*until));
                }
            }
            Err(error) => {
                tracing::warn!(%error, "the leases of running jobs cannot be extended");
                // By our own clock others may have them by now.
                self.held.values().filter(|held| held.until <= now).for_each(|held| held.task.abort());
            }
        }
    }

    fn keep(&mut self, id: Id, until: Option<Timestamp>) {
        let Some(held) = self.held.get_mut(&id) else { return };
        match until {
            Some(until) => held.until = until,
            None => held.task.abort(),
        }
    }
}

async fn asked_to_stop(stop: &mut watch::Receiver<Option<Duration>>) -> Duration {
    if let Ok(grace) = stop.wait_for(Option::is_some).await.map(|grace| grace.unwrap_or_default()) {
        return grace;
    }
    // The handle went away: this task is being aborted.
    std::future::pending().await
}
