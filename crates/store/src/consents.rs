//! What people agreed to, and what they took back.

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::ledger::Change;
use crate::organisations::stale;
use crate::{Result, Scope, WriteScope};
use domain::Own;
use domain::id::ConsentId;
use domain::time::Timestamp;
use serde_json::json;
use uuid::Uuid;

statements! {
    Own: CONSENT_ADD = "INSERT INTO consent (person_id, id, purpose, text_version, text_hash, language, given_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    Own: CONSENTS = "SELECT id, purpose, text_version, given_at, withdrawn_at FROM consent WHERE person_id = $1 ORDER BY given_at, id LIMIT 1000";
    Own: CONSENT_WITHDRAW = "UPDATE consent SET withdrawn_at = $3 WHERE person_id = $1 AND id = $2 AND withdrawn_at IS NULL";
}

/// Something to agree to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewConsent {
    /// What for.
    pub purpose: String,
    /// Which version of the text.
    pub text_version: String,
    /// SHA-256 of the text that was shown.
    pub text_hash: [u8; 32],
    /// The language of that text.
    pub language: String,
}

/// What somebody agreed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// The consent.
    pub id: ConsentId,
    /// What for.
    pub purpose: String,
    /// Which version of the text.
    pub text_version: String,
    /// Since when.
    pub given: Timestamp,
    /// When it was taken back.
    pub withdrawn: Option<Timestamp>,
}

impl Scope<'_, Own> {
    /// Everything that the person agreed to, the first one first.
    ///
    /// # Errors
    /// The store's.
    pub async fn consents(&mut self) -> Result<Vec<Consent>> {
        type Row = (Uuid, String, String, Ts, Option<Ts>);
        let found = rows!(self, CONSENTS, Row, fetch_all; self.reach.0.uuid())?;
        let consent = |(id, purpose, text_version, given, withdrawn): Row| Consent {
            id: ConsentId::from_uuid(id),
            purpose,
            text_version,
            given: given.0,
            withdrawn: withdrawn.map(|at| at.0),
        };
        Ok(found.into_iter().map(consent).collect())
    }
}

impl WriteScope<'_, Own> {
    /// Agrees.
    ///
    /// # Errors
    /// The store's.
    pub async fn give_consent(&mut self, new: &NewConsent) -> Result<ConsentId> {
        let (person, id, now) = (self.ctx.reach.0.uuid(), self.ctx.id::<ConsentId>(), Ts(self.ctx.now()));
        changed!(
            self.scope, CONSENT_ADD;
            person, id.uuid(), &new.purpose, &new.text_version, new.text_hash.as_slice(), &new.language, now,
        )?;
        let payload = json!({ "purpose": new.purpose, "version": new.text_version, "text": new.text_hash });
        self.record(change("consent.given", person, id, payload));
        Ok(id)
    }

    /// Takes it back.
    ///
    /// # Errors
    /// [`crate::Error::Stale`] when it was taken back before, or is not the person's.
    pub async fn withdraw_consent(&mut self, id: ConsentId) -> Result<()> {
        let (person, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        stale(changed!(self.scope, CONSENT_WITHDRAW; person, id.uuid(), now)?, "consent")?;
        self.record(change("consent.withdrawn", person, id, json!({})));
        Ok(())
    }
}

fn change(action: &'static str, person: Uuid, id: ConsentId, payload: serde_json::Value) -> Change {
    Change { action, entity: "consent", entity_id: id.uuid(), version: 1, subject: Some(person), payload }
}
