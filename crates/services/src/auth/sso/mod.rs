//! Signing in through an organisation's own provider (OpenID Connect).
//!
//! The provider says who somebody is there; which account that is, the person themself has said once by linking. An e-mail address links
//! nothing: providers let people choose it.

mod finish;
mod link;
mod path;
mod secret;
mod setting;

pub use finish::{Callback, Declined, Finished, NotFinished};
pub use link::LinkedOrganisation;
pub use path::ReturnPath;
pub use secret::{BrowserSecret, LinkTicket};
pub use setting::{NewProvider, ProviderSetting};

use super::throttle::{self, Try, Window};
use super::{Auth, Network};
use crate::ServiceError;
use domain::organisation::Slug;
use domain::{Ctx, Org, System};
use gateways::oidc::{Client, Issuer, Oidc, OidcError, Secrets};
use secret::{hash, text};
use std::time::Duration;
use store::Store;
use store::organisations::Organisation;
use store::sign_in::{NewSsoAttempt, SsoProvider};

/// How long somebody may take at the provider, and how long a ticket waits.
const MINUTES: Duration = Duration::from_mins(10);

const QUARTER: Duration = Duration::from_mins(15);
/// Ways out and ways back from one network, which may be a whole factory: one writes a row, the other looks for it. Given back to who is
/// known in the end.
pub(super) const NETWORK: [Window; 2] = [
    Window { kind: "sso begun, network", most: 200, length: QUARTER },
    Window { kind: "sso returned, network", most: 200, length: QUARTER },
];

/// The door through organisations' providers.
#[derive(Debug, Clone)]
pub struct Sso {
    auth: Auth,
    oidc: Oidc,
    callback: String,
}

/// Somebody sets out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// Where to send the browser.
    pub redirect: String,
    /// What the browser keeps in a cookie until it comes back.
    pub browser: BrowserSecret,
}

/// Why nobody can set out.
#[derive(Debug, thiserror::Error)]
pub enum NotBegun {
    /// There is no such organisation, or it has no provider, or does not use it: all look the same.
    #[error("there is no sign-in of an organisation here")]
    Unknown,
    /// Too many ways were begun from this network.
    #[error("too many tries; wait a quarter of an hour")]
    TooMany,
    /// The provider does not do its part.
    #[error(transparent)]
    Provider(OidcError),
    /// The service's own trouble.
    #[error(transparent)]
    Trouble(#[from] ServiceError),
}

impl Sso {
    /// A door. `callback` is the one address to which providers send browsers back, such as `https://zusage.example/sign-in/sso`.
    pub const fn new(auth: Auth, oidc: Oidc, callback: String) -> Self {
        Self { auth, oidc, callback }
    }

    /// The address that an organisation tells its provider.
    pub fn callback(&self) -> &str {
        &self.callback
    }

    const fn store(&self) -> &Store {
        self.auth.store()
    }

    /// Begins a sign-in: the browser goes to the provider of the organisation at an address. Counted before it is known whether there is
    /// one, so that nobody tries addresses one after the other.
    ///
    /// # Errors
    /// [`NotBegun`].
    pub async fn begin(
        &self,
        ctx: &Ctx<System>,
        network: Network,
        slug: &Slug,
        back: &ReturnPath,
    ) -> Result<Begun, NotBegun> {
        let [begun, _] = &NETWORK;
        if !throttle::claim(self.store(), ctx, &[(begun, &network.subject())]).await? {
            return Err(NotBegun::TooMany);
        }
        let (organisation, provider) = self.provider_at(ctx, slug).await?.ok_or(NotBegun::Unknown)?;
        let (state, nonce, verifier) = (text(ctx.random()), text(ctx.random()), text(ctx.random()));
        let browser = BrowserSecret::new(ctx.random());
        let issuer = self.issuer(&provider).map_err(NotBegun::Provider)?;
        let secrets = Secrets { state: &state, nonce: &nonce, verifier: &verifier };
        let redirect = self.oidc.redirect(&self.client(&issuer, &provider), &secrets, ctx.now()).await;
        let redirect = redirect.map_err(NotBegun::Provider)?;
        let new = NewSsoAttempt {
            state_hash: hash(state.as_bytes()),
            browser_hash: browser.hash(),
            nonce_hash: hash(nonce.as_bytes()),
            verifier: &verifier,
            provider_version: provider.version,
            return_path: back.as_str(),
            expires: ctx.now().plus(MINUTES),
        };
        let org = ctx.narrowed(Org(organisation.id));
        self.store().write(&org, async |scope| scope.begin_sso(&new).await).await.map_err(ServiceError::from)?;
        Ok(Begun { redirect, browser })
    }

    /// The organisation at an address with its provider, if that is in use.
    async fn provider_at(
        &self,
        ctx: &Ctx<System>,
        slug: &Slug,
    ) -> Result<Option<(Organisation, SsoProvider)>, ServiceError> {
        let found = self.store().read(ctx, async |scope| scope.organisation_at(slug).await).await?;
        let Some(organisation) = found else { return Ok(None) };
        let org = ctx.narrowed(Org(organisation.id));
        let provider = self.store().read(&org, async |scope| scope.sso_provider().await).await?;
        Ok(provider.filter(|provider| provider.enabled).map(|provider| (organisation, provider)))
    }

    /// Judged again each time: an installation may have become stricter.
    fn issuer(&self, provider: &SsoProvider) -> Result<Issuer, OidcError> {
        self.oidc.issuer(&provider.issuer).map_err(|_| OidcError::Address)
    }

    fn client<'a>(&'a self, issuer: &'a Issuer, provider: &'a SsoProvider) -> Client<'a> {
        Client { issuer, id: &provider.client_id, secret: &provider.secret, callback: &self.callback }
    }
}
