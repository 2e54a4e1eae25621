//! Opening a letter: account, link and receipt, or nothing of it.

use super::{Invitation, NewReceipt};
use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::ledger::{Chain, Change};
use crate::organisations::stale;
use crate::{Error, Result, WriteScope};
use domain::id::{PersonId, ReceiptId};
use domain::{Language, Org, System};
use serde_json::json;
use uuid::Uuid;

statements! {
    System: INVITATION_USE = "UPDATE invitation SET used_at = $3, version = version + 1 WHERE org_id = $1 AND id = $2 AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $3";
    System: ACCOUNT_OPEN = "INSERT INTO account (person_id, language, state, version, created_at, updated_at) VALUES ($1, $2, 'active', 1, $3, $3)";
    System: ACCOUNT_JOIN = "UPDATE account SET updated_at = updated_at WHERE person_id = $1 AND state = 'active'";
    System: RECORD_HOLDER = "SELECT person_id FROM person_record WHERE org_id = $1 AND id = $2";
    System: ACTIVATED_RECORD = "UPDATE person_record SET person_id = $3, state = 'activated', version = version + 1, updated_at = $4 WHERE org_id = $1 AND id = $2 AND state IN ('created', 'invited', 'activated') RETURNING version";
    System: SIGN_INS_END_OF = "UPDATE sign_in SET ended_at = $2 WHERE person_id = $1 AND ended_at IS NULL";
    System: RECEIPT_ADD = "INSERT INTO receipt (org_id, id, person_id, record_id, what, text_hash, language, method, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
}

/// Who gets the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// A new account. The caller gives it a way in within the same write.
    New(PersonId),
    /// An account that is in use.
    Known(PersonId),
}

impl Holder {
    /// The person.
    pub const fn person(self) -> PersonId {
        match self {
            Self::New(person) | Self::Known(person) => person,
        }
    }
}

/// What the opening of a letter left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Activated {
    /// The receipt for the account.
    pub receipt: ReceiptId,
    /// Who had the record until now: to be told.
    pub moved_from: Option<PersonId>,
}

impl WriteScope<'_, System> {
    /// Opens the account: the letter is used up, the account is there, the record belongs to it, the receipt is given, or nothing of
    /// it. A record that belonged to another account (a lost phone) belongs to this one from now on, that employer's data only; the other
    /// account is signed out everywhere and its own ledger says why.
    ///
    /// # Errors
    /// [`Error::Stale`] when the letter was used or closed in the meantime, or a known account is not in use.
    pub async fn activate(
        &mut self,
        invitation: &Invitation,
        holder: Holder,
        language: Language,
        receipt: &NewReceipt,
    ) -> Result<Activated> {
        let (org, now) = (invitation.org.uuid(), Ts(self.ctx.now()));
        stale(changed!(self.scope, INVITATION_USE; org, invitation.id.uuid(), now)?, "invitation")?;
        self.hold_account(holder, language).await?;
        let moved_from = self.take_record(invitation, holder.person()).await?;
        let id = self.give_receipt(invitation, holder.person(), receipt).await?;
        Ok(Activated { receipt: id, moved_from })
    }

    /// Opens a new account, or makes sure that a known one is in use.
    pub(crate) async fn hold_account(&mut self, holder: Holder, language: Language) -> Result<()> {
        let now = Ts(self.ctx.now());
        match holder {
            Holder::New(person) => {
                changed!(self.scope, ACCOUNT_OPEN; person.uuid(), language.code(), now)?;
                self.record_in(Chain::Person(person), account_added(person, language));
                Ok(())
            }
            Holder::Known(person) => stale(changed!(self.scope, ACCOUNT_JOIN; person.uuid())?, "account"),
        }
    }

    /// Gives the record to a person; says whose it was.
    async fn take_record(&mut self, invitation: &Invitation, person: PersonId) -> Result<Option<PersonId>> {
        let (org, record, now) = (invitation.org.uuid(), invitation.record.uuid(), Ts(self.ctx.now()));
        let held = rows!(self.scope, RECORD_HOLDER, (Option<Uuid>,), fetch_optional; org, record)?;
        let before = held.and_then(|(held,)| held).map(PersonId::from_uuid).filter(|before| *before != person);
        if let Some(before) = before {
            changed!(self.scope, SIGN_INS_END_OF; before.uuid(), now)?;
            self.record_in(Chain::Person(before), taken_over(invitation, before));
        }
        let linked = rows!(self.scope, ACTIVATED_RECORD, (i64,), fetch_optional; org, record, person.uuid(), now)?;
        let Some((version,)) = linked else { return Err(Error::Stale { entity: "person_record" }) };
        self.record_in(Chain::Org(invitation.org), activated(invitation, person, version));
        self.within(Org(invitation.org), async |scope| scope.refresh_line(invitation.record).await).await?;
        Ok(before)
    }

    async fn give_receipt(
        &mut self,
        invitation: &Invitation,
        person: PersonId,
        receipt: &NewReceipt,
    ) -> Result<ReceiptId> {
        let (org, record) = (invitation.org.uuid(), invitation.record.uuid());
        let (id, now) = (self.ctx.id::<ReceiptId>(), Ts(self.ctx.now()));
        changed!(
            self.scope, RECEIPT_ADD;
            org, id.uuid(), person.uuid(), record, receipt.what, receipt.text_hash.as_slice(), &receipt.language,
            receipt.method, now,
        )?;
        self.record_in(Chain::Org(invitation.org), received(invitation, id, receipt));
        Ok(id)
    }
}

fn account_added(person: PersonId, language: Language) -> Change {
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
