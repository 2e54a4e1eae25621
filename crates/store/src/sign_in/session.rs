//! Where people are signed in. A sign-in is renewed by a secret that changes each time; one that was used before is a stolen one.

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::ledger::Change;
use crate::{Error, Result, Scope, WriteScope};
use domain::id::{PersonId, SignInId};
use domain::time::Timestamp;
use domain::{Own, System};
use serde_json::json;
use std::time::Duration;
use uuid::Uuid;

statements! {
    Own: SIGN_IN_ADD = "INSERT INTO sign_in (person_id, id, refresh_hash, rotated_at, method, two_factors, device, created_at, expires_at) SELECT account.person_id, $2, $3, $8, $4, $5, $6, $8, $7 FROM account WHERE account.person_id = $1 AND account.state = 'active'";
    Own: ACCOUNT_HOLD = "UPDATE account SET updated_at = updated_at WHERE person_id = $1 AND state = 'active'";
    System: SIGN_IN_OF = "SELECT person_id, id, method, two_factors, device, created_at, rotated_at, expires_at, ended_at FROM sign_in WHERE id = $1";
    Own: SIGN_INS = "SELECT person_id, id, method, two_factors, device, created_at, rotated_at, expires_at, ended_at FROM sign_in WHERE person_id = $1 AND ended_at IS NULL AND expires_at > $2 ORDER BY rotated_at DESC, id LIMIT 200";
    Own: SIGN_IN_RENEW = "UPDATE sign_in SET refresh_hash = $4, previous_hash = $3, rotated_at = $5 WHERE person_id = $1 AND id = $2 AND refresh_hash = $3 AND ended_at IS NULL AND expires_at > $5 AND EXISTS (SELECT 1 FROM account WHERE account.person_id = $1 AND account.state = 'active')";
    Own: SIGN_IN_SECRETS = "SELECT previous_hash, rotated_at, expires_at, ended_at FROM sign_in WHERE person_id = $1 AND id = $2";
    Own: SIGN_IN_END = "UPDATE sign_in SET ended_at = $3 WHERE person_id = $1 AND id = $2 AND ended_at IS NULL";
    Own: SIGN_INS_CAP = "UPDATE sign_in SET ended_at = $2 WHERE person_id = $1 AND ended_at IS NULL AND id NOT IN (SELECT newest.id FROM sign_in newest WHERE newest.person_id = $1 AND newest.ended_at IS NULL AND newest.expires_at > $2 ORDER BY newest.created_at DESC, newest.id DESC LIMIT $3)";
    Own: SIGN_INS_END = "UPDATE sign_in SET ended_at = $3 WHERE person_id = $1 AND id <> $2 AND ended_at IS NULL";
    System: SIGN_INS_PRUNE = "DELETE FROM sign_in WHERE id IN (SELECT id FROM sign_in WHERE expires_at < $1 ORDER BY expires_at LIMIT 1000)";
}

/// How long the secret before the present one is taken for a request that was under way at the same time.
const OVERLAP: Duration = Duration::from_secs(30);

/// So many devices are enough for anybody (ASVS 5.0, 7.1.2); one more ends the oldest.
pub const MOST_SIGN_INS: i64 = 20;

/// How somebody signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Name and password.
    Password,
    /// A passkey.
    Passkey,
    /// The organisation's own sign-in (OIDC).
    Organisation,
    /// The demo's page of roles.
    Demo,
}

impl Method {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Password, Self::Passkey, Self::Organisation, Self::Demo];

    /// As it stands in the table.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Passkey => "passkey",
            Self::Organisation => "organisation",
            Self::Demo => "demo",
        }
    }

    /// Reads what [`Self::code`] writes.
    pub(super) fn read(code: &str) -> Result<Self> {
        let found = Self::ALL.into_iter().find(|method| method.code() == code);
        found.ok_or(Error::Inconsistent { table: "sign_in", column: "method" })
    }
}

/// A new sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSignIn {
    /// SHA-256 of the secret that renews it.
    pub refresh_hash: [u8; 32],
    /// How.
    pub method: Method,
    /// Whether a second factor was shown.
    pub second_factor: bool,
    /// The kind of browser, for the person's own list.
    pub device: String,
    /// When it ends at the latest.
    pub expires: Timestamp,
}

/// Where somebody is or was signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// The sign-in.
    pub id: SignInId,
    /// Who.
    pub person: PersonId,
    /// How.
    pub method: Method,
    /// Whether a second factor was shown.
    pub second_factor: bool,
    /// The kind of browser.
    pub device: String,
    /// Since when.
    pub created: Timestamp,
    /// When it was last renewed.
    pub renewed: Timestamp,
    /// When it ends at the latest.
    pub expires: Timestamp,
    /// When it was ended before that.
    pub ended: Option<Timestamp>,
}

/// What became of a renewal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renewal {
    /// The new secret counts.
    Renewed,
    /// Another request renewed it a moment ago; the secret that it got counts.
    Parallel,
    /// The secret was used up long ago or never given: somebody copied one. The sign-in was ended.
    Stolen,
    /// The sign-in is over.
    Over,
}

/// The secret before the present one, since when that counts, when the sign-in ends, when it was ended.
type Secrets = (Option<Vec<u8>>, Ts, Ts, Option<Ts>);

