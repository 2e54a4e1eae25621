//! Letters that open accounts, and what their opening leaves: an account, a link to the employer's record, a receipt.

mod activation;
mod mail;

pub(crate) use activation::STATEMENTS as ACTIVATION_STATEMENTS;
pub use activation::{Activated, Holder};
pub(crate) use mail::STATEMENTS as MAIL_STATEMENTS;
pub use mail::{NewMailInvitation, WaitingMail};

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::{Day, Ts};
use crate::ledger::{Chain, Change};
use crate::vault::BlindIndex;
use crate::{Error, Result, Scope, WriteScope};
use domain::id::{InvitationId, OrgId, PersonId, ReceiptId, RecordId};
use domain::time::Timestamp;
use domain::{Org, System};
use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;

statements! {
    Org: INVITATIONS_REVOKE = "UPDATE invitation SET revoked_at = $3, mail = NULL, version = version + 1 WHERE org_id = $1 AND record_id = $2 AND used_at IS NULL AND revoked_at IS NULL";
    Org: INVITATION_ADD = "INSERT INTO invitation (org_id, id, record_id, link_hash, code_index, tries, version, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, 0, 1, $6, $7)";
    Org: RECORD_INVITED = "UPDATE person_record SET state = CASE WHEN state = 'created' THEN 'invited' ELSE state END, version = version + 1, updated_at = $3 WHERE org_id = $1 AND id = $2 AND state IN ('created', 'invited', 'activated') RETURNING version, state";
    System: INVITATION_BY_LINK = "SELECT invitation.org_id, invitation.id, invitation.record_id, invitation.tries, invitation.expires_at, invitation.used_at, invitation.revoked_at, invitation.mail_state, person_record.given_name, person_record.family_name, person_record.birth_date, person_record.person_id FROM invitation JOIN person_record ON person_record.org_id = invitation.org_id AND person_record.id = invitation.record_id WHERE invitation.link_hash = $1";
    System: INVITATION_BY_CODE = "SELECT invitation.org_id, invitation.id, invitation.record_id, invitation.tries, invitation.expires_at, invitation.used_at, invitation.revoked_at, invitation.mail_state, person_record.given_name, person_record.family_name, person_record.birth_date, person_record.person_id FROM invitation JOIN person_record ON person_record.org_id = invitation.org_id AND person_record.id = invitation.record_id WHERE invitation.code_index = $1";
    System: INVITATION_TRY = "UPDATE invitation SET tries = tries + 1 WHERE org_id = $1 AND id = $2 RETURNING tries";
    System: INVITATION_RIGHT = "UPDATE invitation SET tries = tries - 1 WHERE org_id = $1 AND id = $2";
    System: CODES_FREE = "UPDATE invitation SET code_index = link_hash WHERE code_index <> link_hash AND (org_id, id) IN (SELECT org_id, id FROM invitation WHERE code_index <> link_hash AND (used_at < $1 OR revoked_at < $1 OR expires_at < $1) LIMIT 1000)";
    System: INVITATIONS_CLOSE_OF = "UPDATE invitation SET revoked_at = $2, mail = NULL, version = version + 1 WHERE used_at IS NULL AND revoked_at IS NULL AND (org_id, record_id) IN (SELECT org_id, id FROM person_record WHERE person_id = $1) RETURNING org_id, id, record_id, version";
    Org: RECEIPTS = "SELECT id, person_id, what, text_hash, language, method, created_at FROM receipt WHERE org_id = $1 AND record_id = $2 ORDER BY created_at, id LIMIT 1000";
}

/// The column's name in the derivation of its index; never renamed.
const CODE: &str = "invitation.code";

/// A letter to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInvitation<'a> {
    /// To whom.
    pub record: RecordId,
    /// SHA-256 of the secret in the link.
    pub link_hash: [u8; 32],
    /// The code to type, as it is printed without blanks.
    pub code: &'a str,
    /// Until when.
    pub expires: Timestamp,
}

/// A letter that was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Invited {
    /// The letter.
    pub id: InvitationId,
    /// Whether the record belongs to an account already.
    pub activated: bool,
}

