//! Whom an organisation can send a letter, and what came of it: invitation, account, receipt.

use crate::engine::conn::rows;
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::{Error, Result, Scope};
use domain::Org;
use domain::id::RecordId;
use domain::time::Timestamp;
use uuid::Uuid;

statements! {
    Org: INVITEES = "SELECT person_record.id, person_record.personnel_no, person_record.given_name, person_record.family_name, person_record.birth_date IS NOT NULL AS known, person_record.state, invitation.created_at AS invited_at, invitation.mail_state, invitation.mailed_at, receipt.created_at AS received_at, receipt.text_hash, receipt.language, receipt.method, ledger.seq FROM person_record LEFT JOIN invitation ON invitation.org_id = person_record.org_id AND invitation.id = (SELECT newest.id FROM invitation newest WHERE newest.org_id = person_record.org_id AND newest.record_id = person_record.id ORDER BY newest.created_at DESC, newest.id DESC LIMIT 1) LEFT JOIN receipt ON receipt.org_id = person_record.org_id AND receipt.id = (SELECT latest.id FROM receipt latest WHERE latest.org_id = person_record.org_id AND latest.record_id = person_record.id ORDER BY latest.created_at DESC, latest.id DESC LIMIT 1) LEFT JOIN ledger ON ledger.org_id = person_record.org_id AND ledger.subject_id = receipt.record_id AND ledger.entity_id = receipt.id WHERE person_record.org_id = $1 AND person_record.state IN ('created', 'invited', 'activated') AND (person_record.sort_name, person_record.id) > ($2, $3) ORDER BY person_record.sort_name, person_record.id LIMIT $4";
    Org: INVITEE = "SELECT id, personnel_no, given_name, family_name FROM person_record WHERE org_id = $1 AND id = $2 AND state IN ('created', 'invited', 'activated')";
    Org: INVITEE_PLACE = "SELECT sort_name FROM person_record WHERE org_id = $1 AND id = $2";
    Org: INVITEE_COUNT = "SELECT COUNT(*) FROM person_record WHERE org_id = $1 AND state IN ('created', 'invited', 'activated')";
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

/// What became of an invitation's mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailState {
    /// It is still to be sent.
    Waiting,
    /// It was sent.
    Sent,
    /// Nobody takes mail there.
    Refused,
}

/// The newest invitation of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastInvitation {
    /// When it was made.
    pub at: Timestamp,
    /// What became of the mail, and when; none for a letter.
    pub mail: Option<(MailState, Option<Timestamp>)>,
}

/// The newest receipt of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastReceipt {
    /// When it was given.
    pub at: Timestamp,
    /// SHA-256 of the notice that was shown.
    pub text_hash: Vec<u8>,
    /// The notice's language.
    pub language: String,
    /// How it was confirmed.
    pub method: String,
    /// Its row in the organisation's ledger.
    pub seq: Option<i64>,
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
    /// Their newest invitation.
    pub invited: Option<LastInvitation>,
    /// Their newest receipt.
    pub receipt: Option<LastReceipt>,
}

/// Whose name and number go on a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// The personnel number.
    pub personnel_no: String,
    /// Given and family name.
    pub name: (String, String),
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    personnel_no: String,
    given_name: String,
    family_name: String,
    known: bool,
    state: String,
    invited_at: Option<Ts>,
    mail_state: Option<String>,
    mailed_at: Option<Ts>,
    received_at: Option<Ts>,
    text_hash: Option<Vec<u8>>,
    language: Option<String>,
    method: Option<String>,
    seq: Option<i64>,
}

impl TryFrom<Row> for Invitee {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let standing = match row.state.as_str() {
            "created" => Standing::New,
            "invited" => Standing::Invited,
            "activated" => Standing::Active,
            _ => return Err(Error::Inconsistent { table: "person_record", column: "state" }),
        };
        let mailed = row.mailed_at.map(|at| at.0);
        let mail = match row.mail_state.as_deref() {
            None => None,
            Some("waiting") => Some((MailState::Waiting, mailed)),
            Some("sent") => Some((MailState::Sent, mailed)),
            Some("refused") => Some((MailState::Refused, mailed)),
            Some(_) => return Err(Error::Inconsistent { table: "invitation", column: "mail_state" }),
        };
        let receipt = row.received_at.map(|at| LastReceipt {
            at: at.0,
            text_hash: row.text_hash.unwrap_or_default(),
            language: row.language.unwrap_or_default(),
            method: row.method.unwrap_or_default(),
            seq: row.seq,
        });
        Ok(Self {
            record: RecordId::from_uuid(row.id),
            personnel_no: row.personnel_no,
            name: (row.given_name, row.family_name),
            birthday_known: row.known,
            standing,
            invited: row.invited_at.map(|at| LastInvitation { at: at.0, mail }),
            receipt,
        })
    }
}

impl Scope<'_, Org> {
    /// A page of everybody who can get a letter, by name, after a person.
    ///
    /// # Errors
    /// The store's.
    pub async fn invitees_after(&mut self, after: Option<RecordId>, limit: u16) -> Result<Vec<Invitee>> {
        let org = self.reach.0.uuid();
        let place = match after {
            None => None,
            Some(after) => rows!(self, INVITEE_PLACE, (String,), fetch_optional; org, after.uuid())?,
        };
        // A person who is not here any more begins the list anew.
        let (name, id) = match (place, after) {
            (Some((name,)), Some(after)) => (name, after.uuid()),
            _ => (String::new(), Uuid::nil()),
        };
        let found = rows!(self, INVITEES, Row, fetch_all; org, &name, id, i64::from(limit))?;
        found.into_iter().map(Row::try_into).collect()
    }

    /// How many can get a letter.
    ///
    /// # Errors
    /// The store's.
    pub async fn count_invitees(&mut self) -> Result<i64> {
        Ok(rows!(self, INVITEE_COUNT, (i64,), fetch_one; self.reach.0.uuid())?.0)
    }

    /// What goes on somebody's letter; nothing for who can get none.
    ///
    /// # Errors
    /// The store's.
    pub async fn recipient(&mut self, record: RecordId) -> Result<Option<Recipient>> {
        type Row = (Uuid, String, String, String);
        let found = rows!(self, INVITEE, Row, fetch_optional; self.reach.0.uuid(), record.uuid())?;
        Ok(found.map(|(_, personnel_no, given, family)| Recipient { personnel_no, name: (given, family) }))
    }
}
