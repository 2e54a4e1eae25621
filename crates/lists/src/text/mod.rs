//! Lines of text as a table.

mod encoding;
mod guess;
mod letters;
mod quotes;
mod shape;

use crate::gather::Gather;
use crate::{Delimiter, Format, Limits, NoTable, Table};

/// Reads text as a table.
///
/// # Errors
/// What the text is not; see [`NoTable`].
pub(crate) fn read(name: &str, bytes: &[u8], limits: Limits) -> Result<Table, NoTable> {
    let (text, encoding) = encoding::decode(bytes)?;
    // One kind of line end from here on: `\r` alone (old Macs) is not counted as a line by every parser.
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
    let (said, text) = shape::said(&text);
    let unwrapped = if said.is_none() { shape::unwrapped(text) } else { None };
    let text = unwrapped.as_deref().unwrap_or(text);
    let delimiter = said.or_else(|| shape::guessed(text, name));
    if let Some(line) = quotes::open(text, delimiter) {
        return Err(NoTable::OpenQuote { line });
    }
    let gather = records(text, delimiter.map_or(NOWHERE, Delimiter::byte), limits)?;
    gather.finish(Format::Text { encoding, delimiter })
}

/// A byte that cleaned text has not: it parts nothing.
const NOWHERE: u8 = 0x1f;

fn records(text: &str, delimiter: u8, limits: Limits) -> Result<Gather, NoTable> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut gather = Gather::new(limits);
    let mut record = csv::StringRecord::new();
    let mut line: u32 = 0;
    // In memory, flexible and UTF-8: there is nothing that could fail.
    while reader.read_record(&mut record).map_err(|_| NoTable::Binary)? {
        let start = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(usize::MAX));
        let rest = text.as_bytes().get(start..).unwrap_or_default();
        // The parser skips empty lines; the person's program shows them.
        let empty = rest.iter().take_while(|byte| **byte == b'\n').count();
        line = line.saturating_add(u32::try_from(empty).unwrap_or(u32::MAX)).saturating_add(1);
        gather.push(line, record.iter())?;
    }
    Ok(gather)
}
