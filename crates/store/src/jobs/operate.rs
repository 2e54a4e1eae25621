//! For the operator: how much waits, what is dead, and what to do about it.

use super::enqueue::owner;
use crate::engine::conn::rows;
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::ledger::{Chain, Change};
use crate::{Error, Result, Scope, WriteScope};
use domain::System;
use domain::id::JobId;
use domain::time::Timestamp;
use serde_json::json;
use std::time::Duration;
use uuid::Uuid;

statements! {
    System: JOB_COUNTS = "SELECT class, state, COUNT(*) FROM job WHERE done_at IS NULL GROUP BY class, state ORDER BY class, state";
    System: JOB_OLDEST = "SELECT run_at FROM job WHERE done_at IS NULL AND state = 'waiting' AND run_at <= $1 ORDER BY run_at LIMIT 1";
    System: JOBS_DEAD = "SELECT id, org_id, person_id, kind, class, attempts, last_error, due_at FROM job WHERE done_at IS NULL AND state = 'dead' AND id > $1 ORDER BY id LIMIT $2";
    System: JOB_RETRY = "UPDATE job SET state = 'waiting', run_at = $2, attempts = 0, version = version + 1 WHERE id = $1 AND done_at IS NULL AND state = 'dead' RETURNING org_id, person_id, kind, version";
    System: JOB_DISCARD = "UPDATE job SET state = 'discarded', done_at = $2, dedupe = NULL, last_error = $3, version = version + 1 WHERE id = $1 AND done_at IS NULL AND state = 'dead' RETURNING org_id, person_id, kind, version";
}

/// Longer reasons are cut.
const REASON: usize = 200;

/// How many jobs of a class are in a state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobCount {
    /// A [`super::Class`]'s name, or one that this program does not know yet.
    pub class: String,
    /// `waiting`, `running` or `dead`.
    pub state: String,
    /// How many.
    pub count: i64,
}

/// A job that nobody will try again by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadJob {
    /// The job.
    pub id: JobId,
    /// Whose it is.
    pub owner: Option<Chain>,
    /// Its kind.
    pub kind: String,
    /// Its class.
    pub class: String,
    /// How often it was tried.
    pub attempts: i64,
    /// The last attempt's code.
    pub last_error: Option<String>,
    /// When it was first meant to run.
    pub due: Timestamp,
}

#[derive(sqlx::FromRow)]
struct DeadRow {
    id: Uuid,
    org_id: Option<Uuid>,
    person_id: Option<Uuid>,
    kind: String,
    class: String,
    attempts: i64,
    last_error: Option<String>,
    due_at: Ts,
}

impl From<DeadRow> for DeadJob {
    fn from(row: DeadRow) -> Self {
        Self {
            id: JobId::from_uuid(row.id),
            owner: owner(row.org_id, row.person_id),
            kind: row.kind,
            class: row.class,
            attempts: row.attempts,
            last_error: row.last_error,
            due: row.due_at.0,
        }
    }
}

impl Scope<'_, System> {
    /// How many jobs wait, run and are dead, by class.
    ///
    /// # Errors
    /// The store's.
    pub async fn count_jobs(&mut self) -> Result<Vec<JobCount>> {
        let counts = rows!(self, JOB_COUNTS, (String, String, i64), fetch_all;)?;
        Ok(counts.into_iter().map(|(class, state, count)| JobCount { class, state, count }).collect())
    }

    /// For how long the oldest due job has been waiting; nothing if none is due.
    ///
    /// # Errors
    /// The store's.
    pub async fn job_lag(&mut self, now: Timestamp) -> Result<Duration> {
        let oldest = rows!(self, JOB_OLDEST, (Ts,), fetch_optional; Ts(now))?;
        Ok(oldest.map_or(Duration::ZERO, |(run_at,)| now.since(run_at.0)))
    }

    /// A page of the dead jobs, the oldest first, after the given one.
    ///
    /// # Errors
    /// The store's.
    pub async fn dead_jobs(&mut self, after: Option<JobId>, limit: u16) -> Result<Vec<DeadJob>> {
        let after = after.map_or(Uuid::nil(), JobId::uuid);
        let page = rows!(self, JOBS_DEAD, DeadRow, fetch_all; after, i64::from(limit))?;
        Ok(page.into_iter().map(DeadJob::from).collect())
    }
}

type Decided = (Option<Uuid>, Option<Uuid>, String, i64);

impl WriteScope<'_, System> {
    /// Lets a dead job run again, with all its attempts.
    ///
    /// # Errors
    /// [`Error::Stale`] when it is not dead, or not there.
    pub async fn retry_dead(&mut self, id: JobId) -> Result<()> {
        let now = Ts(self.ctx.now());
        let decided = rows!(self.scope, JOB_RETRY, Decided, fetch_optional; id.uuid(), now)?;
        self.ring_at_commit();
        self.note_decision("job.retried", id, decided, None)
    }

    /// Gives a dead job up. Its deduplicating key is free again. The reason is kept until the job is pruned; it must not hold
    /// personal data, and is cut after 200 characters.
    ///
    /// # Errors
    /// [`Error::Stale`] when it is not dead, or not there.
    pub async fn discard_dead(&mut self, id: JobId, reason: &str) -> Result<()> {
        let now = Ts(self.ctx.now());
        let reason: String = reason.chars().take(REASON).collect();
        let decided = rows!(self.scope, JOB_DISCARD, Decided, fetch_optional; id.uuid(), now, &reason)?;
        self.note_decision("job.discarded", id, decided, Some(&reason))
    }

    /// Records an operator's decision in the owner's chain; the system has none, its decisions stand in the log.
    fn note_decision(
        &mut self,
        action: &'static str,
        id: JobId,
        decided: Option<Decided>,
        reason: Option<&str>,
    ) -> Result<()> {
        let Some((org, person, kind, version)) = decided else { return Err(Error::Stale { entity: "job" }) };
        let Some(owner) = owner(org, person) else {
            tracing::info!(%id, kind, action, actor = %self.ctx.actor, "an operator decided about a job");
            return Ok(());
        };
        let payload = json!({ "kind": kind, "reason": reason });
        self.record_in(
            owner,
            Change { action, entity: "job", entity_id: id.uuid(), version, subject: person, payload },
        );
        Ok(())
    }
}
