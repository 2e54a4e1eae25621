//! Doors that a password opens: signing in, showing once more who one is, choosing another one.

use super::hashing::Place;
use super::throttle::{self, NAMES, Try, Window};
use super::{Auth, Fresh, LoginName, Network, NewPassword, Password, SignedIn};
use crate::{Refusal, ServiceError};
use domain::id::{PersonId, SignInId};
use domain::{Actor, Ctx, Own, System};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use store::sign_in::{Method, Named};

const QUARTER: Duration = Duration::from_mins(15);
const DAY: Duration = Duration::from_hours(24);
/// Wrong ones from one network, which may be a whole office.
pub(super) const FROM_NETWORK: Window = Window { kind: "password, network", most: 100, length: QUARTER };
pub(super) const ON_NAME: [Window; 2] = [
    Window { kind: "password, quarter", most: 5, length: QUARTER },
    Window { kind: "password, day", most: 20, length: DAY },
];
/// By whoever is signed in. They count apart: otherwise a stranger's guesses would keep a person from changing their password.
pub(super) const BY_PERSON: [Window; 2] = [
    Window { kind: "password again, quarter", most: 5, length: QUARTER },
    Window { kind: "password again, day", most: 20, length: DAY },
];

/// One answer for an unknown name, a wrong password, a locked account.
#[derive(Debug, thiserror::Error)]
pub enum Wrong {
    /// Name and password do not belong together, or the account is not in use.
    #[error("name and password do not belong together")]
    Wrong,
    /// Name and password are right, and the person's second factor is asked for: [`Auth::with_code`] goes on from here.
    #[error("a code of the second factor is needed")]
    NeedsSecond(Proved),
    /// Too many tries on this name, known or not, or from this network.
    #[error("too many tries; wait a quarter of an hour")]
    TooMany,
    /// The service's own trouble.
    #[error(transparent)]
    Trouble(#[from] ServiceError),
}

/// Whose name and password were right, a moment ago.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proved {
    person: PersonId,
    /// Of the password: another one ends this.
    version: i64,
}

