//! Whose identity is whose. Issuer and subject together name an identity, never an e-mail address; both are kept as one keyed tag.

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::ledger::{Chain, Change};
use crate::sign_in::Removal;
use crate::vault::{BlindIndex, MasterKey};
use crate::{Error, Result, Scope, WriteScope};
use domain::id::{OrgId, PersonId};
use domain::time::Timestamp;
use domain::{Org, Own, System};
use serde_json::json;
use std::fmt;
use uuid::Uuid;

statements! {
    Org: SSO_TICKET_ADD = "INSERT INTO sso_ticket (org_id, ticket_hash, browser_hash, subject_index, issuer, expires_at) VALUES ($1, $2, $3, $4, $5, $6)";
    System: SSO_TICKET_TAKE = "DELETE FROM sso_ticket WHERE ticket_hash = $1 RETURNING org_id, browser_hash, subject_index, issuer, expires_at";
    System: SSO_TICKET_SEE = "SELECT org_id FROM sso_ticket WHERE ticket_hash = $1 AND browser_hash = $2 AND expires_at > $3";
    System: SSO_PERSON = "SELECT person_id FROM sso_identity WHERE org_id = $1 AND subject_index = $2";
    System: SSO_LINK = "INSERT INTO sso_identity (org_id, person_id, subject_index, issuer, version, linked_at) SELECT $2, account.person_id, $3, $4, 1, $5 FROM account WHERE account.person_id = $1 AND account.state = 'active' ON CONFLICT (org_id, person_id) DO UPDATE SET subject_index = $3, issuer = $4, version = sso_identity.version + 1, linked_at = $5 RETURNING version";
    Own: SSO_IDENTITIES = "SELECT org_id, issuer, linked_at FROM sso_identity WHERE person_id = $1 ORDER BY linked_at, org_id LIMIT 200";
    Own: SSO_UNLINK = "DELETE FROM sso_identity WHERE person_id = $1 AND org_id = $2 RETURNING version";
}

/// The column's name in the derivation of its index; never renamed.
const SUBJECT: &str = "sso_identity.subject";

type Linked = (Uuid, String, Ts);

/// An identity that came back and is nobody's yet.
#[derive(Clone)]
pub struct NewSsoTicket<'a> {
    /// SHA-256 of what the browser gets.
    pub ticket_hash: [u8; 32],
    /// SHA-256 of what the browser kept on its way.
    pub browser_hash: [u8; 32],
    /// The provider.
    pub issuer: &'a str,
    /// The provider's name for the person.
    pub subject: &'a str,
    /// Until when.
    pub expires: Timestamp,
}

impl fmt::Debug for NewSsoTicket<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewSsoTicket").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

/// An identity by which a person may sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedIdentity {
    /// Whose provider.
    pub org: OrgId,
    /// The provider.
    pub issuer: String,
    /// Since when.
    pub since: Timestamp,
}

impl Scope<'_, System> {
    /// Whom an identity belongs to.
    ///
    /// # Errors
    /// The store's.
    pub async fn sso_person(&mut self, org: OrgId, issuer: &str, subject: &str) -> Result<Option<PersonId>> {
        let tag = tag(&self.keys.master, org, issuer, subject);
        let found = rows!(self, SSO_PERSON, (Uuid,), fetch_optional; org.uuid(), tag.as_slice())?;
        Ok(found.map(|(person,)| PersonId::from_uuid(person)))
    }

    /// Whose provider a ticket came from; none for one that is unknown, used, too old or another browser's. It stays good.
    ///
    /// # Errors
    /// The store's.
    pub async fn sso_ticket_org(
        &mut self,
        ticket_hash: &[u8; 32],
        browser_hash: &[u8; 32],
        now: Timestamp,
    ) -> Result<Option<OrgId>> {
        let (ticket, browser) = (ticket_hash.as_slice(), browser_hash.as_slice());
        let found = rows!(self, SSO_TICKET_SEE, (Uuid,), fetch_optional; ticket, browser, Ts(now))?;
        Ok(found.map(|(org,)| OrgId::from_uuid(org)))
    }
}

