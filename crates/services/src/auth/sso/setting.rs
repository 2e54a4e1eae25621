//! Which provider an organisation uses. Set by who may give and take roles there: it decides who gets in, too. No mandate lends
//! that.

use super::Sso;
use crate::{Refusal, ServiceError};
use domain::access::Allowed;
use domain::access::permits::ManageMembers;
use domain::id::CommandKey;
use std::fmt;
use store::Command;
use store::ledger::Chain;
use store::sign_in::SsoProvider;

const LONGEST: usize = 500;

/// A provider as it is shown: without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderSetting {
    /// The provider's address.
    pub issuer: String,
    /// The name that it gave us.
    pub client_id: String,
    /// Whether people may sign in through it.
    pub enabled: bool,
    /// Counts changes.
    pub version: i64,
}

/// What to set.
#[derive(Clone, PartialEq, Eq)]
pub struct NewProvider {
    /// The provider's address, exactly as it names itself.
    pub issuer: String,
    /// The name that it gave us.
    pub client_id: String,
    /// The secret that it gave us; none keeps the one that is there.
    pub secret: Option<String>,
    /// Whether people may sign in through it.
    pub enabled: bool,
}

impl fmt::Debug for NewProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("NewProvider");
        shown.field("issuer", &self.issuer).field("client_id", &self.client_id);
        shown.field("enabled", &self.enabled).finish_non_exhaustive()
    }
}

impl Sso {
    /// The organisation's provider, in use or not.
    ///
    /// # Errors
    /// The service's own trouble.
    pub async fn provider(&self, allowed: &Allowed<ManageMembers>) -> Result<Option<ProviderSetting>, ServiceError> {
        let found = self.store().read(allowed.ctx(), async |scope| scope.sso_provider().await).await?;
        Ok(found.map(|SsoProvider { issuer, client_id, enabled, version, .. }| ProviderSetting {
            issuer,
            client_id,
            enabled,
            version,
        }))
    }

    /// Sets or changes the organisation's provider; answers the new version. `version`: the one that was seen, nothing before the first.
    /// With another address or client id all who are on the way have to begin anew, and with another address all identities have to
    /// be linked anew.
    ///
    /// # Errors
    /// [`Refusal::ProviderAddress`] for an address that may not be asked; [`Refusal::ProviderClient`]; [`Refusal::ProviderSecret`], also for
    /// a new address or client id without a secret of its own: the old one would go to a stranger. [`Refusal::Stale`].
    pub async fn set_provider(
        &self,
        allowed: &Allowed<ManageMembers>,
        key: CommandKey,
        version: i64,
        new: &NewProvider,
    ) -> Result<i64, ServiceError> {
        self.check(new)?;
        let input = (version, &new.issuer, &new.client_id, &new.secret, new.enabled);
        let owner = Chain::Org(allowed.reach.0);
        let command = Command { key, owner, kind: "sso_provider.set", input: &input };
        let done = self
            .store()
            .command(allowed.ctx(), command, async |scope| {
                let before = scope.sso_provider().await?;
                let set = merged(before.as_ref(), version, new)?;
                Ok::<_, ServiceError>(scope.set_sso_provider(&set).await?)
            })
            .await?;
        Ok(done.answer)
    }

    fn check(&self, new: &NewProvider) -> Result<(), Refusal> {
        self.oidc.issuer(&new.issuer).map_err(|_| Refusal::ProviderAddress)?;
        if !is_good(&new.client_id) {
            return Err(Refusal::ProviderClient);
        }
        if new.secret.as_deref().is_none_or(is_good) { Ok(()) } else { Err(Refusal::ProviderSecret) }
    }
}

/// RFC 6749, A.1 and A.2; blanks around it were copied by mistake.
fn is_good(text: &str) -> bool {
    let printable = text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) && text.trim() == text;
    printable && (1..=LONGEST).contains(&text.len())
}

/// What will stand there.
fn merged(before: Option<&SsoProvider>, version: i64, new: &NewProvider) -> Result<SsoProvider, Refusal> {
    let same = before.filter(|before| before.issuer == new.issuer && before.client_id == new.client_id);
    let secret =
        new.secret.clone().or_else(|| same.map(|before| before.secret.clone())).ok_or(Refusal::ProviderSecret)?;
    let (issuer, client_id) = (new.issuer.clone(), new.client_id.clone());
    Ok(SsoProvider { issuer, client_id, secret, enabled: new.enabled, version })
}