/// How somebody shows a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown<'a> {
    /// By its link: SHA-256 of the secret in it.
    Link(&'a [u8; 32]),
    /// By its code, as it is printed without blanks.
    Code(&'a str),
}

/// A letter with what it is about. The name is for who has proved their birthday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The letter.
    pub id: InvitationId,
    /// Who sent it.
    pub org: OrgId,
    /// To whom.
    pub record: RecordId,
    /// Wrong birthdays so far.
    pub tries: i64,
    /// Until when.
    pub expires: Timestamp,
    /// Whether it was used or closed.
    pub closed: bool,
    /// Whether it came by e-mail instead of a letter.
    pub by_mail: bool,
    /// Given and family name.
    pub name: (String, String),
    /// Birthday, if the employer knows it.
    pub birth: Option<Date>,
    /// Whose account the record belongs to already.
    pub person: Option<PersonId>,
}

#[derive(sqlx::FromRow)]
struct Row {
    org_id: Uuid,
    id: Uuid,
    record_id: Uuid,
    tries: i64,
    expires_at: Ts,
    used_at: Option<Ts>,
    revoked_at: Option<Ts>,
    mail_state: Option<String>,
    given_name: String,
    family_name: String,
    birth_date: Option<Day>,
    person_id: Option<Uuid>,
}

impl From<Row> for Invitation {
    fn from(row: Row) -> Self {
        Self {
            id: InvitationId::from_uuid(row.id),
            org: OrgId::from_uuid(row.org_id),
            record: RecordId::from_uuid(row.record_id),
            tries: row.tries,
            expires: row.expires_at.0,
            closed: row.used_at.is_some() || row.revoked_at.is_some(),
            by_mail: row.mail_state.is_some(),
            name: (row.given_name, row.family_name),
            birth: row.birth_date.map(|day| day.0),
            person: row.person_id.map(PersonId::from_uuid),
        }
    }
}

/// What somebody confirmed to have got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReceipt {
    /// What it was: `account` for the account itself with its notice on data protection.
    pub what: &'static str,
    /// SHA-256 of the text that was shown.
    pub text_hash: [u8; 32],
    /// The language of that text.
    pub language: String,
    /// How it was confirmed.
    pub method: &'static str,
}

/// A receipt as an employer can show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The receipt.
    pub id: ReceiptId,
    /// Who confirmed.
    pub person: PersonId,
    /// What.
    pub what: String,
    /// SHA-256 of the text that was shown.
    pub text_hash: Vec<u8>,
    /// The language of that text.
    pub language: String,
    /// How.
    pub method: String,
    /// When.
    pub at: Timestamp,
}

impl WriteScope<'_, Org> {
    /// Makes a letter; one before it to the same person is closed. Says whether the record has an account already, which the letter would
    /// take it from.
    ///
    /// # Errors
    /// [`Error::Stale`] for somebody who is not here or may not be invited; [`Error::Taken`] when the code is: draw another one.
    pub async fn invite(&mut self, new: &NewInvitation<'_>) -> Result<Invited> {
        let (org, id, now) = (self.ctx.reach.0.uuid(), self.ctx.id::<InvitationId>(), Ts(self.ctx.now()));
        let record = new.record.uuid();
        let (version, activated) = self.begin_invitation(new.record).await?;
        let tag = BlindIndex::global(&self.scope.keys.master, CODE).tag(new.code.as_bytes());
        changed!(
            self.scope, INVITATION_ADD;
            org, id.uuid(), record, new.link_hash.as_slice(), tag.as_bytes(), now, Ts(new.expires),
        )?;
        self.record_invited(new.record, version, id);
        Ok(Invited { id, activated })
    }

    /// Closes the letters before; the record's version, and whether it has an account already.
    async fn begin_invitation(&mut self, record: RecordId) -> Result<(i64, bool)> {
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        let invited = rows!(self.scope, RECORD_INVITED, (i64, String), fetch_optional; org, record.uuid(), now)?;
        let Some((version, state)) = invited else { return Err(Error::Stale { entity: "person_record" }) };
        self.close_invitations(record).await?;
        self.refresh_line(record).await?;
        Ok((version, state == "activated"))
    }

    fn record_invited(&mut self, record: RecordId, version: i64, id: InvitationId) {
        self.record(Change {
            action: "person_record.invited",
            entity: "person_record",
            entity_id: record.uuid(),
            version,
            subject: Some(record.uuid()),
            payload: json!({ "invitation": id }),
        });
    }

    /// Closes the letters to a person that are still open.
    ///
    /// # Errors
    /// The store's.
    pub(crate) async fn close_invitations(&mut self, record: RecordId) -> Result<()> {
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        changed!(self.scope, INVITATIONS_REVOKE; org, record.uuid(), now)?;
        Ok(())
    }
}

