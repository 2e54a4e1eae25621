//! Lists of all contracts of an organisation: a page of identifiers in some order first, then what a line shows of those alone.

use super::{Contract, contracts_sql, findable};
use crate::engine::conn::rows;
use crate::engine::statement::{Statement, statements};
use crate::engine::types::{Day, Ids};
use crate::listing::{Direction, Window};
use crate::{Error, Result, Scope, WriteScope};
use domain::Org;
use domain::id::ContractId;
use domain::pension::{ContractSort, ContractState};
use jiff::civil::Date;
use serde_json::json;
use std::collections::HashMap;
use uuid::Uuid;

/// A page of all contracts. By name, people come first in the loop (SQLite keeps the order of a CROSS JOIN), so that the first page ends early.
macro_rules! page {
    ($order:literal) => {
        concat!(
            "SELECT contract.id FROM contract WHERE contract.org_id = $1 ORDER BY ",
            $order,
            " LIMIT $2 OFFSET $3"
        )
    };
    (by_name $order:literal) => {
        concat!(
            "SELECT contract.id FROM person_record CROSS JOIN contract WHERE person_record.org_id = $1 AND contract.org_id = person_record.org_id AND contract.record_id = person_record.id ORDER BY ",
            $order,
            " LIMIT $2 OFFSET $3"
        )
    };
}

/// A page of the contracts in some states that end by a day.
macro_rules! part {
    ($states:literal, $order:literal) => {
        concat!(
            "SELECT contract.id FROM contract WHERE contract.org_id = $1 AND contract.state IN (SELECT ",
            $states,
            ") AND COALESCE(contract.end_on, '9999-12-31') <= $3 ORDER BY ",
            $order,
            " LIMIT $4 OFFSET $5"
        )
    };
    (by_name $states:literal, $order:literal) => {
        concat!(
            "SELECT contract.id FROM person_record CROSS JOIN contract WHERE person_record.org_id = $1 AND contract.org_id = person_record.org_id AND contract.record_id = person_record.id AND contract.state IN (SELECT ",
            $states,
            ") AND COALESCE(contract.end_on, '9999-12-31') <= $3 ORDER BY ",
            $order,
            " LIMIT $4 OFFSET $5"
        )
    };
}

