//! Writing lines anew, from what is known of the people.

use crate::employments::Employment;
use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::{Day, Ids};
use crate::listing::{name_key, number_key};
use crate::people::{CHUNK, state_of};
use crate::{Error, Result, Scope, WriteScope};
use domain::Org;
use domain::employment::EmploymentState;
use domain::id::{ContractId, RecordId, SiteId};
use domain::money::{Cents, Currency};
use domain::pension::{ContractState, Rhythm, Split, Way};
use domain::people::RecordState;
use domain::steps::{self, ContractFacts, Facts, Step, StepKind};
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::HashMap;
use uuid::Uuid;

statements! {
    // `employment` stands first, as a table has the same name and the judge of statements reads one behind a comma.
    Org: LINE_PUT = "INSERT INTO person_line (employment, org_id, record_id, sort_name, sort_number, site_id, entry_on, contracts, way, own_cents, employer_cents, urgency, is_open, is_without, is_dormant, is_invited, step, step_on, currency) VALUES ($5, $1, $2, $3, $4, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) ON CONFLICT (org_id, record_id) DO UPDATE SET employment = excluded.employment, sort_name = excluded.sort_name, sort_number = excluded.sort_number, site_id = excluded.site_id, entry_on = excluded.entry_on, contracts = excluded.contracts, way = excluded.way, own_cents = excluded.own_cents, employer_cents = excluded.employer_cents, urgency = excluded.urgency, is_open = excluded.is_open, is_without = excluded.is_without, is_dormant = excluded.is_dormant, is_invited = excluded.is_invited, step = excluded.step, step_on = excluded.step_on, currency = excluded.currency";
    Org: LINE_DROP = "DELETE FROM person_line WHERE org_id = $1 AND record_id = $2";
    Org: FACTS_RECORDS = "SELECT id, state, given_name, family_name, personnel_no, birth_date IS NULL AS missing FROM person_record WHERE org_id = $1 AND id IN (SELECT unhex(value) FROM json_each($2))",
        "SELECT id, state, given_name, family_name, personnel_no, birth_date IS NULL AS missing FROM person_record WHERE org_id = $1 AND id = ANY ($2)";
    Org: FACTS_CONTRACTS = "SELECT contract.id, contract.record_id, contract.way, contract.state, contract.rhythm, contract.currency, contract.own_cents, contract.employer_cents, contract.subsidy_cents, contract.start_on, contract.end_on, (SELECT MAX(contract_value.as_of) FROM contract_value WHERE contract_value.org_id = $1 AND contract_value.contract_id = contract.id) AS last_value FROM contract WHERE contract.org_id = $1 AND contract.record_id IN (SELECT unhex(value) FROM json_each($2)) ORDER BY contract.record_id, contract.id",
        "SELECT contract.id, contract.record_id, contract.way, contract.state, contract.rhythm, contract.currency, contract.own_cents, contract.employer_cents, contract.subsidy_cents, contract.start_on, contract.end_on, (SELECT MAX(contract_value.as_of) FROM contract_value WHERE contract_value.org_id = $1 AND contract_value.contract_id = contract.id) AS last_value FROM contract WHERE contract.org_id = $1 AND contract.record_id = ANY ($2) ORDER BY contract.record_id, contract.id";
}

/// Stands behind the rank of every step: nothing is to be done.
const NOTHING: i64 = 99;

/// Who a line is about.
#[derive(Debug)]
pub(crate) struct NewLine<'a> {
    pub(crate) record: RecordId,
    pub(crate) state: RecordState,
    pub(crate) family_name: &'a str,
    pub(crate) given_name: &'a str,
    pub(crate) personnel_no: &'a str,
    /// Whether the birthday is missing.
    pub(crate) missing: bool,
}

#[derive(sqlx::FromRow)]
struct RecordRow {
    id: Uuid,
    state: String,
    given_name: String,
    family_name: String,
    personnel_no: String,
    missing: bool,
}

#[derive(sqlx::FromRow)]
struct ContractRow {
    id: Uuid,
    record_id: Uuid,
    way: String,
    state: String,
    rhythm: String,
    currency: String,
    own_cents: i64,
    employer_cents: i64,
    subsidy_cents: i64,
    start_on: Option<Day>,
    end_on: Option<Day>,
    last_value: Option<Day>,
}

