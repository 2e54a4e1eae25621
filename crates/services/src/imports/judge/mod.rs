//! Rows against what is known: the same for a preview and for the booking that follows it.

mod contracts;
mod known;
pub(super) mod merged;
mod names;
mod people;
mod show;

pub(super) use contracts::{CarrierOf, ContractStep};
pub(super) use known::Person;
pub(super) use names::Names;
pub(super) use people::{PersonStep, implied_state, returns};

use super::upload::Table;
use super::{ImportError, Outcome};
use domain::intake::{CellFault, Column, ContractRow, Judged, Line, List, Mapping, PersonRow, ReadRow, row_key};
use domain::{Language, Org};
use jiff::civil::Date;
use store::Scope;

/// A row that was read, or why it could not be.
pub(super) struct Parsed<R> {
    pub(super) line: Line,
    pub(super) key: Option<String>,
    pub(super) row: Result<R, Vec<CellFault>>,
}

/// The rows of a list.
pub(super) enum Rows {
    /// Staff.
    People(Vec<Parsed<PersonRow>>),
    /// Contracts.
    Contracts(Vec<Parsed<ContractRow>>),
}

/// A file whose rows were read; pure, so that it is done before anybody waits for the database.
pub(super) struct Sheet {
    pub(super) table: Table,
    pub(super) mapping: Mapping,
    pub(super) language: Language,
    pub(super) day: Date,
    pub(super) rows: Rows,
}

impl Sheet {
    pub(super) fn read(table: Table, mapping: Mapping, language: Language, day: Date) -> Self {
        let rows = match mapping.list() {
            List::People => Rows::People(parsed(&table, &mapping, |cells| PersonRow::read(cells, language, day))),
            List::Contracts => {
                Rows::Contracts(parsed(&table, &mapping, |cells| ContractRow::read(cells, language, day)))
            }
        };
        Self { table, mapping, language, day, rows }
    }

    /// The cells of a row that are read, with what they hold.
    pub(super) fn cells(&self, place: usize) -> Vec<(Column, &str)> {
        self.table.rows.get(place).map_or_else(Vec::new, |(_, cells)| self.mapping.cells(cells))
    }

    /// The text of a cell; empty where the list has no such column.
    pub(super) fn cell(&self, place: usize, column: Column) -> &str {
        self.cells(place).into_iter().find(|(one, _)| *one == column).map_or("", |(_, cell)| cell.trim())
    }

    /// Whether the list has such a column.
    pub(super) fn has(&self, column: Column) -> bool {
        self.mapping.columns().contains(&Some(column))
    }
}

fn parsed<R>(
    table: &Table,
    mapping: &Mapping,
    read: impl Fn(&[(Column, &str)]) -> Result<R, Vec<CellFault>>,
) -> Vec<Parsed<R>> {
    let one = |(line, row): &(u32, Vec<String>)| {
        let cells = mapping.cells(row);
        Parsed { line: *line, key: row_key(mapping.list(), &cells), row: read(&cells) }
    };
    table.rows.iter().map(one).collect()
}

/// What is to be done, in the order of the file.
pub(super) enum Plan {
    /// To people.
    People {
        /// Each of whom something is to be written.
        steps: Vec<PersonStep>,
        /// Places of work by name.
        sites: Names<domain::id::SiteId>,
        /// Payroll areas by name.
        areas: Names<domain::id::PayrollAreaId>,
    },
    /// To contracts.
    Contracts(Vec<ContractStep>),
}

/// What the rows would do, in words and in steps.
pub(super) struct Judgement {
    /// With sensitive values in full: never shown or kept so.
    pub(super) outcome: Outcome,
    pub(super) plan: Plan,
}

/// Judges all rows.
pub(super) async fn judge(scope: &mut Scope<'_, Org>, sheet: &Sheet) -> Result<Judgement, ImportError> {
    match &sheet.rows {
        Rows::People(rows) => people::judge(scope, sheet, rows).await,
        Rows::Contracts(rows) => contracts::judge(scope, sheet, rows).await,
    }
}

/// The rules of the domain for all rows: what each would do, and which of them collide.
fn verdicts(
    list: List,
    rows: Vec<ReadRow>,
    known: &std::collections::HashMap<String, domain::intake::Values>,
) -> Vec<Judged> {
    domain::intake::judge(list, rows, |key| known.get(key).cloned())
}