// By contribution: what is paid in a year. By end: what has none comes last, either way.
statements! {
    Org: ALL_NUMBER_UP = page!("contract.number, contract.id");
    Org: ALL_NUMBER_DOWN = page!("contract.number DESC, contract.id DESC");
    Org: ALL_NAME_UP = page!(by_name "person_record.sort_name, person_record.id, contract.number, contract.id");
    Org: ALL_NAME_DOWN = page!(by_name "person_record.sort_name DESC, person_record.id DESC, contract.number DESC, contract.id DESC");
    Org: ALL_OWN_UP = page!("contract.own_cents * CASE contract.rhythm WHEN 'monthly' THEN 12 WHEN 'quarterly' THEN 4 WHEN 'half_yearly' THEN 2 WHEN 'yearly' THEN 1 ELSE 0 END, contract.id");
    Org: ALL_OWN_DOWN = page!("contract.own_cents * CASE contract.rhythm WHEN 'monthly' THEN 12 WHEN 'quarterly' THEN 4 WHEN 'half_yearly' THEN 2 WHEN 'yearly' THEN 1 ELSE 0 END DESC, contract.id DESC");
    Org: ALL_END_UP = page!("CASE WHEN contract.end_on IS NULL THEN 1 ELSE 0 END, contract.end_on, contract.id");
    Org: ALL_END_DOWN = page!("CASE WHEN contract.end_on IS NULL THEN 1 ELSE 0 END, contract.end_on DESC, contract.id DESC");
    Org: PART_NUMBER_UP = part!("value FROM json_each($2)", "contract.number, contract.id"),
    part!("json_array_elements_text(CAST($2 AS JSON))", "contract.number, contract.id");
    Org: PART_NUMBER_DOWN = part!("value FROM json_each($2)", "contract.number DESC, contract.id DESC"),
    part!("json_array_elements_text(CAST($2 AS JSON))", "contract.number DESC, contract.id DESC");
    Org: PART_NAME_UP = part!(by_name "value FROM json_each($2)", "person_record.sort_name, person_record.id, contract.number, contract.id"),
    part!(by_name "json_array_elements_text(CAST($2 AS JSON))", "person_record.sort_name, person_record.id, contract.number, contract.id");
    Org: PART_NAME_DOWN = part!(by_name "value FROM json_each($2)", "person_record.sort_name DESC, person_record.id DESC, contract.number DESC, contract.id DESC"),
    part!(by_name "json_array_elements_text(CAST($2 AS JSON))", "person_record.sort_name DESC, person_record.id DESC, contract.number DESC, contract.id DESC");
    Org: PART_OWN_UP = part!("value FROM json_each($2)", "contract.own_cents * CASE contract.rhythm WHEN 'monthly' THEN 12 WHEN 'quarterly' THEN 4 WHEN 'half_yearly' THEN 2 WHEN 'yearly' THEN 1 ELSE 0 END, contract.id"),
    part!("json_array_elements_text(CAST($2 AS JSON))", "contract.own_cents * CASE contract.rhythm WHEN 'monthly' THEN 12 WHEN 'quarterly' THEN 4 WHEN 'half_yearly' THEN 2 WHEN 'yearly' THEN 1 ELSE 0 END, contract.id");
    Org: PART_OWN_DOWN = part!("value FROM json_each($2)", "contract.own_cents * CASE contract.rhythm WHEN 'monthly' THEN 12 WHEN 'quarterly' THEN 4 WHEN 'half_yearly' THEN 2 WHEN 'yearly' THEN 1 ELSE 0 END DESC, contract.id DESC"),
    part!("json_array_elements_text(CAST($2 AS JSON))", "contract.own_cents * CASE contract.rhythm WHEN 'monthly' THEN 12 WHEN 'quarterly' THEN 4 WHEN 'half_yearly' THEN 2 WHEN 'yearly' THEN 1 ELSE 0 END DESC, contract.id DESC");
    Org: PART_END_UP = part!("value FROM json_each($2)", "CASE WHEN contract.end_on IS NULL THEN 1 ELSE 0 END, contract.end_on, contract.id"),
    part!("json_array_elements_text(CAST($2 AS JSON))", "CASE WHEN contract.end_on IS NULL THEN 1 ELSE 0 END, contract.end_on, contract.id");
    Org: PART_END_DOWN = part!("value FROM json_each($2)", "CASE WHEN contract.end_on IS NULL THEN 1 ELSE 0 END, contract.end_on DESC, contract.id DESC"),
    part!("json_array_elements_text(CAST($2 AS JSON))", "CASE WHEN contract.end_on IS NULL THEN 1 ELSE 0 END, contract.end_on DESC, contract.id DESC");
    Org: LINES_OF = contracts_sql!(", person_record.given_name, person_record.family_name, person_record.personnel_no", " JOIN person_record ON person_record.org_id = contract.org_id AND person_record.id = contract.record_id", "contract.id IN (SELECT unhex(value) FROM json_each($2))"),
    contracts_sql!(", person_record.given_name, person_record.family_name, person_record.personnel_no", " JOIN person_record ON person_record.org_id = contract.org_id AND person_record.id = contract.record_id", "contract.id = ANY ($2)");
    Org: NUMBERS_AFTER = "SELECT id, number FROM contract WHERE org_id = $1 AND (number, id) > ($2, $3) ORDER BY number, id LIMIT $4";
    Org: CONTRACT_COUNTS = "SELECT state, COUNT(*), COUNT(CASE WHEN end_on <= $2 THEN 1 END) FROM contract WHERE org_id = $1 GROUP BY state";
}

/// Which contracts a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContractFacet {
    /// All of them.
    All,
    /// Those that contributions flow into.
    Paying,
    /// Those without contributions (beitragsfrei).
    PaidUp,
    /// Those that end by this day, or should have, and are not over.
    Ending(Date),
    /// Those that are over.
    Over,
}

/// A contract and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractLine {
    /// The contract.
    pub contract: Contract,
    /// Given names.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// The personnel number.
    pub personnel_no: String,
}

/// How many contracts each facet has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ContractCounts {
    /// All of them.
    pub all: u64,
    /// [`ContractFacet::Paying`].
    pub paying: u64,
    /// [`ContractFacet::PaidUp`].
    pub paid_up: u64,
    /// [`ContractFacet::Ending`].
    pub ending: u64,
    /// [`ContractFacet::Over`].
    pub over: u64,
}

#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(flatten)]
    contract: super::Row,
    given_name: String,
    family_name: String,
    personnel_no: String,
}

impl ContractFacet {
    /// The codes of its states, and the day by which its contracts end; none for all contracts.
    fn part(self) -> Option<(String, Date)> {
        let codes = |is: fn(ContractState) -> bool| {
            let states = ContractState::ALL.iter().filter(|state| is(**state));
            json!(states.map(|state| state.code()).collect::<Vec<_>>()).to_string()
        };
        match self {
            Self::All => None,
            Self::Paying => Some((codes(ContractState::is_paying), Date::MAX)),
            Self::PaidUp => Some((codes(|state| state == ContractState::PaidUp), Date::MAX)),
            Self::Ending(by) => Some((codes(|state| !state.is_over()), by)),
            Self::Over => Some((codes(ContractState::is_over), Date::MAX)),
        }
    }
}

