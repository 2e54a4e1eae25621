//! What the template reads: checked texts, in the names of `declaration.typ`.

use super::Tone;
use crate::templates::{day::DateParts, organisation::MarkData};
use crate::{Language, qr::Square};
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct Data {
    pub(super) language: Language,
    pub(super) accent: String,
    pub(super) on_accent: String,
    pub(super) accent_text: String,
    pub(super) mark: Option<MarkData>,
    pub(super) title: String,
    pub(super) subtitle: Option<String>,
    pub(super) number: String,
    /// What stands at the top of the pages after the first.
    pub(super) top: Vec<String>,
    pub(super) form: String,
    pub(super) day: DateParts,
    pub(super) parties: Vec<PartyData>,
    pub(super) sections: Vec<SectionData>,
    pub(super) legal_form: String,
    pub(super) level: String,
    pub(super) signatures: Vec<SignatureData>,
    pub(super) hint: String,
    pub(super) site: String,
    pub(super) qr: Square,
}

#[derive(Debug, Serialize)]
pub(super) struct PartyData {
    pub(super) label: String,
    pub(super) name: String,
    pub(super) born: Option<DateParts>,
    pub(super) lines: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct SignatureData {
    pub(super) role: String,
    pub(super) name: String,
}

#[derive(Debug, Serialize)]
pub(super) struct SectionData {
    pub(super) heading: String,
    pub(super) parts: Vec<PartData>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(super) enum PartData {
    Text { text: String },
    Facts { rows: Vec<FactData> },
    Table { columns: Vec<ColumnData>, rows: Vec<Vec<String>>, total: Option<Vec<String>> },
    Clauses { first: usize, clauses: Vec<String> },
    Note { tone: Tone, text: String, norm: Option<String> },
}

#[derive(Debug, Serialize)]
pub(super) struct FactData {
    pub(super) label: String,
    pub(super) value: String,
    pub(super) number: bool,
    pub(super) strong: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct ColumnData {
    pub(super) title: String,
    pub(super) number: bool,
    /// How wide numbers are, in units of their type's size.
    pub(super) em: Option<f64>,
}
