//! Coming back from the provider.

use super::secret::hash;
use super::{BrowserSecret, LinkTicket, MINUTES, NETWORK, ReturnPath, Sso, Try, throttle};
use crate::auth::{Network, SignedIn};
use crate::{Refusal, ServiceError};
use domain::{Ctx, Org, System};
use gateways::oidc::{Identity, OidcError};
use std::fmt;
use store::sign_in::{Method, NewSsoTicket, SsoAttempt, SsoProvider};
use subtle::ConstantTimeEq as _;

/// What the provider wrote into the address by which the browser comes back.
#[derive(Clone, Copy, Default)]
pub struct Callback<'a> {
    /// `state`.
    pub state: &'a str,
    /// `code`, if the provider agreed.
    pub code: Option<&'a str>,
    /// `error`, if it did not. Its description is nobody's business.
    pub error: Option<&'a str>,
    /// `iss`, if the provider names itself there (RFC 9207).
    pub iss: Option<&'a str>,
}

impl fmt::Debug for Callback<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Callback(…)")
    }
}

/// Who came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finished {
    /// Somebody whose account is linked.
    SignedIn {
        /// The sign-in.
        signed: SignedIn,
        /// Where to go.
        back: ReturnPath,
    },
    /// Somebody whom no account is linked with: nobody is signed in. Who signs in otherwise may use the ticket ([`Sso::link`]).
    Unlinked {
        /// Good for ten minutes, once, in this browser.
        ticket: LinkTicket,
        /// Where to go.
        back: ReturnPath,
    },
}

/// Why the provider sent nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Declined {
    /// The person, or the provider's rules, said no.
    Denied,
    /// The provider has a bad moment: try again.
    Busy,
    /// Anything else: a setting is wrong on one of the two sides.
    Setting,
}

impl Declined {
    /// RFC 6749, 4.1.2.1; OpenID Connect Core 1.0, 3.1.2.6.
    fn read(error: &str) -> Self {
        match error {
            "access_denied"
            | "login_required"
            | "consent_required"
            | "interaction_required"
            | "account_selection_required" => Self::Denied,
            "server_error" | "temporarily_unavailable" => Self::Busy,
            _ => Self::Setting,
        }
    }
}

