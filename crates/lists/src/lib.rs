//! Reads the tables that people send: CSV and XLSX, whatever their programs made of them.
//!
//! [`read`] gives a heading and rows of plain text, or says why there are none. It is pure: bytes in, a table out, no clock, no
//! files, no network. What the columns mean and whether a row is good is the caller's business. Whoever calls it for a person
//! does so off the async threads: a hostile file may keep it busy for a second.
//!
//! [`export`] is the way back: a table as CSV or XLSX, every cell written so ([`neutral()`]) that no program runs it.

mod clean;
pub mod export;
mod gather;
mod kind;
mod neutral;
mod refusal;
mod table;
mod text;
mod workbook;

pub use clean::is_error_value;
pub use neutral::{Exported, neutral};
pub use refusal::NoTable;
pub use table::{Delimiter, Encoding, Format, Limits, Row, Table};

use kind::Kind;

/// Reads a file as a table.
///
/// What it is, its content decides; `name` (as the person's program calls it) only breaks a tie between delimiters.
///
/// # Errors
/// [`NoTable`], with the place where one is known. Nothing is read in part: a refused file gives no rows.
pub fn read(name: &str, bytes: &[u8], limits: Limits) -> Result<Table, NoTable> {
    if bytes.len() > limits.bytes {
        return Err(NoTable::TooLarge { bytes: bytes.len() });
    }
    match Kind::of(bytes)? {
        Kind::Text => text::read(name, bytes, limits),
        Kind::Zip => workbook::read(bytes, limits),
    }
}
