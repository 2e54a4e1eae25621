//! The second factor: a sealed secret, the last step whose code was taken, and codes for the day on which it is lost.

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::ledger::Change;
use crate::vault::{self, BlindIndex};
use crate::{Error, Result, Scope, WriteScope};
use domain::Own;
use domain::id::PersonId;
use serde_json::json;

statements! {
    Own: SECOND_GET = "SELECT secret, version, confirmed_at FROM second_factor WHERE person_id = $1";
    Own: SECOND_SET = "INSERT INTO second_factor (person_id, secret, last_step, version, created_at) VALUES ($1, $2, 0, 1, $3) ON CONFLICT (person_id) DO UPDATE SET secret = $2, last_step = 0, version = second_factor.version + 1, created_at = $3 WHERE second_factor.confirmed_at IS NULL";
    Own: SECOND_CONFIRM = "UPDATE second_factor SET confirmed_at = $2 WHERE person_id = $1 AND version = $3 AND confirmed_at IS NULL";
    Own: SECOND_STEP = "UPDATE second_factor SET last_step = $2 WHERE person_id = $1 AND last_step < $2";
    Own: SECOND_REMOVE = "DELETE FROM second_factor WHERE person_id = $1";
    Own: RECOVERY_CLEAR = "DELETE FROM recovery_code WHERE person_id = $1";
    Own: RECOVERY_ADD = "INSERT INTO recovery_code (person_id, code_index) VALUES ($1, $2)";
    Own: RECOVERY_USE = "UPDATE recovery_code SET used_at = $3 WHERE person_id = $1 AND code_index = $2 AND used_at IS NULL";
    Own: RECOVERY_LEFT = "SELECT COUNT(*) FROM recovery_code WHERE person_id = $1 AND used_at IS NULL";
}

/// The column's name in the derivation of its index; never renamed.
const CODE: &str = "recovery_code.code";

/// A person's second factor.
#[derive(Clone, PartialEq, Eq)]
pub struct SecondFactor {
    /// The shared secret.
    pub secret: Vec<u8>,
    /// Whether a first code proved that the person has it.
    pub confirmed: bool,
    /// Counts secrets: what is confirmed is the one that was proved.
    pub version: i64,
}

impl std::fmt::Debug for SecondFactor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SecondFactor").field("confirmed", &self.confirmed).finish_non_exhaustive()
    }
}

impl Scope<'_, Own> {
    /// The second factor, if the person began to set one up.
    ///
    /// # Errors
    /// [`Error::Erased`] when the person was.
    pub async fn second_factor(&mut self) -> Result<Option<SecondFactor>> {
        type Row = (Vec<u8>, i64, Option<Ts>);
        let person = self.reach.0;
        let Some((sealed, version, confirmed)) = rows!(self, SECOND_GET, Row, fetch_optional; person.uuid())? else {
            return Ok(None);
        };
        let broken = Error::Inconsistent { table: "second_factor", column: "secret" };
        let Some(key) = self.key(person).await? else { return Err(broken) };
        let Ok(secret) = vault::open(&key, &context(person), &sealed) else { return Err(broken) };
        Ok(Some(SecondFactor { secret, confirmed: confirmed.is_some(), version }))
    }

    /// How many recovery codes are left.
    ///
    /// # Errors
    /// The store's.
    pub async fn recovery_codes_left(&mut self) -> Result<i64> {
        Ok(rows!(self, RECOVERY_LEFT, (i64,), fetch_one; self.reach.0.uuid())?.0)
    }
}

