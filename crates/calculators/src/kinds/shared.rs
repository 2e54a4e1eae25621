//! What several calculators say in the same way.

use crate::{Figure, Key, Level, Part, Reading, k};
use calc::{CalcError, Percent};
use domain::money::Cents;
use domain::typed::{write_euro, write_percent};

/// An amount as the page's language writes it.
pub(super) fn euro(reading: &Reading<'_>, amount: Cents) -> String {
    write_euro(amount, reading.texts.language())
}

/// A percentage as the page's language writes it.
pub(super) fn percent(reading: &Reading<'_>, rate: Percent) -> String {
    write_percent(rate, reading.texts.language())
}

/// A name with an amount.
pub(super) fn fact(reading: &Reading<'_>, label: Key, amount: Cents) -> (String, String) {
    (reading.texts.get(label).to_owned(), euro(reading, amount))
}

/// Something to know, without a table.
pub(super) fn finding(level: Level, title: String, text: String) -> Part {
    Part::Finding { level, title, text, facts: Vec::new(), foot: None }
}

/// Something to know, in words that need no values.
pub(super) fn said(reading: &Reading<'_>, level: Level, title: Key, text: Key) -> Part {
    finding(level, reading.texts.get(title).to_owned(), reading.texts.get(text).to_owned())
}

/// A sentence that needs no values.
pub(super) fn note(reading: &Reading<'_>, text: Key) -> Part {
    Part::Note(reading.texts.get(text).to_owned())
}

/// A whole number as a count of years or months; it was read within bounds.
pub(super) fn count(reading: &mut Reading<'_>, name: &str) -> u32 {
    u32::try_from(reading.whole(name)).unwrap_or_default()
}

/// A result, or what its error means for whoever typed. Where no field is to blame, `field` is the one to change; a year without
/// numbers is a finding.
pub(super) fn settle<T>(
    reading: &mut Reading<'_>,
    result: Result<T, CalcError>,
    field: &'static str,
    fields: &[(&str, &'static str)],
) -> Result<T, Option<Figure>> {
    let error = match result {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    let named = |name: &str| fields.iter().find(|(known, _)| *known == name).map_or(field, |(_, ours)| *ours);
    let (at, text) = match error {
        CalcError::NoParameters { year, .. } | CalcError::NoParameter { year, .. } => {
            let last = calc::parameters::last_year();
            let part = super::law_year::unpublished(reading, year, last);
            let spoken = reading.texts.fill(k::PAYOUT_UNPUBLISHED, &[("year", &year.to_string())]);
            return Err(Some(Figure { parts: vec![part], whys: Vec::new(), spoken }));
        }
        CalcError::OutOfRange { field: name, .. } => (named(name), k::GAP_OUT_OF_RANGE),
        CalcError::Conflict { field: name, .. } => (named(name), k::GAP_CONFLICT),
        CalcError::NoReturn | CalcError::TooLarge => (field, k::GAP_TOO_LARGE),
    };
    let text = reading.texts.get(text).to_owned();
    reading.wrong::<()>(at, text);
    Err(None)
}

/// Nothing more can be said before the mistakes are mended.
///
/// # Errors
/// There are some.
pub(super) fn faultless(reading: &Reading<'_>) -> Result<(), Option<Figure>> {
    if reading.problems.is_empty() { Ok(()) } else { Err(None) }
}

/// The years from today's on, as places of a picture: today and so many more.
pub(super) fn calendar_years(reading: &Reading<'_>, years: u32) -> Vec<String> {
    let first = i64::from(reading.today().year());
    (0..=i64::from(years)).map(|later| (first + later).to_string()).collect()
}
