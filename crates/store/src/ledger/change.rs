//! What a closure says it changed, kept in memory until the transaction ends.

use super::hash::{self, Digest};
use domain::id::{OrgId, PersonId, RequestId};
use domain::time::Timestamp;
use domain::{Ctx, Reach};
use serde_json::Value;
use uuid::Uuid;

/// Whose chain a change belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Chain {
    /// An organisation's.
    Org(OrgId),
    /// A person's own.
    Person(PersonId),
}

impl Chain {
    /// The identifier that the chain is kept under.
    pub fn id(self) -> Uuid {
        match self {
            Self::Org(id) => id.uuid(),
            Self::Person(id) => id.uuid(),
        }
    }

    pub(crate) fn org(self) -> Option<Uuid> {
        match self {
            Self::Org(id) => Some(id.uuid()),
            Self::Person(_) => None,
        }
    }

    pub(crate) fn person(self) -> Option<Uuid> {
        match self {
            Self::Org(_) => None,
            Self::Person(id) => Some(id.uuid()),
        }
    }
}

impl std::fmt::Display for Chain {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Org(id) => write!(f, "organisation {id}"),
            Self::Person(id) => write!(f, "person {id}"),
        }
    }
}

/// One change of state, as ledger and outbox are told.
#[derive(Debug, Clone)]
pub struct Change {
    /// What happened, in the past tense: `person_record.created`. A name, never data.
    pub action: &'static str,
    /// The table; also the topic under which watchers hear of it.
    pub entity: &'static str,
    /// The row.
    pub entity_id: Uuid,
    /// The row's version after the change.
    pub version: i64,
    /// Whose data the payload holds, if it is somebody's: erasing them erases the payload's salt.
    pub subject: Option<Uuid>,
    /// What was written. Only its salted hash is kept.
    pub payload: Value,
}

/// A change with everything that its ledger row needs but its place in the chain.
#[derive(Debug)]
pub(crate) struct PendingChange {
    pub(crate) chain: Chain,
    pub(crate) at: Timestamp,
    pub(crate) actor: String,
    pub(crate) request: RequestId,
    pub(crate) action: &'static str,
    pub(crate) entity: &'static str,
    pub(crate) entity_id: Uuid,
    pub(crate) version: i64,
    pub(crate) subject: Option<Uuid>,
    pub(crate) salt: [u8; 16],
    pub(crate) payload_hash: Digest,
}

/// What a transaction leaves to its end: changes that are not written yet, and whether workers are to be woken.
#[derive(Debug, Default)]
pub(crate) struct Pending {
    changes: Vec<PendingChange>,
    enqueued: bool,
}

impl Pending {
    pub(crate) fn push<R: Reach>(&mut self, ctx: &Ctx<R>, chain: Chain, change: &Change) {
        let salt = ctx.random();
        self.changes.push(PendingChange {
            chain,
            at: ctx.now(),
            actor: ctx.actor.to_string(),
            request: ctx.request,
            action: change.action,
            entity: change.entity,
            entity_id: change.entity_id,
            version: change.version,
            subject: change.subject,
            salt,
            payload_hash: hash::payload_hash(&salt, &change.payload),
        });
    }

    pub(crate) fn len(&self) -> usize {
        self.changes.len()
    }

    /// Forgets what a failed closure said.
    pub(crate) fn truncate(&mut self, len: usize) {
        self.changes.truncate(len);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// There is a job to do once this is committed.
    pub(crate) fn note_job(&mut self) {
        self.enqueued = true;
    }

    /// A closure that enqueued and then failed may have said so: waking in vain does no harm.
    pub(crate) fn enqueued(&self) -> bool {
        self.enqueued
    }

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, PendingChange> {
        self.changes.iter()
    }
}
