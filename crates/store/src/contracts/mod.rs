//! Contracts that fund promises; `lines` has the lists of them.
//!
//! Every write brings the line of the person up to date. What takes in many rows uses the `_quietly` functions and does that once, at the
//! end, for all people that it touched.

mod lines;

pub use domain::pension::ContractSort;
pub(crate) use lines::STATEMENTS as LINE_STATEMENTS;
pub use lines::{ContractCounts, ContractFacet, ContractLine};

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::{Day, Ts};
use crate::ledger::Change;
use crate::organisations::stale;
use crate::search::{SearchDoc, Words};
use crate::{Error, Result, Scope, WriteScope};
use domain::Org;
use domain::id::{CarrierId, ContractId, GroupContractId, RecordId};
use domain::money::{Cents, Currency};
use domain::pension::{ContractState, Rhythm, Split, Way};
use domain::time::Timestamp;
use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;

/// Contracts with their carrier's name.
macro_rules! contracts_sql {
    ($more:literal, $join:literal, $which:literal) => {
        concat!(
            "SELECT contract.id, contract.record_id, contract.carrier_id, carrier.name AS carrier_name, contract.group_id, contract.number, contract.way, contract.state, contract.rhythm, contract.currency, contract.own_cents, contract.employer_cents, contract.subsidy_cents, contract.start_on, contract.end_on, contract.version, contract.updated_at",
            $more,
            " FROM contract JOIN carrier ON carrier.org_id = contract.org_id AND carrier.id = contract.carrier_id",
            $join,
            " WHERE contract.org_id = $1 AND ",
            $which
        )
    };
}
use contracts_sql;

statements! {
    Org: CONTRACT_GET = contracts_sql!("", "", "contract.id = $2");
    Org: CONTRACTS_OF = contracts_sql!("", "", "contract.record_id = $2 ORDER BY contract.number, contract.id");
    Org: CONTRACTS_NUMBERED = contracts_sql!("", "", "contract.number IN (SELECT value FROM json_each($2)) ORDER BY contract.number, contract.id"),
    contracts_sql!("", "", "contract.number IN (SELECT json_array_elements_text(CAST($2 AS JSON))) ORDER BY contract.number, contract.id");
    Org: CONTRACT_RECORD = "SELECT record_id FROM contract WHERE org_id = $1 AND id = $2";
    Org: CONTRACT_PARTS = "SELECT (SELECT COUNT(*) FROM person_record WHERE org_id = $1 AND id = $2 AND state NOT IN ('pseudonymised', 'deleted')), (SELECT COUNT(*) FROM carrier WHERE org_id = $1 AND id = $3), (SELECT COUNT(*) FROM group_contract WHERE org_id = $1 AND carrier_id = $3 AND id = $4)";
    Org: CONTRACT_ADD = "INSERT INTO contract (org_id, id, record_id, carrier_id, group_id, number, way, state, rhythm, currency, own_cents, employer_cents, subsidy_cents, start_on, end_on, version, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1, $16, $16)";
    Org: CONTRACT_CHANGE = "UPDATE contract SET carrier_id = $5, group_id = $6, number = $7, way = $8, state = $9, rhythm = $10, currency = $11, own_cents = $12, employer_cents = $13, subsidy_cents = $14, start_on = $15, end_on = $16, version = version + 1, updated_at = $17 WHERE org_id = $1 AND id = $2 AND version = $3 AND record_id = $4";
    Org: CONTRACT_REMOVE = "DELETE FROM contract WHERE org_id = $1 AND id = $2 AND version = $3 AND NOT EXISTS (SELECT 1 FROM contract_value WHERE contract_value.org_id = $1 AND contract_value.contract_id = $2) AND NOT EXISTS (SELECT 1 FROM contribution WHERE contribution.org_id = $1 AND contribution.contract_id = $2) AND NOT EXISTS (SELECT 1 FROM filing WHERE filing.org_id = $1 AND filing.contract_id = $2) RETURNING record_id";
}

/// What a contract is. Also what it becomes: [`WriteScope::change_contract`] replaces all of it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct NewContract {
    /// Whose contract it is; never changes.
    pub record: RecordId,
    /// Who carries it.
    pub carrier: CarrierId,
    /// The group contract that it is in; one of the same carrier.
    pub group: Option<GroupContractId>,
    /// The number at the carrier.
    pub number: String,
    /// The funding vehicle.
    pub way: Way,
    /// Where it stands.
    pub state: ContractState,
    /// How often contributions are paid.
    pub rhythm: Rhythm,
    /// What its amounts are in.
    pub currency: Currency,
    /// The contribution, each time.
    pub split: Split,
    /// First day.
    pub start_on: Option<Date>,
    /// Last day.
    pub end_on: Option<Date>,
}