/// What a line needs of a contract.
#[derive(Debug, Clone, Copy)]
struct Contract {
    facts: ContractFacts,
    way: Way,
    start_on: Option<Date>,
    currency: Currency,
    /// What it costs a month, if it is paid.
    month: Split,
}

impl Contract {
    fn read(row: &ContractRow, missing: Option<Date>) -> Result<Self> {
        let broken = |column| Error::Inconsistent { table: "contract", column };
        let state = ContractState::from_code(&row.state).ok_or(broken("state"))?;
        let rhythm = Rhythm::from_code(&row.rhythm).ok_or(broken("rhythm"))?;
        let split = Split {
            own: Cents::new(row.own_cents),
            employer: Cents::new(row.employer_cents),
            subsidy: Cents::new(row.subsidy_cents),
        };
        let facts = ContractFacts {
            state,
            paying: state.is_paying(),
            end_on: row.end_on.map(|day| day.0),
            last_value: row.last_value.map(|day| day.0),
            missing_contribution: missing,
        };
        Ok(Self {
            facts,
            way: Way::from_code(&row.way).ok_or(broken("way"))?,
            start_on: row.start_on.map(|day| day.0),
            currency: Currency::from_code(&row.currency).ok_or(broken("currency"))?,
            month: split.per_month(rhythm),
        })
    }
}

/// What a line shows beyond who it is about.
#[derive(Debug)]
struct Shown {
    employment: Option<EmploymentState>,
    site: Option<SiteId>,
    entry_on: Option<Date>,
    contracts: i64,
    way: Option<Way>,
    own: Cents,
    employer: Cents,
    currency: Option<Currency>,
    step: Option<Step>,
    is_without: bool,
}

impl Shown {
    fn of(line: &NewLine<'_>, employment: Option<&Employment>, contracts: &[Contract]) -> Result<Self> {
        let facts: Vec<ContractFacts> = contracts.iter().map(|contract| contract.facts).collect();
        let running = || contracts.iter().filter(|contract| !contract.facts.state.is_over());
        let too_much = Error::Inconsistent { table: "contract", column: "own_cents" };
        let currency = main_currency(running().filter(|one| one.facts.paying)).or_else(|| main_currency(running()));
        let paid = || running().filter(|one| one.facts.paying && Some(one.currency) == currency);
        let sums = [Cents::checked_sum(paid().map(|one| one.month.own)), employer_sum(paid())];
        let [Some(own), Some(employer)] = sums else { return Err(too_much) };
        let count = running().count();
        let state = employment.map(|employment| employment.state);
        let steps = steps::steps(&Facts {
            record_state: line.state,
            employment: state,
            missing: line.missing,
            contracts: &facts,
        });
        let first = running().min_by_key(|one| (!one.facts.paying, Reverse(one.start_on)));
        Ok(Self {
            employment: state,
            site: employment.and_then(|employment| employment.site),
            entry_on: employment.and_then(|employment| employment.start_on),
            contracts: i64::try_from(count).unwrap_or(i64::MAX),
            way: first.map(|contract| contract.way),
            own,
            employer,
            currency,
            step: steps::first(&steps),
            is_without: count == 0 && state != Some(EmploymentState::Ended),
        })
    }

    fn is_open(&self) -> bool {
        self.step.is_some_and(Step::is_open)
    }

    /// The step's rank from 1 on; the end of a contract, which waits for nobody yet, behind all others.
    fn urgency(&self) -> i64 {
        let rank = |step: Step| {
            let open = StepKind::ALL.iter().filter(|kind| (Step { kind: **kind, on: None }).is_open());
            let place = open.into_iter().position(|kind| *kind == step.kind).unwrap_or(StepKind::ALL.len());
            i64::try_from(place + 1).unwrap_or(NOTHING)
        };
        self.step.map_or(NOTHING, rank)
    }
}

/// What most of these contracts are in; of two with as many, the euro.
fn main_currency<'a>(contracts: impl Iterator<Item = &'a Contract>) -> Option<Currency> {
    let found: Vec<Currency> = contracts.map(|one| one.currency).collect();
    let many = |currency: Currency| found.iter().filter(|one| **one == currency).count();
    // The last of those with most wins, and the euro stands first.
    let most = Currency::ALL.iter().rev().copied().max_by_key(|currency| many(*currency))?;
    (many(most) > 0).then_some(most)
}

