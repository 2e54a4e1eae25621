//! What a browser was asked, kept in the database between the halves of a ceremony, since the answer may reach another node.

use super::{Begun, PasskeyTicket, Passkeys, ticket};
use crate::auth::throttle::{self, Window};
use crate::{Refusal, ServiceError};
use domain::id::PersonId;
use domain::{Ctx, System};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use webauthn_rs::prelude::{DiscoverableAuthentication, PasskeyRegistration};

/// A browser's answer has some two thousand letters, with a long attestation ten times that.
const LONGEST_ANSWER: usize = 64 * 1024;
/// Each question is kept for some minutes, whoever asks for it: so many for one network, which may be a whole office, or one person.
pub(in crate::auth) const QUESTIONS: Window =
    Window { kind: "passkey, asked", most: 300, length: Duration::from_mins(15) };

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
    /// Keeps what is asked and gives the ticket for it; counts it for `whom`.
    pub(super) async fn begun(
        &self,
        ctx: &Ctx<System>,
        whom: &str,
        options: &serde_json::Value,
        asked: &Asked,
    ) -> Result<Begun, ServiceError> {
        if !throttle::claim(self.store(), ctx, &[(&QUESTIONS, whom)]).await? {
            return Err(Refusal::TooMany.into());
        }
        let ticket = PasskeyTicket::new(ctx.random());
        let (hash, expires) = (ticket.hash(), ctx.now().plus(ticket::LIFE));
        let text = serde_json::to_string(asked).map_err(|_| ServiceError::Passkeys)?;
        let text = &text;
        let kept = self.store().write(ctx, async |scope| {
            // Whoever asks takes away what was asked long ago: the table holds some minutes.
            scope.prune_passkey_tickets(ctx.now()).await?;
            scope.add_passkey_ticket(&hash, text, expires).await
        });
        kept.await?;
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
