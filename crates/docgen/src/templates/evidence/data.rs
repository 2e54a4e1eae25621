//! What the template reads: checked texts, in the names of `evidence.typ`.

use crate::templates::{day::MomentParts, organisation::MarkData};
use crate::{Language, qr::Square};
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct Data {
    pub(super) language: Language,
    pub(super) accent: String,
    pub(super) on_accent: String,
    pub(super) accent_text: String,
    pub(super) mark: Option<MarkData>,
    pub(super) number: String,
    pub(super) subject: SubjectData,
    pub(super) zone: String,
    pub(super) signers: Vec<SignerData>,
    pub(super) events: Vec<EventData>,
    pub(super) consents: Vec<String>,
    pub(super) findings: Vec<FindingData>,
    pub(super) chain: String,
    pub(super) entry: String,
    /// In groups, as all hashes.
    pub(super) head: Vec<String>,
    pub(super) sealed_by: String,
    pub(super) fingerprint: Vec<String>,
    pub(super) steps: Vec<String>,
    pub(super) hint: String,
    pub(super) site: String,
    pub(super) qr: Square,
}

#[derive(Debug, Serialize)]
pub(super) struct SubjectData {
    pub(super) title: String,
    pub(super) number: String,
    pub(super) form: String,
    pub(super) hash: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct SignerData {
    pub(super) name: String,
    pub(super) role: String,
    pub(super) at: MomentParts,
    pub(super) channel: String,
    pub(super) level: String,
    pub(super) contact: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct EventData {
    pub(super) at: MomentParts,
    pub(super) who: String,
    pub(super) what: String,
}

#[derive(Debug, Serialize)]
pub(super) struct FindingData {
    pub(super) text: String,
    pub(super) norm: Option<String>,
    pub(super) reason: Option<String>,
}
