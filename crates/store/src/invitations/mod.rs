//! Letters that open accounts, and what their opening leaves: an account, a link to the employer's record, a receipt.

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
    Org: INVITATIONS_REVOKE = "UPDATE invitation SET revoked_at = $3, version = version + 1 WHERE org_id = $1 AND record_id = $2 AND used_at IS NULL AND revoked_at IS NULL";
    Org: INVITATION_ADD = "INSERT INTO invitation (org_id, id, record_id, link_hash, code_index, tries, version, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, 0, 1, $6, $7)";
    Org: RECORD_INVITED = "UPDATE person_record SET state = CASE WHEN state = 'created' THEN 'invited' ELSE state END, version = version + 1, updated_at = $3 WHERE org_id = $1 AND id = $2 AND state IN ('created', 'invited', 'activated') RETURNING version";
    System: INVITATION_BY_LINK = "SELECT invitation.org_id, invitation.id, invitation.record_id, invitation.tries, invitation.expires_at, invitation.used_at, invitation.revoked_at, person_record.given_name, person_record.family_name, person_record.birth_date, person_record.person_id FROM invitation JOIN person_record ON person_record.org_id = invitation.org_id AND person_record.id = invitation.record_id WHERE invitation.link_hash = $1";
    System: INVITATION_BY_CODE = "SELECT invitation.org_id, invitation.id, invitation.record_id, invitation.tries, invitation.expires_at, invitation.used_at, invitation.revoked_at, person_record.given_name, person_record.family_name, person_record.birth_date, person_record.person_id FROM invitation JOIN person_record ON person_record.org_id = invitation.org_id AND person_record.id = invitation.record_id WHERE invitation.code_index = $1";
    System: INVITATION_TRY = "UPDATE invitation SET tries = tries + 1 WHERE org_id = $1 AND id = $2 RETURNING tries";
    System: INVITATION_RIGHT = "UPDATE invitation SET tries = tries - 1 WHERE org_id = $1 AND id = $2";
    System: INVITATION_USE = "UPDATE invitation SET used_at = $3, version = version + 1 WHERE org_id = $1 AND id = $2 AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $3";
    System: ACTIVATED_ACCOUNT = "INSERT INTO account (person_id, language, state, version, created_at, updated_at) VALUES ($1, $2, 'active', 1, $3, $3) ON CONFLICT (person_id) DO NOTHING";
    System: ACTIVATED_RECORD = "UPDATE person_record SET person_id = $3, state = 'activated', version = version + 1, updated_at = $4 WHERE org_id = $1 AND id = $2 AND state IN ('created', 'invited', 'activated') RETURNING version";
    System: SIGN_INS_END_OF = "UPDATE sign_in SET ended_at = $2 WHERE person_id = $1 AND ended_at IS NULL";
    System: RECEIPT_ADD = "INSERT INTO receipt (org_id, id, person_id, record_id, what, text_hash, language, method, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
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
    /// Makes a letter; one before it to the same person is closed.
    ///
    /// # Errors
    /// [`Error::Stale`] for somebody who is not here or may not be invited.
    pub async fn invite(&mut self, new: &NewInvitation<'_>) -> Result<InvitationId> {
        let (org, id, now) = (self.ctx.reach.0.uuid(), self.ctx.id::<InvitationId>(), Ts(self.ctx.now()));
        let record = new.record.uuid();
        let invited = rows!(self.scope, RECORD_INVITED, (i64,), fetch_optional; org, record, now)?;
        let Some((version,)) = invited else { return Err(Error::Stale { entity: "person_record" }) };
        changed!(self.scope, INVITATIONS_REVOKE; org, record, now)?;
        let tag = BlindIndex::global(&self.scope.keys.master, CODE).tag(new.code.as_bytes());
        changed!(
            self.scope, INVITATION_ADD;
            org, id.uuid(), record, new.link_hash.as_slice(), tag.as_bytes(), now, Ts(new.expires),
        )?;
        self.record(Change {
            action: "person_record.invited",
            entity: "person_record",
            entity_id: record,
            version,
            subject: Some(record),
            payload: json!({ "invitation": id }),
        });
        Ok(id)
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

    /// Opens the account: the letter is used up, the account is there, the record belongs to it, the receipt is given, or nothing of
    /// it. A record that belonged to another account (a lost phone) belongs to this one from now on, that employer's data only; the other
    /// account is signed out everywhere and its own ledger says why.
    ///
    /// # Errors
    /// [`Error::Stale`] when the letter was used or closed in the meantime.
    pub async fn activate(
        &mut self,
        invitation: &Invitation,
        person: PersonId,
        language: &str,
        receipt: &NewReceipt,
    ) -> Result<ReceiptId> {
        let (org, record) = (invitation.org.uuid(), invitation.record.uuid());
        let (id, now) = (self.ctx.id::<ReceiptId>(), Ts(self.ctx.now()));
        if changed!(self.scope, INVITATION_USE; org, invitation.id.uuid(), now)? == 0 {
            return Err(Error::Stale { entity: "invitation" });
        }
        if changed!(self.scope, ACTIVATED_ACCOUNT; person.uuid(), language, now)? == 1 {
            self.record_in(Chain::Person(person), account_added(person, language));
        }
        if let Some(before) = invitation.person.filter(|before| *before != person) {
            changed!(self.scope, SIGN_INS_END_OF; before.uuid(), now)?;
            self.record_in(Chain::Person(before), taken_over(invitation, before));
        }
        let linked = rows!(self.scope, ACTIVATED_RECORD, (i64,), fetch_optional; org, record, person.uuid(), now)?;
        let Some((version,)) = linked else { return Err(Error::Stale { entity: "person_record" }) };
        changed!(
            self.scope, RECEIPT_ADD;
            org, id.uuid(), person.uuid(), record, receipt.what, receipt.text_hash.as_slice(), &receipt.language,
            receipt.method, now,
        )?;
        self.record_in(Chain::Org(invitation.org), activated(invitation, person, version));
        self.record_in(Chain::Org(invitation.org), received(invitation, id, receipt));
        Ok(id)
    }
}

fn account_added(person: PersonId, language: &str) -> Change {
    let (entity_id, subject) = (person.uuid(), Some(person.uuid()));
    let payload = json!({ "language": language });
    Change { action: "account.added", entity: "account", entity_id, version: 1, subject, payload }
}

fn taken_over(invitation: &Invitation, before: PersonId) -> Change {
    Change {
        action: "account.record_moved_by_letter",
        entity: "account",
        entity_id: before.uuid(),
        version: 1,
        subject: Some(before.uuid()),
        payload: json!({ "org": invitation.org, "invitation": invitation.id }),
    }
}

fn activated(invitation: &Invitation, person: PersonId, version: i64) -> Change {
    Change {
        action: "person_record.activated",
        entity: "person_record",
        entity_id: invitation.record.uuid(),
        version,
        subject: Some(invitation.record.uuid()),
        payload: json!({ "person": person, "invitation": invitation.id }),
    }
}

fn received(invitation: &Invitation, id: ReceiptId, receipt: &NewReceipt) -> Change {
    Change {
        action: "receipt.given",
        entity: "receipt",
        entity_id: id.uuid(),
        version: 1,
        subject: Some(invitation.record.uuid()),
        payload: json!({ "what": receipt.what, "text": receipt.text_hash, "language": receipt.language, "method": receipt.method }),
    }
}
