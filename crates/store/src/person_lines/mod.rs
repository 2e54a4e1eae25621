//! What a list of people shows of each: one row per record, written anew with whatever it shows, so that each page of 100,000 people is a
//! range of one index.

mod page;
mod refresh;

pub use domain::listing::{PersonFacet, PersonSort};
pub(crate) use page::STATEMENTS as PAGE_STATEMENTS;
pub(crate) use refresh::NewLine;
pub(crate) use refresh::STATEMENTS as FACT_STATEMENTS;

use crate::engine::conn::rows;
use crate::engine::statement::statements;
use crate::engine::types::{Day, Ids};
use crate::listing::{Direction, Window};
use crate::people::{CHUNK, state_of};
use crate::{Error, Result, Scope};
use domain::Org;
use domain::employment::EmploymentState;
use domain::id::{RecordId, SiteId};
use domain::money::{Cents, Currency};
use domain::pension::Way;
use domain::people::RecordState;
use domain::steps::{Step, StepKind};
use jiff::civil::Date;
use std::collections::HashMap;
use uuid::Uuid;

statements! {
    Org: LINES_OF = "SELECT person_record.id, person_record.given_name, person_record.family_name, person_record.personnel_no, person_record.state, person_line.employment, person_line.site_id, person_line.entry_on, person_line.contracts, person_line.way, person_line.own_cents, person_line.employer_cents, person_line.step, person_line.step_on, person_line.currency FROM person_line JOIN person_record ON person_record.org_id = $1 AND person_record.id = person_line.record_id WHERE person_line.org_id = $1 AND person_line.record_id IN (SELECT unhex(value) FROM json_each($2))",
        "SELECT person_record.id, person_record.given_name, person_record.family_name, person_record.personnel_no, person_record.state, person_line.employment, person_line.site_id, person_line.entry_on, person_line.contracts, person_line.way, person_line.own_cents, person_line.employer_cents, person_line.step, person_line.step_on, person_line.currency FROM person_line JOIN person_record ON person_record.org_id = $1 AND person_record.id = person_line.record_id WHERE person_line.org_id = $1 AND person_line.record_id = ANY ($2)";
    // Sixteen ranges of one index: half the time of one pass that adds up.
    Org: LINE_COUNTS = "WITH part AS MATERIALIZED (SELECT o.n AS o, w.n AS w, d.n AS d, i.n AS i, (SELECT COUNT(*) FROM person_line WHERE org_id = $1 AND is_open = o.n AND is_without = w.n AND is_dormant = d.n AND is_invited = i.n) AS people FROM (SELECT CAST(0 AS BIGINT) AS n UNION ALL SELECT CAST(1 AS BIGINT)) AS o CROSS JOIN (SELECT CAST(0 AS BIGINT) AS n UNION ALL SELECT CAST(1 AS BIGINT)) AS w CROSS JOIN (SELECT CAST(0 AS BIGINT) AS n UNION ALL SELECT CAST(1 AS BIGINT)) AS d CROSS JOIN (SELECT CAST(0 AS BIGINT) AS n UNION ALL SELECT CAST(1 AS BIGINT)) AS i) SELECT CAST(SUM(people) AS BIGINT), CAST(SUM(o * people) AS BIGINT), CAST(SUM(w * people) AS BIGINT), CAST(SUM(d * people) AS BIGINT), CAST(SUM(i * people) AS BIGINT) FROM part";
}

/// A person as a list shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonLine {
    /// The record.
    pub record: RecordId,
    /// Given names.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// The personnel number.
    pub personnel_no: String,
    /// Where the record stands.
    pub state: RecordState,
    /// Where the current employment stands.
    pub employment: Option<EmploymentState>,
    /// Where they work.
    pub site: Option<SiteId>,
    /// The first day of the current employment.
    pub entry_on: Option<Date>,
    /// How many contracts they have that are not over.
    pub contracts: u32,
    /// How the first of them is carried; one that is paid stands before one that is not.
    pub way: Option<Way>,
    /// What they convert a month, of contracts that are paid. Where these are in several currencies, only those in the one that most are
    /// in: nothing is converted.
    pub own: Cents,
    /// What the employer adds a month, its subsidy included; of the same contracts.
    pub employer: Cents,
    /// What both are in.
    pub currency: Currency,
    /// What is to be done next.
    pub step: Option<Step>,
}

