//! Enqueuing: inside the transaction that wants the work done.

use super::kind::{Class, Job, Priority};
use crate::engine::conn::changed;
use crate::engine::statement::{Internal, statements};
use crate::engine::types::Ts;
use crate::ledger::Chain;
use crate::scope::Reaching;
use crate::{Error, Result, WriteScope};
use domain::id::{JobId, OrgId, PersonId};
use domain::time::Timestamp;
use domain::{Desk, Org, Own, System};
use uuid::Uuid;

statements! {
    Internal: JOB_ADD = "INSERT INTO job (id, org_id, person_id, kind, class, payload, dedupe, priority, state, due_at, run_at, attempts, max_attempts, version, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $9, $9, 0, $10, 1, $11) ON CONFLICT (kind, dedupe) WHERE dedupe IS NOT NULL DO NOTHING";
}

/// How a job is enqueued: `Enqueue::now().once("invoice-2026-11")`.
#[derive(Debug, Clone, Default)]
pub struct Enqueue {
    run_at: Option<Timestamp>,
    dedupe: Option<String>,
    priority: Priority,
}

impl Enqueue {
    /// As soon as a worker is free.
    pub fn now() -> Self {
        Self::default()
    }

    /// Not before this instant.
    pub fn at(instant: Timestamp) -> Self {
        Self { run_at: Some(instant), ..Self::default() }
    }

    /// Only if the owner has no job of this kind with this key yet. Done jobs count too until they are pruned
    /// ([`crate::jobs`] keeps them for weeks), so the key says which work is meant, not just which object.
    #[must_use]
    pub fn once(mut self, key: impl Into<String>) -> Self {
        self.dedupe = Some(key.into());
        self
    }

    /// Before or after others.
    #[must_use]
    pub fn priority(mut self, priority: Priority) -> Self {
        self.priority = priority;
        self
    }
}

/// What enqueuing did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enqueued {
    /// There is a new job.
    New(JobId),
    /// There was one with this key.
    Known,
}

impl Enqueued {
    /// Whether the job is new.
    pub fn is_new(self) -> bool {
        matches!(self, Self::New(_))
    }
}

/// A job's row before it has an id.
#[derive(Debug)]
pub(super) struct NewJob<'a> {
    pub(super) owner: Option<Chain>,
    pub(super) kind: &'a str,
    pub(super) class: Class,
    pub(super) max_attempts: i64,
    pub(super) payload: &'a str,
}

/// The owner that two nullable columns name.
pub(super) fn owner(org: Option<Uuid>, person: Option<Uuid>) -> Option<Chain> {
    let org = org.map(|id| Chain::Org(OrgId::from_uuid(id)));
    org.or_else(|| person.map(|id| Chain::Person(PersonId::from_uuid(id))))
}

pub(super) fn payload<J: Job>(job: &J) -> Result<String> {
    serde_json::to_string(job).map_err(|_| Error::Inconsistent { table: "job", column: "payload" })
}

async fn add<R: Reaching, J: Job>(
    scope: &mut WriteScope<'_, R>,
    owner: Option<Chain>,
    job: &J,
    options: &Enqueue,
) -> Result<Enqueued> {
    let payload = payload(job)?;
    let max_attempts = i64::from(J::MAX_ATTEMPTS);
    let new = NewJob { owner, kind: J::KIND, class: J::CLASS, max_attempts, payload: &payload };
    insert(scope, &new, options).await
}

pub(super) async fn insert<R: Reaching>(
    scope: &mut WriteScope<'_, R>,
    new: &NewJob<'_>,
    options: &Enqueue,
) -> Result<Enqueued> {
    let id: JobId = scope.ctx.id();
    let now = scope.ctx.now();
    let run_at = Ts(options.run_at.unwrap_or(now));
    let (org, person) = (new.owner.and_then(Chain::org), new.owner.and_then(Chain::person));
    // The owner is part of the key: one organisation's keys neither hinder nor betray another's.
    let dedupe = options.dedupe.as_deref().map(|key| match new.owner {
        Some(owner) => format!("{}/{key}", owner.id()),
        None => key.to_owned(),
    });
    let (class, priority) = (new.class.name(), options.priority.number());
    let added = scope
        .scope
        .internally(async |inner| {
            changed!(
                inner, JOB_ADD;
                id.uuid(), org, person, new.kind, class, new.payload, dedupe.as_deref(), priority, run_at,
                new.max_attempts, Ts(now),
            )
        })
        .await?;
    if added == 0 {
        return Ok(Enqueued::Known);
    }
    scope.ring_at_commit();
    Ok(Enqueued::New(id))
}

impl WriteScope<'_, Org> {
    /// Enqueues a job of the organisation.
    ///
    /// # Errors
    /// The store's.
    pub async fn enqueue<J: Job>(&mut self, job: &J, options: &Enqueue) -> Result<Enqueued> {
        let owner = Chain::Org(self.ctx.reach.0);
        add(self, Some(owner), job, options).await
    }
}

impl WriteScope<'_, Own> {
    /// Enqueues a job of the person.
    ///
    /// # Errors
    /// The store's.
    pub async fn enqueue<J: Job>(&mut self, job: &J, options: &Enqueue) -> Result<Enqueued> {
        let owner = Chain::Person(self.ctx.reach.0);
        add(self, Some(owner), job, options).await
    }
}

impl WriteScope<'_, Desk> {
    /// Enqueues a job of one of the desk's organisations.
    ///
    /// # Errors
    /// [`Error::OutOfScope`] for an organisation without a mandate.
    pub async fn enqueue<J: Job>(&mut self, org: OrgId, job: &J, options: &Enqueue) -> Result<Enqueued> {
        if !self.ctx.reach.0.contains(&org) {
            return Err(Error::OutOfScope);
        }
        add(self, Some(Chain::Org(org)), job, options).await
    }
}

impl WriteScope<'_, System> {
    /// Enqueues a job of whoever is named, or of the system itself.
    ///
    /// # Errors
    /// The store's.
    pub async fn enqueue<J: Job>(&mut self, owner: Option<Chain>, job: &J, options: &Enqueue) -> Result<Enqueued> {
        add(self, owner, job, options).await
    }
}