impl WriteScope<'_, Own> {
    /// Begins a second factor. One that is asked for already stays: it has to be removed first, which takes a code of it.
    ///
    /// # Errors
    /// [`Error::Stale`] when there is a confirmed one; [`Error::Erased`] when the person was.
    pub async fn begin_second_factor(&mut self, secret: &[u8]) -> Result<()> {
        let person = self.ctx.reach.0;
        let key = self.key_or_new(person).await?;
        let sealed = vault::seal(&key, &context(person), secret, self.ctx.source());
        if changed!(self.scope, SECOND_SET; person.uuid(), &sealed, Ts(self.ctx.now()))? == 0 {
            return Err(Error::Stale { entity: "second_factor" });
        }
        self.record(change("second_factor.begun", person));
        Ok(())
    }

    /// From now on it is asked for, and these codes stand in for it.
    ///
    /// # Errors
    /// [`Error::Stale`] when it was confirmed before, or is gone.
    pub async fn confirm_second_factor(&mut self, version: i64, recovery: &[String]) -> Result<()> {
        let (person, now) = (self.ctx.reach.0, Ts(self.ctx.now()));
        if changed!(self.scope, SECOND_CONFIRM; person.uuid(), now, version)? == 0 {
            return Err(Error::Stale { entity: "second_factor" });
        }
        self.keep_recovery_codes(recovery).await?;
        self.record(change("second_factor.confirmed", person));
        Ok(())
    }

    /// These codes stand in for it from now on, and none of those before.
    ///
    /// # Errors
    /// [`Error::Stale`] when there is no second factor of this version.
    pub async fn renew_recovery_codes(&mut self, version: i64, recovery: &[String]) -> Result<()> {
        let person = self.ctx.reach.0;
        let held = self.second_factor().await?;
        if !held.is_some_and(|held| held.confirmed && held.version == version) {
            return Err(Error::Stale { entity: "second_factor" });
        }
        self.keep_recovery_codes(recovery).await?;
        self.record(change("second_factor.codes_renewed", person));
        Ok(())
    }

    async fn keep_recovery_codes(&mut self, recovery: &[String]) -> Result<()> {
        let person = self.ctx.reach.0;
        changed!(self.scope, RECOVERY_CLEAR; person.uuid())?;
        for code in recovery {
            let tag = self.recovery_tag(code);
            changed!(self.scope, RECOVERY_ADD; person.uuid(), tag.as_slice())?;
        }
        Ok(())
    }

    /// Takes a step's code, once. Not recorded: the sign-in is.
    ///
    /// # Errors
    /// The store's.
    pub async fn take_step(&mut self, step: i64) -> Result<bool> {
        Ok(changed!(self.scope, SECOND_STEP; self.ctx.reach.0.uuid(), step)? == 1)
    }

    /// Takes a recovery code, once.
    ///
    /// # Errors
    /// The store's.
    pub async fn take_recovery_code(&mut self, code: &str) -> Result<bool> {
        let (person, now) = (self.ctx.reach.0, Ts(self.ctx.now()));
        let tag = self.recovery_tag(code);
        let taken = changed!(self.scope, RECOVERY_USE; person.uuid(), tag.as_slice(), now)? == 1;
        if taken {
            self.record(change("recovery_code.used", person));
        }
        Ok(taken)
    }

    /// Removes the second factor and its recovery codes.
    ///
    /// # Errors
    /// The store's.
    pub async fn remove_second_factor(&mut self) -> Result<()> {
        let person = self.ctx.reach.0;
        changed!(self.scope, RECOVERY_CLEAR; person.uuid())?;
        if changed!(self.scope, SECOND_REMOVE; person.uuid())? == 1 {
            self.record(change("second_factor.removed", person));
        }
        Ok(())
    }

    fn recovery_tag(&self, code: &str) -> Vec<u8> {
        BlindIndex::global(&self.scope.keys.master, CODE).tag(code.as_bytes()).as_bytes().to_vec()
    }
}

fn context(person: PersonId) -> Vec<u8> {
    [b"second_factor.secret".as_slice(), person.uuid().as_bytes()].concat()
}

fn change(action: &'static str, person: PersonId) -> Change {
    let (entity_id, subject) = (person.uuid(), Some(person.uuid()));
    Change { action, entity: "second_factor", entity_id, version: 1, subject, payload: json!({}) }
}
