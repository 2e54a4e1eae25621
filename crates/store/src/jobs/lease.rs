//! Claiming, keeping and settling jobs. Every step after the claim names the worker and the version that the claim gave: a
//! worker that lost its lease changes nothing.

use super::enqueue::owner;
use super::kind::{Class, JobError, Priority};
use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::ledger::Chain;
use crate::{Result, Scope, WriteScope};
use domain::System;
use domain::id::JobId;
use domain::time::Timestamp;
use std::time::Duration;
use uuid::Uuid;

// On PostgreSQL an EXISTS in LANES_DUE would become a join that reads everything that waits; LATERAL with ORDER BY and LIMIT
// stays a few probes of the index. ARRAY(…) is computed once; an IN might be computed again and take more than its LIMIT.
statements! {
    System: LANES_DUE = "SELECT class.value, level.priority FROM json_each($1) AS class CROSS JOIN (SELECT 0 AS priority UNION ALL SELECT 1 UNION ALL SELECT 2) AS level WHERE EXISTS (SELECT 1 FROM job WHERE done_at IS NULL AND state = 'waiting' AND job.class = class.value AND job.priority = level.priority AND run_at <= $2) ORDER BY level.priority",
    "SELECT class.value, level.priority FROM json_array_elements_text(CAST(CAST($1 AS TEXT) AS JSON)) AS class (value) CROSS JOIN (SELECT CAST(0 AS BIGINT) AS priority UNION ALL SELECT 1 UNION ALL SELECT 2) AS level CROSS JOIN LATERAL (SELECT 1 FROM job WHERE done_at IS NULL AND state = 'waiting' AND job.class = class.value AND job.priority = level.priority AND run_at <= $2 ORDER BY run_at LIMIT 1) AS due ORDER BY level.priority";
    System: LEASES_OUT = "SELECT COUNT(*) FROM job WHERE done_at IS NULL AND state = 'running' AND lease_until <= $1";
    System: JOB_FREE = "UPDATE job SET state = CASE WHEN attempts >= max_attempts THEN 'dead' ELSE 'waiting' END, run_at = $1, lease_until = NULL, leased_by = NULL, last_error = 'lease_lost', version = version + 1 WHERE id IN (SELECT id FROM job WHERE done_at IS NULL AND state = 'running' AND lease_until <= $1 LIMIT 500)",
    "UPDATE job SET state = CASE WHEN attempts >= max_attempts THEN 'dead' ELSE 'waiting' END, run_at = $1, lease_until = NULL, leased_by = NULL, last_error = 'lease_lost', version = version + 1 WHERE id = ANY (ARRAY(SELECT id FROM job WHERE done_at IS NULL AND state = 'running' AND lease_until <= $1 LIMIT 500 FOR UPDATE SKIP LOCKED))";
    System: JOB_CLAIM = "UPDATE job SET state = 'running', lease_until = $5, leased_by = $6, attempts = attempts + 1, version = version + 1 WHERE id IN (SELECT id FROM job WHERE done_at IS NULL AND state = 'waiting' AND class = $1 AND priority = $2 AND run_at <= $3 AND kind IN (SELECT value FROM json_each($4)) ORDER BY run_at, id LIMIT $7) RETURNING id, org_id, person_id, kind, payload, attempts, max_attempts, due_at, version",
    "UPDATE job SET state = 'running', lease_until = $5, leased_by = $6, attempts = attempts + 1, version = version + 1 WHERE id = ANY (ARRAY(SELECT id FROM job WHERE done_at IS NULL AND state = 'waiting' AND class = $1 AND priority = $2 AND run_at <= $3 AND kind IN (SELECT json_array_elements_text(CAST(CAST($4 AS TEXT) AS JSON))) ORDER BY run_at, id LIMIT $7 FOR UPDATE SKIP LOCKED)) RETURNING id, org_id, person_id, kind, payload, attempts, max_attempts, due_at, version";
    System: JOB_EXTEND = "UPDATE job SET lease_until = $4 WHERE id = $1 AND leased_by = $2 AND version = $3";
    System: JOB_DONE = "UPDATE job SET state = 'done', done_at = $4, lease_until = NULL, leased_by = NULL, last_error = NULL, version = version + 1 WHERE id = $1 AND leased_by = $2 AND version = $3";
    System: JOB_AGAIN = "UPDATE job SET state = 'waiting', run_at = $4, lease_until = NULL, leased_by = NULL, last_error = $5, version = version + 1 WHERE id = $1 AND leased_by = $2 AND version = $3";
    System: JOB_DEAD = "UPDATE job SET state = 'dead', lease_until = NULL, leased_by = NULL, last_error = $4, version = version + 1 WHERE id = $1 AND leased_by = $2 AND version = $3";
    System: JOB_RELEASE = "UPDATE job SET state = 'waiting', lease_until = NULL, leased_by = NULL, attempts = attempts - 1, version = version + 1 WHERE id = $1 AND leased_by = $2 AND version = $3";
    System: JOB_PRUNE = "DELETE FROM job WHERE id IN (SELECT id FROM job WHERE done_at IS NOT NULL AND done_at < $1 ORDER BY done_at LIMIT 1000)";
}

/// How long jobs that are done or discarded stay, and with them their deduplicating keys.
const KEPT: Duration = Duration::from_hours(14 * 24);

