//! A person's account as they see it: how they sign in, where they are signed in, what they agreed to, what happened (A07, A17, H05).

use crate::advice::take_back;
use crate::auth::Session;
pub use crate::auth::sso::LinkedOrganisation;
use crate::{Refusal, ServiceError, Services};
use domain::id::ConsentId;
use sha2::{Digest as _, Sha256};
use std::time::Duration;
pub use store::consents::Consent;
use store::consents::NewConsent;
pub use store::ledger::Entry;
pub use store::sign_in::{Method, Passkey, SignIn};

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// The name to sign in with, if there is one.
    pub name: Option<String>,
    /// Whether a second factor is asked for.
    pub second_factor: bool,
    /// The devices with which they sign in.
    pub passkeys: Vec<Passkey>,
    /// Through whose providers they may sign in.
    pub links: Vec<LinkedOrganisation>,
    /// Where the person is signed in, the latest first.
    pub sign_ins: Vec<SignIn>,
    /// What they agreed to, the first one first.
    pub consents: Vec<Consent>,
}

/// The account of whoever is signed in.
///
/// # Errors
/// The store's.
pub async fn overview(services: &Services, session: &Session) -> Result<Overview, ServiceError> {
    let ctx = &session.ctx;
    let found = services.store.read(ctx, async |scope| {
        let (login, passkeys) = (scope.own_login().await?, scope.passkeys().await?);
        Ok::<_, store::Error>((login, passkeys, scope.consents().await?))
    });
    let (login, passkeys, consents) = found.await?;
    Ok(Overview {
        name: login.map(|login| login.name),
        second_factor: services.auth.needs_second_factor(ctx).await?,
        passkeys,
        links: services.sso.links(ctx).await?,
        sign_ins: services.auth.sign_ins(ctx).await?,
        consents,
    })
}

/// What happened to the account, from the ledger, the latest first.
///
/// # Errors
/// The store's.
pub async fn activity(services: &Services, session: &Session) -> Result<Vec<Entry>, ServiceError> {
    Ok(services.store.read(&session.ctx, async |scope| scope.own_activity().await).await?)
}

/// Something that people are asked to agree to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A broker may see the person's contracts and advise them (H05).
    Advice,
}

impl Purpose {
    /// As it stands in the table.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Advice => "advice",
        }
    }

    /// The purpose of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        (code == Self::Advice.code()).then_some(Self::Advice)
    }
}

/// The version of the texts that people agree to; it grows when a text changes its meaning.
pub(crate) const TEXT_VERSION: &str = "2026-11";

/// Agrees to a text as it was shown. Who agreed already agrees no second time.
///
/// # Errors
/// The store's.
pub async fn give_consent(
    services: &Services,
    session: &Session,
    purpose: Purpose,
    text: &str,
    language: &str,
) -> Result<(), ServiceError> {
    let new = NewConsent {
        purpose: purpose.code().to_owned(),
        text_version: TEXT_VERSION.to_owned(),
        text_hash: Sha256::digest(text).into(),
        language: language.to_owned(),
    };
    let given = services.store.write(&session.ctx, async |scope| {
        let open = scope.consents().await?.into_iter().any(|c| c.purpose == purpose.code() && c.withdrawn.is_none());
        if !open {
            scope.give_consent(&new).await?;
        }
        Ok::<_, store::Error>(())
    });
    Ok(given.await?)
}

/// Takes a consent back, and with it the orders to advise that rest on it ([`crate::advice`]).
///
/// # Errors
/// [`Refusal::Unknown`] for one that is not the person's; one that was taken back stays so.
pub async fn withdraw_consent(services: &Services, session: &Session, id: ConsentId) -> Result<(), ServiceError> {
    let (ctx, person) = (&session.ctx, session.ctx.reach.0);
    services.store.write(&ctx.widened(ctx.actor), async |scope| take_back(scope, person, id).await).await
}

/// Keeps the person's language: it goes with them to their next device.
///
/// # Errors
/// The store's.
pub async fn set_language(services: &Services, session: &Session, language: &str) -> Result<(), ServiceError> {
    Ok(services.store.write(&session.ctx, async |scope| scope.set_language(language).await).await?)
}

/// How long after signing in the ways to sign in may be changed: whoever finds an unlocked browser later changes none.
const FRESH: Duration = Duration::from_mins(10);

/// Whether the person may change how they sign in, here and now: they signed in a moment ago, by a way of their own, and with a second factor
/// if they have one. Otherwise somebody with a stolen password, or with a browser that was left open, would make a second factor of their
/// own; and whoever runs an organisation's provider would keep a way in after the person unlinked it.
///
/// # Errors
/// [`Refusal::NotFresh`]; the store's.
pub async fn may_change_ways(services: &Services, session: &Session) -> Result<(), ServiceError> {
    let ctx = &session.ctx;
    let own = session.method != Method::Organisation;
    let fresh = own && ctx.now().since(session.since) <= FRESH;
    let passkeys = services.store.read(ctx, async |scope| scope.passkeys().await).await?;
    let has_second = !passkeys.is_empty() || services.auth.needs_second_factor(ctx).await?;
    if fresh && (session.second_factor || !has_second) { Ok(()) } else { Err(Refusal::NotFresh.into()) }
}
