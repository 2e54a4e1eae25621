//! A paper of one contract, marked as a specimen: a carrier's yearly statement or the copy of an agreement. For invented data.

mod check;

use crate::{Colour, DocumentError, Language, Pdf, Stamp, template, world::Files};
use jiff::civil::Date;
use std::fmt;

pub use check::limits;

const FILES: Files = &[
    ("sheet.typ", include_str!("sheet.typ")),
    ("texts/de.toml", include_str!("texts/de.toml")),
    ("texts/en.toml", include_str!("texts/en.toml")),
    ("texts/nl.toml", include_str!("texts/nl.toml")),
    ("texts/da.toml", include_str!("texts/da.toml")),
];

/// One page about one contract. See [`limits`] for how much fits.
#[derive(Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The language of the page.
    pub language: Language,
    /// The colour of its heading; ink where it is too light to read.
    pub colour: Colour,
    /// Whom it is about.
    pub person: String,
    /// Their employer.
    pub employer: String,
    /// Who keeps the promise.
    pub carrier: String,
    /// The contract's number.
    pub contract: String,
    /// The letters of the currency (ISO 4217), as they stand behind each amount.
    pub currency: &'static str,
    /// What the page says.
    pub content: Content,
}

/// Without anything personal.
impl fmt::Debug for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sheet").field("language", &self.language).finish_non_exhaustive()
    }
}

/// What a page says. Amounts are in hundredths of the currency; one that is not known is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// What a contract is worth (Standmitteilung).
    Statement {
        /// On which day.
        as_of: Date,
        /// The guaranteed pension a month.
        guaranteed: Option<i64>,
        /// The pension a month that is possible.
        projected: Option<i64>,
        /// The capital so far.
        capital: Option<i64>,
        /// What it is worth when given up.
        surrender: Option<i64>,
    },
    /// Who pays what a month (Entgeltumwandlungsvereinbarung).
    Agreement {
        /// From which day on.
        since: Date,
        /// What the employee converts.
        own: i64,
        /// What the employer pays.
        employer: i64,
        /// The employer's subsidy.
        subsidy: i64,
    },
}

/// Sets the page. The same sheet with the same stamp is the same bytes.
///
/// # Errors
///
/// [`DocumentError::Input`] if a field is not usable; the first one found is named. The others mean that the template is at fault.
pub fn render(sheet: &Sheet, stamp: &Stamp) -> Result<Pdf, DocumentError> {
    let (data, incomplete) = check::sheet(sheet)?;
    let incomplete = if incomplete { vec![0] } else { Vec::new() };
    Ok(Pdf { bytes: template::render(FILES, &data, stamp, 1)?, pages: 1, incomplete })
}
