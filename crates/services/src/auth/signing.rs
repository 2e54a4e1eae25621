//! Signing in and out, and staying signed in.

use super::secret::hash;
use super::{Claims, Hasher, NoToken, RefreshSecret, token};
use crate::ServiceError;
use domain::id::{PersonId, SignInId};
use domain::{Actor, Ctx, Own, System};
use std::time::Duration;
use store::Store;
use store::sign_in::{Method, NewSignIn, Renewal, SignIn};

/// A sign-in ends after this long at the latest.
const LONGEST: Duration = Duration::from_hours(30 * 24);
/// Whoever did not come back for so long signs in again (ASVS 5.0, 7.3.1).
const IDLE: Duration = Duration::from_hours(14 * 24);
/// One through an organisation's provider after this long: whoever leaves the organisation is stopped there, and is out here by then.
const LONGEST_PROVIDED: Duration = Duration::from_hours(12);
/// How much of a browser's description is kept.
const DEVICE_LETTERS: usize = 60;

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

    pub(crate) const fn store(&self) -> &Store {
        &self.store
    }

    pub(crate) const fn hasher(&self) -> &Hasher {
        &self.hasher
    }

    /// Begins a sign-in for somebody who has shown who they are.
    ///
    /// # Errors
    /// [`crate::Refusal::Stale`] for an account that is not in use; the service's own trouble.
    pub async fn begin(
        &self,
        ctx: &Ctx<System>,
        person: PersonId,
        method: Method,
        second_factor: bool,
        device: &str,
    ) -> Result<SignedIn, ServiceError> {
        self.begin_held(ctx, person, (method, second_factor, device), None).await
    }

    /// The same, if the account is in use and the password is still the one of this version when it is saved: what was verified a moment
    /// ago may have been changed since.
    pub(super) async fn begin_held(
        &self,
        ctx: &Ctx<System>,
        person: PersonId,
        (method, second_factor, device): (Method, bool, &str),
        password: Option<i64>,
    ) -> Result<SignedIn, ServiceError> {
        let own = ctx.widened(Actor::Person(person)).narrowed(Own(person));
        let secret: [u8; 32] = own.random();
        let new = NewSignIn {
            refresh_hash: hash(&secret),
            method,
            second_factor,
            device: device.chars().filter(|c| !c.is_control()).take(DEVICE_LETTERS).collect(),
            expires: own.now().plus(if method == Method::Organisation { LONGEST_PROVIDED } else { LONGEST }),
        };
        let id = self.store.write(&own, async |scope| {
            if let Some(version) = password {
                scope.hold_login(version).await?;
            }
            scope.begin_sign_in(&new).await
        });
        let id = id.await?;
        let access = token::sign(&self.store, person, id, second_factor, own.now()).ok_or(ServiceError::Hashing)?;
        Ok(SignedIn { person, access, refresh: RefreshSecret::new(&self.store, id, secret) })
    }

    /// Exchanges a secret for a new one, and for a new proof.
    ///
    /// # Errors
    /// [`NotSignedIn`].
    pub async fn renew(&self, ctx: &Ctx<System>, shown: &RefreshSecret) -> Result<Renewed, NotSignedIn> {
        // A made-up secret must not end the sign-in that it names.
        if !shown.is_genuine(&self.store) {
            return Err(NotSignedIn::Over);
        }
        let found = self.store.read(ctx, async |scope| scope.sign_in(shown.id).await).await;
        let found = found.map_err(ServiceError::from)?.ok_or(NotSignedIn::Over)?;
        if ctx.now().since(found.renewed) > IDLE {
            return Err(NotSignedIn::Over);
        }
        let own = ctx.widened(Actor::Person(found.person)).narrowed(Own(found.person));
        let next: [u8; 32] = own.random();
        let (old, new) = (shown.hash(), hash(&next));
        let renewal = self.store.write(&own, async |scope| scope.renew_sign_in(shown.id, &old, &new).await).await;
        let refresh = match renewal.map_err(ServiceError::from)? {
            Renewal::Renewed => Some(RefreshSecret::new(&self.store, shown.id, next)),
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
