//! A worker's work: look, claim, start, judge, settle.

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
use tokio::task::{AbortHandle, Id, JoinError, JoinSet};
use tracing::Instrument as _;

/// How often done jobs are pruned.
const TIDY: Duration = Duration::from_hours(1);
/// A worker at work.
#[derive(Debug)]
pub(super) struct Shift<C> {
    pub(super) worker: Worker<C>,
    pub(super) ctx: Ctx<System>,
    desk: Desk,
    pub(super) tasks: JoinSet<Result<(), JobError>>,
    pub(super) held: HashMap<Id, Held>,
    pub(super) ended: Vec<Ended>,
    pub(super) sight: Sight,
    /// Whether to look at the tables before the next step.
    pub(super) look: bool,
    /// Whether to claim at all.
    pub(super) open: bool,
    tidied: Timestamp,
    pub(super) tally: Tally,
}

/// A job whose handler runs.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) ticket: Ticket,
    class: super::Class,
    kind: &'static str,
    pub(super) lease: Duration,
    pub(super) until: Timestamp,
    attempt: u32,
    last: bool,
    pub(super) task: AbortHandle,
}

pub(super) type Joined = std::result::Result<(Id, Result<(), JobError>), JoinError>;

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

    /// A round whose failure only means that the next one has more to do.
    pub(super) async fn try_round(&mut self) {
        if let Err(error) = self.round().await {
            tracing::warn!(%error, "the job tables cannot be reached");
        }
    }

    pub(super) async fn round(&mut self) -> Result<()> {
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

    pub(super) fn note(&mut self, joined: Joined) {
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
}
