//! A worker's loop: look, claim, start, watch, settle.

use super::backoff;
use super::kind::JobError;
use super::lease::{Claimed, Ended, Outcome, Ticket};
use super::registry::JobCtx;
use super::round::{self, Desk, Haul, Plan, Sight};
use super::worker::{Tally, Worker};
use crate::Result;
use domain::id::RequestId;
use domain::time::Timestamp;
use domain::{Actor, Ctx, System};
use std::collections::HashMap;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::{AbortHandle, Id, JoinError, JoinSet};
use tokio::time::{Interval, MissedTickBehavior, interval, sleep};
use tracing::Instrument as _;

/// How often done jobs are pruned.
const TIDY: Duration = Duration::from_hours(1);
/// How long dropped handlers may take to go; one that blocks its thread does not.
const GOING: Duration = Duration::from_secs(1);

/// A worker at work.
#[derive(Debug)]
pub(super) struct Shift<C> {
    worker: Worker<C>,
    ctx: Ctx<System>,
    desk: Desk,
    tasks: JoinSet<Result<(), JobError>>,
    held: HashMap<Id, Held>,
    ended: Vec<Ended>,
    sight: Sight,
    /// Whether to look at the tables before the next step.
    look: bool,
    /// Whether to claim at all.
    open: bool,
    tidied: Timestamp,
    tally: Tally,
}

/// A job whose handler runs.
#[derive(Debug)]
struct Held {
    ticket: Ticket,
    class: super::Class,
    kind: &'static str,
    lease: Duration,
    until: Timestamp,
    attempt: u32,
    last: bool,
    task: AbortHandle,
}

type Joined = std::result::Result<(Id, Result<(), JobError>), JoinError>;

impl<C: Clone + Send + Sync + 'static> Shift<C> {
    pub(super) fn new(worker: Worker<C>) -> Self {
        let ctx = Ctx::new(Actor::System("jobs"), System, worker.clock.clone(), worker.random.clone());
        let desk = Desk::new(ctx.id::<RequestId>().uuid(), &worker.registry);
        Self {
            worker,
            ctx,
            desk,
            tasks: JoinSet::new(),
            held: HashMap::new(),
            ended: Vec::new(),
            sight: Sight::default(),
            look: true,
            open: true,
            tidied: Timestamp::from_microsecond(0),
            tally: Tally::default(),
        }
    }

    /// Works until told to stop.
    pub(super) async fn work(mut self, mut stop: watch::Receiver<Option<Duration>>) -> Tally {
        let mut bell = self.worker.store.jobs.listen();
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

    /// A round whose failure only means that the next one has more to do.
    async fn try_round(&mut self) {
        if let Err(error) = self.round().await {
            tracing::warn!(%error, "the job tables cannot be reached");
        }
    }

    async fn round(&mut self) -> Result<()> {
        while let Some(joined) = self.tasks.try_join_next_with_id() {
            self.note(joined);
        }
        if self.look && self.open {
            self.look().await?;
        }
        let plan = self.plan();
        if plan.is_empty() {
            return Ok(());
        }
        let haul = self.worker.store.write(&self.ctx, async |scope| round::carry_out(scope, &plan).await).await?;
        self.take(haul);
        Ok(())
    }

    async fn look(&mut self) -> Result<()> {
        let (store, now) = (&self.worker.store, self.ctx.now());
        let desk = &self.desk;
        self.sight = store.read(&self.ctx, async |scope| round::look(scope, desk, now).await).await?;
        if now.since(self.tidied) >= TIDY {
            store.write(&self.ctx, async |scope| scope.prune_jobs().await).await?;
            self.tidied = now;
        }
        self.look = false;
        Ok(())
    }

    fn plan(&self) -> Plan<'_> {
        let limits = self.worker.settings.limits;
        let running = |class| self.held.values().filter(|held| held.class == class).count();
        let free = |class| (class, limits.of(class).saturating_sub(running(class)));
        Plan {
            desk: &self.desk,
            ended: &self.ended,
            leases_out: self.open && self.sight.leases_out,
            schedules_due: self.open && self.sight.schedules_due,
            lanes: if self.open { self.sight.lanes.clone() } else { Vec::new() },
            free: self.desk.classes().map(free).collect(),
        }
    }

    fn take(&mut self, haul: Haul) {
        // What was freed or scheduled is due now: it has to be looked at again.
        self.look |= self.sight.leases_out || self.sight.schedules_due;
        self.sight = Sight { lanes: haul.hungry, ..Sight::default() };
        self.count(&haul.lost);
        for claimed in haul.claimed {
            self.begin(claimed);
        }
    }

    fn count(&mut self, lost: &[Ended]) {
        for ended in std::mem::take(&mut self.ended) {
            let place = if lost.iter().any(|lost| lost.ticket == ended.ticket) {
                tracing::warn!(id = %ended.ticket.id, "a job ended after it was taken away");
                &mut self.tally.lost
            } else {
                match ended.outcome {
                    Outcome::Done => &mut self.tally.done,
                    Outcome::Again { .. } => &mut self.tally.failed,
                    Outcome::Dead(_) => &mut self.tally.dead,
                    Outcome::Released => &mut self.tally.released,
                }
            };
            *place += 1;
        }
    }

    fn begin(&mut self, claimed: Claimed) {
        let Claimed { ticket, class, owner, kind, payload, attempt, last, due, until } = claimed;
        let Some(entry) = self.worker.registry.get(&kind) else {
            self.ended.push(Ended { ticket, outcome: Outcome::Released });
            return;
        };
        let ctx = JobCtx {
            services: self.worker.services.clone(),
            id: ticket.id,
            attempt,
            due,
            owner,
            kind: entry.kind,
            request: self.ctx.id(),
            clock: self.worker.clock.clone(),
            random: self.worker.random.clone(),
        };
        let span = tracing::info_span!("job", kind, id = %ticket.id, attempt, request = %ctx.request);
        let (kind, lease) = (entry.kind, entry.lease);
        let task = self.tasks.spawn((entry.start)(&payload, ctx).instrument(span));
        self.held.insert(task.id(), Held { ticket, class, kind, lease, until, attempt, last, task });
    }

    fn note(&mut self, joined: Joined) {
        let (id, result) = match joined {
            Ok((id, result)) => (id, Some(result)),
            Err(error) => (error.id(), error.is_panic().then_some(Err(JobError::retry("panic")))),
        };
        let Some(held) = self.held.remove(&id) else { return };
        let outcome = result.map_or(Outcome::Released, |result| self.judge(&held, result));
        self.ended.push(Ended { ticket: held.ticket, outcome });
    }

    fn judge(&self, held: &Held, result: Result<(), JobError>) -> Outcome {
        let Err(error) = result else { return Outcome::Done };
        let (kind, id) = (held.kind, held.ticket.id);
        if error.gives_up() || held.last {
            tracing::error!(kind, %id, attempt = held.attempt, %error, "a job is dead");
            return Outcome::Dead(error);
        }
        let wait = backoff::wait(held.attempt, self.ctx.random());
        tracing::warn!(kind, %id, attempt = held.attempt, %error, ?wait, "a job failed and will be tried again");
        Outcome::Again { at: self.ctx.now().plus(wait), error }
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
