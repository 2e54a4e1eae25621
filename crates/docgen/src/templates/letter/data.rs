//! What the template reads: checked texts, in the names of `letter.typ`.

use crate::templates::day::DateParts;
use crate::{Language, qr::Square, text::Line};
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct Data {
    pub(super) language: Language,
    pub(super) site: Line,
    pub(super) date: DateParts,
    pub(super) sender: SenderData,
    pub(super) people: Vec<Person>,
}

#[derive(Debug, Serialize)]
pub(super) struct SenderData {
    pub(super) name: Line,
    pub(super) mark: Line,
    pub(super) accent: String,
    pub(super) on_accent: String,
    pub(super) accent_text: String,
    pub(super) address: Vec<Line>,
    pub(super) contact: ContactData,
}

#[derive(Debug, Serialize)]
pub(super) struct ContactData {
    pub(super) name: Line,
    pub(super) phone: Option<Line>,
    pub(super) email: Option<Line>,
    /// Phone and e-mail, those that there are.
    pub(super) ways: Vec<Line>,
}

#[derive(Debug, Serialize)]
pub(super) struct Person {
    pub(super) name: Line,
    pub(super) address: Vec<Line>,
    pub(super) language: Language,
    /// In groups of four.
    pub(super) code: String,
    pub(super) valid_until: DateParts,
    pub(super) qr: Square,
}
