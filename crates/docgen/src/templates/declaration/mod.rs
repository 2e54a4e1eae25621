//! A paper that is signed: an agreement on salary conversion, who gets what after a death, a consent. The form's own words
//! come from the caller, in the language of the document; here is how they are set.

mod check;
mod data;
mod parts;
mod sections;

use crate::{
    Colour, DocumentError, Language, Organisation, Pdf, Place, Stamp, reading, template, templates::KIT, world::Files,
};
use jiff::civil::Date;
use std::fmt;

pub use check::limits;
pub use parts::{Column, Fact, Note, Part, Section, Table, Tone, Value};

const FILES: Files = &[
    ("declaration.typ", include_str!("declaration.typ")),
    KIT,
    ("texts/de.toml", include_str!("texts/de.toml")),
    ("texts/en.toml", include_str!("texts/en.toml")),
    ("texts/nl.toml", include_str!("texts/nl.toml")),
    ("texts/da.toml", include_str!("texts/da.toml")),
];

/// A declaration on one page to [`limits::PAGES`]. See [`limits`] for how much fits. All sentences are in its language.
#[derive(Clone, PartialEq, Eq)]
pub struct Declaration {
    /// The language of the document.
    pub language: Language,
    /// The colour of the title and of the mark; ink where it is too light to read.
    pub colour: Colour,
    /// Whose mark and name stand at the top.
    pub organisation: Option<Organisation>,
    /// What is declared or agreed.
    pub title: String,
    /// Which kind of it.
    pub subtitle: Option<String>,
    /// The document's number, as people say it on the phone.
    pub number: String,
    /// The form's name and version.
    pub form: String,
    /// The day of the document.
    pub day: Date,
    /// Who declares or agrees, in pairs from left to right.
    pub parties: Vec<Party>,
    /// What is declared or agreed, in order.
    pub sections: Vec<Section>,
    /// The form that the law demands.
    pub legal_form: String,
    /// What kind of signature it is.
    pub level: String,
    /// Who signs, in the order of signing.
    pub signatures: Vec<Signature>,
    /// The words before the link, such as "Check this document:".
    pub hint: String,
    /// Where the document can be checked: in the square and, without `https://`, as text. It is on every page, so it must hold no secret.
    pub link: String,
}

/// Somebody who declares or agrees.
#[derive(Clone, PartialEq, Eq)]
pub struct Party {
    /// As what: "Employer".
    pub label: String,
    /// The name.
    pub name: String,
    /// A person's day of birth.
    pub born: Option<Date>,
    /// Address and other facts, line by line.
    pub lines: Vec<String>,
}

/// A place for a signature.
#[derive(Clone, PartialEq, Eq)]
pub struct Signature {
    /// As what somebody signs: "For the employer".
    pub role: String,
    /// The name.
    pub name: String,
}

/// A declaration that is set.
#[derive(Clone, PartialEq)]
pub struct Document {
    /// The file.
    pub pdf: Pdf,
    /// The text of each page in reading order, without what is the same on all pages. Lines end with `\n`; cells that stand side by side are parted by `\t`.
    pub text: Vec<String>,
    /// The box of each signature, in the order of signing.
    pub places: Vec<Place>,
}

/// Without anything personal.
impl fmt::Debug for Declaration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Declaration")
            .field("language", &self.language)
            .field("form", &self.form)
            .finish_non_exhaustive()
    }
}

/// Without anything personal.
impl fmt::Debug for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Party").field("label", &self.label).finish_non_exhaustive()
    }
}

/// Without the name.
impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signature").field("role", &self.role).finish_non_exhaustive()
    }
}

/// Without the text: a document is somebody's paper.
impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document").field("pdf", &self.pdf).field("places", &self.places).finish_non_exhaustive()
    }
}

/// Sets the declaration. The same declaration with the same stamp is the same bytes.
///
/// # Errors
///
/// [`DocumentError::Input`] and [`DocumentError::Section`] if a field is not usable; the first one found is named.
/// [`DocumentError::Pages`] if it takes more than [`limits::PAGES`]. The others mean that the template is at fault.
pub fn render(declaration: &Declaration, stamp: &Stamp) -> Result<Document, DocumentError> {
    let (data, incomplete) = check::declaration(declaration)?;
    let archive = template::Archive::Plain2a;
    let rendered = template::render_for(archive, FILES, &data, stamp, 1..=limits::PAGES)?;
    let pages = rendered.document.pages().len();
    let incomplete = if incomplete { vec![0] } else { Vec::new() };
    Ok(Document {
        text: reading::texts(&rendered.document),
        places: reading::places(&rendered.document),
        pdf: Pdf { bytes: rendered.bytes, pages, incomplete },
    })
}
