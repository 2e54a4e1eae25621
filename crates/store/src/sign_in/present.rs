//! Whether a sign-in still counts: asked with each request, so that what ended ends at once.

use super::Method;
use crate::engine::conn::rows;
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::{Result, Scope};
use domain::System;
use domain::id::{PersonId, SignInId};
use domain::time::Timestamp;
use uuid::Uuid;

statements! {
    System: SIGN_IN_PRESENT = "SELECT sign_in.person_id, sign_in.two_factors, sign_in.created_at, account.language, sign_in.method FROM sign_in JOIN account ON account.person_id = sign_in.person_id WHERE sign_in.id = $1 AND sign_in.ended_at IS NULL AND sign_in.expires_at > $2 AND account.state = 'active'";
}

/// Whoever is behind a sign-in that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Present {
    /// Who.
    pub person: PersonId,
    /// Whether a second factor was shown.
    pub second_factor: bool,
    /// Since when.
    pub since: Timestamp,
    /// The person's language.
    pub language: String,
    /// How they signed in.
    pub method: Method,
}

impl Scope<'_, System> {
    /// The person behind a sign-in; none when it is over, ended, or the account is locked or erased.
    ///
    /// # Errors
    /// The store's.
    pub async fn present(&mut self, id: SignInId, now: Timestamp) -> Result<Option<Present>> {
        type Row = (Uuid, bool, Ts, String, String);
        let found = rows!(self, SIGN_IN_PRESENT, Row, fetch_optional; id.uuid(), Ts(now))?;
        let Some((person, second_factor, since, language, method)) = found else { return Ok(None) };
        let method = Method::read(&method)?;
        Ok(Some(Present { person: PersonId::from_uuid(person), second_factor, since: since.0, language, method }))
    }
}
