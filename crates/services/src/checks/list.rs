//! Checks of a list that somebody brings.

use super::total::{SubsidyTotals, Totals as _};
use super::{CheckError, MOST};
use crate::imports::LIMITS;
use crate::{ServiceError, today};
use domain::Language;
use domain::access::Allowed;
use domain::access::permits::Calculate;
use domain::intake::{CellFault, Column, SubsidyRow};
use domain::subsidy::{self, Rule, SubsidyCheck};
use lists::Table;

/// What a column of the list was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListColumn {
    /// Its heading.
    pub heading: String,
    /// What it holds; nothing: it was not read.
    pub column: Option<Column>,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRow {
    /// The line, as a table program shows it.
    pub line: u32,
    /// The personnel number, where there is one and the row could be read.
    pub number: Option<String>,
    /// The name, likewise.
    pub name: Option<String>,
    /// What was found, or what is wrong with the row.
    pub found: Result<SubsidyCheck, Vec<CellFault>>,
}

/// The list with its results, in its own order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubsidyList {
    /// Column by column.
    pub columns: Vec<ListColumn>,
    /// Row by row.
    pub rows: Vec<ListRow>,
    /// Of the rows that could be read.
    pub totals: SubsidyTotals,
    /// How many rows could not be read.
    pub faulty: usize,
}

/// A list as somebody brings it.
pub struct ListFile {
    /// As the person's program calls it.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for ListFile {
    /// Without what stands in it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ListFile({} bytes)", self.bytes.len())
    }
}

/// Reads a file within the [`LIMITS`] of imports and checks it as [`subsidy_list`] does, off the threads that everybody else waits for.
///
/// # Errors
/// [`CheckError`].
pub async fn subsidy_file(
    calculate: &Allowed<Calculate>,
    file: ListFile,
    language: Language,
    rule: Option<Rule>,
) -> Result<SubsidyList, CheckError> {
    let year = today(calculate.now()).year();
    let judged = tokio::task::spawn_blocking(move || {
        let table = lists::read(&file.name, &file.bytes, LIMITS)?;
        judged(&table, language, rule, year)
    });
    judged.await.map_err(|_| ServiceError::Hashing)?
}

/// Checks the subsidies of a list ([`lists::read`]), by the numbers of the present year. Columns are taken by their headings, in any of
/// the four languages; `language` says how amounts are written. Nothing is kept.
///
/// # Errors
/// [`CheckError`], before any row is read.
pub fn subsidy_list(
    calculate: &Allowed<Calculate>,
    table: &Table,
    language: Language,
    rule: Option<Rule>,
) -> Result<SubsidyList, CheckError> {
    judged(table, language, rule, today(calculate.now()).year())
}

fn judged(table: &Table, language: Language, rule: Option<Rule>, year: i16) -> Result<SubsidyList, CheckError> {
    if table.rows.len() > MOST {
        return Err(CheckError::TooMany);
    }
    let columns = SubsidyRow::guess(&table.header);
    let missing: Vec<Column> =
        SubsidyRow::REQUIRED.into_iter().filter(|column| !columns.contains(&Some(*column))).collect();
    if !missing.is_empty() {
        return Err(CheckError::Missing(missing));
    }
    let mut totals = SubsidyTotals::default();
    let mut rows = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let cells: Vec<(Column, &str)> = columns
            .iter()
            .zip(&row.cells)
            .filter_map(|(column, cell)| column.map(|column| (column, cell.as_str())))
            .collect();
        let (number, name, found) = match SubsidyRow::read(&cells, language) {
            Ok(read) => {
                let check = subsidy::check(&read.facts, rule, year)?;
                totals.add(&check);
                (read.number, read.name, Ok(check))
            }
            Err(faults) => (None, None, Err(faults)),
        };
        rows.push(ListRow { line: row.line, number, name, found });
    }
    let faulty = rows.iter().filter(|row| row.found.is_err()).count();
    let columns = table.header.iter().zip(columns);
    let columns = columns.map(|(heading, column)| ListColumn { heading: heading.clone(), column }).collect();
    Ok(SubsidyList { columns, rows, totals, faulty })
}