fn employer_sum<'a>(contracts: impl Iterator<Item = &'a Contract>) -> Option<Cents> {
    Cents::checked_sum(contracts.flat_map(|one| [one.month.employer, one.month.subsidy]))
}

impl Scope<'_, Org> {
    /// The contracts of these people, by person.
    async fn contract_facts(&mut self, records: &[Uuid]) -> Result<HashMap<Uuid, Vec<Contract>>> {
        let found = rows!(self, FACTS_CONTRACTS, ContractRow, fetch_all; self.reach.0.uuid(), Ids(records))?;
        let mut contracts: HashMap<Uuid, Vec<Contract>> = HashMap::new();
        if found.is_empty() {
            return Ok(contracts);
        }
        let ids: Vec<ContractId> = found.iter().map(|row| ContractId::from_uuid(row.id)).collect();
        let missing = self.missing_of(&ids).await?;
        for (row, id) in found.iter().zip(&ids) {
            let contract = Contract::read(row, missing.get(id).copied())?;
            contracts.entry(row.record_id).or_default().push(contract);
        }
        Ok(contracts)
    }
}

impl WriteScope<'_, Org> {
    /// Writes a person's line anew. Whatever changes what it shows calls this in the same write.
    ///
    /// # Errors
    /// The store's.
    pub async fn refresh_line(&mut self, record: RecordId) -> Result<()> {
        self.refresh_lines(&[record]).await
    }

    /// Writes the lines of several people anew. Whoever was erased, or is not here, has none.
    ///
    /// # Errors
    /// The store's.
    pub async fn refresh_lines(&mut self, records: &[RecordId]) -> Result<()> {
        for chunk in records.chunks(CHUNK) {
            self.refresh_some(chunk).await?;
        }
        Ok(())
    }

    async fn refresh_some(&mut self, records: &[RecordId]) -> Result<()> {
        let org = self.ctx.reach.0.uuid();
        let ids: Vec<Uuid> = records.iter().map(|record| record.uuid()).collect();
        let people = rows!(self.scope, FACTS_RECORDS, RecordRow, fetch_all; org, Ids(&ids))?;
        let mut employments: HashMap<RecordId, Employment> = HashMap::new();
        for employment in self.employments_of_many(records).await? {
            employments.entry(employment.record).or_insert(employment);
        }
        let contracts = self.contract_facts(&ids).await?;
        for person in people {
            let record = RecordId::from_uuid(person.id);
            let line = NewLine {
                record,
                state: state_of(&person.state)?,
                family_name: &person.family_name,
                given_name: &person.given_name,
                personnel_no: &person.personnel_no,
                missing: person.missing,
            };
            let contracts = contracts.get(&person.id).map_or(&[][..], Vec::as_slice);
            self.put_line(&line, &Shown::of(&line, employments.get(&record), contracts)?).await?;
        }
        Ok(())
    }

    /// Writes the line of somebody who was added just now: nothing else is known of them.
    pub(crate) async fn add_line(&mut self, line: &NewLine<'_>) -> Result<()> {
        self.put_line(line, &Shown::of(line, None, &[])?).await
    }

    async fn put_line(&mut self, line: &NewLine<'_>, shown: &Shown) -> Result<()> {
        let (org, record) = (self.ctx.reach.0.uuid(), line.record.uuid());
        if !line.state.is_somebody() {
            return changed!(self.scope, LINE_DROP; org, record).map(drop);
        }
        let name = name_key(line.family_name, line.given_name);
        changed!(
            self.scope, LINE_PUT;
            org, record, &name, &number_key(line.personnel_no), shown.employment.map(EmploymentState::code),
            shown.site.map(SiteId::uuid), shown.entry_on.map(Day), shown.contracts, shown.way.map(Way::code),
            shown.own.get(), shown.employer.get(), shown.urgency(), i64::from(shown.is_open()),
            i64::from(shown.is_without), i64::from(shown.employment == Some(EmploymentState::Dormant)),
            i64::from(line.state == RecordState::Invited), shown.step.map(|step| step.kind.code()),
            shown.step.and_then(|step| step.on).map(Day), shown.currency.map(Currency::code),
        )
        .map(drop)
    }
}
