//! Signing in and out, and staying signed in.

use super::secret::hash;
use super::{Claims, Hasher, LoginName, NoToken, Password, RefreshSecret, token};
use crate::{Refusal, ServiceError};
use domain::id::{PersonId, SignInId};
use domain::{Actor, Ctx, Own, System};
use std::time::Duration;
use store::Store;
use store::sign_in::{Method, NewSignIn, Renewal, SignIn};

/// In a quarter of an hour …
const SOON: (&str, i64, Duration) = ("password, quarter", 5, Duration::from_mins(15));
/// … and in a day.
const DAY: (&str, i64, Duration) = ("password, day", 20, Duration::from_hours(24));
/// A sign-in ends after this long at the latest.
const LONGEST: Duration = Duration::from_hours(30 * 24);
/// How much of a browser's description is kept.
const DEVICE_LETTERS: usize = 60;

/// One answer for an unknown name, a wrong password, a passkey that proves nothing, a locked account.
#[derive(Debug, thiserror::Error)]
pub enum Wrong {
    /// Name and password do not belong together, the passkey proves nothing, or the account is not in use.
    #[error("what was shown proves nobody")]
    Wrong,
    /// Name and password are right, and the person's second factor is asked for: try again with a code of it.
    #[error("a code of the second factor is needed")]
    NeedsSecond,
    /// Too many tries on this name, known or not.
    #[error("too many tries; wait a quarter of an hour")]
    TooMany,
    /// The service's own trouble.
    #[error(transparent)]
    Trouble(#[from] ServiceError),
}

/// The browser is not signed in (any more).
#[derive(Debug, thiserror::Error)]
pub enum NotSignedIn {
    /// There is no such sign-in, or it is over.
    #[error("the sign-in is over")]
    Over,
    /// The secret was used before: somebody copied it. The sign-in was ended, the person is told.
    #[error("the sign-in was ended, since its secret was used twice")]
    Stolen,
    /// The service's own trouble.
    #[error(transparent)]
    Trouble(#[from] ServiceError),
}

/// A sign-in that has begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// Who.
    pub person: PersonId,
    /// Proves it for some minutes.
    pub access: String,
    /// Renews it.
    pub refresh: RefreshSecret,
}

/// A renewal. Without a new secret another request was faster, and the browser has the new one from that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renewed {
    /// Who.
    pub person: PersonId,
    /// Proves it for some minutes.
    pub access: String,
    /// Renews it the next time.
    pub refresh: Option<RefreshSecret>,
}

/// The doors.
#[derive(Debug, Clone)]
pub struct Auth {
    store: Store,
    hasher: Hasher,
}

impl Auth {
    /// Doors to this store.
    pub const fn new(store: Store, hasher: Hasher) -> Self {
        Self { store, hasher }
    }

    pub(super) const fn store(&self) -> &Store {
        &self.store
    }

    /// Sets or changes name and password of the context's person, and ends every other sign-in.
    ///
    /// # Errors
    /// [`crate::Refusal::NameTaken`]; the service's own trouble.
    pub async fn set_password(
        &self,
        ctx: &Ctx<Own>,
        name: &LoginName,
        password: Password,
        kept: Option<SignInId>,
    ) -> Result<(), ServiceError> {
        let hash = self.hasher.hash(password, ctx.random()).await?;
        let none = SignInId::from_uuid(uuid::Uuid::nil());
        let set = self
            .store
            .write(ctx, async |scope| {
                scope.set_login(name.as_str(), &hash).await?;
                scope.end_other_sign_ins(kept.unwrap_or(none)).await
            })
            .await;
        set.map_err(|error| crate::error::taken(error, Refusal::NameTaken))?;
        Ok(())
    }

    /// Signs in with name and password, and with a code where the person has a second factor. Each try is counted before it is known
    /// whether it succeeds.
    ///
    /// # Errors
    /// [`Wrong`].
    pub async fn with_password(
        &self,
        ctx: &Ctx<System>,
        name: &LoginName,
        password: Password,
        code: Option<&str>,
        device: &str,
    ) -> Result<SignedIn, Wrong> {
        for (kind, most, window) in [SOON, DAY] {
            let count = self.store.write(ctx, async |scope| scope.claim_attempt(kind, name.as_str(), window).await);
            if count.await.map_err(ServiceError::from)? > most {
                return Err(Wrong::TooMany);
            }
        }
        let found = self.store.read(ctx, async |scope| scope.login_named(name.as_str()).await).await;
        let found = found.map_err(ServiceError::from)?.filter(|named| named.active);
        let (person, hash) = found.map(|named| (named.person, named.hash)).unzip();
        let same = self.hasher.verify(password, hash).await?;
        let Some(person) = person.filter(|_| same) else { return Err(Wrong::Wrong) };
        for (kind, ..) in [SOON, DAY] {
            let forgotten = self.store.write(ctx, async |scope| scope.forget_attempts(kind, name.as_str()).await);
            forgotten.await.map_err(ServiceError::from)?;
        }
        let second = self.asked(ctx, person, code).await?;
        Ok(self.begin(ctx, person, Method::Password, second, device).await?)
    }