#[derive(sqlx::FromRow)]
struct Row {
    person_id: Uuid,
    id: Uuid,
    method: String,
    two_factors: bool,
    device: String,
    created_at: Ts,
    rotated_at: Ts,
    expires_at: Ts,
    ended_at: Option<Ts>,
}

impl TryFrom<Row> for SignIn {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: SignInId::from_uuid(row.id),
            person: PersonId::from_uuid(row.person_id),
            method: Method::read(&row.method)?,
            second_factor: row.two_factors,
            device: row.device,
            created: row.created_at.0,
            renewed: row.rotated_at.0,
            expires: row.expires_at.0,
            ended: row.ended_at.map(|at| at.0),
        })
    }
}

impl Scope<'_, System> {
    /// A sign-in by its identifier.
    ///
    /// # Errors
    /// The store's.
    pub async fn sign_in(&mut self, id: SignInId) -> Result<Option<SignIn>> {
        rows!(self, SIGN_IN_OF, Row, fetch_optional; id.uuid())?.map(Row::try_into).transpose()
    }
}

impl Scope<'_, Own> {
    /// Where the person is signed in, the latest first.
    ///
    /// # Errors
    /// The store's.
    pub async fn sign_ins(&mut self, now: Timestamp) -> Result<Vec<SignIn>> {
        let found = rows!(self, SIGN_INS, Row, fetch_all; self.reach.0.uuid(), Ts(now))?;
        found.into_iter().map(Row::try_into).collect()
    }
}

impl WriteScope<'_, Own> {
    /// Begins a sign-in; the oldest one ends when there are more than [`MOST_SIGN_INS`].
    ///
    /// # Errors
    /// [`Error::Stale`] for an account that is locked or erased.
    pub async fn begin_sign_in(&mut self, new: &NewSignIn) -> Result<SignInId> {
        let (person, id, now) = (self.ctx.reach.0.uuid(), self.ctx.id::<SignInId>(), Ts(self.ctx.now()));
        // Held until this is saved: whoever locks or erases the account meanwhile ends this sign-in too.
        changed!(self.scope, ACCOUNT_HOLD; person)?;
        let begun = changed!(
            self.scope, SIGN_IN_ADD;
            person, id.uuid(), new.refresh_hash.as_slice(), new.method.code(), new.second_factor, &new.device,
            Ts(new.expires), now,
        )?;
        if begun == 0 {
            return Err(Error::Stale { entity: "account" });
        }
        self.record(change("sign_in.begun", person, id, json!({ "method": new.method.code() })));
        let ended = changed!(self.scope, SIGN_INS_CAP; person, now, MOST_SIGN_INS)?;
        if ended > 0 {
            self.record(change("sign_in.oldest_ended", person, id, json!({ "count": ended })));
        }
        Ok(id)
    }

    /// Exchanges the secret. Not recorded: it changes nothing that anybody decides on; a stolen secret is.
    ///
    /// # Errors
    /// The store's.
    pub async fn renew_sign_in(&mut self, id: SignInId, shown: &[u8; 32], next: &[u8; 32]) -> Result<Renewal> {
        let (person, now) = (self.ctx.reach.0.uuid(), self.ctx.now());
        let (old, new) = (shown.as_slice(), next.as_slice());
        if changed!(self.scope, SIGN_IN_RENEW; person, id.uuid(), old, new, Ts(now))? == 1 {
            return Ok(Renewal::Renewed);
        }
        let found = rows!(self.scope, SIGN_IN_SECRETS, Secrets, fetch_optional; person, id.uuid())?;
        let Some((previous, rotated, expires, None)) = found else { return Ok(Renewal::Over) };
        if expires.0 <= now {
            return Ok(Renewal::Over);
        }
        if previous.as_deref() == Some(old) && now.since(rotated.0) <= OVERLAP {
            return Ok(Renewal::Parallel);
        }
        self.end(id, "sign_in.secret_reused").await?;
        Ok(Renewal::Stolen)
    }

    /// Ends a sign-in; one that is over stays over.
    ///
    /// # Errors
    /// The store's.
    pub async fn end_sign_in(&mut self, id: SignInId) -> Result<()> {
        self.end(id, "sign_in.ended").await
    }

    /// Ends every sign-in but this one; says how many.
    ///
    /// # Errors
    /// The store's.
    pub async fn end_other_sign_ins(&mut self, kept: SignInId) -> Result<u64> {
        let (person, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        let ended = changed!(self.scope, SIGN_INS_END; person, kept.uuid(), now)?;
        if ended > 0 {
            self.record(change("sign_in.others_ended", person, kept, json!({ "count": ended })));
        }
        Ok(ended)
    }

    async fn end(&mut self, id: SignInId, action: &'static str) -> Result<()> {
        let (person, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        if changed!(self.scope, SIGN_IN_END; person, id.uuid(), now)? == 1 {
            self.record(change(action, person, id, json!({})));
        }
        Ok(())
    }
}

impl WriteScope<'_, System> {
    /// Forgets sign-ins whose time was over before, a thousand at most; says how many.
    ///
    /// # Errors
    /// The store's.
    pub async fn prune_sign_ins(&mut self, before: Timestamp) -> Result<u64> {
        changed!(self.scope, SIGN_INS_PRUNE; Ts(before))
    }
}

fn change(action: &'static str, person: Uuid, id: SignInId, payload: serde_json::Value) -> Change {
    Change { action, entity: "sign_in", entity_id: id.uuid(), version: 1, subject: Some(person), payload }
}
