//! Who holds which role where, and which organisation works for which.

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::{Day, Ts};
use crate::ledger::Change;
pub use crate::member_names::Holder;
use crate::organisations::stale;
use crate::{Error, Result, Scope, WriteScope};
use domain::access::{Grant, Limit, Role, Source};
use domain::id::{MandateId, MembershipId, OrgId, PersonId};
use domain::money::Cents;
use domain::{Org, Own, System};
use jiff::civil::Date;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

statements! {
    Org: MEMBER_ADD = "INSERT INTO membership (org_id, id, person_id, role, limit_cents, valid_from, valid_to, version, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $8)";
    Org: MEMBERS = "SELECT id, org_id, person_id, role, limit_cents, valid_from, valid_to, version FROM membership WHERE org_id = $1 ORDER BY role, id LIMIT 5000";
    Org: MEMBER_END = "UPDATE membership SET valid_to = $4, version = version + 1, updated_at = $5 WHERE org_id = $1 AND id = $2 AND version = $3 AND (valid_to IS NULL OR valid_to > $4) RETURNING person_id";
    Own: OWN_MEMBERSHIPS = "SELECT id, org_id, person_id, role, limit_cents, valid_from, valid_to, version FROM membership WHERE person_id = $1 ORDER BY org_id, id LIMIT 5000";
    Org: MANDATE_ADD = "INSERT INTO mandate (org_id, id, holder_id, valid_from, valid_to, version, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, 1, $6, $6)";
    Org: MANDATES = "SELECT id, org_id, holder_id, valid_from, valid_to, version FROM mandate WHERE org_id = $1 ORDER BY valid_from, id LIMIT 5000";
    Org: MANDATE_END = "UPDATE mandate SET valid_to = $4, version = version + 1, updated_at = $5 WHERE org_id = $1 AND id = $2 AND version = $3 AND (valid_to IS NULL OR valid_to > $4)";
    Org: MEMBERS_LOCK = "UPDATE organisation SET updated_at = updated_at WHERE org_id = $1";
    System: MANDATES_HELD = "SELECT id, org_id, holder_id, valid_from, valid_to, version FROM mandate WHERE holder_id = $1 ORDER BY org_id, id LIMIT 5000";
}

/// A role that a person holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// The membership.
    pub id: MembershipId,
    /// Who.
    pub person: PersonId,
    /// What, where, how long, up to which amount.
    pub grant: Grant,
    /// Counts changes.
    pub version: i64,
}

/// What lets one organisation work for another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mandate {
    /// The mandate.
    pub id: MandateId,
    /// Who gave it.
    pub giver: OrgId,
    /// Who works.
    pub holder: OrgId,
    /// The first day.
    pub from: Date,
    /// The last day; none: until revoked.
    pub to: Option<Date>,
    /// Counts changes.
    pub version: i64,
}

/// A role to give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewMember {
    /// To whom.
    pub person: PersonId,
    /// Which.
    pub role: Role,
    /// Up to which amount.
    pub limit: Limit,
    /// The first day.
    pub from: Date,
    /// The last day; none: until taken.
    pub to: Option<Date>,
}

#[derive(sqlx::FromRow)]
struct MemberRow {
    id: Uuid,
    org_id: Uuid,
    person_id: Uuid,
    role: String,
    limit_cents: Option<i64>,
    valid_from: Day,
    valid_to: Option<Day>,
    version: i64,
}

impl TryFrom<MemberRow> for Membership {
    type Error = Error;

    fn try_from(row: MemberRow) -> Result<Self> {
        let role = Role::from_code(&row.role).ok_or(Error::Inconsistent { table: "membership", column: "role" })?;
        let grant = Grant {
            org: OrgId::from_uuid(row.org_id),
            role,
            limit: limit_of(row.limit_cents),
            from: row.valid_from.0,
            to: row.valid_to.map(|day| day.0),
            source: Source::Member,
        };
        let (id, person) = (MembershipId::from_uuid(row.id), PersonId::from_uuid(row.person_id));
        Ok(Self { id, person, grant, version: row.version })
    }
}

#[derive(sqlx::FromRow)]
struct MandateRow {
    id: Uuid,
    org_id: Uuid,
    holder_id: Uuid,
    valid_from: Day,
    valid_to: Option<Day>,
    version: i64,
}

impl From<MandateRow> for Mandate {
    fn from(row: MandateRow) -> Self {
        Self {
            id: MandateId::from_uuid(row.id),
            giver: OrgId::from_uuid(row.org_id),
            holder: OrgId::from_uuid(row.holder_id),
            from: row.valid_from.0,
            to: row.valid_to.map(|day| day.0),
            version: row.version,
        }
    }
}

