//! Signing in with a passkey: nobody says who they are, the passkey does.

use super::asked::{Asked, answer};
use super::keep::{read, written};
use super::{Begun, PasskeyTicket, Passkeys};
use crate::auth::{Network, SignedIn, Wrong};
use crate::{Refusal, ServiceError};
use domain::id::{PasskeyId, PersonId};
use domain::{Actor, Ctx, Own, System};
use store::sign_in::{Method, UsedPasskey};
use webauthn_rs::prelude::{DiscoverableAuthentication, PublicKeyCredential};

impl Passkeys {
    /// Begins a sign-in of whoever it is, by a button or by a passkey that the browser offers in the name's field.
    ///
    /// # Errors
    /// [`Refusal::TooMany`] from one network; the service's own trouble.
    pub async fn begin_sign_in(&self, ctx: &Ctx<System>, network: Network) -> Result<Begun, ServiceError> {
        let (asked, state) = self.webauthn.start_discoverable_authentication().map_err(|_| ServiceError::Passkeys)?;
        let options = serde_json::to_value(&asked.public_key).map_err(|_| ServiceError::Passkeys)?;
        self.begun(ctx, &network.subject(), &options, &Asked::SignIn { state }).await
    }

    /// Signs in with what the browser answered. The person was verified by their device: that is both factors.
    ///
    /// # Errors
    /// [`Wrong::Wrong`] whatever is wrong.
    pub async fn finish_sign_in(
        &self,
        ctx: &Ctx<System>,
        ticket: PasskeyTicket,
        credential: &str,
        device: &str,
    ) -> Result<SignedIn, Wrong> {
        let Some(Asked::SignIn { state }) = self.taken(ctx, ticket).await? else { return Err(Wrong::Wrong) };
        let shown: PublicKeyCredential = answer(credential).ok_or(Wrong::Wrong)?;
        let (person, id) = self.owner(ctx, &shown).await?;
        let own = ctx.widened(Actor::Person(person)).narrowed(Own(person));
        self.check(&own, id, &shown, state).await?;
        match self.auth.begin(ctx, person, Method::Passkey, true, device).await {
            Err(ServiceError::Refused(Refusal::Stale)) => Err(Wrong::Wrong),
            other => Ok(other?),
        }
    }

    /// Whose passkey is shown: the person whom the device names and to whom it belongs here.
    async fn owner(&self, ctx: &Ctx<System>, shown: &PublicKeyCredential) -> Result<(PersonId, PasskeyId), Wrong> {
        let named = self.webauthn.identify_discoverable_authentication(shown);
        let (handle, credential_id) = named.map_err(|_| Wrong::Wrong)?;
        let found = self.store().read(ctx, async |scope| scope.passkey_owner(credential_id).await).await;
        let found = found.map_err(ServiceError::from)?;
        found.filter(|(person, _)| person.uuid() == handle).ok_or(Wrong::Wrong)
    }

    /// Judges the signature and everything that was signed, then notes that the passkey was used.
    async fn check(
        &self,
        own: &Ctx<Own>,
        id: PasskeyId,
        shown: &PublicKeyCredential,
        state: DiscoverableAuthentication,
    ) -> Result<(), Wrong> {
        let kept = match self.store().read(own, async |scope| scope.passkey_credentials().await).await {
            Err(store::Error::Erased) => return Err(Wrong::Wrong),
            other => other.map_err(ServiceError::from)?,
        };
        let (_, kept) = kept.into_iter().find(|(one, _)| *one == id).ok_or(Wrong::Wrong)?;
        let mut passkey = read(&kept)?;
        let proved = self.webauthn.finish_discoverable_authentication_v2(shown, state, &passkey);
        let proved = proved.map_err(|_| Wrong::Wrong)?;
        passkey.update_credential(&proved);
        let used = UsedPasskey {
            credential: written(&passkey)?,
            sign_count: proved.counter(),
            backed_up: proved.backup_state(),
        };
        let used = &used;
        let noted = self.store().write(own, async |scope| scope.use_passkey(id, used).await).await;
        if noted.map_err(ServiceError::from)? { Ok(()) } else { Err(Wrong::Wrong) }
    }
}