/// A contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contract {
    /// The contract.
    pub id: ContractId,
    /// Whose contract it is.
    pub record: RecordId,
    /// Who carries it.
    pub carrier: CarrierId,
    /// What the carrier is called.
    pub carrier_name: String,
    /// The group contract that it is in.
    pub group: Option<GroupContractId>,
    /// The number at the carrier.
    pub number: String,
    /// The funding vehicle.
    pub way: Way,
    /// Where it stands.
    pub state: ContractState,
    /// How often contributions are paid.
    pub rhythm: Rhythm,
    /// What its amounts are in.
    pub currency: Currency,
    /// The contribution, each time.
    pub split: Split,
    /// First day.
    pub start_on: Option<Date>,
    /// Last day.
    pub end_on: Option<Date>,
    /// Counts changes; a change names the version it was based on.
    pub version: i64,
    /// When it changed last.
    pub updated_at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    record_id: Uuid,
    carrier_id: Uuid,
    carrier_name: String,
    group_id: Option<Uuid>,
    number: String,
    way: String,
    state: String,
    rhythm: String,
    currency: String,
    own_cents: i64,
    employer_cents: i64,
    subsidy_cents: i64,
    start_on: Option<Day>,
    end_on: Option<Day>,
    version: i64,
    updated_at: Ts,
}

impl TryFrom<Row> for Contract {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let broken = |column| Error::Inconsistent { table: "contract", column };
        Ok(Self {
            id: ContractId::from_uuid(row.id),
            record: RecordId::from_uuid(row.record_id),
            carrier: CarrierId::from_uuid(row.carrier_id),
            carrier_name: row.carrier_name,
            group: row.group_id.map(GroupContractId::from_uuid),
            number: row.number,
            way: Way::from_code(&row.way).ok_or(broken("way"))?,
            state: ContractState::from_code(&row.state).ok_or(broken("state"))?,
            rhythm: Rhythm::from_code(&row.rhythm).ok_or(broken("rhythm"))?,
            currency: Currency::from_code(&row.currency).ok_or(broken("currency"))?,
            split: split(row.own_cents, row.employer_cents, row.subsidy_cents),
            start_on: row.start_on.map(|day| day.0),
            end_on: row.end_on.map(|day| day.0),
            version: row.version,
            updated_at: row.updated_at.0,
        })
    }
}

/// The parts of a contribution, as tables hold them.
pub(crate) fn split(own: i64, employer: i64, subsidy: i64) -> Split {
    Split { own: Cents::new(own), employer: Cents::new(employer), subsidy: Cents::new(subsidy) }
}

impl Scope<'_, Org> {
    /// One contract.
    ///
    /// # Errors
    /// The store's.
    pub async fn contract(&mut self, id: ContractId) -> Result<Option<Contract>> {
        let found = rows!(self, CONTRACT_GET, Row, fetch_optional; self.reach.0.uuid(), id.uuid())?;
        found.map(Row::try_into).transpose()
    }

    /// A person's contracts, by number.
    ///
    /// # Errors
    /// The store's.
    pub async fn contracts_of(&mut self, record: RecordId) -> Result<Vec<Contract>> {
        let found = rows!(self, CONTRACTS_OF, Row, fetch_all; self.reach.0.uuid(), record.uuid())?;
        found.into_iter().map(Row::try_into).collect()
    }

    /// The contracts of these numbers. Two carriers can have the same number.
    ///
    /// # Errors
    /// The store's.
    pub async fn contracts_by_numbers(&mut self, numbers: &[String]) -> Result<Vec<Contract>> {
        let found = rows!(self, CONTRACTS_NUMBERED, Row, fetch_all; self.reach.0.uuid(), json!(numbers).to_string())?;
        found.into_iter().map(Row::try_into).collect()
    }
}

