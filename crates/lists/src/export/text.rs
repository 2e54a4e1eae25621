//! A table as CSV.

use super::{Cell, Export, NotWritten, day, money};
use crate::{Exported, neutral};
use csv::{Terminator, WriterBuilder};
use std::borrow::Cow;

/// Without it Excel takes UTF-8 for Windows-1252.
const MARK: &[u8] = b"\xef\xbb\xbf";

pub(super) fn write(table: &Export<'_>, delimiter: u8, decimal: char) -> Result<Vec<u8>, NotWritten> {
    let mut how = WriterBuilder::new();
    how.delimiter(delimiter).terminator(Terminator::CRLF).flexible(true);
    let mut lines = how.from_writer(MARK.to_vec());
    let headings = table.headings.iter().map(|heading| neutral(Exported::Text(heading)).into_owned());
    lines.write_record(headings).map_err(|_| NotWritten::Failed)?;
    for row in table.rows {
        let cells = row.iter().map(|cell| shown(cell, decimal).into_owned());
        let lacking = table.headings.len().saturating_sub(row.len());
        let cells = cells.chain(std::iter::repeat_n(String::new(), lacking));
        lines.write_record(cells).map_err(|_| NotWritten::Failed)?;
    }
    lines.into_inner().map_err(|_| NotWritten::Failed)
}

fn shown(cell: &Cell, decimal: char) -> Cow<'_, str> {
    let number = |text: String| Cow::Owned(neutral(Exported::Number(&text)).into_owned());
    match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Text(text) => neutral(Exported::Text(text)),
        Cell::Money(cents) => number(money(*cents, decimal)),
        Cell::Whole(count) => number(count.to_string()),
        Cell::Day { year, month, day: of } => Cow::Owned(day(*year, *month, *of)),
    }
}
