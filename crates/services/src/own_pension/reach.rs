//! The way from a person to rows of organisations: through their own records, and no further.

use domain::employment::EmploymentState;
use domain::id::{ContractId, OrgId, RecordId};
use domain::{Actor, Ctx, Org, Own};
use jiff::civil::Date;
use store::Scope;
use store::contract_values::Value;
use store::contracts::Contract;
use store::contributions::Contribution;
use store::employments::Employment;

/// An organisation that keeps a record of the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Employer {
    /// As it signs.
    pub name: String,
    /// Its part of addresses.
    pub place: String,
    /// What it keeps.
    pub record: RecordId,
    /// The current employment, else the last one.
    pub employment: Option<Employment>,
}

impl Employer {
    /// Whether the employment is over.
    pub fn is_former(&self) -> bool {
        self.employment.as_ref().is_some_and(|employment| employment.state == EmploymentState::Ended)
    }
}

/// A contract with what was stated about it and what was paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The contract.
    pub contract: Contract,
    /// What it was worth, the latest day first.
    pub values: Vec<Value>,
    /// What was due and arrived, the latest month first; read for one contract only, not for all at a glance.
    pub contributions: Vec<Contribution>,
    /// The earliest month that did not arrive.
    pub missing: Option<Date>,
}

/// The person's own hand at the organisation that keeps a record of them: what they open there counts as read.
pub(super) fn at(ctx: &Ctx<Own>, org: OrgId) -> Ctx<Org> {
    ctx.widened(Actor::Person(ctx.reach.0)).narrowed(Org(org))
}

/// Who keeps the record.
pub(super) async fn employer(scope: &mut Scope<'_, Org>, record: RecordId) -> Result<Employer, store::Error> {
    let organisation = scope.organisation().await?.ok_or(store::Error::OutOfScope)?;
    let employment = scope.employments_of(record).await?.into_iter().next();
    let place = organisation.slug.map_or_else(|| organisation.id.to_string(), |slug| slug.to_string());
    Ok(Employer { name: organisation.appearance.name, place, record, employment })
}

/// The contracts of a record, those that run first, without their contributions.
pub(super) async fn held(scope: &mut Scope<'_, Org>, record: RecordId) -> Result<Vec<Held>, store::Error> {
    let contracts = scope.contracts_of(record).await?;
    if contracts.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<ContractId> = contracts.iter().map(|contract| contract.id).collect();
    let values = scope.values_of(&ids).await?;
    let missing = scope.missing_of(&ids).await?;
    let held = contracts.into_iter().map(|contract| Held {
        values: values.iter().filter(|one| one.contract == contract.id).cloned().collect(),
        contributions: Vec::new(),
        missing: missing.get(&contract.id).copied(),
        contract,
    });
    let mut held: Vec<Held> = held.collect();
    held.sort_by_key(|one| (one.contract.state.is_over(), !one.contract.state.is_paying()));
    Ok(held)
}
