//! Making a passkey: for somebody who is signed in, and for an account that is about to be opened.

use super::asked::{Asked, answer};
use super::keep::{cleaned, label, read, written};
use super::{Begun, PasskeyTicket, Passkeys};
use crate::auth::Network;
use crate::error::taken;
use crate::{Refusal, ServiceError};
use domain::id::{PasskeyId, PersonId};
use domain::{Actor, Ctx, Own, System};
use serde_json::{Value, json};
use store::sign_in::NewPasskey;
use webauthn_rs::prelude::{
    CreationChallengeResponse, Credential, CredentialID, PasskeyRegistration, RegisterPublicKeyCredential,
};

const PART: Actor = Actor::System("passkey");
/// So many are enough for anybody's devices.
const MOST: usize = 20;
/// Authenticators may cut names after 64 bytes (`WebAuthn`, level 3, 6.4.1).
const NAME_LETTERS: usize = 64;

impl Passkeys {
    /// Begins one more passkey for the context's person. `name` is what their device shows beside it. The devices that hold one already
    /// are left out.
    ///
    /// # Errors
    /// [`Refusal::PasskeysFull`]; [`Refusal::Name`] for an empty name; [`Refusal::TooMany`]; the service's own trouble.
    pub async fn begin_registration(&self, ctx: &Ctx<Own>, name: &str) -> Result<Begun, ServiceError> {
        let person = ctx.reach.0;
        let known = self.store().read(ctx, async |scope| scope.passkey_credentials().await).await?;
        if known.len() >= MOST {
            return Err(Refusal::PasskeysFull.into());
        }
        let known = known.iter().map(|(_, credential)| read(credential).map(|passkey| passkey.cred_id().clone()));
        let (options, state) = self.asked_to_create(person, name, known.collect::<Result<_, _>>()?)?;
        self.begun(&ctx.widened(PART), &person.to_string(), &options, &Asked::Another { person, state }).await
    }

    /// Keeps the passkey that the browser made for the context's person.
    ///
    /// # Errors
    /// [`Refusal::Passkey`]; the service's own trouble.
    pub async fn finish_registration(
        &self,
        ctx: &Ctx<Own>,
        ticket: PasskeyTicket,
        credential: &str,
        label: &str,
    ) -> Result<PasskeyId, ServiceError> {
        let asked = self.taken(&ctx.widened(PART), ticket).await?;
        let Some(Asked::Another { person, state }) = asked else { return Err(Refusal::Passkey.into()) };
        if person != ctx.reach.0 {
            return Err(Refusal::Passkey.into());
        }
        let new = self.created(person, &state, credential, label)?;
        let new = &new;
        let added = self.store().write(ctx, async |scope| scope.add_passkey(new).await).await;
        added.map_err(|error| taken(error, Refusal::Passkey))
    }

    /// Begins the passkey of a person who has no account yet. The person is made up here: the account has to be opened under
    /// [`NewPasskey::person`].
    ///
    /// # Errors
    /// [`Refusal::Name`] for an empty name; [`Refusal::TooMany`] from one network; the service's own trouble.
    pub async fn begin_first(&self, ctx: &Ctx<System>, network: Network, name: &str) -> Result<Begun, ServiceError> {
        let person = ctx.id();
        let (options, state) = self.asked_to_create(person, name, Vec::new())?;
        self.begun(ctx, &network.subject(), &options, &Asked::First { person, state }).await
    }

    /// Proves the passkey that the browser made for a person who has no account yet. Nothing is kept: that is for the transaction that
    /// opens the account, with `scope.within(Own(new.person), async |own| own.add_passkey(&new).await)`.
    ///
    /// # Errors
    /// [`Refusal::Passkey`]; the service's own trouble.
    pub async fn finish_first(
        &self,
        ctx: &Ctx<System>,
        ticket: PasskeyTicket,
        credential: &str,
        label: &str,
    ) -> Result<NewPasskey, ServiceError> {
        let asked = self.taken(ctx, ticket).await?;
        let Some(Asked::First { person, state }) = asked else { return Err(Refusal::Passkey.into()) };
        self.created(person, &state, credential, label)
    }

    fn asked_to_create(
        &self,
        person: PersonId,
        name: &str,
        known: Vec<CredentialID>,
    ) -> Result<(Value, PasskeyRegistration), ServiceError> {
        let name = cleaned(name, NAME_LETTERS);
        if name.is_empty() {
            return Err(Refusal::Name.into());
        }
        let begun = self.webauthn.start_passkey_registration(person.uuid(), &name, &name, Some(known));
        let (options, state) = begun.map_err(|_| ServiceError::Passkeys)?;
        Ok((discoverable(&options)?, state))
    }

    fn created(
        &self,
        person: PersonId,
        state: &PasskeyRegistration,
        credential: &str,
        name: &str,
    ) -> Result<NewPasskey, ServiceError> {
        let made: RegisterPublicKeyCredential = answer(credential).ok_or(Refusal::Passkey)?;
        // Unsigned, so only believed when it says no: such a key could never be found at a sign-in.
        if made.extensions.cred_props.as_ref().is_some_and(|props| props.rk == Some(false)) {
            return Err(Refusal::Passkey.into());
        }
        let passkey = self.webauthn.finish_passkey_registration(&made, state).map_err(|_| Refusal::Passkey)?;
        let credential = written(&passkey)?;
        let made = Credential::from(passkey);
        let (sign_count, backed_up) = (made.counter, made.backup_state);
        Ok(NewPasskey {
            person,
            credential_id: made.cred_id.clone(),
            credential,
            sign_count,
            backed_up,
            label: label(name),
        })
    }
}

/// The options with what the library leaves open: a passkey has to be found without a name being typed.
fn discoverable(options: &CreationChallengeResponse) -> Result<Value, ServiceError> {
    let mut options = serde_json::to_value(&options.public_key).map_err(|_| ServiceError::Passkeys)?;
    let selection = options.get_mut("authenticatorSelection").and_then(Value::as_object_mut);
    let selection = selection.ok_or(ServiceError::Passkeys)?;
    selection.insert("residentKey".to_owned(), json!("required"));
    selection.insert("requireResidentKey".to_owned(), json!(true));
    Ok(options)
}
