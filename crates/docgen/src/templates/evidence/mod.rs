//! The evidence sheet: who signed which document when and how, what they were shown, and how that can be checked without us.
//! The same facts are in it once more as JSON, for programs.

mod check;
mod data;

use crate::{
    Colour, DocumentError, Language, Organisation, Pdf, Stamp,
    template::{self, Archive},
    templates::KIT,
    world::{Attachment, Files},
};
use jiff::civil::DateTime;
use std::fmt;

pub use check::limits;

const FILES: Files = &[
    ("evidence.typ", include_str!("evidence.typ")),
    KIT,
    ("texts/de.toml", include_str!("texts/de.toml")),
    ("texts/en.toml", include_str!("texts/en.toml")),
    ("texts/nl.toml", include_str!("texts/nl.toml")),
    ("texts/da.toml", include_str!("texts/da.toml")),
];

/// The name of the attached file.
pub const ATTACHED: &str = "evidence.json";

/// The evidence about one document. See [`limits`] for how much fits. All sentences are in its language.
#[derive(Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The language of the sheet.
    pub language: Language,
    /// The colour of the title and of the mark; ink where it is too light to read.
    pub colour: Colour,
    /// Whose mark and name stand at the top.
    pub organisation: Option<Organisation>,
    /// The sheet's number.
    pub number: String,
    /// Which document was signed.
    pub subject: Subject,
    /// In which time zone all times are, in words: "Central European Time (UTC+1)".
    pub zone: String,
    /// Who signed, in the order of signing.
    pub signers: Vec<Signer>,
    /// What happened, in order.
    pub events: Vec<Event>,
    /// What was agreed to, word by word.
    pub consents: Vec<String>,
    /// What the signers were shown, and what they said to it.
    pub findings: Vec<Finding>,
    /// Where the ledger stood.
    pub ledger: Ledger,
    /// The certificate of the seal.
    pub certificate: Certificate,
    /// How to check all this without us, step by step.
    pub steps: Vec<String>,
    /// The words before the link, such as "Check this document:".
    pub hint: String,
    /// Where the document can be checked. It is on every page, so it must hold no secret.
    pub link: String,
}

/// The document that was signed.
#[derive(Clone, PartialEq, Eq)]
pub struct Subject {
    /// Its title.
    pub title: String,
    /// Its number.
    pub number: String,
    /// Its form's name and version.
    pub form: String,
    /// The hash (SHA-256) of the file that the signers saw.
    pub sha256: [u8; 32],
}

/// Somebody who signed.
#[derive(Clone, PartialEq, Eq)]
pub struct Signer {
    /// The name.
    pub name: String,
    /// As what.
    pub role: String,
    /// When.
    pub at: DateTime,
    /// By which way: "link by SMS, drawn on the phone".
    pub channel: String,
    /// What kind of signature it is.
    pub level: String,
    /// Where the code went, masked: "+49 151 ••• 42"; nothing if there was none.
    pub contact: Option<String>,
}

/// Something that happened.
#[derive(Clone, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub at: DateTime,
    /// Who did it.
    pub who: String,
    /// What.
    pub what: String,
}

/// What a signer was shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it said.
    pub text: String,
    /// The norm that it rests on.
    pub norm: Option<String>,
    /// Why it was set aside, in the signer's words.
    pub reason: Option<String>,
}

/// The head of the ledger when the sheet was made.
#[derive(Clone, PartialEq, Eq)]
pub struct Ledger {
    /// Which chain.
    pub chain: String,
    /// The number of its last entry.
    pub number: u64,
    /// The hash of its last entry.
    pub hash: [u8; 32],
}

/// The certificate of the seal.
#[derive(Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Whose it is.
    pub subject: String,
    /// Its fingerprint (SHA-256).
    pub sha256: [u8; 32],
}

/// Without anything personal.
impl fmt::Debug for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Evidence")
            .field("language", &self.language)
            .field("signers", &self.signers.len())
            .field("events", &self.events.len())
            .finish_non_exhaustive()
    }
}

/// Sets the sheet with the JSON attached. The same evidence with the same stamp is the same bytes.
///
/// # Errors
///
/// [`DocumentError::Input`] if a field is not usable; the first one found is named. [`DocumentError::Pages`] if it takes more than
/// [`limits::PAGES`]. The others mean that the template is at fault.
pub fn render(evidence: &Evidence, json: Vec<u8>, stamp: &Stamp) -> Result<Pdf, DocumentError> {
    let (data, incomplete) = check::evidence(evidence)?;
    check::json(&json)?;
    let archive = Archive::WithAttachment3a(Attachment { name: ATTACHED, bytes: json });
    let rendered = template::render_for(archive, FILES, &data, stamp, 1..=limits::PAGES)?;
    let pages = rendered.document.pages().len();
    let incomplete = if incomplete { vec![0] } else { Vec::new() };
    Ok(Pdf { bytes: rendered.bytes, pages, incomplete })
}