fn of_all(sort: ContractSort, direction: Direction) -> &'static Statement<Org> {
    match (sort, direction) {
        (ContractSort::Number, Direction::Up) => &ALL_NUMBER_UP,
        (ContractSort::Number, Direction::Down) => &ALL_NUMBER_DOWN,
        (ContractSort::Name, Direction::Up) => &ALL_NAME_UP,
        (ContractSort::Name, Direction::Down) => &ALL_NAME_DOWN,
        (ContractSort::Own, Direction::Up) => &ALL_OWN_UP,
        (ContractSort::Own, Direction::Down) => &ALL_OWN_DOWN,
        (ContractSort::End, Direction::Up) => &ALL_END_UP,
        (ContractSort::End, Direction::Down) => &ALL_END_DOWN,
    }
}

fn of_part(sort: ContractSort, direction: Direction) -> &'static Statement<Org> {
    match (sort, direction) {
        (ContractSort::Number, Direction::Up) => &PART_NUMBER_UP,
        (ContractSort::Number, Direction::Down) => &PART_NUMBER_DOWN,
        (ContractSort::Name, Direction::Up) => &PART_NAME_UP,
        (ContractSort::Name, Direction::Down) => &PART_NAME_DOWN,
        (ContractSort::Own, Direction::Up) => &PART_OWN_UP,
        (ContractSort::Own, Direction::Down) => &PART_OWN_DOWN,
        (ContractSort::End, Direction::Up) => &PART_END_UP,
        (ContractSort::End, Direction::Down) => &PART_END_DOWN,
    }
}

impl Scope<'_, Org> {
    /// A page of the list of contracts.
    ///
    /// # Errors
    /// The store's.
    pub async fn contract_lines(
        &mut self,
        facet: ContractFacet,
        sort: ContractSort,
        direction: Direction,
        page: Window,
    ) -> Result<Vec<ContractLine>> {
        let (org, limit, offset) = (self.reach.0.uuid(), i64::from(page.limit), i64::from(page.offset));
        let ids = match facet.part() {
            None => rows!(self, of_all(sort, direction), (Uuid,), fetch_all; org, limit, offset)?,
            Some((states, by)) => {
                let statement = of_part(sort, direction);
                rows!(self, statement, (Uuid,), fetch_all; org, &states, Day(by), limit, offset)?
            }
        };
        self.lines_in_order(ids.into_iter().map(|(id,)| id).collect()).await
    }

    async fn lines_in_order(&mut self, ids: Vec<Uuid>) -> Result<Vec<ContractLine>> {
        let found = rows!(self, LINES_OF, Row, fetch_all; self.reach.0.uuid(), Ids(&ids))?;
        let mut lines: HashMap<ContractId, ContractLine> = HashMap::with_capacity(found.len());
        for row in found {
            let contract: Contract = row.contract.try_into()?;
            let (given_name, family_name, personnel_no) = (row.given_name, row.family_name, row.personnel_no);
            lines.insert(contract.id, ContractLine { contract, given_name, family_name, personnel_no });
        }
        Ok(ids.into_iter().filter_map(|id| lines.remove(&ContractId::from_uuid(id))).collect())
    }

    /// How many contracts each facet has; those are ending that end by the day.
    ///
    /// # Errors
    /// The store's.
    pub async fn contract_counts(&mut self, ending_before: Date) -> Result<ContractCounts> {
        type Row = (String, i64, i64);
        let found = rows!(self, CONTRACT_COUNTS, Row, fetch_all; self.reach.0.uuid(), Day(ending_before))?;
        let mut counts = ContractCounts::default();
        for (state, all, ending) in found {
            let broken = Error::Inconsistent { table: "contract", column: "state" };
            let state = ContractState::from_code(&state).ok_or(broken)?;
            let (all, ending) = (all.unsigned_abs(), ending.unsigned_abs());
            counts.all += all;
            counts.paying += if state.is_paying() { all } else { 0 };
            counts.paid_up += if state == ContractState::PaidUp { all } else { 0 };
            counts.ending += if state.is_over() { 0 } else { ending };
            counts.over += if state.is_over() { all } else { 0 };
        }
        Ok(counts)
    }
}

impl WriteScope<'_, Org> {
    /// Indexes a page of contracts anew, by number; the place of the last one, after which the next page begins.
    ///
    /// # Errors
    /// The store's.
    pub async fn index_contracts_after(
        &mut self,
        number: &str,
        id: Option<ContractId>,
        limit: u16,
    ) -> Result<Option<(String, ContractId)>> {
        let (org, id) = (self.ctx.reach.0.uuid(), id.map_or(Uuid::nil(), ContractId::uuid));
        let page = rows!(self.scope, NUMBERS_AFTER, (Uuid, String), fetch_all; org, number, id, i64::from(limit))?;
        // A contract of somebody who was erased has its own name for a number, and is not to be found.
        for (id, number) in page.iter().filter(|(id, number)| id.to_string() != *number) {
            self.index(&findable(ContractId::from_uuid(*id), number)).await?;
        }
        Ok(page.into_iter().next_back().map(|(id, number)| (number, ContractId::from_uuid(id))))
    }
}