impl WriteScope<'_, Org> {
    /// Adds a contract.
    ///
    /// # Errors
    /// [`Error::Taken`] when the carrier has the number already; [`Error::OutOfScope`] when person or carrier are not here, or the group
    /// contract is not the carrier's.
    pub async fn add_contract(&mut self, new: &NewContract) -> Result<ContractId> {
        let id = self.add_contract_quietly(new).await?;
        self.touched(new.record).await?;
        Ok(id)
    }

    /// As [`Self::add_contract`], but the person's line is the caller's to bring up to date.
    ///
    /// # Errors
    /// As [`Self::add_contract`].
    pub async fn add_contract_quietly(&mut self, new: &NewContract) -> Result<ContractId> {
        self.check_parts(new).await?;
        let (org, id, now) = (self.ctx.reach.0.uuid(), self.ctx.id::<ContractId>(), Ts(self.ctx.now()));
        changed!(
            self.scope, CONTRACT_ADD;
            org, id.uuid(), new.record.uuid(), new.carrier.uuid(), new.group.map(GroupContractId::uuid), &new.number,
            new.way.code(), new.state.code(), new.rhythm.code(), new.currency.code(), new.split.own.get(),
            new.split.employer.get(), new.split.subsidy.get(), new.start_on.map(Day), new.end_on.map(Day), now,
        )?;
        self.index_new(&findable(id, &new.number)).await?;
        self.record(change("contract.added", id, 1, new.record, json!(new)));
        Ok(id)
    }

    /// Makes a contract what is given, if nobody changed it since `version`.
    ///
    /// # Errors
    /// [`Error::Stale`] when somebody did, or this person has no such contract; else as [`Self::add_contract`].
    pub async fn change_contract(&mut self, id: ContractId, version: i64, new: &NewContract) -> Result<i64> {
        let version = self.change_contract_quietly(id, version, new).await?;
        self.touched(new.record).await?;
        Ok(version)
    }

    /// As [`Self::change_contract`], but the person's line is the caller's to bring up to date.
    ///
    /// # Errors
    /// As [`Self::change_contract`].
    pub async fn change_contract_quietly(&mut self, id: ContractId, version: i64, new: &NewContract) -> Result<i64> {
        self.check_parts(new).await?;
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        let done = changed!(
            self.scope, CONTRACT_CHANGE;
            org, id.uuid(), version, new.record.uuid(), new.carrier.uuid(), new.group.map(GroupContractId::uuid),
            &new.number, new.way.code(), new.state.code(), new.rhythm.code(), new.currency.code(), new.split.own.get(),
            new.split.employer.get(), new.split.subsidy.get(), new.start_on.map(Day), new.end_on.map(Day), now,
        )?;
        stale(done, "contract")?;
        self.index(&findable(id, &new.number)).await?;
        self.record(change("contract.changed", id, version + 1, new.record, json!(new)));
        Ok(version + 1)
    }

    /// Takes back a contract to which nothing has come since: no value, no contribution, no document.
    ///
    /// # Errors
    /// [`Error::Stale`] when somebody changed it since `version`, or something has come to it.
    pub async fn remove_contract(&mut self, id: ContractId, version: i64) -> Result<()> {
        let record = self.remove_contract_quietly(id, version).await?;
        self.touched(record).await
    }

    /// As [`Self::remove_contract`], but the person's line is the caller's to bring up to date; the answer is whose it was.
    ///
    /// # Errors
    /// As [`Self::remove_contract`].
    pub async fn remove_contract_quietly(&mut self, id: ContractId, version: i64) -> Result<RecordId> {
        let org = self.ctx.reach.0.uuid();
        let removed = rows!(self.scope, CONTRACT_REMOVE, (Uuid,), fetch_optional; org, id.uuid(), version)?;
        let Some((record,)) = removed else { return Err(Error::Stale { entity: "contract" }) };
        let record = RecordId::from_uuid(record);
        self.unindex("contract", id.uuid()).await?;
        self.record(change("contract.removed", id, version + 1, record, json!({})));
        Ok(record)
    }

    /// Whose contract it is.
    ///
    /// # Errors
    /// [`Error::OutOfScope`] when there is no such contract here.
    pub(crate) async fn record_of_contract(&mut self, id: ContractId) -> Result<RecordId> {
        let found = rows!(self.scope, CONTRACT_RECORD, (Uuid,), fetch_optional; self.ctx.reach.0.uuid(), id.uuid())?;
        found.map(|(record,)| RecordId::from_uuid(record)).ok_or(Error::OutOfScope)
    }

    /// The person's line shows something else now.
    pub(crate) async fn touched(&mut self, record: RecordId) -> Result<()> {
        self.refresh_line(record).await
    }

    /// Person, carrier and group contract are the organisation's, and belong together.
    async fn check_parts(&mut self, new: &NewContract) -> Result<()> {
        let found = rows!(
            self.scope, CONTRACT_PARTS, (i64, i64, i64), fetch_one;
            self.ctx.reach.0.uuid(), new.record.uuid(), new.carrier.uuid(), new.group.map(GroupContractId::uuid),
        )?;
        let groups = i64::from(new.group.is_some());
        if found == (1, 1, groups) { Ok(()) } else { Err(Error::OutOfScope) }
    }
}

fn change(action: &'static str, id: ContractId, version: i64, record: RecordId, payload: serde_json::Value) -> Change {
    Change { action, entity: "contract", entity_id: id.uuid(), version, subject: Some(record.uuid()), payload }
}

/// How a contract is found: by its number.
fn findable(id: ContractId, number: &str) -> SearchDoc<'_> {
    SearchDoc { kind: "contract", ref_id: id.uuid(), title: number, more: "", words: Words::Names }
}
