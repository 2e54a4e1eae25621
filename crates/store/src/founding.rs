//! Links that open an account with a role in an organisation: printed by the operator for the first one there, made by members for
//! newcomers. Good once.

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::{Day, Ts};
use crate::invitations::Holder;
use crate::ledger::{Chain, Change};
use crate::members::{cents_of, limit_of};
use crate::organisations::stale;
use crate::vault::{BlindIndex, BlindTag, MasterKey, Purpose, open_setting, seal_setting};
use crate::{Error, Result, Scope, Store, WriteScope};
use domain::access::{Limit, Role};
use domain::id::{AccountLinkId, OrgId, PersonId};
use domain::time::Timestamp;
use domain::{Language, Org, System};
use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;

statements! {
    System: LINKS_REVOKE = "UPDATE account_link SET revoked_at = $2, name_index = link_hash, name = NULL WHERE org_id = $1 AND giver_id IS NULL AND used_at IS NULL AND revoked_at IS NULL";
    System: LINKS_REPLACE = "UPDATE account_link SET revoked_at = $2, name_index = link_hash, name = NULL WHERE org_id = $1 AND name_index = $3 AND giver_id IS NOT NULL AND used_at IS NULL AND revoked_at IS NULL";
    System: LINK_ADD = "INSERT INTO account_link (org_id, id, link_hash, name_index, role, created_at, expires_at, giver_id, limit_cents, valid_to, name) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    System: LINK_GET = "SELECT org_id, id, role, expires_at, used_at, revoked_at, giver_id, limit_cents, valid_to, name FROM account_link WHERE link_hash = $1 AND name_index = $2";
    System: LINK_USE = "UPDATE account_link SET used_at = $3, name_index = link_hash, name = NULL WHERE org_id = $1 AND id = $2 AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $3";
    System: LINK_NAMES_FORGET = "UPDATE account_link SET name_index = link_hash, name = NULL WHERE expires_at < $1 AND name_index <> link_hash";
    Org: LINKS_OPEN = "SELECT id, role, name, limit_cents, valid_to, expires_at FROM account_link WHERE org_id = $1 AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $2 ORDER BY created_at, id LIMIT 1000";
    Org: LINK_CLOSE = "UPDATE account_link SET revoked_at = $3, name_index = link_hash, name = NULL WHERE org_id = $1 AND id = $2 AND used_at IS NULL AND revoked_at IS NULL";
}

/// The column's name in the derivation of its index; never renamed.
const NAME: &str = "account_link.name";
/// What the newcomer will be called, in the key that seals it; never renamed.
const CALLED: &str = "account_link.called";

/// A link to be handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAccountLink<'a> {
    /// The link.
    pub id: AccountLinkId,
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
    /// By whom; none: by the operator, for the first one who gives roles.
    pub given: Option<Given>,
}

/// A role that a member gives by a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Who gives it.
    pub giver: PersonId,
    /// What the newcomer is called here.
    pub called: String,
    /// Up to which amount.
    pub limit: Limit,
    /// The last day; none: until taken.
    pub to: Option<Date>,
}

/// A link that somebody shows.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// By whom; none: by the operator.
    pub given: Option<Given>,
}

/// A link that waits for its newcomer, as its organisation sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenLink {
    /// The link.
    pub id: AccountLinkId,
    /// The role.
    pub role: Role,
    /// What the newcomer is called here; none for the operator's link.
    pub called: Option<String>,
    /// Up to which amount.
    pub limit: Limit,
    /// The role's last day; none: until taken.
    pub to: Option<Date>,
    /// Until when the link is good.
    pub expires: Timestamp,
}

#[derive(sqlx::FromRow)]
struct Row {
    org_id: Uuid,
    id: Uuid,
    role: String,
    expires_at: Ts,
    used_at: Option<Ts>,
    revoked_at: Option<Ts>,
    giver_id: Option<Uuid>,
    limit_cents: Option<i64>,
    valid_to: Option<Day>,
    name: Option<Vec<u8>>,
}

impl Row {
    fn read(self, master: &MasterKey) -> Result<AccountLink> {
        let called = self.name.map(|sealed| called(master, self.id, &sealed)).transpose()?.unwrap_or_default();
        let (limit, to) = (limit_of(self.limit_cents), self.valid_to.map(|day| day.0));
        Ok(AccountLink {
            id: AccountLinkId::from_uuid(self.id),
            org: OrgId::from_uuid(self.org_id),
            role: role(&self.role)?,
            expires: self.expires_at.0,
            closed: self.used_at.is_some() || self.revoked_at.is_some(),
            given: self.giver_id.map(|giver| Given { giver: PersonId::from_uuid(giver), called, limit, to }),
        })
    }
}

impl Store {
    /// The secret of a link, made from its identifier: the same each time, and in no table.
    pub fn link_secret(&self, kind: &'static str, id: Uuid) -> [u8; 16] {
        let mac = self.master().subkey(Purpose::LinkSecret).mac(&[kind.as_bytes(), id.as_bytes()].concat());
        let mut secret = [0; 16];
        secret.copy_from_slice(&mac[..16]);
        secret
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
        found.map(|row| row.read(&self.keys.master)).transpose()
    }

