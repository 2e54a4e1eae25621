//! What a browser was asked, kept in the database between the halves of a ceremony, since the answer may reach another node.

use super::{Begun, PasskeyTicket, Passkeys, ticket};
use crate::ServiceError;
use domain::id::PersonId;
use domain::{Ctx, System};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use webauthn_rs::prelude::{DiscoverableAuthentication, PasskeyRegistration};

/// A browser's answer has some two thousand letters, with a long attestation ten times that.
const LONGEST_ANSWER: usize = 64 * 1024;

/// Each kind is good for its own second half only.
#[derive(Serialize, Deserialize)]
pub(super) enum Asked {
    /// To make one more passkey for somebody who is signed in.
    Another { person: PersonId, state: PasskeyRegistration },
    /// To make the passkey of an account that is about to be opened.
    First { person: PersonId, state: PasskeyRegistration },
    /// To sign in, whoever it is.
    SignIn { state: DiscoverableAuthentication },
}

impl Passkeys {
    /// Keeps what is asked and gives the ticket for it.
    pub(super) async fn begun(
        &self,
        ctx: &Ctx<System>,
        options: &serde_json::Value,
        asked: &Asked,
    ) -> Result<Begun, ServiceError> {
        let ticket = PasskeyTicket::new(ctx.random());
        let (hash, expires) = (ticket.hash(), ctx.now().plus(ticket::LIFE));
        let text = serde_json::to_string(asked).map_err(|_| ServiceError::Passkeys)?;
        let text = &text;
        self.store().write(ctx, async |scope| scope.add_passkey_ticket(&hash, text, expires).await).await?;
        Ok(Begun { options: options.to_string(), ticket })
    }

    /// What was asked under a ticket. It is gone from now on, whatever the answer is worth.
    pub(super) async fn taken(&self, ctx: &Ctx<System>, ticket: PasskeyTicket) -> Result<Option<Asked>, ServiceError> {
        let hash = ticket.hash();
        let taken = self.store().write(ctx, async |scope| scope.take_passkey_ticket(&hash).await).await?;
        // A form of an earlier version is an old ticket.
        Ok(taken.and_then(|text| serde_json::from_str(&text).ok()))
    }
}

/// Reads the browser's answer, as `PublicKeyCredential.toJSON` writes it.
pub(super) fn answer<T: DeserializeOwned>(json: &str) -> Option<T> {
    let short = json.len() <= LONGEST_ANSWER;
    short.then(|| serde_json::from_str(json).ok()).flatten()
}