/// Why nobody is signed in.
#[derive(Debug, thiserror::Error)]
pub enum NotFinished {
    /// Unknown, used, too old, begun in another browser, or the organisation changed its provider: begin anew.
    #[error("this way to the provider is over")]
    Over,
    /// Too many came back from this network.
    #[error("too many tries; wait a quarter of an hour")]
    TooMany,
    /// The provider sent nobody.
    #[error("the provider declined")]
    Declined(Declined),
    /// The provider does not do its part, or proves nothing.
    #[error(transparent)]
    Provider(OidcError),
    /// The account is locked or erased.
    #[error("this account cannot be used")]
    Account,
    /// The service's own trouble.
    #[error(transparent)]
    Trouble(#[from] ServiceError),
}

impl From<OidcError> for NotFinished {
    fn from(error: OidcError) -> Self {
        Self::Provider(error)
    }
}

impl Sso {
    /// Finishes a sign-in. Whatever comes of it, the way is used up.
    ///
    /// # Errors
    /// [`NotFinished`].
    pub async fn finish(
        &self,
        ctx: &Ctx<System>,
        network: Network,
        callback: &Callback<'_>,
        browser: &BrowserSecret,
        device: &str,
    ) -> Result<Finished, NotFinished> {
        let (from, [begun, returned]) = (network.subject(), &NETWORK);
        if !throttle::claim(self.store(), ctx, &[(returned, &from)]).await? {
            return Err(NotFinished::TooMany);
        }
        let attempt = self.returned(ctx, callback.state, browser).await?;
        let provider = self.same_provider(ctx, &attempt).await?;
        let identity = self.identity(ctx, callback, &attempt, &provider).await?;
        let back = attempt.return_path.parse().unwrap_or_default();
        let (org, issuer, subject) = (attempt.org, &provider.issuer, &identity.subject);
        let person = self.store().read(ctx, async |scope| scope.sso_person(org, issuer, subject).await).await;
        let Some(person) = person.map_err(ServiceError::from)? else {
            let ticket = self.ticket(ctx, &attempt, issuer, subject).await?;
            return Ok(Finished::Unlinked { ticket, back });
        };
        match self.auth.begin(ctx, person, Method::Organisation, identity.second_factor, device).await {
            Ok(signed) => {
                let tries: [Try<'_>; 2] = [(begun, &from), (returned, &from)];
                throttle::give_back(self.store(), ctx, &tries).await?;
                Ok(Finished::SignedIn { signed, back })
            }
            Err(ServiceError::Refused(Refusal::Stale)) => Err(NotFinished::Account),
            Err(other) => Err(other.into()),
        }
    }

    /// Takes the attempt, then judges it: a state that was shown anywhere is worth nothing any more.
    async fn returned(
        &self,
        ctx: &Ctx<System>,
        state: &str,
        browser: &BrowserSecret,
    ) -> Result<SsoAttempt, NotFinished> {
        let state = hash(state.as_bytes());
        let taken = self.store().write(ctx, async |scope| scope.take_sso(&state).await).await;
        let attempt = taken.map_err(ServiceError::from)?.ok_or(NotFinished::Over)?;
        let same_browser = bool::from(attempt.browser_hash.as_slice().ct_eq(&browser.hash()));
        if same_browser && attempt.expires > ctx.now() { Ok(attempt) } else { Err(NotFinished::Over) }
    }

    /// The provider, if its setting is the one with which the attempt began.
    async fn same_provider(&self, ctx: &Ctx<System>, attempt: &SsoAttempt) -> Result<SsoProvider, NotFinished> {
        let org = ctx.narrowed(Org(attempt.org));
        let found = self.store().read(&org, async |scope| scope.sso_provider().await).await;
        let found = found.map_err(ServiceError::from)?;
        let same = |provider: &SsoProvider| provider.enabled && provider.version == attempt.provider_version;
        found.filter(same).ok_or(NotFinished::Over)
    }

    async fn identity(
        &self,
        ctx: &Ctx<System>,
        callback: &Callback<'_>,
        attempt: &SsoAttempt,
        provider: &SsoProvider,
    ) -> Result<Identity, NotFinished> {
        if callback.iss.is_some_and(|iss| iss != provider.issuer) {
            return Err(OidcError::Issuer.into());
        }
        if let Some(error) = callback.error {
            return Err(NotFinished::Declined(Declined::read(error)));
        }
        let code = callback.code.filter(|code| !code.is_empty()).ok_or(OidcError::Answer)?;
        let issuer = self.issuer(provider)?;
        let client = self.client(&issuer, provider);
        let nonce = |nonce: &str| bool::from(attempt.nonce_hash.as_slice().ct_eq(&hash(nonce.as_bytes())));
        Ok(self.oidc.identify(&client, code, &attempt.verifier, &nonce, ctx.now()).await?)
    }

    async fn ticket(
        &self,
        ctx: &Ctx<System>,
        attempt: &SsoAttempt,
        issuer: &str,
        subject: &str,
    ) -> Result<LinkTicket, ServiceError> {
        let ticket = LinkTicket::new(ctx.random());
        let browser_hash = attempt.browser_hash.as_slice().try_into().unwrap_or_default();
        let expires = ctx.now().plus(MINUTES);
        let new = NewSsoTicket { ticket_hash: ticket.hash(), browser_hash, issuer, subject, expires };
        let org = ctx.narrowed(Org(attempt.org));
        self.store().write(&org, async |scope| scope.keep_sso_ticket(&new).await).await?;
        Ok(ticket)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_providers_refusal_is_one_of_three() {
        assert_eq!(Declined::read("access_denied"), Declined::Denied);
        assert_eq!(Declined::read("temporarily_unavailable"), Declined::Busy);
        for other in ["", "invalid_scope", "<script>alert(1)</script>"] {
            assert_eq!(Declined::read(other), Declined::Setting);
        }
    }
}
