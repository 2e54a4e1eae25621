//! The way from a person to rows of organisations: through their own records, and no further.

use crate::ServiceError;
use domain::employment::EmploymentState;
use domain::id::{ContractId, OrgId, RecordId};
use domain::{Actor, Ctx, Desk, Org, Own};
use std::collections::{BTreeMap, BTreeSet};
use store::Store;
use store::contract_values::Value;
use store::contracts::Contract;
use store::contributions::Contribution;
use store::employments::Employment;
use store::organisations::Organisation;
use store::people::Record;

const PART: Actor = Actor::System("own_pension");

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
    /// What was due and arrived, the latest month first.
    pub contributions: Vec<Contribution>,
}

/// A record of the person with the reach of its organisation. Whoever holds it reads rows of this record and of no other.
#[derive(Debug, Clone)]
pub(super) struct At {
    pub employer: Employer,
    pub record: Record,
    pub ctx: Ctx<Org>,
}

/// Where the person is known: present employers first, then former ones, each by name.
pub(super) async fn everywhere(store: &Store, ctx: &Ctx<Own>) -> Result<Vec<At>, ServiceError> {
    let records = store.read(ctx, async |scope| scope.own_records().await).await?;
    let organisations = organisations(store, ctx, &records).await?;
    let mut found = Vec::new();
    for record in records {
        let Some(organisation) = organisations.get(&record.org) else {
            continue;
        };
        found.push(at(store, ctx, organisation, record).await?);
    }
    found.sort_by_cached_key(|at| (at.employer.is_former(), at.employer.name.to_lowercase()));
    Ok(found)
}

/// The place of an address among them.
pub(super) async fn there(store: &Store, ctx: &Ctx<Own>, place: &str) -> Result<Vec<At>, ServiceError> {
    let mut found = everywhere(store, ctx).await?;
    found.retain(|at| at.employer.place == place);
    Ok(found)
}

async fn organisations(
    store: &Store,
    ctx: &Ctx<Own>,
    records: &[Record],
) -> Result<BTreeMap<OrgId, Organisation>, ServiceError> {
    let orgs: BTreeSet<OrgId> = records.iter().map(|record| record.org).collect();
    if orgs.is_empty() {
        return Ok(BTreeMap::new());
    }
    let desk = ctx.widened(PART).narrowed(Desk(orgs.into_iter().collect()));
    let found = store.read(&desk, async |scope| scope.organisations().await).await?;
    Ok(found.into_iter().map(|organisation| (organisation.id, organisation)).collect())
}

async fn at(store: &Store, ctx: &Ctx<Own>, organisation: &Organisation, record: Record) -> Result<At, ServiceError> {
    let there = ctx.widened(Actor::Person(ctx.reach.0)).narrowed(Org(record.org));
    let employments = store.read(&there, async |scope| scope.employments_of(record.id).await).await?;
    let place = organisation.slug.as_ref().map_or_else(|| organisation.id.to_string(), ToString::to_string);
    let employer = Employer {
        name: organisation.appearance.name.clone(),
        place,
        record: record.id,
        employment: employments.into_iter().next(),
    };
    Ok(At { employer, record, ctx: there })
}

impl At {
    /// The contracts of this record, those that run first, with the newest `months` of their contributions.
    pub async fn held(&self, store: &Store, months: u16) -> Result<Vec<Held>, ServiceError> {
        let read = store.read(&self.ctx, async |scope| {
            let contracts = scope.contracts_of(self.record.id).await?;
            let ids: Vec<ContractId> = contracts.iter().map(|contract| contract.id).collect();
            let values = scope.values_of(&ids).await?;
            let contributions = scope.contributions_of(&ids, months).await?;
            Ok::<_, store::Error>((contracts, values, contributions))
        });
        let (contracts, values, contributions) = read.await?;
        let held = contracts.into_iter().map(|contract| Held {
            values: values.iter().filter(|one| one.contract == contract.id).cloned().collect(),
            contributions: contributions.iter().filter(|one| one.contract == contract.id).cloned().collect(),
            contract,
        });
        let mut held: Vec<Held> = held.collect();
        held.sort_by_key(|one| (one.contract.state.is_over(), !one.contract.state.is_paying()));
        Ok(held)
    }
}