impl Scope<'_, Org> {
    /// What a person confirmed to this organisation.
    ///
    /// # Errors
    /// The store's.
    pub async fn receipts(&mut self, record: RecordId) -> Result<Vec<Receipt>> {
        type Row = (Uuid, Uuid, String, Vec<u8>, String, String, Ts);
        let found = rows!(self, RECEIPTS, Row, fetch_all; self.reach.0.uuid(), record.uuid())?;
        let receipt = |(id, person, what, text_hash, language, method, at): Row| Receipt {
            id: ReceiptId::from_uuid(id),
            person: PersonId::from_uuid(person),
            what,
            text_hash,
            language,
            method,
            at: at.0,
        };
        Ok(found.into_iter().map(receipt).collect())
    }
}

impl Scope<'_, System> {
    /// The letter that somebody shows.
    ///
    /// # Errors
    /// The store's.
    pub async fn invitation(&mut self, shown: Shown<'_>) -> Result<Option<Invitation>> {
        let found = match shown {
            Shown::Link(hash) => rows!(self, INVITATION_BY_LINK, Row, fetch_optional; hash.as_slice())?,
            Shown::Code(code) => {
                let tag = BlindIndex::global(&self.keys.master, CODE).tag(code.as_bytes());
                rows!(self, INVITATION_BY_CODE, Row, fetch_optional; tag.as_bytes())?
            }
        };
        Ok(found.map(Invitation::from))
    }
}

impl WriteScope<'_, System> {
    /// Counts a birthday that somebody tries; says how many there were.
    ///
    /// # Errors
    /// [`Error::Stale`] when the letter is gone.
    pub async fn try_invitation(&mut self, invitation: &Invitation) -> Result<i64> {
        let (org, id) = (invitation.org.uuid(), invitation.id.uuid());
        let tries = rows!(self.scope, INVITATION_TRY, (i64,), fetch_optional; org, id)?;
        tries.map(|(tries,)| tries).ok_or(Error::Stale { entity: "invitation" })
    }

    /// Takes a try back: it was right.
    ///
    /// # Errors
    /// The store's.
    pub async fn forget_try(&mut self, invitation: &Invitation) -> Result<()> {
        changed!(self.scope, INVITATION_RIGHT; invitation.org.uuid(), invitation.id.uuid())?;
        Ok(())
    }

    /// Frees the codes of letters that were over before, a thousand at most, so that they can be drawn again; says how many. In its place
    /// stands what no code leads to.
    ///
    /// # Errors
    /// The store's.
    pub async fn free_codes(&mut self, before: Timestamp) -> Result<u64> {
        changed!(self.scope, CODES_FREE; Ts(before))
    }

    /// Closes the letters that would take an account's records from it: the account is over.
    pub(crate) async fn close_invitations_of(&mut self, person: PersonId) -> Result<()> {
        type Row = (Uuid, Uuid, Uuid, i64);
        let closed = rows!(self.scope, INVITATIONS_CLOSE_OF, Row, fetch_all; person.uuid(), Ts(self.ctx.now()))?;
        for (org, id, record, version) in closed {
            self.record_in(Chain::Org(OrgId::from_uuid(org)), closed_by_erasure(id, record, version));
        }
        Ok(())
    }
}

fn closed_by_erasure(id: Uuid, record: Uuid, version: i64) -> Change {
    Change {
        action: "invitation.closed",
        entity: "invitation",
        entity_id: id,
        version,
        subject: Some(record),
        payload: json!({ "why": "the account was erased" }),
    }
}