    /// Takes the code of whoever has a second factor; says whether there was one.
    async fn asked(&self, ctx: &Ctx<System>, person: PersonId, code: Option<&str>) -> Result<bool, Wrong> {
        let own = ctx.widened(Actor::Person(person)).narrowed(Own(person));
        if !self.needs_second_factor(&own).await? {
            return Ok(false);
        }
        let code = code.ok_or(Wrong::NeedsSecond)?;
        match self.second_factor(&own, code).await {
            Ok(()) => Ok(true),
            Err(ServiceError::Refused(Refusal::SecondFactor)) => Err(Wrong::Wrong),
            Err(other) => Err(other.into()),
        }
    }

    /// Begins a sign-in for somebody who has shown who they are.
    ///
    /// # Errors
    /// The service's own trouble.
    pub async fn begin(
        &self,
        ctx: &Ctx<System>,
        person: PersonId,
        method: Method,
        second_factor: bool,
        device: &str,
    ) -> Result<SignedIn, ServiceError> {
        let own = ctx.widened(Actor::Person(person)).narrowed(Own(person));
        let secret: [u8; 32] = own.random();
        let new = NewSignIn {
            refresh_hash: hash(&secret),
            method,
            second_factor,
            device: device.chars().filter(|c| !c.is_control()).take(DEVICE_LETTERS).collect(),
            expires: own.now().plus(LONGEST),
        };
        let id = self.store.write(&own, async |scope| scope.begin_sign_in(&new).await).await?;
        let access = token::sign(&self.store, person, id, second_factor, own.now()).ok_or(ServiceError::Hashing)?;
        Ok(SignedIn { person, access, refresh: RefreshSecret::new(id, secret) })
    }

    /// Exchanges a secret for a new one, and for a new proof.
    ///
    /// # Errors
    /// [`NotSignedIn`].
    pub async fn renew(&self, ctx: &Ctx<System>, shown: &RefreshSecret) -> Result<Renewed, NotSignedIn> {
        let found = self.store.read(ctx, async |scope| scope.sign_in(shown.id).await).await;
        let found = found.map_err(ServiceError::from)?.ok_or(NotSignedIn::Over)?;
        let own = ctx.widened(Actor::Person(found.person)).narrowed(Own(found.person));
        let next: [u8; 32] = own.random();
        let (old, new) = (shown.hash(), hash(&next));
        let renewal = self.store.write(&own, async |scope| scope.renew_sign_in(shown.id, &old, &new).await).await;
        let refresh = match renewal.map_err(ServiceError::from)? {
            Renewal::Renewed => Some(RefreshSecret::new(shown.id, next)),
            Renewal::Parallel => None,
            Renewal::Stolen => return Err(NotSignedIn::Stolen),
            Renewal::Over => return Err(NotSignedIn::Over),
        };
        let access = token::sign(&self.store, found.person, found.id, found.second_factor, own.now());
        Ok(Renewed { person: found.person, access: access.ok_or(ServiceError::Hashing)?, refresh })
    }

    /// Who a token proves to be signed in. Reads no database: what ended within the last minutes is the caller's to know.
    ///
    /// # Errors
    /// [`NoToken`].
    pub fn verify(&self, ctx: &Ctx<System>, token: &str) -> Result<Claims, NoToken> {
        token::verify(&self.store, token, ctx.now())
    }

    /// Signs out here.
    ///
    /// # Errors
    /// The service's own trouble.
    pub async fn sign_out(&self, ctx: &Ctx<Own>, id: SignInId) -> Result<(), ServiceError> {
        Ok(self.store.write(ctx, async |scope| scope.end_sign_in(id).await).await?)
    }

    /// Signs out everywhere else; says how many sign-ins that were.
    ///
    /// # Errors
    /// The service's own trouble.
    pub async fn sign_out_elsewhere(&self, ctx: &Ctx<Own>, here: SignInId) -> Result<u64, ServiceError> {
        Ok(self.store.write(ctx, async |scope| scope.end_other_sign_ins(here).await).await?)
    }

    /// Where the person is signed in.
    ///
    /// # Errors
    /// The service's own trouble.
    pub async fn sign_ins(&self, ctx: &Ctx<Own>) -> Result<Vec<SignIn>, ServiceError> {
        let now = ctx.now();
        Ok(self.store.read(ctx, async |scope| scope.sign_ins(now).await).await?)
    }
}
