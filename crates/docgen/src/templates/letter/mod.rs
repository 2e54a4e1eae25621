//! The invitation letter: one page per person with a square to scan and a code to type.
//!
//! A4 by DIN 5008 form B, so that the address shows in the window of an envelope and nothing else does.

mod check;
mod data;

use crate::{Colour, DocumentError, Language, Pdf, Stamp, template, world::Files};
use jiff::civil::Date;
use std::fmt;

pub use check::limits;

const FILES: Files = &[
    ("letter.typ", include_str!("letter.typ")),
    ("texts/de.toml", include_str!("texts/de.toml")),
    ("texts/en.toml", include_str!("texts/en.toml")),
    ("texts/nl.toml", include_str!("texts/nl.toml")),
    ("texts/da.toml", include_str!("texts/da.toml")),
];

/// Letters of one organisation to some of its people. See [`limits`] for how much fits.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// Who writes.
    pub sender: Sender,
    /// To whom: one page each, in this order.
    pub recipients: Vec<Recipient>,
    /// The date on the letters.
    pub date: Date,
    /// The address that people type if they cannot scan, without `https://`: `bav.example.org/start`. The same for
    /// everybody; who it is tells the code.
    pub site: String,
    /// The language of the file's title, that of the person who prints it.
    pub language: Language,
}

/// The organisation that writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// Its name.
    pub name: String,
    /// One to three letters that stand for it where a logo would.
    pub mark: String,
    /// Its colour. Letters on it and in it turn to ink where it is too light to read.
    pub colour: Colour,
    /// Its address in lines: where an undeliverable letter goes.
    pub address: Vec<String>,
    /// Whom to ask.
    pub contact: Contact,
}

/// Whom to ask; with a phone number or an e-mail address, or both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// A person or a team, as it fits into "… will be glad to answer".
    pub name: String,
    /// A telephone number as people write it.
    pub phone: Option<String>,
    /// An e-mail address.
    pub email: Option<String>,
}

/// A person who gets a letter.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient {
    /// The name in the address and in the salutation.
    pub name: String,
    /// The lines below the name.
    pub address: Vec<String>,
    /// The language of the letter.
    pub language: Language,
    /// What the square holds: a link with the person's secret.
    pub link: String,
    /// What the person types instead: capital letters and digits; blanks do not count.
    pub code: String,
    /// The last day on which link and code work.
    pub valid_until: Date,
}

/// Without anything personal and without the secret.
impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recipient").field("language", &self.language).finish_non_exhaustive()
    }
}

/// Without the people.
impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Letter")
            .field("date", &self.date)
            .field("recipients", &self.recipients.len())
            .finish_non_exhaustive()
    }
}

/// Sets the letters. The same letters with the same stamp are the same bytes.
///
/// # Errors
///
/// [`DocumentError::Input`] and [`DocumentError::Recipient`] if a field is not usable; the first one found is named.
/// The others mean that the template is at fault.
pub fn render(letter: &Letter, stamp: &Stamp) -> Result<Pdf, DocumentError> {
    let (data, incomplete) = check::letter(letter)?;
    let pages = letter.recipients.len();
    Ok(Pdf { bytes: template::render(FILES, &data, stamp, pages)?, pages, incomplete })
}