impl WriteScope<'_, Org> {
    /// Keeps an identity for the account that it may be linked with.
    ///
    /// # Errors
    /// The store's.
    pub async fn keep_sso_ticket(&mut self, new: &NewSsoTicket<'_>) -> Result<()> {
        let org = self.ctx.reach.0;
        let tag = tag(&self.scope.keys.master, org, new.issuer, new.subject);
        changed!(
            self.scope, SSO_TICKET_ADD;
            org.uuid(), new.ticket_hash.as_slice(), new.browser_hash.as_slice(), tag.as_slice(), new.issuer,
            Ts(new.expires),
        )?;
        Ok(())
    }
}

impl WriteScope<'_, System> {
    /// Links a ticket's identity with an account, in place of one of the same organisation's provider before it. None for a ticket
    /// that is unknown, used, too old or another browser's; it is used up then.
    ///
    /// # Errors
    /// [`Error::Taken`] when the identity is somebody else's; [`Error::Stale`] for an account that is locked or erased.
    pub async fn link_identity(
        &mut self,
        ticket_hash: &[u8; 32],
        browser_hash: &[u8; 32],
        person: PersonId,
    ) -> Result<Option<OrgId>> {
        type Row = (Uuid, Vec<u8>, Vec<u8>, String, Ts);
        let now = self.ctx.now();
        let taken = rows!(self.scope, SSO_TICKET_TAKE, Row, fetch_optional; ticket_hash.as_slice())?;
        let taken = taken.filter(|(_, browser, _, _, expires)| browser == browser_hash && expires.0 > now);
        let Some((org, _, subject, issuer, _)) = taken else { return Ok(None) };
        let linked = rows!(
            self.scope, SSO_LINK, (i64,), fetch_optional;
            person.uuid(), org, subject.as_slice(), &issuer, Ts(now),
        )?;
        let Some((version,)) = linked else { return Err(Error::Stale { entity: "account" }) };
        let org = OrgId::from_uuid(org);
        self.record_in(Chain::Person(person), change("sso_identity.linked", person, org, version));
        Ok(Some(org))
    }
}

impl Scope<'_, Own> {
    /// By which identities the person may sign in.
    ///
    /// # Errors
    /// The store's.
    pub async fn linked_identities(&mut self) -> Result<Vec<LinkedIdentity>> {
        let found = rows!(self, SSO_IDENTITIES, Linked, fetch_all; self.reach.0.uuid())?;
        let linked =
            |(org, issuer, since): Linked| LinkedIdentity { org: OrgId::from_uuid(org), issuer, since: since.0 };
        Ok(found.into_iter().map(linked).collect())
    }
}

impl WriteScope<'_, Own> {
    /// Unlinks the identity of an organisation's provider unless it is the last way in. Another organisation's does not count as one: that
    /// can be switched off any day.
    ///
    /// # Errors
    /// The store's.
    pub async fn unlink_identity(&mut self, org: OrgId) -> Result<Removal> {
        let person = self.ctx.reach.0;
        if !rows!(self.scope, SSO_IDENTITIES, Linked, fetch_all; person.uuid())?
            .iter()
            .any(|(of, ..)| *of == org.uuid())
        {
            return Ok(Removal::Unknown);
        }
        if self.ways_left_without(None).await? == 0 {
            return Ok(Removal::LastWayIn);
        }
        let gone = rows!(self.scope, SSO_UNLINK, (i64,), fetch_optional; person.uuid(), org.uuid())?;
        let Some((version,)) = gone else { return Ok(Removal::Unknown) };
        self.record(change("sso_identity.unlinked", person, org, version));
        Ok(Removal::Removed)
    }
}

/// The issuer has no zero byte: it is an address.
fn tag(master: &MasterKey, org: OrgId, issuer: &str, subject: &str) -> Vec<u8> {
    let value = [issuer.as_bytes(), &[0], subject.as_bytes()].concat();
    BlindIndex::of_org(master, org, SUBJECT).tag(&value).as_bytes().to_vec()
}

fn change(action: &'static str, person: PersonId, org: OrgId, version: i64) -> Change {
    let (entity_id, subject) = (person.uuid(), Some(person.uuid()));
    Change { action, entity: "sso_identity", entity_id, version, subject, payload: json!({ "org": org }) }
}
