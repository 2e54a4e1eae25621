//! The contributions ledger of contracts: what was due in a month, and whether it arrived.

use crate::contracts::split;
use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::{Day, Ids, Ts};
use crate::ledger::Change;
use crate::{Error, Result, Scope, WriteScope};
use domain::Org;
use domain::id::{ContractId, ContributionId, RecordId};
use domain::pension::{ContributionState, Split};
use jiff::civil::Date;
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;

statements! {
    Org: CONTRIBUTION_ADD = "INSERT INTO contribution (org_id, id, contract_id, month, own_cents, employer_cents, subsidy_cents, state, paid_on, version, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, $10)";
    Org: CONTRIBUTION_SET = "UPDATE contribution SET state = $4, paid_on = $5, version = version + 1, updated_at = $6 WHERE org_id = $1 AND id = $2 AND version = $3 RETURNING contract_id";
    Org: CONTRIBUTIONS_OF = "SELECT id, contract_id, month, own_cents, employer_cents, subsidy_cents, state, paid_on, version FROM (SELECT id, contract_id, month, own_cents, employer_cents, subsidy_cents, state, paid_on, version, ROW_NUMBER() OVER (PARTITION BY contract_id ORDER BY month DESC) AS place FROM contribution WHERE org_id = $1 AND contract_id IN (SELECT unhex(value) FROM json_each($2))) AS recent WHERE place <= $3 ORDER BY month DESC, contract_id",
    "SELECT id, contract_id, month, own_cents, employer_cents, subsidy_cents, state, paid_on, version FROM (SELECT id, contract_id, month, own_cents, employer_cents, subsidy_cents, state, paid_on, version, ROW_NUMBER() OVER (PARTITION BY contract_id ORDER BY month DESC) AS place FROM contribution WHERE org_id = $1 AND contract_id = ANY ($2)) AS recent WHERE place <= $3 ORDER BY month DESC, contract_id";
    Org: CONTRIBUTIONS_MISSING = "SELECT contract_id, MIN(month) AS month FROM contribution WHERE org_id = $1 AND contract_id IN (SELECT unhex(value) FROM json_each($2)) AND state = 'missing' GROUP BY contract_id",
    "SELECT contract_id, MIN(month) AS month FROM contribution WHERE org_id = $1 AND contract_id = ANY ($2) AND state = 'missing' GROUP BY contract_id";
}

/// What is due for a contract in a month.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct NewContribution {
    /// For which contract.
    pub contract: ContractId,
    /// Any day of the month.
    pub month: Date,
    /// Who pays what of it.
    pub split: Split,
    /// Whether it arrived.
    pub state: ContributionState,
    /// When it was paid.
    pub paid_on: Option<Date>,
}

/// A month's contribution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contribution {
    /// The contribution.
    pub id: ContributionId,
    /// For which contract.
    pub contract: ContractId,
    /// The first day of its month.
    pub month: Date,
    /// Who pays what of it.
    pub split: Split,
    /// Whether it arrived.
    pub state: ContributionState,
    /// When it was paid.
    pub paid_on: Option<Date>,
    /// Counts changes.
    pub version: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    contract_id: Uuid,
    month: Day,
    own_cents: i64,
    employer_cents: i64,
    subsidy_cents: i64,
    state: String,
    paid_on: Option<Day>,
    version: i64,
}

impl TryFrom<Row> for Contribution {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let broken = Error::Inconsistent { table: "contribution", column: "state" };
        Ok(Self {
            id: ContributionId::from_uuid(row.id),
            contract: ContractId::from_uuid(row.contract_id),
            month: row.month.0,
            split: split(row.own_cents, row.employer_cents, row.subsidy_cents),
            state: ContributionState::from_code(&row.state).ok_or(broken)?,
            paid_on: row.paid_on.map(|day| day.0),
            version: row.version,
        })
    }
}

