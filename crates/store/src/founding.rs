//! Links that open the first account with a role in an organisation: printed by the operator, good once.

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::invitations::Holder;
use crate::ledger::{Chain, Change};
use crate::organisations::stale;
use crate::vault::{BlindIndex, BlindTag};
use crate::{Error, Result, Scope, WriteScope};
use domain::access::Role;
use domain::id::{AccountLinkId, OrgId, PersonId};
use domain::time::Timestamp;
use domain::{Language, System};
use serde_json::json;
use uuid::Uuid;

statements! {
    System: LINKS_REVOKE = "UPDATE account_link SET revoked_at = $2, name_index = link_hash WHERE org_id = $1 AND used_at IS NULL AND revoked_at IS NULL";
    System: LINK_ADD = "INSERT INTO account_link (org_id, id, link_hash, name_index, role, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    System: LINK_GET = "SELECT org_id, id, role, expires_at, used_at, revoked_at FROM account_link WHERE link_hash = $1 AND name_index = $2";
    System: LINK_USE = "UPDATE account_link SET used_at = $3, name_index = link_hash WHERE org_id = $1 AND id = $2 AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $3";
    System: LINK_NAMES_FORGET = "UPDATE account_link SET name_index = link_hash WHERE expires_at < $1 AND name_index <> link_hash";
}

/// The column's name in the derivation of its index; never renamed.
const NAME: &str = "account_link.name";

/// A link to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAccountLink<'a> {
    /// Where the role is.
    pub org: OrgId,
    /// Which.
    pub role: Role,
    /// The name that the account will sign in with, folded. Kept as a keyed tag only.
    pub name: &'a str,
    /// SHA-256 of the secret in the link.
    pub link_hash: [u8; 32],
    /// Until when.
    pub expires: Timestamp,
}

/// A link that somebody shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccountLink {
    /// The link.
    pub id: AccountLinkId,
    /// Where the role is.
    pub org: OrgId,
    /// Which.
    pub role: Role,
    /// Until when.
    pub expires: Timestamp,
    /// Whether it was used or replaced.
    pub closed: bool,
}

#[derive(sqlx::FromRow)]
struct Row {
    org_id: Uuid,
    id: Uuid,
    role: String,
    expires_at: Ts,
    used_at: Option<Ts>,
    revoked_at: Option<Ts>,
}

impl TryFrom<Row> for AccountLink {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: AccountLinkId::from_uuid(row.id),
            org: OrgId::from_uuid(row.org_id),
            role: Role::from_code(&row.role).ok_or(Error::Inconsistent { table: "account_link", column: "role" })?,
            expires: row.expires_at.0,
            closed: row.used_at.is_some() || row.revoked_at.is_some(),
        })
    }
}

impl Scope<'_, System> {
    /// The link with this secret, if it is for this name.
    ///
    /// # Errors
    /// The store's.
    pub async fn account_link(&mut self, link_hash: &[u8; 32], name: &str) -> Result<Option<AccountLink>> {
        let tag = self.link_tag(name);
        let found = rows!(self, LINK_GET, Row, fetch_optional; link_hash.as_slice(), tag.as_bytes())?;
        found.map(Row::try_into).transpose()
    }

    fn link_tag(&self, name: &str) -> BlindTag {
        BlindIndex::global(&self.keys.master, NAME).tag(name.as_bytes())
    }
}

impl WriteScope<'_, System> {
    /// Makes a link; those before it in the same organisation are closed.
    ///
    /// # Errors
    /// The store's.
    pub async fn add_account_link(&mut self, new: &NewAccountLink<'_>) -> Result<AccountLinkId> {
        let (org, id, now) = (new.org.uuid(), self.ctx.id::<AccountLinkId>(), Ts(self.ctx.now()));
        changed!(self.scope, LINKS_REVOKE; org, now)?;
        let (tag, role) = (self.link_tag(new.name), new.role.code());
        changed!(
            self.scope, LINK_ADD;
            org, id.uuid(), new.link_hash.as_slice(), tag.as_bytes(), role, now, Ts(new.expires),
        )?;
        self.record_in(Chain::Org(new.org), change("account_link.made", id, json!({ "role": role })));
        Ok(id)
    }

    /// Forgets the names of links that were over before; says how many. Nothing of a name is kept for longer than it is needed; in its
    /// place stands what no name leads to.
    ///
    /// # Errors
    /// The store's.
    pub async fn forget_link_names(&mut self, before: Timestamp) -> Result<u64> {
        changed!(self.scope, LINK_NAMES_FORGET; Ts(before))
    }

    /// Uses the link up and opens a new account. The caller gives it a way in and the role within the same write.
    ///
    /// # Errors
    /// [`Error::Stale`] when it was used or replaced in the meantime, or is too old.
    pub async fn use_account_link(&mut self, link: &AccountLink, person: PersonId, language: Language) -> Result<()> {
        let now = Ts(self.ctx.now());
        stale(changed!(self.scope, LINK_USE; link.org.uuid(), link.id.uuid(), now)?, "account_link")?;
        self.hold_account(Holder::New(person), language).await?;
        self.record_in(Chain::Org(link.org), change("account_link.used", link.id, json!({ "person": person })));
        Ok(())
    }
}

fn change(action: &'static str, id: AccountLinkId, payload: serde_json::Value) -> Change {
    Change { action, entity: "account_link", entity_id: id.uuid(), version: 1, subject: None, payload }
}
