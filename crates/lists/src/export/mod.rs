//! Lists that leave the house: one table, written as CSV or as a workbook. Every text is neutralised, nothing is cut.

mod text;
mod workbook;

/// A cell of a list that is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text, whoever wrote it.
    Text(String),
    /// An amount in hundredths.
    Money(i64),
    /// A whole number.
    Whole(i64),
    /// A calendar day.
    Day {
        /// From 0 to 9999.
        year: i16,
        /// From 1 to 12.
        month: i8,
        /// From 1 to 31.
        day: i8,
    },
}

/// A table to be written.
#[derive(Debug, Clone, Copy)]
pub struct Export<'a> {
    /// What a workbook calls its sheet; what no sheet can be called is left out of it.
    pub name: &'a str,
    /// The headings.
    pub headings: &'a [&'a str],
    /// The rows; one that is shorter than the headings lacks its last cells.
    pub rows: &'a [Vec<Cell>],
}

/// How it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// CSV in UTF-8 with a mark, `;` between cells, `,` before cents: what Excel opens where the comma is the decimal sign.
    CsvComma,
    /// CSV in UTF-8 with a mark, `,` between cells, `.` before cents: for English programs.
    CsvPoint,
    /// A workbook (XLSX).
    Workbook,
}

/// Why nothing was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotWritten {
    /// A sheet has 1,048,576 rows at most, the heading among them.
    #[error("there are more rows than a sheet has")]
    TooManyRows,
    /// A sheet has 16,384 columns at most.
    #[error("there are more columns than a sheet has")]
    TooManyColumns,
    /// A cell holds 32,767 characters at most.
    #[error("the cell in line {line}, column {column} is too long")]
    CellTooLong {
        /// Its row from 1, the heading's.
        line: usize,
        /// Its column from 1.
        column: usize,
    },
    /// The file could not be put together.
    #[error("the file could not be put together")]
    Failed,
}

const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;
const MOST_LETTERS: usize = 32_767;

/// Writes a table. The same table gives the same bytes.
///
/// # Errors
/// [`NotWritten`]: what no table program could open is not written, in CSV neither.
pub fn write(table: &Export<'_>, how: Written) -> Result<Vec<u8>, NotWritten> {
    check(table)?;
    match how {
        Written::CsvComma => text::write(table, b';', ','),
        Written::CsvPoint => text::write(table, b',', '.'),
        Written::Workbook => workbook::write(table),
    }
}

fn check(table: &Export<'_>) -> Result<(), NotWritten> {
    if table.rows.len() >= MOST_ROWS {
        return Err(NotWritten::TooManyRows);
    }
    let widest = table.rows.iter().map(Vec::len).max().unwrap_or(0).max(table.headings.len());
    if widest > MOST_COLUMNS {
        return Err(NotWritten::TooManyColumns);
    }
    // The apostrophe of a neutralised text needs a place too.
    let fits = |text: &str| text.len() < MOST_LETTERS || text.chars().count() < MOST_LETTERS;
    for (line, row) in (2..).zip(table.rows) {
        for (column, cell) in (1..).zip(row) {
            if matches!(cell, Cell::Text(text) if !fits(text)) {
                return Err(NotWritten::CellTooLong { line, column });
            }
        }
    }
    match table.headings.iter().position(|heading| !fits(heading)) {
        Some(place) => Err(NotWritten::CellTooLong { line: 1, column: place + 1 }),
        None => Ok(()),
    }
}

/// `-1234,50`, with the sign before the cents that is given.
fn money(cents: i64, decimal: char) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let count = cents.unsigned_abs();
    format!("{sign}{}{decimal}{:02}", count / 100, count % 100)
}

/// `2026-01-31`.
fn day(year: i16, month: i8, day: i8) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}
