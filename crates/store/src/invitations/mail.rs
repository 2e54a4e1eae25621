//! Invitations by e-mail: kept sealed until they are sent, and what became of them.

use super::Invited;
use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::ledger::Change;
use crate::vault;
use crate::{Error, Result, Scope, WriteScope};
use domain::id::{InvitationId, RecordId};
use domain::time::Timestamp;
use domain::{Org, System};
use serde_json::json;
use uuid::Uuid;

statements! {
    Org: MAIL_INVITATION_ADD = "INSERT INTO invitation (org_id, id, record_id, link_hash, code_index, tries, version, created_at, expires_at, mail, mail_state) VALUES ($1, $2, $3, $4, $4, 0, 1, $5, $6, $7, 'waiting')";
    Org: MAIL_WAITING = "SELECT record_id, mail, expires_at FROM invitation WHERE org_id = $1 AND id = $2 AND mail IS NOT NULL AND mail_state = 'waiting' AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $3";
    Org: MAIL_SENT = "UPDATE invitation SET mail = NULL, mail_state = 'sent', mailed_at = $3, version = version + 1 WHERE org_id = $1 AND id = $2 AND mail_state = 'waiting' RETURNING record_id, version";
    Org: MAIL_REFUSED = "UPDATE invitation SET mail = NULL, mail_state = 'refused', mailed_at = $3, revoked_at = $3, version = version + 1 WHERE org_id = $1 AND id = $2 AND mail_state = 'waiting' AND used_at IS NULL RETURNING record_id, version";
    System: MAILS_FORGET = "UPDATE invitation SET mail = NULL WHERE mail IS NOT NULL AND (expires_at < $1 OR used_at < $1 OR revoked_at < $1)";
}

/// An invitation to be sent by e-mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMailInvitation<'a> {
    /// The invitation.
    pub id: InvitationId,
    /// To whom.
    pub record: RecordId,
    /// SHA-256 of the secret in the link.
    pub link_hash: [u8; 32],
    /// Where to; kept sealed until it is sent.
    pub address: &'a str,
    /// Until when.
    pub expires: Timestamp,
}

/// A mail that is still to be sent.
#[derive(Clone, PartialEq, Eq)]
pub struct WaitingMail {
    /// Where to.
    pub address: String,
    /// Until when the link in it is good.
    pub expires: Timestamp,
}

impl Scope<'_, Org> {
    /// The mail of an invitation, if it is still to be sent: not sent before, not replaced, not over.
    ///
    /// # Errors
    /// [`Error::Erased`] when the person was.
    pub async fn waiting_mail(&mut self, id: InvitationId, now: Timestamp) -> Result<Option<WaitingMail>> {
        type Row = (Uuid, Vec<u8>, Ts);
        let org = self.reach.0.uuid();
        let found = rows!(self, MAIL_WAITING, Row, fetch_optional; org, id.uuid(), Ts(now))?;
        let Some((record, sealed, expires)) = found else { return Ok(None) };
        let broken = Error::Inconsistent { table: "invitation", column: "mail" };
        let Some(key) = self.key(RecordId::from_uuid(record)).await? else { return Err(broken) };
        let clear = vault::open(&key, &context(id), &sealed).ok().and_then(|clear| String::from_utf8(clear).ok());
        clear.map(|address| Some(WaitingMail { address, expires: expires.0 })).ok_or(broken)
    }
}

impl WriteScope<'_, Org> {
    /// Makes an invitation by e-mail, as [`WriteScope::invite`] makes one by letter.
    ///
    /// # Errors
    /// [`Error::Stale`] for somebody who is not here or may not be invited.
    pub async fn invite_by_mail(&mut self, new: &NewMailInvitation<'_>) -> Result<Invited> {
        let (org, id, now) = (self.ctx.reach.0.uuid(), new.id, Ts(self.ctx.now()));
        let (version, activated) = self.begin_invitation(new.record).await?;
        let key = self.key_or_new(new.record).await?;
        let sealed = vault::seal(&key, &context(id), new.address.as_bytes(), self.ctx.source());
        changed!(
            self.scope, MAIL_INVITATION_ADD;
            org, id.uuid(), new.record.uuid(), new.link_hash.as_slice(), now, Ts(new.expires), &sealed,
        )?;
        self.record_invited(new.record, version, id);
        Ok(Invited { id, activated })
    }

    /// Remembers that the mail was sent and forgets where to. Said twice it is remembered once.
    ///
    /// # Errors
    /// The store's.
    pub async fn mail_sent(&mut self, id: InvitationId) -> Result<()> {
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        let done = rows!(self.scope, MAIL_SENT, (Uuid, i64), fetch_optional; org, id.uuid(), now)?;
        self.record_mail(id, done, "invitation.mailed");
        Ok(())
    }

    /// Remembers that nobody takes mail there, forgets where to, and closes the invitation.
    ///
    /// # Errors
    /// The store's.
    pub async fn mail_refused(&mut self, id: InvitationId) -> Result<()> {
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        let done = rows!(self.scope, MAIL_REFUSED, (Uuid, i64), fetch_optional; org, id.uuid(), now)?;
        self.record_mail(id, done, "invitation.mail_refused");
        Ok(())
    }

    fn record_mail(&mut self, id: InvitationId, done: Option<(Uuid, i64)>, action: &'static str) {
        let Some((record, version)) = done else { return };
        let (entity_id, subject) = (id.uuid(), Some(record));
        self.record(Change { action, entity: "invitation", entity_id, version, subject, payload: json!({}) });
    }
}

impl WriteScope<'_, System> {
    /// Forgets where mails of invitations that were over before should have gone; says how many.
    ///
    /// # Errors
    /// The store's.
    pub async fn forget_mails(&mut self, before: Timestamp) -> Result<u64> {
        changed!(self.scope, MAILS_FORGET; Ts(before))
    }
}

fn context(id: InvitationId) -> Vec<u8> {
    [b"invitation.mail".as_slice(), id.uuid().as_bytes()].concat()
}
