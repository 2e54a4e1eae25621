//! What the employer's checks need of everybody who works here: pay, tax class, and what flows into contracts a month.

use crate::employments::class_of;
use crate::engine::conn::rows;
use crate::engine::statement::statements;
use crate::engine::types::Ids;
use crate::people::CHUNK;
use crate::{Error, Result, Scope};
use domain::Org;
use domain::employment::{EmploymentState, TaxClass};
use domain::id::RecordId;
use domain::money::{Cents, Currency};
use domain::pension::{ContractState, Rhythm, Split, Way};
use std::collections::HashMap;
use uuid::Uuid;

statements! {
    // The current employment of those who work here: of several that run the one that began last, as `employments_of` has it.
    Org: PAY_PEOPLE = "SELECT person_record.id, person_record.given_name, person_record.family_name, person_record.personnel_no, employment.state, employment.gross_cents, employment.tax_class FROM person_record JOIN employment ON employment.org_id = $1 AND employment.record_id = person_record.id WHERE person_record.org_id = $1 AND person_record.id > $2 AND person_record.state NOT IN ('pseudonymised', 'deleted') AND employment.state NOT IN ('planned', 'ended') AND NOT EXISTS (SELECT 1 FROM employment AS later WHERE later.org_id = $1 AND later.record_id = person_record.id AND later.state NOT IN ('planned', 'ended') AND (COALESCE(later.start_on, '0001-01-01'), later.id) > (COALESCE(employment.start_on, '0001-01-01'), employment.id)) ORDER BY person_record.id LIMIT $3";
    Org: PAY_CONTRACTS = "SELECT record_id, way, state, rhythm, currency, own_cents, employer_cents, subsidy_cents FROM contract WHERE org_id = $1 AND record_id IN (SELECT unhex(value) FROM json_each($2)) ORDER BY record_id, number, id",
        "SELECT record_id, way, state, rhythm, currency, own_cents, employer_cents, subsidy_cents FROM contract WHERE org_id = $1 AND record_id = ANY ($2) ORDER BY record_id, number, id";
}

/// Somebody who works here. Pay is the employer's own knowledge; logs do not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct PayLine {
    /// The record.
    pub record: RecordId,
    /// Given names.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// The personnel number.
    pub personnel_no: String,
    /// Where the current employment stands: it runs or rests.
    pub employment: EmploymentState,
    /// Gross pay a month.
    pub gross: Option<Cents>,
    /// The class for wage tax.
    pub tax_class: Option<TaxClass>,
    /// What flows a month into contracts that are paid, in euro, by way; each way once, in the order of [`Way::ALL`].
    pub funding: Vec<(Way, Split)>,
    /// Whether there are paid contracts that are not in it: in another currency, or paid once.
    pub left_out: bool,
}

impl std::fmt::Debug for PayLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PayLine({:?}, {:?}, ways: {})", self.record, self.employment, self.funding.len())
    }
}

#[derive(sqlx::FromRow)]
struct PersonRow {
    id: Uuid,
    given_name: String,
    family_name: String,
    personnel_no: String,
    state: String,
    gross_cents: Option<i64>,
    tax_class: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct ContractRow {
    record_id: Uuid,
    way: String,
    state: String,
    rhythm: String,
    currency: String,
    own_cents: i64,
    employer_cents: i64,
    subsidy_cents: i64,
}

/// What flows into a person's contracts.
#[derive(Default)]
struct Flow {
    ways: Vec<(Way, Split)>,
    left_out: bool,
}

impl Flow {
    fn add(&mut self, row: &ContractRow) -> Result<()> {
        let broken = |column| Error::Inconsistent { table: "contract", column };
        let rhythm = Rhythm::from_code(&row.rhythm).ok_or(broken("rhythm"))?;
        let currency = Currency::from_code(&row.currency).ok_or(broken("currency"))?;
        let way = Way::from_code(&row.way).ok_or(broken("way"))?;
        if !ContractState::from_code(&row.state).ok_or(broken("state"))?.is_paying() {
            return Ok(());
        }
        if currency != Currency::Eur || rhythm == Rhythm::Once {
            self.left_out = true;
            return Ok(());
        }
        let [own, employer, subsidy] = [row.own_cents, row.employer_cents, row.subsidy_cents].map(Cents::new);
        let month = Split { own, employer, subsidy }.per_month(rhythm);
        match self.ways.iter_mut().find(|(one, _)| *one == way) {
            Some((_, sum)) => *sum = added(*sum, month).ok_or(broken("own_cents"))?,
            None => self.ways.push((way, month)),
        }
        Ok(())
    }

    fn in_order(mut self) -> Self {
        self.ways.sort_by_key(|(way, _)| Way::ALL.iter().position(|one| one == way));
        self
    }
}

fn added(sum: Split, month: Split) -> Option<Split> {
    Some(Split {
        own: sum.own.checked_add(month.own)?,
        employer: sum.employer.checked_add(month.employer)?,
        subsidy: sum.subsidy.checked_add(month.subsidy)?,
    })
}

impl Scope<'_, Org> {
    /// A part of those who work here, by identifier: those after the given one. Whoever is yet to come, has left or was erased is not
    /// among them. A part that is shorter than `limit` is the last one.
    ///
    /// # Errors
    /// The store's.
    pub async fn pay_facts(&mut self, after: Option<RecordId>, limit: u16) -> Result<Vec<PayLine>> {
        let (org, after) = (self.reach.0.uuid(), after.map_or(Uuid::nil(), RecordId::uuid));
        let people = rows!(self, PAY_PEOPLE, PersonRow, fetch_all; org, after, i64::from(limit))?;
        let ids: Vec<Uuid> = people.iter().map(|row| row.id).collect();
        let mut flows = self.flows(&ids).await?;
        let facts = |row: PersonRow| {
            let broken = |column| Error::Inconsistent { table: "employment", column };
            let flow = flows.remove(&row.id).unwrap_or_default().in_order();
            Ok(PayLine {
                record: RecordId::from_uuid(row.id),
                given_name: row.given_name,
                family_name: row.family_name,
                personnel_no: row.personnel_no,
                employment: EmploymentState::from_code(&row.state).ok_or(broken("state"))?,
                gross: row.gross_cents.map(Cents::new),
                tax_class: row.tax_class.map(class_of).transpose()?,
                funding: flow.ways,
                left_out: flow.left_out,
            })
        };
        people.into_iter().map(facts).collect()
    }

    async fn flows(&mut self, records: &[Uuid]) -> Result<HashMap<Uuid, Flow>> {
        let mut flows: HashMap<Uuid, Flow> = HashMap::new();
        for chunk in records.chunks(CHUNK) {
            let found = rows!(self, PAY_CONTRACTS, ContractRow, fetch_all; self.reach.0.uuid(), Ids(chunk))?;
            for row in found {
                flows.entry(row.record_id).or_default().add(&row)?;
            }
        }
        Ok(flows)
    }
}