impl Scope<'_, Org> {
    /// Everybody who holds or held a role here.
    ///
    /// # Errors
    /// The store's.
    pub async fn members(&mut self) -> Result<Vec<Membership>> {
        let found = rows!(self, MEMBERS, MemberRow, fetch_all; self.reach.0.uuid())?;
        found.into_iter().map(MemberRow::try_into).collect()
    }

    /// Every mandate that the organisation gave.
    ///
    /// # Errors
    /// The store's.
    pub async fn mandates(&mut self) -> Result<Vec<Mandate>> {
        let found = rows!(self, MANDATES, MandateRow, fetch_all; self.reach.0.uuid())?;
        Ok(found.into_iter().map(Mandate::from).collect())
    }
}

impl Scope<'_, Own> {
    /// The roles that the person holds or held, anywhere.
    ///
    /// # Errors
    /// The store's.
    pub async fn own_memberships(&mut self) -> Result<Vec<Membership>> {
        let found = rows!(self, OWN_MEMBERSHIPS, MemberRow, fetch_all; self.reach.0.uuid())?;
        found.into_iter().map(MemberRow::try_into).collect()
    }
}

impl Scope<'_, System> {
    /// Every mandate that an organisation holds from others.
    ///
    /// # Errors
    /// The store's.
    pub async fn mandates_of(&mut self, holder: OrgId) -> Result<Vec<Mandate>> {
        let found = rows!(self, MANDATES_HELD, MandateRow, fetch_all; holder.uuid())?;
        Ok(found.into_iter().map(Mandate::from).collect())
    }
}

impl WriteScope<'_, Org> {
    /// Gives a role.
    ///
    /// # Errors
    /// The store's; a person without an account.
    pub async fn add_member(&mut self, new: &NewMember) -> Result<MembershipId> {
        let (org, id, now) = (self.ctx.reach.0.uuid(), self.ctx.id::<MembershipId>(), Ts(self.ctx.now()));
        changed!(
            self.scope, MEMBER_ADD;
            org, id.uuid(), new.person.uuid(), new.role.code(), cents_of(new.limit), Day(new.from), new.to.map(Day), now,
        )?;
        let (entity_id, subject) = (id.uuid(), Some(new.person.uuid()));
        let change = Change {
            action: "membership.added",
            entity: "membership",
            entity_id,
            version: 1,
            subject,
            payload: json!(new),
        };
        self.record(change);
        Ok(id)
    }

    /// Lets nobody else give or take roles here until this write is done, so that what was read of them stays true.
    ///
    /// # Errors
    /// The store's.
    pub async fn lock_members(&mut self) -> Result<()> {
        changed!(self.scope, MEMBERS_LOCK; self.ctx.reach.0.uuid())?;
        Ok(())
    }

    /// Takes a role: it holds up to and including a day, which may only come earlier than before.
    ///
    /// # Errors
    /// [`Error::Stale`] when somebody changed it since `version`, or it ends earlier anyway.
    pub async fn end_member(&mut self, id: MembershipId, version: i64, last: Date) -> Result<i64> {
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        let ended = rows!(self.scope, MEMBER_END, (Uuid,), fetch_optional; org, id.uuid(), version, Day(last), now)?;
        let Some((person,)) = ended else { return Err(Error::Stale { entity: "membership" }) };
        self.record(Change {
            action: "membership.ended",
            entity: "membership",
            entity_id: id.uuid(),
            version: version + 1,
            subject: Some(person),
            payload: json!({ "last": last }),
        });
        Ok(version + 1)
    }

    /// Lets another organisation work for this one.
    ///
    /// # Errors
    /// The store's.
    pub async fn add_mandate(&mut self, holder: OrgId, from: Date, to: Option<Date>) -> Result<MandateId> {
        let (org, id, now) = (self.ctx.reach.0.uuid(), self.ctx.id::<MandateId>(), Ts(self.ctx.now()));
        changed!(self.scope, MANDATE_ADD; org, id.uuid(), holder.uuid(), Day(from), to.map(Day), now)?;
        let payload = json!({ "holder": holder, "from": from, "to": to });
        self.record(mandate("mandate.given", id, 1, payload));
        Ok(id)
    }

    /// Revokes a mandate: it holds up to and including a day, which may only come earlier than before.
    ///
    /// # Errors
    /// [`Error::Stale`] when somebody changed it since `version`.
    pub async fn end_mandate(&mut self, id: MandateId, version: i64, last: Date) -> Result<i64> {
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        stale(changed!(self.scope, MANDATE_END; org, id.uuid(), version, Day(last), now)?, "mandate")?;
        self.record(mandate("mandate.revoked", id, version + 1, json!({ "last": last })));
        Ok(version + 1)
    }
}

/// A limit as it is kept.
pub(crate) const fn cents_of(limit: Limit) -> Option<i64> {
    match limit {
        Limit::None => None,
        Limit::UpTo(most) => Some(most.get()),
    }
}

/// A limit as it was kept.
pub(crate) fn limit_of(cents: Option<i64>) -> Limit {
    cents.map_or(Limit::None, |cents| Limit::UpTo(Cents::new(cents)))
}

fn mandate(action: &'static str, id: MandateId, version: i64, payload: serde_json::Value) -> Change {
    Change { action, entity: "mandate", entity_id: id.uuid(), version, subject: None, payload }
}
