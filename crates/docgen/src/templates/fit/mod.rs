//! The result of the quick test for employers: a grade from A to E, why, and what to do next. Its sentences come from the caller.

mod check;

use crate::{Colour, DocumentError, Language, Pdf, Stamp, template, world::Files};
use jiff::civil::Date;
use serde::Serialize;

pub use check::limits;

const FILES: Files = &[
    ("fit.typ", include_str!("fit.typ")),
    ("texts/de.toml", include_str!("texts/de.toml")),
    ("texts/en.toml", include_str!("texts/en.toml")),
    ("texts/nl.toml", include_str!("texts/nl.toml")),
    ("texts/da.toml", include_str!("texts/da.toml")),
];

/// A result on one page or two. See [`limits`] for how much fits. All sentences are in its language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    /// The language of the page.
    pub language: Language,
    /// The colour of its heading and of the grade; ink where it is too light to read.
    pub colour: Colour,
    /// Whose result it is.
    pub organisation: String,
    /// On which day.
    pub day: Date,
    /// The result.
    pub grade: Grade,
    /// What the grade means, in a sentence or two.
    pub summary: String,
    /// Why the grade is no better, where something holds it down.
    pub held: Option<String>,
    /// What was found, the most important first.
    pub findings: Vec<Finding>,
}

/// The result, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "letters that mean nothing more")]
pub enum Grade {
    A,
    B,
    C,
    D,
    E,
}

/// What a finding means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The law may be broken.
    Risk,
    /// More would be possible.
    Chance,
    /// As it should be.
    Good,
}

/// What was found about one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it means.
    pub kind: Kind,
    /// Why, in a sentence or two.
    pub reason: String,
    /// The norm that it is measured by.
    pub norm: Option<String>,
    /// What to do about it.
    pub next: Option<String>,
}

/// Sets the result. The same result with the same stamp is the same bytes.
///
/// # Errors
///
/// [`DocumentError::Input`] if a field is not usable; the first one found is named. [`DocumentError::Pages`] if two pages are not enough.
/// The others mean that the template is at fault.
pub fn render(fit: &Fit, stamp: &Stamp) -> Result<Pdf, DocumentError> {
    let (data, incomplete) = check::fit(fit)?;
    let incomplete = if incomplete { vec![0] } else { Vec::new() };
    let (bytes, pages) = template::render_within(FILES, &data, stamp, 1..=2)?;
    Ok(Pdf { bytes, pages, incomplete })
}
