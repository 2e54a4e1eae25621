//! An organisation's provider.

use crate::engine::conn::rows;
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::ledger::Change;
use crate::vault::{open_setting, seal_setting};
use crate::{Error, Result, Scope, WriteScope};
use domain::Org;
use serde_json::json;
use std::fmt;

statements! {
    Org: SSO_PROVIDER_GET = "SELECT issuer, client_id, client_secret, enabled, version FROM sso_provider WHERE org_id = $1";
    Org: SSO_PROVIDER_SET = "INSERT INTO sso_provider (org_id, issuer, client_id, client_secret, enabled, version, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, 1, $6, $6) ON CONFLICT (org_id) DO UPDATE SET issuer = $2, client_id = $3, client_secret = $4, enabled = $5, version = sso_provider.version + 1, updated_at = $6 WHERE sso_provider.version = $7 RETURNING version";
}

/// The column's name in the key that seals it; never renamed.
const SECRET: &str = "sso_provider.client_secret";

/// An organisation's provider. The secret is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct SsoProvider {
    /// The provider's address, as it names itself.
    pub issuer: String,
    /// The name that it gave us.
    pub client_id: String,
    /// The secret that it gave us.
    pub secret: String,
    /// Whether people may sign in through it.
    pub enabled: bool,
    /// Counts changes; nothing before the first.
    pub version: i64,
}

impl fmt::Debug for SsoProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("SsoProvider");
        shown.field("issuer", &self.issuer).field("client_id", &self.client_id);
        shown.field("enabled", &self.enabled).field("version", &self.version).finish_non_exhaustive()
    }
}

impl Scope<'_, Org> {
    /// The organisation's provider, in use or not.
    ///
    /// # Errors
    /// The store's.
    pub async fn sso_provider(&mut self) -> Result<Option<SsoProvider>> {
        type Row = (String, String, Vec<u8>, bool, i64);
        let org = self.reach.0.uuid();
        let Some(row) = rows!(self, SSO_PROVIDER_GET, Row, fetch_optional; org)? else { return Ok(None) };
        let (issuer, client_id, sealed, enabled, version) = row;
        let broken = Error::Inconsistent { table: "sso_provider", column: "client_secret" };
        let Ok(secret) = open_setting(&self.keys.master, SECRET, org.as_bytes(), &sealed) else { return Err(broken) };
        let Ok(secret) = String::from_utf8(secret.to_vec()) else { return Err(broken) };
        Ok(Some(SsoProvider { issuer, client_id, secret, enabled, version }))
    }
}

impl WriteScope<'_, Org> {
    /// Sets or changes the provider. `set.version` is the one that was seen; the new one is the answer.
    ///
    /// # Errors
    /// [`Error::Stale`] when somebody changed it since.
    pub async fn set_sso_provider(&mut self, set: &SsoProvider) -> Result<i64> {
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        let sealed =
            seal_setting(&self.scope.keys.master, SECRET, org.as_bytes(), set.secret.as_bytes(), self.ctx.source());
        let version = rows!(
            self.scope, SSO_PROVIDER_SET, (i64,), fetch_optional;
            org, &set.issuer, &set.client_id, &sealed, set.enabled, now, set.version,
        )?;
        // A version that was seen of a row that is not there cannot be right either.
        let Some((version,)) = version.filter(|(version,)| *version == set.version + 1) else {
            return Err(Error::Stale { entity: "sso_provider" });
        };
        self.record(Change {
            action: "sso_provider.set",
            entity: "sso_provider",
            entity_id: org,
            version,
            subject: None,
            payload: json!({ "issuer": set.issuer, "client_id": set.client_id, "enabled": set.enabled }),
        });
        Ok(version)
    }
}