/// Due jobs of one class and priority.
pub(super) type Lane = (Class, Priority);

/// The right to settle a job: its worker, and the version that the claim made. The number of attempts would not do, because
/// an operator's retry counts them anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ticket {
    pub(super) id: JobId,
    pub(super) worker: Uuid,
    pub(super) version: i64,
}

/// A job that is ours for now.
#[derive(Debug)]
pub(super) struct Claimed {
    pub(super) ticket: Ticket,
    pub(super) class: Class,
    pub(super) owner: Option<Chain>,
    pub(super) kind: String,
    pub(super) payload: String,
    pub(super) attempt: u32,
    pub(super) last: bool,
    pub(super) due: Timestamp,
    pub(super) until: Timestamp,
}

/// What a claim asks for.
#[derive(Debug)]
pub(super) struct Want<'a> {
    pub(super) lane: Lane,
    pub(super) kinds: &'a str,
    pub(super) worker: Uuid,
    pub(super) lease: Duration,
    pub(super) count: usize,
}

/// How an attempt ended.
#[derive(Debug, Clone, Copy)]
pub(super) enum Outcome {
    Done,
    Again {
        at: Timestamp,
        error: JobError,
    },
    Dead(JobError),
    /// Not tried to the end; it does not count.
    Released,
}

/// An outcome that is to be written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ended {
    pub(super) ticket: Ticket,
    pub(super) outcome: Outcome,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    org_id: Option<Uuid>,
    person_id: Option<Uuid>,
    kind: String,
    payload: String,
    attempts: i64,
    max_attempts: i64,
    due_at: Ts,
    version: i64,
}

impl Scope<'_, System> {
    /// The lanes in which jobs are due, the highest priority first.
    pub(super) async fn lanes_due(&mut self, classes: &str, now: Timestamp) -> Result<Vec<Lane>> {
        let found = rows!(self, LANES_DUE, (String, i64), fetch_all; classes, Ts(now))?;
        let lane = |(class, priority): (String, i64)| Some((Class::named(&class)?, Priority::numbered(priority)));
        Ok(found.into_iter().filter_map(lane).collect())
    }

    /// Whether a worker has been silent for too long.
    pub(super) async fn leases_out(&mut self, now: Timestamp) -> Result<bool> {
        Ok(rows!(self, LEASES_OUT, (i64,), fetch_one; Ts(now))?.0 > 0)
    }
}

impl WriteScope<'_, System> {
    /// Takes jobs back from workers that were silent for too long.
    pub(super) async fn free_jobs(&mut self) -> Result<u64> {
        changed!(self.scope, JOB_FREE; Ts(self.ctx.now()))
    }

    /// Takes due jobs.
    pub(super) async fn claim(&mut self, want: &Want<'_>) -> Result<Vec<Claimed>> {
        let now = self.ctx.now();
        let until = now.plus(want.lease);
        let (class, priority) = want.lane;
        let count = i64::try_from(want.count).unwrap_or(i64::MAX);
        let rows = rows!(
            self.scope, JOB_CLAIM, Row, fetch_all;
            class.name(), priority.number(), Ts(now), want.kinds, Ts(until), want.worker, count,
        )?;
        Ok(rows.into_iter().map(|row| claimed(row, want, until)).collect())
    }

    /// Keeps a job; says whether it still was ours.
    pub(super) async fn extend(&mut self, ticket: Ticket, until: Timestamp) -> Result<bool> {
        Ok(changed!(self.scope, JOB_EXTEND; ticket.id.uuid(), ticket.worker, ticket.version, Ts(until))? == 1)
    }

    /// Writes how an attempt ended; says whether the job still was ours.
    pub(super) async fn settle(&mut self, ended: Ended) -> Result<bool> {
        let Ticket { id, worker, version } = ended.ticket;
        let id = id.uuid();
        let changed = match ended.outcome {
            Outcome::Done => changed!(self.scope, JOB_DONE; id, worker, version, Ts(self.ctx.now())),
            Outcome::Again { at, error } => {
                changed!(self.scope, JOB_AGAIN; id, worker, version, Ts(at), error.text())
            }
            Outcome::Dead(error) => changed!(self.scope, JOB_DEAD; id, worker, version, error.text()),
            Outcome::Released => changed!(self.scope, JOB_RELEASE; id, worker, version),
        }?;
        Ok(changed == 1)
    }

    /// Deletes jobs that were done or discarded two weeks ago, a thousand at most; says how many.
    ///
    /// # Errors
    /// The store's.
    pub async fn prune_jobs(&mut self) -> Result<u64> {
        let before = Ts(self.ctx.now().minus(KEPT));
        changed!(self.scope, JOB_PRUNE; before)
    }
}

fn claimed(row: Row, want: &Want<'_>, until: Timestamp) -> Claimed {
    let ticket = Ticket { id: JobId::from_uuid(row.id), worker: want.worker, version: row.version };
    Claimed {
        ticket,
        class: want.lane.0,
        owner: owner(row.org_id, row.person_id),
        kind: row.kind,
        payload: row.payload,
        attempt: u32::try_from(row.attempts).unwrap_or(u32::MAX),
        last: row.attempts >= row.max_attempts,
        due: row.due_at.0,
        until,
    }
}
