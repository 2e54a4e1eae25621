//! Whom an organisation can send a letter.

use crate::engine::conn::rows;
use crate::engine::statement::statements;
use crate::{Error, Result, Scope};
use domain::Org;
use domain::id::RecordId;
use uuid::Uuid;

statements! {
    Org: INVITEES = "SELECT id, personnel_no, given_name, family_name, birth_date IS NOT NULL AS known, state FROM person_record WHERE org_id = $1 AND state IN ('created', 'invited', 'activated') ORDER BY sort_name, id LIMIT 1000";
}

/// Where somebody stands on the way to an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// No letter was made.
    New,
    /// A letter was made.
    Invited,
    /// The account is open.
    Active,
}

/// Somebody who can get a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitee {
    /// The record.
    pub record: RecordId,
    /// The personnel number.
    pub personnel_no: String,
    /// Given and family name.
    pub name: (String, String),
    /// Whether the birthday is known, without which only the link of a letter opens it.
    pub birthday_known: bool,
    /// Where they stand.
    pub standing: Standing,
}

impl Scope<'_, Org> {
    /// Everybody who can get a letter, by name, at most 1,000.
    ///
    /// # Errors
    /// The store's.
    pub async fn invitees(&mut self) -> Result<Vec<Invitee>> {
        type Row = (Uuid, String, String, String, bool, String);
        let found = rows!(self, INVITEES, Row, fetch_all; self.reach.0.uuid())?;
        let invitee = |(id, personnel_no, given, family, birthday_known, state): Row| {
            let standing = match state.as_str() {
                "created" => Standing::New,
                "invited" => Standing::Invited,
                "activated" => Standing::Active,
                _ => return Err(Error::Inconsistent { table: "person_record", column: "state" }),
            };
            let record = RecordId::from_uuid(id);
            Ok(Invitee { record, personnel_no, name: (given, family), birthday_known, standing })
        };
        found.into_iter().map(invitee).collect()
    }
}
