//! What contracts are worth on a day, as carriers and lists stated it. Never computed.

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::{Day, Ids, Ts};
use crate::ledger::Change;
use crate::{Error, Result, Scope, WriteScope};
use domain::Org;
use domain::id::{ContractId, ContractValueId, RecordId};
use domain::money::Cents;
use domain::pension::ValueSource;
use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;

statements! {
    Org: VALUE_ADD = "INSERT INTO contract_value (org_id, id, contract_id, as_of, source, guaranteed_cents, projected_cents, capital_cents, surrender_cents, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    Org: VALUES_OF = "SELECT id, contract_id, as_of, source, guaranteed_cents, projected_cents, capital_cents, surrender_cents FROM contract_value WHERE org_id = $1 AND contract_id IN (SELECT unhex(value) FROM json_each($2)) ORDER BY as_of DESC, created_at DESC, id DESC",
    "SELECT id, contract_id, as_of, source, guaranteed_cents, projected_cents, capital_cents, surrender_cents FROM contract_value WHERE org_id = $1 AND contract_id = ANY ($2) ORDER BY as_of DESC, created_at DESC, id DESC";
}

/// What somebody stated. What they did not state is empty, not nothing.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct NewValue {
    /// The day that it is of.
    pub as_of: Date,
    /// Who stated it.
    pub source: ValueSource,
    /// The pension a month that is guaranteed from the agreed age.
    pub guaranteed: Option<Cents>,
    /// The same with surpluses as they are foreseen; not guaranteed.
    pub projected: Option<Cents>,
    /// The capital that is there.
    pub capital: Option<Cents>,
    /// What would be paid if it ended now (Rückkaufswert).
    pub surrender: Option<Cents>,
}

/// What a contract is worth on a day, as somebody stated it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The statement.
    pub id: ContractValueId,
    /// Of which contract.
    pub contract: ContractId,
    /// The day that it is of.
    pub as_of: Date,
    /// Who stated it.
    pub source: ValueSource,
    /// The pension a month that is guaranteed from the agreed age.
    pub guaranteed: Option<Cents>,
    /// The same with surpluses as they are foreseen; not guaranteed.
    pub projected: Option<Cents>,
    /// The capital that is there.
    pub capital: Option<Cents>,
    /// What would be paid if it ended now (Rückkaufswert).
    pub surrender: Option<Cents>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    contract_id: Uuid,
    as_of: Day,
    source: String,
    guaranteed_cents: Option<i64>,
    projected_cents: Option<i64>,
    capital_cents: Option<i64>,
    surrender_cents: Option<i64>,
}

impl TryFrom<Row> for Value {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let broken = Error::Inconsistent { table: "contract_value", column: "source" };
        Ok(Self {
            id: ContractValueId::from_uuid(row.id),
            contract: ContractId::from_uuid(row.contract_id),
            as_of: row.as_of.0,
            source: ValueSource::from_code(&row.source).ok_or(broken)?,
            guaranteed: row.guaranteed_cents.map(Cents::new),
            projected: row.projected_cents.map(Cents::new),
            capital: row.capital_cents.map(Cents::new),
            surrender: row.surrender_cents.map(Cents::new),
        })
    }
}

impl Scope<'_, Org> {
    /// Everything that was stated about these contracts, the latest day first; of one day, what was taken in last.
    ///
    /// # Errors
    /// The store's.
    pub async fn values_of(&mut self, contracts: &[ContractId]) -> Result<Vec<Value>> {
        let ids: Vec<Uuid> = contracts.iter().map(|id| id.uuid()).collect();
        let found = rows!(self, VALUES_OF, Row, fetch_all; self.reach.0.uuid(), Ids(&ids))?;
        found.into_iter().map(Row::try_into).collect()
    }
}

impl WriteScope<'_, Org> {
    /// Keeps what somebody stated about a contract.
    ///
    /// # Errors
    /// [`Error::OutOfScope`] when there is no such contract here.
    pub async fn add_value(&mut self, contract: ContractId, new: &NewValue) -> Result<ContractValueId> {
        let (id, record) = self.put_value(contract, new).await?;
        self.touched(record).await?;
        Ok(id)
    }

    /// As [`Self::add_value`], but the person's line is the caller's to bring up to date.
    ///
    /// # Errors
    /// As [`Self::add_value`].
    pub async fn add_value_quietly(&mut self, contract: ContractId, new: &NewValue) -> Result<ContractValueId> {
        Ok(self.put_value(contract, new).await?.0)
    }

    async fn put_value(&mut self, contract: ContractId, new: &NewValue) -> Result<(ContractValueId, RecordId)> {
        let record = self.record_of_contract(contract).await?;
        let (org, id, now) = (self.ctx.reach.0.uuid(), self.ctx.id::<ContractValueId>(), Ts(self.ctx.now()));
        let [guaranteed, projected, capital, surrender] =
            [new.guaranteed, new.projected, new.capital, new.surrender].map(|amount| amount.map(Cents::get));
        changed!(
            self.scope, VALUE_ADD;
            org, id.uuid(), contract.uuid(), Day(new.as_of), new.source.code(), guaranteed, projected, capital,
            surrender, now,
        )?;
        self.record(Change {
            action: "contract_value.added",
            entity: "contract_value",
            entity_id: id.uuid(),
            version: 1,
            subject: Some(record.uuid()),
            payload: json!({ "contract": contract, "value": new }),
        });
        Ok((id, record))
    }
}
