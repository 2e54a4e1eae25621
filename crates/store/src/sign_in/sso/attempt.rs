//! Who is on the way to a provider and back. Nothing here is recorded in a ledger: it decides nothing, and the sign-in that comes of it is.

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::vault::{open_setting, seal_setting};
use crate::{Error, Result, WriteScope};
use domain::id::OrgId;
use domain::time::Timestamp;
use domain::{Org, System};
use std::fmt;
use uuid::Uuid;

statements! {
    Org: SSO_ATTEMPT_ADD = "INSERT INTO sso_attempt (org_id, state_hash, browser_hash, nonce_hash, verifier, provider_version, return_path, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    System: SSO_ATTEMPT_TAKE = "DELETE FROM sso_attempt WHERE state_hash = $1 RETURNING org_id, browser_hash, nonce_hash, verifier, provider_version, return_path, expires_at";
    System: SSO_ATTEMPTS_PRUNE = "DELETE FROM sso_attempt WHERE state_hash IN (SELECT state_hash FROM sso_attempt WHERE expires_at < $1 ORDER BY expires_at LIMIT 200)";
    System: SSO_TICKETS_PRUNE = "DELETE FROM sso_ticket WHERE ticket_hash IN (SELECT ticket_hash FROM sso_ticket WHERE expires_at < $1 ORDER BY expires_at LIMIT 200)";
}

/// The column's name in the key that seals it; never renamed.
const VERIFIER: &str = "sso_attempt.verifier";

/// Somebody sets out. All hashes are SHA-256.
#[derive(Clone)]
pub struct NewSsoAttempt<'a> {
    /// Of what comes back with the browser.
    pub state_hash: [u8; 32],
    /// Of what the browser keeps.
    pub browser_hash: [u8; 32],
    /// Of what comes back in the token.
    pub nonce_hash: [u8; 32],
    /// What proves that who began also finishes (RFC 7636); kept sealed.
    pub verifier: &'a str,
    /// The provider's setting that this begins with.
    pub provider_version: i64,
    /// Where to go afterwards.
    pub return_path: &'a str,
    /// Until when.
    pub expires: Timestamp,
}

impl fmt::Debug for NewSsoAttempt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewSsoAttempt").field("expires", &self.expires).finish_non_exhaustive()
    }
}

/// Somebody comes back.
#[derive(Clone)]
pub struct SsoAttempt {
    /// Whose provider it was.
    pub org: OrgId,
    /// Of what the browser keeps.
    pub browser_hash: Vec<u8>,
    /// Of what must stand in the token.
    pub nonce_hash: Vec<u8>,
    /// What proves that who began also finishes.
    pub verifier: String,
    /// The provider's setting that this began with.
    pub provider_version: i64,
    /// Where to go afterwards.
    pub return_path: String,
    /// Until when.
    pub expires: Timestamp,
}

impl fmt::Debug for SsoAttempt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SsoAttempt").field("org", &self.org).field("expires", &self.expires).finish_non_exhaustive()
    }
}

impl WriteScope<'_, Org> {
    /// Remembers that somebody set out.
    ///
    /// # Errors
    /// The store's.
    pub async fn begin_sso(&mut self, new: &NewSsoAttempt<'_>) -> Result<()> {
        let (org, state) = (self.ctx.reach.0.uuid(), new.state_hash.as_slice());
        let sealed = seal_setting(&self.scope.keys.master, VERIFIER, state, new.verifier.as_bytes(), self.ctx.source());
        changed!(
            self.scope, SSO_ATTEMPT_ADD;
            org, state, new.browser_hash.as_slice(), new.nonce_hash.as_slice(), &sealed, new.provider_version,
            new.return_path, Ts(new.expires),
        )?;
        Ok(())
    }
}

impl WriteScope<'_, System> {
    /// Takes an attempt, once, however it ends.
    ///
    /// # Errors
    /// The store's.
    pub async fn take_sso(&mut self, state_hash: &[u8; 32]) -> Result<Option<SsoAttempt>> {
        type Row = (Uuid, Vec<u8>, Vec<u8>, Vec<u8>, i64, String, Ts);
        let state = state_hash.as_slice();
        let taken = rows!(self.scope, SSO_ATTEMPT_TAKE, Row, fetch_optional; state)?;
        let Some((org, browser_hash, nonce_hash, sealed, provider_version, return_path, expires)) = taken else {
            return Ok(None);
        };
        let broken = Error::Inconsistent { table: "sso_attempt", column: "verifier" };
        let Ok(verifier) = open_setting(&self.scope.keys.master, VERIFIER, state, &sealed) else { return Err(broken) };
        let Ok(verifier) = String::from_utf8(verifier.to_vec()) else { return Err(broken) };
        let (org, expires) = (OrgId::from_uuid(org), expires.0);
        Ok(Some(SsoAttempt { org, browser_hash, nonce_hash, verifier, provider_version, return_path, expires }))
    }

    /// Forgets who did not come back, and tickets that nobody used; says how many.
    ///
    /// # Errors
    /// The store's.
    pub async fn prune_sso(&mut self, before: Timestamp) -> Result<u64> {
        let attempts = changed!(self.scope, SSO_ATTEMPTS_PRUNE; Ts(before))?;
        Ok(attempts + changed!(self.scope, SSO_TICKETS_PRUNE; Ts(before))?)
    }
}
