//! Workbooks (XLSX) as a table.

mod archive;
mod value;

use crate::gather::Gather;
use crate::{Format, Limits, NoTable, Table};
use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};
use std::io::Cursor;

/// So many sheets are looked at for the list.
const SHEETS: usize = 20;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads the first visible sheet that looks like a list, else the first one with anything in it.
///
/// # Errors
/// What the file is instead, or what is wrong with it; see [`NoTable`].
pub(crate) fn read(bytes: &[u8], limits: Limits) -> Result<Table, NoTable> {
    archive::check(bytes, limits)?;
    // The parser trusts numbers inside the file (`A99999999999`); what it makes of them must end this file, not the server.
    std::panic::catch_unwind(move || sheets(bytes, limits)).unwrap_or(Err(NoTable::Damaged))
}

fn sheets(bytes: &[u8], limits: Limits) -> Result<Table, NoTable> {
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| refusal(&error))?;
    let mut first = None;
    for sheet in visible(&book)? {
        let gather = cells(&mut book, &sheet, limits)?;
        if gather.looks_like_a_list() {
            return gather.finish(Format::Workbook { sheet });
        }
        if first.is_none() && !gather.is_empty() {
            first = Some((gather, sheet));
        }
    }
    let (gather, sheet) = first.ok_or(NoTable::Empty)?;
    gather.finish(Format::Workbook { sheet })
}

/// The names of the visible sheets of cells.
fn visible(book: &Book<'_>) -> Result<Vec<String>, NoTable> {
    let sheets = book.sheets_metadata().iter().filter(|sheet| matches!(sheet.typ, SheetType::WorkSheet));
    let (shown, hidden): (Vec<_>, Vec<_>) = sheets.partition(|sheet| matches!(sheet.visible, SheetVisible::Visible));
    match (shown.is_empty(), hidden.is_empty()) {
        (true, true) => Err(NoTable::NoSheet),
        (true, false) => Err(NoTable::HiddenSheets),
        (false, _) => Ok(shown.into_iter().take(SHEETS).map(|sheet| sheet.name.clone()).collect()),
    }
}

/// The cells of a sheet, one after the other: the whole rectangle, as the parser would give it, may be a billion cells that the
/// file only claims.
fn cells(book: &mut Book<'_>, sheet: &str, limits: Limits) -> Result<Gather, NoTable> {
    let mut reader = book.worksheet_cells_reader(sheet).map_err(|error| refusal(&error))?;
    let mut gather = Gather::new(limits);
    let mut row = Line::default();
    while let Some(cell) = reader.next_cell().map_err(|error| refusal(&error))? {
        let (at, column) = cell.get_position();
        if at < row.at {
            return Err(NoTable::Damaged);
        }
        if at > row.at {
            row.give(&mut gather)?;
            row.at = at;
        }
        row.take(column, cell.get_value(), limits)?;
    }
    row.give(&mut gather)?;
    Ok(gather)
}

/// The row that is being read.
#[derive(Default)]
struct Line {
    /// Its number, from 0.
    at: u32,
    cells: Vec<String>,
}

impl Line {
    fn number(&self) -> u32 {
        self.at.saturating_add(1)
    }

    /// Keeps a cell that holds something; what is only painted may stand anywhere.
    fn take(&mut self, column: u32, value: &DataRef<'_>, limits: Limits) -> Result<(), NoTable> {
        let text = value::text(value);
        if text.is_empty() {
            return Ok(());
        }
        let (line, number) = (self.number(), column.saturating_add(1));
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column >= limits.columns {
            return Err(NoTable::TooManyColumns { line });
        }
        // Here already, roughly: a row may name one text of many megabytes in every cell.
        if text.len() > limits.cell.saturating_mul(4) {
            return Err(NoTable::CellTooLong { line, column: number });
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        self.cells[column] = text;
        Ok(())
    }

    fn give(&mut self, gather: &mut Gather) -> Result<(), NoTable> {
        let cells = std::mem::take(&mut self.cells);
        gather.push(self.number(), cells.iter().map(String::as_str))
    }
}

fn refusal(error: &XlsxError) -> NoTable {
    match error {
        XlsxError::Password => NoTable::Protected,
        _ => NoTable::Damaged,
    }
}
