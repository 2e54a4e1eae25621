//! Which kinds a worker can run, and what it hands to them.

use super::kind::{Class, JobError, Run};
use crate::ledger::Chain;
use crate::{Error, Result};
use domain::id::{JobId, RequestId};
use domain::random::Random;
use domain::time::{Clock, Timestamp};
use domain::{Actor, Ctx, Org, Own, Reach, System};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::future::{Future, ready};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

/// What a handler is given.
#[derive(Debug, Clone)]
pub struct JobCtx<C> {
    /// The worker's services.
    pub services: C,
    /// The job.
    pub id: JobId,
    /// The attempt, from 1.
    pub attempt: u32,
    /// When it was first meant to run; a late catch-up still knows its day by this.
    pub due: Timestamp,
    /// Whose job it is; nobody's if it is the system's.
    pub owner: Option<Chain>,
    pub(super) kind: &'static str,
    pub(super) request: RequestId,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) random: Arc<dyn Random>,
}

impl<C> JobCtx<C> {
    /// A context that reaches everything. The ledger will name the job's kind as the actor.
    pub fn system(&self) -> Ctx<System> {
        self.reaching(System)
    }

    /// A context for the organisation whose job this is.
    pub fn org(&self) -> Option<Ctx<Org>> {
        match self.owner {
            Some(Chain::Org(id)) => Some(self.reaching(Org(id))),
            _ => None,
        }
    }

    /// A context for the person whose job this is.
    pub fn own(&self) -> Option<Ctx<Own>> {
        match self.owner {
            Some(Chain::Person(id)) => Some(self.reaching(Own(id))),
            _ => None,
        }
    }

    fn reaching<R: Reach>(&self, reach: R) -> Ctx<R> {
        let ctx = Ctx::new(Actor::System(self.kind), reach, self.clock.clone(), self.random.clone());
        ctx.with_request(self.request)
    }
}

/// One attempt under way.
pub(super) type Attempt = Pin<Box<dyn Future<Output = Result<(), JobError>> + Send>>;

/// A kind as the worker knows it.
#[derive(Debug)]
pub(super) struct Entry<C> {
    pub(super) kind: &'static str,
    pub(super) class: Class,
    pub(super) lease: Duration,
    pub(super) start: fn(&str, JobCtx<C>) -> Attempt,
}

/// The kinds of job that a worker runs. It leaves alone what it does not know: a newer node will.
pub struct Registry<C>(BTreeMap<&'static str, Entry<C>>);

impl<C: Clone + Send + Sync + 'static> Registry<C> {
    /// Knows nothing yet.
    pub fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// Adds a kind.
    ///
    /// # Errors
    /// [`Error::Setup`] when another kind has this name.
    pub fn with<J: Run<C>>(mut self) -> Result<Self> {
        let entry = Entry { kind: J::KIND, class: J::CLASS, lease: J::lease(), start: start::<J, C> };
        match self.0.insert(J::KIND, entry) {
            None => Ok(self),
            Some(known) => Err(Error::Setup(format!("two kinds of job are called {}", known.kind))),
        }
    }
}

impl<C> Registry<C> {
    pub(super) fn get(&self, kind: &str) -> Option<&Entry<C>> {
        self.0.get(kind)
    }

    pub(super) fn classes(&self) -> BTreeSet<Class> {
        self.0.values().map(|entry| entry.class).collect()
    }

    /// All names, as a JSON array for the statements that filter by them.
    pub(super) fn kinds(&self) -> String {
        let kinds: Vec<&str> = self.0.keys().copied().collect();
        serde_json::Value::from(kinds).to_string()
    }

    /// The longest lease of a class: what a claim takes before the job's own is known.
    pub(super) fn lease_of(&self, class: Class) -> Duration {
        let leases = self.0.values().filter(|entry| entry.class == class).map(|entry| entry.lease);
        leases.max().unwrap_or_default()
    }

    pub(super) fn shortest_lease(&self) -> Option<Duration> {
        self.0.values().map(|entry| entry.lease).min()
    }
}

impl<C: Clone + Send + Sync + 'static> Default for Registry<C> {
    fn default() -> Self {
        Self::new()
    }
}

impl<C> fmt::Debug for Registry<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Registry").field(&self.0.keys()).finish()
    }
}

fn start<J: Run<C>, C: Send + 'static>(payload: &str, ctx: JobCtx<C>) -> Attempt {
    match serde_json::from_str::<J>(payload) {
        Ok(job) => Box::pin(async move {
            let done = tokio::time::timeout(J::longest(), job.run(ctx)).await;
            done.unwrap_or(Err(JobError::retry("timeout")))
        }),
        // Trying again reads the same text; an operator may, once the program can read it.
        Err(_) => Box::pin(ready(Err(JobError::give_up("payload")))),
    }
}