impl Scope<'_, Org> {
    /// The newest contributions of these contracts, at most so many months of each, the latest month first.
    ///
    /// # Errors
    /// The store's.
    pub async fn contributions_of(&mut self, contracts: &[ContractId], months: u16) -> Result<Vec<Contribution>> {
        let ids: Vec<Uuid> = contracts.iter().map(|id| id.uuid()).collect();
        let org = self.reach.0.uuid();
        let found = rows!(self, CONTRIBUTIONS_OF, Row, fetch_all; org, Ids(&ids), i64::from(months))?;
        found.into_iter().map(Row::try_into).collect()
    }

    /// The earliest month of each of these contracts that did not arrive, however long ago; contracts of which all arrived are left out.
    /// Lists, the desk and the person all say this.
    ///
    /// # Errors
    /// The store's.
    pub async fn missing_of(&mut self, contracts: &[ContractId]) -> Result<BTreeMap<ContractId, Date>> {
        let ids: Vec<Uuid> = contracts.iter().map(|id| id.uuid()).collect();
        let found = rows!(self, CONTRIBUTIONS_MISSING, (Uuid, Day), fetch_all; self.reach.0.uuid(), Ids(&ids))?;
        Ok(found.into_iter().map(|(contract, month)| (ContractId::from_uuid(contract), month.0)).collect())
    }
}

impl WriteScope<'_, Org> {
    /// Adds what is due for a contract in a month.
    ///
    /// # Errors
    /// [`Error::Taken`] when the month has its contribution; [`Error::OutOfScope`] when there is no such contract here.
    pub async fn add_contribution(&mut self, new: &NewContribution) -> Result<ContributionId> {
        let (id, record) = self.put_contribution(new).await?;
        self.touched(record).await?;
        Ok(id)
    }

    /// As [`Self::add_contribution`], but the person's line is the caller's to bring up to date.
    ///
    /// # Errors
    /// As [`Self::add_contribution`].
    pub async fn add_contribution_quietly(&mut self, new: &NewContribution) -> Result<ContributionId> {
        Ok(self.put_contribution(new).await?.0)
    }

    /// Says whether a contribution arrived, if nobody changed it since `version`.
    ///
    /// # Errors
    /// [`Error::Stale`] when somebody did, or there is none here.
    pub async fn set_contribution(
        &mut self,
        id: ContributionId,
        version: i64,
        state: ContributionState,
        paid_on: Option<Date>,
    ) -> Result<i64> {
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        let set = rows!(
            self.scope, CONTRIBUTION_SET, (Uuid,), fetch_optional;
            org, id.uuid(), version, state.code(), paid_on.map(Day), now,
        )?;
        let Some((contract,)) = set else { return Err(Error::Stale { entity: "contribution" }) };
        let record = self.record_of_contract(ContractId::from_uuid(contract)).await?;
        let payload = json!({ "state": state, "paid_on": paid_on });
        self.record(change("contribution.set", id, version + 1, record, payload));
        self.touched(record).await?;
        Ok(version + 1)
    }

    async fn put_contribution(&mut self, new: &NewContribution) -> Result<(ContributionId, RecordId)> {
        let record = self.record_of_contract(new.contract).await?;
        let (org, id, now) = (self.ctx.reach.0.uuid(), self.ctx.id::<ContributionId>(), Ts(self.ctx.now()));
        changed!(
            self.scope, CONTRIBUTION_ADD;
            org, id.uuid(), new.contract.uuid(), Day(new.month.first_of_month()), new.split.own.get(),
            new.split.employer.get(), new.split.subsidy.get(), new.state.code(), new.paid_on.map(Day), now,
        )?;
        self.record(change("contribution.added", id, 1, record, json!(new)));
        Ok((id, record))
    }
}

fn change(
    action: &'static str,
    id: ContributionId,
    version: i64,
    record: RecordId,
    payload: serde_json::Value,
) -> Change {
    Change { action, entity: "contribution", entity_id: id.uuid(), version, subject: Some(record.uuid()), payload }
}
