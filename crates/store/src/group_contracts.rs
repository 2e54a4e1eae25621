//! Group contracts (Gruppenverträge): frames of many contracts with one carrier.

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::{Day, Ts};
use crate::ledger::Change;
use crate::organisations::stale;
use crate::{Error, Result, Scope, WriteScope};
use domain::Org;
use domain::id::{CarrierId, GroupContractId};
use domain::pension::{GroupState, Way};
use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;

/// Group contracts with their carrier's name and how many contracts each has.
macro_rules! groups_sql {
    ($which:literal) => {
        concat!(
            "SELECT group_contract.id, group_contract.carrier_id, carrier.name AS carrier_name, group_contract.number, group_contract.way, group_contract.tariff, group_contract.minimum_members, group_contract.simplified_health, group_contract.state, group_contract.start_on, group_contract.version, (SELECT COUNT(*) FROM contract WHERE contract.org_id = group_contract.org_id AND contract.group_id = group_contract.id) AS contracts FROM group_contract JOIN carrier ON carrier.org_id = group_contract.org_id AND carrier.id = group_contract.carrier_id WHERE group_contract.org_id = $1",
            $which
        )
    };
}

statements! {
    Org: GROUPS = groups_sql!(" ORDER BY group_contract.number, group_contract.id");
    Org: GROUP_GET = groups_sql!(" AND group_contract.id = $2");
    Org: GROUP_BY_NUMBER = groups_sql!(" AND group_contract.number = $2");
    Org: GROUP_CARRIER_THERE = "SELECT COUNT(*) FROM carrier WHERE org_id = $1 AND id = $2";
    Org: GROUP_ADD = "INSERT INTO group_contract (org_id, id, carrier_id, number, way, tariff, minimum_members, simplified_health, state, start_on, version, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $11)";
    Org: GROUP_REMOVE = "DELETE FROM group_contract WHERE org_id = $1 AND id = $2 AND version = $3 AND NOT EXISTS (SELECT 1 FROM contract WHERE contract.org_id = $1 AND contract.group_id = $2)";
}

/// A new group contract.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct NewGroupContract {
    /// Who carries it.
    pub carrier: CarrierId,
    /// The number at the carrier, unique in the organisation.
    pub number: String,
    /// The funding vehicle of its contracts.
    pub way: Way,
    /// The tariff (Tarif).
    pub tariff: Option<String>,
    /// How many people have to take part.
    pub minimum_members: Option<u32>,
    /// Whether the carrier asks less about health (vereinfachte Gesundheitsprüfung).
    pub simplified_health: bool,
    /// Where it stands.
    pub state: GroupState,
    /// First day.
    pub start_on: Option<Date>,
}

/// A group contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupContract {
    /// The group contract.
    pub id: GroupContractId,
    /// Who carries it.
    pub carrier: CarrierId,
    /// What the carrier is called.
    pub carrier_name: String,
    /// The number at the carrier, unique in the organisation.
    pub number: String,
    /// The funding vehicle of its contracts.
    pub way: Way,
    /// The tariff (Tarif).
    pub tariff: Option<String>,
    /// How many people have to take part.
    pub minimum_members: Option<u32>,
    /// Whether the carrier asks less about health (vereinfachte Gesundheitsprüfung).
    pub simplified_health: bool,
    /// Where it stands.
    pub state: GroupState,
    /// First day.
    pub start_on: Option<Date>,
    /// Counts changes.
    pub version: i64,
    /// How many contracts are in it, those that are over too.
    pub contracts: u64,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    carrier_id: Uuid,
    carrier_name: String,
    number: String,
    way: String,
    tariff: Option<String>,
    minimum_members: Option<i64>,
    simplified_health: i64,
    state: String,
    start_on: Option<Day>,
    version: i64,
    contracts: i64,
}

impl TryFrom<Row> for GroupContract {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let broken = |column| Error::Inconsistent { table: "group_contract", column };
        let minimum = row.minimum_members.map(u32::try_from).transpose();
        Ok(Self {
            id: GroupContractId::from_uuid(row.id),
            carrier: CarrierId::from_uuid(row.carrier_id),
            carrier_name: row.carrier_name,
            number: row.number,
            way: Way::from_code(&row.way).ok_or(broken("way"))?,
            tariff: row.tariff,
            minimum_members: minimum.map_err(|_| broken("minimum_members"))?,
            simplified_health: row.simplified_health != 0,
            state: GroupState::from_code(&row.state).ok_or(broken("state"))?,
            start_on: row.start_on.map(|day| day.0),
            version: row.version,
            contracts: row.contracts.unsigned_abs(),
        })
    }
}

impl Scope<'_, Org> {
    /// The organisation's group contracts, by number.
    ///
    /// # Errors
    /// The store's.
    pub async fn group_contracts(&mut self) -> Result<Vec<GroupContract>> {
        let found = rows!(self, GROUPS, Row, fetch_all; self.reach.0.uuid())?;
        found.into_iter().map(Row::try_into).collect()
    }

    /// One group contract.
    ///
    /// # Errors
    /// The store's.
    pub async fn group_contract(&mut self, id: GroupContractId) -> Result<Option<GroupContract>> {
        let found = rows!(self, GROUP_GET, Row, fetch_optional; self.reach.0.uuid(), id.uuid())?;
        found.map(Row::try_into).transpose()
    }

    /// The group contract of this number.
    ///
    /// # Errors
    /// The store's.
    pub async fn group_by_number(&mut self, number: &str) -> Result<Option<GroupContract>> {
        let found = rows!(self, GROUP_BY_NUMBER, Row, fetch_optional; self.reach.0.uuid(), number)?;
        found.map(Row::try_into).transpose()
    }
}

impl WriteScope<'_, Org> {
    /// Adds a group contract.
    ///
    /// # Errors
    /// [`Error::Taken`] when the number is; [`Error::OutOfScope`] when the carrier is not the organisation's.
    pub async fn add_group_contract(&mut self, new: &NewGroupContract) -> Result<GroupContractId> {
        let (org, id, now) = (self.ctx.reach.0.uuid(), self.ctx.id::<GroupContractId>(), Ts(self.ctx.now()));
        if rows!(self.scope, GROUP_CARRIER_THERE, (i64,), fetch_one; org, new.carrier.uuid())? == (0,) {
            return Err(Error::OutOfScope);
        }
        changed!(
            self.scope, GROUP_ADD;
            org, id.uuid(), new.carrier.uuid(), &new.number, new.way.code(), new.tariff.as_deref(),
            new.minimum_members.map(i64::from), i64::from(new.simplified_health), new.state.code(),
            new.start_on.map(Day), now,
        )?;
        self.record(change("group_contract.added", id, 1, json!(new)));
        Ok(id)
    }

    /// Takes back a group contract that no contract is in.
    ///
    /// # Errors
    /// [`Error::Stale`] when somebody changed it since `version`, or there is a contract in it.
    pub async fn remove_group_contract(&mut self, id: GroupContractId, version: i64) -> Result<()> {
        let org = self.ctx.reach.0.uuid();
        stale(changed!(self.scope, GROUP_REMOVE; org, id.uuid(), version)?, "group_contract")?;
        self.record(change("group_contract.removed", id, version + 1, json!({})));
        Ok(())
    }
}

fn change(action: &'static str, id: GroupContractId, version: i64, payload: serde_json::Value) -> Change {
    Change { action, entity: "group_contract", entity_id: id.uuid(), version, subject: None, payload }
}
