//! A row being read: its cells by column, and every fault that is found.

use super::cell::{email, is_no_day, name, number, text, tidy, without_midnight};
use super::{CellFault, Column, ContractRow, FaultCode, List, Mapping, PersonRow, Values, whole_name};
use crate::Language;
use crate::money::Cents;
use crate::typed::{parse_amount, parse_date};
use jiff::civil::Date;

/// A line of the file, as a spreadsheet counts: the headings usually are line 1.
pub type Line = u32;

/// A row that was read, with the key under which it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadRow {
    /// Where it stands.
    pub line: Line,
    /// What it is known by, also when other cells are refused: the personnel number; the contract's number with its carrier.
    pub key: Option<String>,
    /// What it says, or everything that is wrong.
    pub values: Result<Values, Vec<CellFault>>,
}

impl ReadRow {
    /// Reads a row of a list.
    pub fn of<C: AsRef<str>>(mapping: &Mapping, line: Line, row: &[C], language: Language, today: Date) -> Self {
        let cells = mapping.cells(row);
        let values = match mapping.list() {
            List::People => PersonRow::read(&cells, language, today).map(|row| row.values()),
            List::Contracts => ContractRow::read(&cells, language, today).map(|row| row.values()),
        };
        Self { line, key: row_key(mapping.list(), &cells), values }
    }
}

impl List {
    /// The column of the number that a row is known by.
    pub const fn key_column(self) -> Column {
        match self {
            Self::People => Column::PersonnelNumber,
            Self::Contracts => Column::ContractNumber,
        }
    }
}

/// What a row is known by, also when other cells are refused: see [`ReadRow::key`].
pub fn row_key(list: List, cells: &[(Column, &str)]) -> Option<String> {
    let reading = Reading::new(cells);
    let own = reading.cell(list.key_column())?;
    // Two carriers may give the same number.
    let carrier = reading.cell(Column::Carrier).filter(|_| list == List::Contracts);
    Some(carrier.map_or_else(|| own.clone(), |carrier| format!("{own} · {carrier}")))
}

/// Cells by column and the faults so far.
pub(super) struct Reading<'r> {
    cells: &'r [(Column, &'r str)],
    faults: Vec<CellFault>,
}

impl<'r> Reading<'r> {
    pub(super) const fn new(cells: &'r [(Column, &'r str)]) -> Self {
        Self { cells, faults: Vec::new() }
    }

    /// The value if nothing is wrong, or every fault.
    pub(super) fn finish<T>(self, value: Option<T>) -> Result<T, Vec<CellFault>> {
        match value {
            Some(value) if self.faults.is_empty() => Ok(value),
            _ => Err(self.faults),
        }
    }

    /// The text of a cell; nothing when it is empty or the list has no such column.
    pub(super) fn cell(&self, column: Column) -> Option<String> {
        let (_, cell) = self.cells.iter().find(|(one, _)| *one == column)?;
        Some(tidy(cell)).filter(|text| !text.is_empty())
    }

    fn has(&self, column: Column) -> bool {
        self.cells.iter().any(|(one, _)| *one == column)
    }

    pub(super) fn refuse(&mut self, column: Column, code: FaultCode) {
        self.faults.push(CellFault::new(column, code));
    }

    /// Reads a cell, if it holds something.
    pub(super) fn read<T, E: Into<FaultCode>>(
        &mut self,
        column: Column,
        read: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        let cell = self.cell(column)?;
        match read(&cell) {
            Ok(value) => Some(value),
            Err(code) => {
                self.refuse(column, code.into());
                None
            }
        }
    }

    /// Refuses a column without text, where one is needed.
    pub(super) fn need(&mut self, column: Column) {
        if self.cell(column).is_none() {
            self.refuse(column, FaultCode::Missing);
        }
    }

    pub(super) fn text(&mut self, column: Column) -> Option<String> {
        self.read(column, text)
    }

    pub(super) fn number(&mut self, column: Column) -> Option<String> {
        self.read(column, number)
    }

    pub(super) fn email(&mut self, column: Column) -> Option<String> {
        self.read(column, email)
    }

    pub(super) fn amount(&mut self, column: Column, language: Language) -> Option<Cents> {
        self.read(column, |cell| parse_amount(cell, language))
    }

    /// A day; what programs write for "no day" is none.
    pub(super) fn day(&mut self, column: Column, language: Language, around: Date) -> Option<Date> {
        let parse = |cell: &str| {
            if is_no_day(cell) { Ok(None) } else { parse_date(without_midnight(cell), language, around).map(Some) }
        };
        self.read(column, parse).flatten()
    }

    /// Given and family name out of their own cells, or of the cell that holds both. Where they are `needed`, both have to be there.
    pub(super) fn names(&mut self, needed: bool) -> (Option<String>, Option<String>) {
        let own = self.cell(Column::GivenName).is_some() || self.cell(Column::FamilyName).is_some();
        if !own && self.cell(Column::WholeName).is_some() {
            let both = self.read(Column::WholeName, |cell| {
                let whole = name(cell)?;
                whole_name::split(&whole).ok_or(FaultCode::NameNotSplit)
            });
            return both.map_or((None, None), |(given, family)| (Some(given), Some(family)));
        }
        if needed && !own && self.has(Column::WholeName) {
            self.refuse(Column::WholeName, FaultCode::Missing);
        } else if needed {
            self.need(Column::FamilyName);
            self.need(Column::GivenName);
        }
        (self.read(Column::GivenName, name), self.read(Column::FamilyName, name))
    }
}