impl Auth {
    /// Sets or changes name and password of the context's person, and ends every other sign-in. Where there is a password already, it takes
    /// the proof that whoever acts has just shown who they are.
    ///
    /// # Errors
    /// [`Refusal::NotFresh`] without that proof; [`Refusal::NameTaken`]; [`Refusal::TooMany`] for somebody who tries one name after the
    /// other; the service's own trouble.
    pub async fn set_password(
        &self,
        ctx: &Ctx<Own>,
        name: &LoginName,
        password: NewPassword,
        kept: Option<SignInId>,
        proof: Option<&Fresh>,
    ) -> Result<(), ServiceError> {
        let place = self.hasher().place()?;
        let fresh = proof.is_some_and(|proof| proof.proves(ctx.reach.0, ctx.now()));
        let (system, person) = (ctx.widened(Actor::System("password")), ctx.reach.0.to_string());
        let tries: [Try<'_>; 1] = [(&NAMES, &person)];
        if !throttle::claim(self.store(), &system, &tries).await? {
            return Err(Refusal::TooMany.into());
        }
        let hash = self.hasher().hash(&place, password.into_password(), ctx.random()).await?;
        let set = self.store().write(ctx, async |scope| {
            if scope.own_login().await?.is_some() && !fresh {
                return Err(Refusal::NotFresh.into());
            }
            scope
                .set_login(name.as_str(), &hash)
                .await
                .map_err(|error| crate::error::taken(error, Refusal::NameTaken))?;
            scope.end_other_sign_ins(kept.unwrap_or(SignInId::from_uuid(uuid::Uuid::nil()))).await?;
            Ok::<_, ServiceError>(())
        });
        set.await?;
        throttle::give_back(self.store(), &system, &tries).await
    }

    /// Signs in with name and password, and with a code where the person has a second factor. Each try is counted, on the name and on the
    /// network, before it is known whether it succeeds.
    ///
    /// # Errors
    /// [`Wrong`].
    pub async fn with_password(
        &self,
        ctx: &Ctx<System>,
        network: Network,
        name: &LoginName,
        password: Password,
        code: Option<&str>,
        device: &str,
    ) -> Result<SignedIn, Wrong> {
        let place = self.hasher().place()?;
        let (from, [quarter, day]) = (network.subject(), &ON_NAME);
        // The network first: one that is shut out cannot shut names out either.
        let (on_network, on_name) =
            ([(&FROM_NETWORK, from.as_str())], [(quarter, name.as_str()), (day, name.as_str())]);
        let tries = [on_network.as_slice(), on_name.as_slice()].concat();
        if !throttle::claim(self.store(), ctx, &tries).await? {
            return Err(Wrong::TooMany);
        }
        let named = self.verified(ctx, &place, name, password).await?.ok_or(Wrong::Wrong)?;
        throttle::give_back(self.store(), ctx, &on_network).await?;
        throttle::forget(self.store(), ctx, &on_name).await?;
        let proved = Proved { person: named.person, version: named.version };
        let second = self.asked(ctx, proved, code).await?;
        self.begin_proved(ctx, proved, second, device).await
    }

    /// Goes on with a code after name and password were right.
    ///
    /// # Errors
    /// [`Wrong`]; tries are counted for the person.
    pub async fn with_code(
        &self,
        ctx: &Ctx<System>,
        proved: Proved,
        code: &str,
        device: &str,
    ) -> Result<SignedIn, Wrong> {
        let second = self.asked(ctx, proved, Some(code)).await?;
        self.begin_proved(ctx, proved, second, device).await
    }

    async fn begin_proved(
        &self,
        ctx: &Ctx<System>,
        proved: Proved,
        second: bool,
        device: &str,
    ) -> Result<SignedIn, Wrong> {
        match self.begin_held(ctx, proved.person, (Method::Password, second, device), Some(proved.version)).await {
            // Somebody changed the password or locked the account while this was going on.
            Err(ServiceError::Refused(Refusal::Stale)) => Err(Wrong::Wrong),
            begun => Ok(begun?),
        }
    }

    /// Shows once more who is signed in, before something that a borrowed browser must not do.
    ///
    /// # Errors
    /// [`Wrong::Wrong`] and [`Wrong::TooMany`]; the former also for a sign-in that is over or somebody else's, and for who has no password.
    pub async fn confirm(&self, ctx: &Ctx<Own>, sign_in: SignInId, password: Password) -> Result<Fresh, Wrong> {
        let place = self.hasher().place()?;
        let (person, [quarter, day]) = (ctx.reach.0, &BY_PERSON);
        let (system, subject) = (ctx.widened(Actor::System("password")), person.to_string());
        let tries: [Try<'_>; 2] = [(quarter, &subject), (day, &subject)];
        if !throttle::claim(self.store(), &system, &tries).await? {
            return Err(Wrong::TooMany);
        }
        let now = ctx.now();
        let found = self.store().read(ctx, async |scope| {
            let here = scope.sign_ins(now).await?.iter().any(|one| one.id == sign_in);
            Ok::<_, store::Error>(scope.own_login().await?.filter(|_| here))
        });
        let hash = found.await.map_err(ServiceError::from)?.map(|login| login.hash);
        if !self.hasher().verify(&place, password, hash).await? {
            return Err(Wrong::Wrong);
        }
        throttle::forget(self.store(), &system, &tries).await?;
        Ok(Fresh::new(person, ctx.now()))
    }

    /// Whom name and password belong to, after the same time whoever is asked for.
    async fn verified(
        &self,
        ctx: &Ctx<System>,
        place: &Place,
        name: &LoginName,
        password: Password,
    ) -> Result<Option<Named>, ServiceError> {
        let found = self.store().read(ctx, async |scope| scope.login_named(name.as_str()).await).await?;
        let found = found.filter(|named| named.active);
        let hash = found.as_ref().map(|named| named.hash.clone());
        let same = self.hasher().verify(place, password.clone(), hash).await?;
        let Some(named) = found.filter(|_| same) else { return Ok(None) };
        if self.hasher().is_outdated(&named.hash) {
            let own = ctx.widened(Actor::Person(named.person)).narrowed(Own(named.person));
            let hash = self.hasher().hash(place, password, ctx.random()).await?;
            self.store().write(&own, async |scope| scope.rehash(&named.hash, &hash).await).await?;
        }
        Ok(Some(named))
    }

    /// Takes the code of whoever has a second factor; says whether there was one.
    async fn asked(&self, ctx: &Ctx<System>, proved: Proved, code: Option<&str>) -> Result<bool, Wrong> {
        let own = ctx.widened(Actor::Person(proved.person)).narrowed(Own(proved.person));
        if !self.needs_second_factor(&own).await? {
            return Ok(false);
        }
        let code = code.ok_or(Wrong::NeedsSecond(proved))?;
        match self.second_factor(&own, code).await {
            Ok(()) => Ok(true),
            Err(ServiceError::Refused(Refusal::SecondFactor)) => Err(Wrong::Wrong),
            Err(other) => Err(other.into()),
        }
    }
}
