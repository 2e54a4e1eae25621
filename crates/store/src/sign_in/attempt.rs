//! Counting tries in the database, so that they are counted whichever node is asked.

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::vault::BlindIndex;
use crate::{Result, WriteScope};
use domain::System;
use domain::time::Timestamp;
use std::time::Duration;

statements! {
    System: ATTEMPT_CLAIM = "INSERT INTO attempt (subject, kind, count, until) VALUES ($1, $2, 1, $4) ON CONFLICT (kind, subject) DO UPDATE SET count = CASE WHEN attempt.until <= $3 THEN 1 ELSE attempt.count + 1 END, until = CASE WHEN attempt.until <= $3 THEN $4 ELSE attempt.until END RETURNING count";
    System: ATTEMPT_FORGET = "DELETE FROM attempt WHERE kind = $1 AND subject = $2";
    System: ATTEMPT_RETURN = "UPDATE attempt SET count = count - 1 WHERE kind = $1 AND subject = $2 AND count > 0 AND until > $3";
    System: ATTEMPTS_PRUNE = "DELETE FROM attempt WHERE (kind, subject) IN (SELECT kind, subject FROM attempt WHERE until < $1 ORDER BY until LIMIT 1000)";
}

/// Never renamed: counts hang on it.
const FIELD: &str = "attempt.subject";

impl WriteScope<'_, System> {
    /// Counts one more try on a subject and says how many there are in the present window, this one included. Counted before
    /// it is known whether the try succeeds, so that tries at the same time cannot pass under the limit together.
    ///
    /// # Errors
    /// The store's.
    pub async fn claim_attempt(&mut self, kind: &str, subject: &str, window: Duration) -> Result<i64> {
        let tag = BlindIndex::global(&self.scope.keys.master, FIELD).tag(subject.as_bytes());
        let now = self.ctx.now();
        let until = Ts(now.plus(window));
        Ok(rows!(self.scope, ATTEMPT_CLAIM, (i64,), fetch_one; tag.as_bytes(), kind, Ts(now), until)?.0)
    }

    /// Forgets the tries on a subject: one succeeded.
    ///
    /// # Errors
    /// The store's.
    pub async fn forget_attempts(&mut self, kind: &str, subject: &str) -> Result<()> {
        let tag = BlindIndex::global(&self.scope.keys.master, FIELD).tag(subject.as_bytes());
        changed!(self.scope, ATTEMPT_FORGET; kind, tag.as_bytes())?;
        Ok(())
    }

    /// Gives one try on a subject back: it succeeded, and others' tries count on.
    ///
    /// # Errors
    /// The store's.
    pub async fn return_attempt(&mut self, kind: &str, subject: &str) -> Result<()> {
        let tag = BlindIndex::global(&self.scope.keys.master, FIELD).tag(subject.as_bytes());
        changed!(self.scope, ATTEMPT_RETURN; kind, tag.as_bytes(), Ts(self.ctx.now()))?;
        Ok(())
    }

    /// Forgets windows that ended before, a thousand at most; says how many.
    ///
    /// # Errors
    /// The store's.
    pub async fn prune_attempts(&mut self, before: Timestamp) -> Result<u64> {
        changed!(self.scope, ATTEMPTS_PRUNE; Ts(before))
    }
}
