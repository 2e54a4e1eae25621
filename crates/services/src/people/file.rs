//! Everything that is kept about one person, for who may see people.

use super::facts::open_steps;
use super::seen::{self, People, Seen};
use crate::ServiceError;
use domain::Org;
use domain::access::permits::SeePeople;
use domain::access::{Allowed, Denied};
use domain::id::{PayrollAreaId, RecordId, SiteId};
use domain::intake::{Column, masked};
use domain::steps::Step;
use jiff::civil::Date;
use std::collections::BTreeMap;
use store::contract_values::Value;
use store::contracts::Contract;
use store::contributions::Contribution;
use store::employments::Employment;
use store::filings::Filing;
use store::people::Record;
use store::{Scope, Store};

/// So many months of contributions are shown of each contract.
const MONTHS: u16 = 12;
/// So much of what happened is shown.
const HISTORY: u16 = 100;
/// So many openings of the page are shown.
const VIEWS: u16 = 50;

/// Values that never leave in full, as they are shown: their last characters. The address for mails is shown whole.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Sensitive {
    /// The tax identification number.
    pub tax_id: Option<String>,
    /// The number of the pension insurance.
    pub sv_number: Option<String>,
    /// The account that pay goes to.
    pub iban: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
}

impl std::fmt::Debug for Sensitive {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sensitive")
    }
}

/// A contract with what it is worth and what was paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The contract.
    pub contract: Contract,
    /// What was stated last.
    pub value: Option<Value>,
    /// The newest months first.
    pub contributions: Vec<Contribution>,
    /// The earliest month that did not arrive, however long ago.
    pub missing: Option<Date>,
}

/// Everything about one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonFile {
    /// Master data.
    pub record: Record,
    /// What is sealed, masked.
    pub sensitive: Sensitive,
    /// The current one first.
    pub employments: Vec<Employment>,
    /// The names of the sites.
    pub sites: BTreeMap<SiteId, String>,
    /// The names of the payroll areas.
    pub areas: BTreeMap<PayrollAreaId, String>,
    /// Contracts, each with its last value and twelve months.
    pub contracts: Vec<Held>,
    /// Documents, the latest first.
    pub filings: Vec<Filing>,
    /// What is to be done, the most urgent first.
    pub steps: Vec<Step>,
    /// What happened, the latest first.
    pub history: Vec<Seen>,
    /// Who opened this page, the latest first.
    pub seen: Vec<Seen>,
}

/// Everything about one person. That somebody looked is noted in the ledger, once a day for each who does.
///
/// # Errors
/// [`Denied::Invisible`] when there is nobody of this id here, or they were erased; the store's.
pub async fn person(store: &Store, allowed: &Allowed<SeePeople>, id: RecordId) -> Result<PersonFile, ServiceError> {
    let known = store.read(allowed.ctx(), async |scope| scope.record_of(id).await).await?;
    if !known.is_some_and(|record| record.state.is_somebody()) {
        return Err(Denied::Invisible.into());
    }
    // Before anything is shown: who sees it has been noted.
    seen::note(store, allowed, id).await?;
    let file = store.read(allowed.ctx(), async |scope| gathered(scope, id).await).await?;
    file.ok_or_else(|| Denied::Invisible.into())
}

/// What one reading finds; nothing for somebody who was erased in between.
async fn gathered(scope: &mut Scope<'_, Org>, id: RecordId) -> Result<Option<PersonFile>, store::Error> {
    let Some(record) = scope.record_of(id).await?.filter(|record| record.state.is_somebody()) else {
        return Ok(None);
    };
    let sensitive = sensitive(scope, id).await?;
    let employments = scope.employments_of(id).await?;
    let sites = scope.sites().await?.into_iter().map(|site| (site.id, site.name)).collect();
    let areas = scope.payroll_areas().await?.into_iter().map(|area| (area.id, area.name)).collect();
    let contracts = contracts(scope, id).await?;
    let filings = scope.filings_of(id).await?;
    let people = People::of(scope, id).await?;
    let history = people.told(scope.history_of(id, HISTORY).await?);
    let seen = people.told(scope.views_of(id, VIEWS).await?);
    let steps = open_steps(&record, &employments, &contracts);
    Ok(Some(PersonFile { record, sensitive, employments, sites, areas, contracts, filings, steps, history, seen }))
}

async fn sensitive(scope: &mut Scope<'_, Org>, id: RecordId) -> Result<Sensitive, store::Error> {
    let tax_id = scope.tax_id(id).await?;
    let private = scope.private(id).await?;
    let hidden = |column: Column, value: Option<String>| value.map(|value| masked(column, &value));
    Ok(Sensitive {
        tax_id: hidden(Column::TaxId, tax_id),
        sv_number: hidden(Column::SvNumber, private.sv_number),
        iban: hidden(Column::Iban, private.iban),
        email: private.email,
    })
}

/// The contracts that are not over first.
async fn contracts(scope: &mut Scope<'_, Org>, id: RecordId) -> Result<Vec<Held>, store::Error> {
    let found = scope.contracts_of(id).await?;
    let ids: Vec<_> = found.iter().map(|contract| contract.id).collect();
    let values = scope.values_of(&ids).await?;
    let months = scope.contributions_of(&ids, MONTHS).await?;
    let missing = scope.missing_of(&ids).await?;
    let held = found.into_iter().map(|contract| Held {
        value: values.iter().filter(|value| value.contract == contract.id).max_by_key(|value| value.as_of).cloned(),
        contributions: months.iter().filter(|one| one.contract == contract.id).cloned().collect(),
        missing: missing.get(&contract.id).copied(),
        contract,
    });
    let mut held: Vec<Held> = held.collect();
    held.sort_by_key(|held| held.contract.state.is_over());
    Ok(held)
}