/// How many people each facet shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PersonCounts {
    /// All of them.
    pub all: u64,
    /// For whom something is to be done.
    pub open: u64,
    /// Who works here without a contract.
    pub without: u64,
    /// Whose employment rests.
    pub dormant: u64,
    /// Who was invited and has no account yet.
    pub invited: u64,
}

impl PersonCounts {
    /// A facet's.
    pub const fn of(&self, facet: PersonFacet) -> u64 {
        match facet {
            PersonFacet::All => self.all,
            PersonFacet::Open => self.open,
            PersonFacet::Without => self.without,
            PersonFacet::Dormant => self.dormant,
            PersonFacet::Invited => self.invited,
        }
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    given_name: String,
    family_name: String,
    personnel_no: String,
    state: String,
    employment: Option<String>,
    site_id: Option<Uuid>,
    entry_on: Option<Day>,
    contracts: i64,
    way: Option<String>,
    own_cents: i64,
    employer_cents: i64,
    step: Option<String>,
    step_on: Option<Day>,
    currency: Option<String>,
}

impl TryFrom<Row> for PersonLine {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let broken = |column| Error::Inconsistent { table: "person_line", column };
        let employment = |code: String| EmploymentState::from_code(&code).ok_or(broken("employment"));
        let kind = |code: String| StepKind::from_code(&code).ok_or(broken("step"));
        let currency = |code: String| Currency::from_code(&code).ok_or(broken("currency"));
        let on = row.step_on.map(|day| day.0);
        Ok(Self {
            record: RecordId::from_uuid(row.id),
            given_name: row.given_name,
            family_name: row.family_name,
            personnel_no: row.personnel_no,
            state: state_of(&row.state)?,
            employment: row.employment.map(employment).transpose()?,
            site: row.site_id.map(SiteId::from_uuid),
            entry_on: row.entry_on.map(|day| day.0),
            contracts: u32::try_from(row.contracts).map_err(|_| broken("contracts"))?,
            way: row.way.map(|code| Way::from_code(&code).ok_or(broken("way"))).transpose()?,
            own: Cents::new(row.own_cents),
            employer: Cents::new(row.employer_cents),
            currency: row.currency.map_or(Ok(Currency::Eur), currency)?,
            step: row.step.map(kind).transpose()?.map(|kind| Step { kind, on }),
        })
    }
}

impl Scope<'_, Org> {
    /// A page of the people that a facet shows.
    ///
    /// # Errors
    /// The store's.
    pub async fn person_lines(
        &mut self,
        facet: PersonFacet,
        sort: PersonSort,
        direction: Direction,
        page: Window,
    ) -> Result<Vec<PersonLine>> {
        let org = self.reach.0.uuid();
        let (limit, offset) = (i64::from(page.limit), i64::from(page.offset));
        let found = rows!(self, page::statement(facet, sort, direction), Row, fetch_all; org, limit, offset)?;
        found.into_iter().map(PersonLine::try_from).collect()
    }

    /// How many people each facet shows.
    ///
    /// # Errors
    /// The store's.
    pub async fn person_counts(&mut self) -> Result<PersonCounts> {
        type Row = (i64, i64, i64, i64, i64);
        let found = rows!(self, LINE_COUNTS, Row, fetch_one; self.reach.0.uuid())?;
        let [all, open, without, dormant, invited] =
            <[i64; 5]>::from(found).map(|people| u64::try_from(people).unwrap_or(0));
        Ok(PersonCounts { all, open, without, dormant, invited })
    }

    /// The lines of these people, in the order asked for; whoever is not here is left out.
    ///
    /// # Errors
    /// The store's.
    pub async fn person_lines_of(&mut self, records: &[RecordId]) -> Result<Vec<PersonLine>> {
        let mut lines = HashMap::with_capacity(records.len());
        for chunk in records.chunks(CHUNK) {
            let asked: Vec<Uuid> = chunk.iter().map(|id| id.uuid()).collect();
            let found = rows!(self, LINES_OF, Row, fetch_all; self.reach.0.uuid(), Ids(&asked))?;
            for row in found {
                lines.insert(RecordId::from_uuid(row.id), PersonLine::try_from(row)?);
            }
        }
        Ok(records.iter().filter_map(|record| lines.remove(record)).collect())
    }
}