    fn link_tag(&self, name: &str) -> BlindTag {
        BlindIndex::global(&self.keys.master, NAME).tag(name.as_bytes())
    }
}

impl Scope<'_, Org> {
    /// The links that nobody used yet.
    ///
    /// # Errors
    /// The store's.
    pub async fn open_links(&mut self, now: Timestamp) -> Result<Vec<OpenLink>> {
        type Row = (Uuid, String, Option<Vec<u8>>, Option<i64>, Option<Day>, Ts);
        let found = rows!(self, LINKS_OPEN, Row, fetch_all; self.reach.0.uuid(), Ts(now))?;
        let link = |(id, code, name, cents, to, expires): Row| {
            Ok(OpenLink {
                id: AccountLinkId::from_uuid(id),
                role: role(&code)?,
                called: name.map(|sealed| called(&self.keys.master, id, &sealed)).transpose()?,
                limit: limit_of(cents),
                to: to.map(|day| day.0),
                expires: expires.0,
            })
        };
        found.into_iter().map(link).collect()
    }
}

impl WriteScope<'_, Org> {
    /// Closes a link.
    ///
    /// # Errors
    /// [`Error::Stale`] when it was used or closed before.
    pub async fn close_link(&mut self, id: AccountLinkId) -> Result<()> {
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        stale(changed!(self.scope, LINK_CLOSE; org, id.uuid(), now)?, "account_link")?;
        self.record(change("account_link.closed", id, json!({})));
        Ok(())
    }
}

impl WriteScope<'_, System> {
    /// Makes a link. The operator's closes those that the operator made before in the same organisation; a member's closes those for the
    /// same name.
    ///
    /// # Errors
    /// The store's.
    pub async fn add_account_link(&mut self, new: &NewAccountLink<'_>) -> Result<()> {
        let (org, id, now) = (new.org.uuid(), new.id.uuid(), Ts(self.ctx.now()));
        let (tag, role) = (self.link_tag(new.name), new.role.code());
        match new.given {
            None => changed!(self.scope, LINKS_REVOKE; org, now)?,
            Some(_) => changed!(self.scope, LINKS_REPLACE; org, now, tag.as_bytes())?,
        };
        let given = new.given.as_ref();
        let name = given.map(|given| {
            seal_setting(&self.scope.keys.master, CALLED, id.as_bytes(), given.called.as_bytes(), self.ctx.source())
        });
        let (limit, to) = given.map_or((None, None), |given| (cents_of(given.limit), given.to));
        changed!(
            self.scope, LINK_ADD;
            org, id, new.link_hash.as_slice(), tag.as_bytes(), role, now, Ts(new.expires),
            given.map(|given| given.giver.uuid()), limit, to.map(Day), name.as_deref(),
        )?;
        self.record_in(
            Chain::Org(new.org),
            change("account_link.made", new.id, json!({ "role": role, "limit": limit, "to": to })),
        );
        Ok(())
    }

    /// Forgets the names of links that were over before; says how many. Nothing of a name is kept for longer than it is needed; in its
    /// place stands what no name leads to.
    ///
    /// # Errors
    /// The store's.
    pub async fn forget_link_names(&mut self, before: Timestamp) -> Result<u64> {
        changed!(self.scope, LINK_NAMES_FORGET; Ts(before))
    }

    /// Uses the link up for an account, which is opened now or in use. The caller gives it a way in and the role within the same write.
    ///
    /// # Errors
    /// [`Error::Stale`] when it was used or replaced in the meantime, or is too old, or the account is not in use.
    pub async fn use_account_link(&mut self, link: &AccountLink, holder: Holder, language: Language) -> Result<()> {
        let now = Ts(self.ctx.now());
        stale(changed!(self.scope, LINK_USE; link.org.uuid(), link.id.uuid(), now)?, "account_link")?;
        self.hold_account(holder, language).await?;
        let payload = json!({ "person": holder.person() });
        self.record_in(Chain::Org(link.org), change("account_link.used", link.id, payload));
        Ok(())
    }
}

fn role(code: &str) -> Result<Role> {
    Role::from_code(code).ok_or(Error::Inconsistent { table: "account_link", column: "role" })
}

fn called(master: &MasterKey, id: Uuid, sealed: &[u8]) -> Result<String> {
    let clear = open_setting(master, CALLED, id.as_bytes(), sealed).ok();
    let name = clear.and_then(|clear| String::from_utf8(clear.to_vec()).ok());
    name.ok_or(Error::Inconsistent { table: "account_link", column: "name" })
}

fn change(action: &'static str, id: AccountLinkId, payload: serde_json::Value) -> Change {
    Change { action, entity: "account_link", entity_id: id.uuid(), version: 1, subject: None, payload }
}
