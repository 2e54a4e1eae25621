//! The door: every field is checked and prepared here, so that the template can rely on it.

use super::{Declaration, Party, Signature, data, sections};
use crate::templates::{
    day::day,
    door::{Door, Wrong, at_most, some, whole},
    link::{site, square},
    organisation,
};
use crate::{DocumentError, Field, fonts};

/// How wide a line is at the top, in units of its type's size.
const TOP: f64 = 48.0;

/// How much fits, counted in characters where nothing else is said.
pub mod limits {
    /// Pages of the document.
    pub const PAGES: usize = 12;
    /// Characters in all sections together; each entry counts as [`ENTRY`] at least.
    pub const WHOLE: usize = 60_000;
    /// What a paragraph, a clause, a line of facts or of a table counts at least.
    pub const ENTRY: usize = 40;
    /// The title, the subtitle, a heading.
    pub const TITLE: usize = 120;
    /// A name of a person.
    pub const NAME: usize = 120;
    /// A label, a role, a line of an address, the head of a column, a norm.
    pub const LINE: usize = 120;
    /// Who declares or agrees.
    pub const PARTIES: usize = 6;
    /// Lines of each.
    pub const LINES: usize = 8;
    /// Sections.
    pub const SECTIONS: usize = 40;
    /// Parts of a section.
    pub const PARTS: usize = 40;
    /// A paragraph or a clause.
    pub const TEXT: usize = 3_000;
    /// The value of a fact, a note.
    pub const VALUE: usize = 600;
    /// A cell of a table.
    pub const CELL: usize = 160;
    /// Lines of facts or of a table, or clauses, in one part.
    pub const ROWS: usize = 400;
    /// Columns of a table.
    pub const COLUMNS: usize = 5;
    /// Letters or sign of a currency.
    pub const CURRENCY: usize = 5;
    /// Who signs.
    pub const SIGNATURES: usize = 4;
    /// The document's number.
    pub const NUMBER: usize = 40;
    /// The form's name and version, the form that the law demands, the kind of signature.
    pub const SHORT: usize = 80;
    /// The words before the link.
    pub const HINT: usize = 60;
    /// The link in the square: its dots stay wide enough for a phone.
    pub const LINK: usize = 80;
}

/// The declaration as the template reads it, and whether a sign is missing.
pub(super) fn declaration(given: &Declaration) -> Result<(data::Data, bool), DocumentError> {
    let mut door = Door::default();
    let mut line = |field, raw: &str, longest| door.text(field, raw, longest).map_err(whole);
    let title = line(Field::Title, &given.title, limits::TITLE)?;
    let number = line(Field::Number, &given.number, limits::NUMBER)?;
    let data = data::Data {
        top: top(&title, &number),
        language: given.language,
        accent: given.colour.hex(),
        on_accent: given.colour.letters().hex(),
        accent_text: given.colour.on_paper().hex(),
        title,
        number,
        form: line(Field::Form, &given.form, limits::SHORT)?,
        day: day(given.day).map_err(|problem| whole((Field::Date, problem)))?,
        legal_form: line(Field::LegalForm, &given.legal_form, limits::SHORT)?,
        level: line(Field::Level, &given.level, limits::SHORT)?,
        hint: line(Field::Hint, &given.hint, limits::HINT)?,
        qr: square(&given.link, limits::LINK).map_err(|problem| whole((Field::Link, problem)))?,
        site: site(&given.link),
        subtitle: door.maybe(Field::Subtitle, given.subtitle.as_deref(), limits::TITLE).map_err(whole)?,
        mark: organisation::mark(&mut door, given.organisation.as_ref()).map_err(whole)?,
        parties: parties(&mut door, &given.parties).map_err(whole)?,
        signatures: signatures(&mut door, &given.signatures).map_err(whole)?,
        sections: sections::all(&mut door, &given.sections, given.language)?,
    };
    Ok((data, door.incomplete))
}

/// Title and number if they fit into one line at the top, else the number.
fn top(title: &str, number: &str) -> Vec<String> {
    let em: f64 = title.chars().chain(number.chars()).map(fonts::width).sum();
    let title = (em < TOP).then(|| title.to_owned());
    title.into_iter().chain([number.to_owned()]).collect()
}

fn parties(door: &mut Door, parties: &[Party]) -> Result<Vec<data::PartyData>, Wrong> {
    some(Field::Parties, parties, limits::PARTIES)?;
    let party = |party: &Party| {
        at_most(Field::Address, &party.lines, limits::LINES)?;
        Ok(data::PartyData {
            label: door.text(Field::Parties, &party.label, limits::LINE)?,
            name: door.text(Field::Name, &party.name, limits::NAME)?,
            born: party.born.map(day).transpose().map_err(|problem| (Field::Date, problem))?,
            lines: door.texts(Field::Address, &party.lines, limits::LINE)?,
        })
    };
    parties.iter().map(party).collect()
}

fn signatures(door: &mut Door, signatures: &[Signature]) -> Result<Vec<data::SignatureData>, Wrong> {
    some(Field::Signatures, signatures, limits::SIGNATURES)?;
    let signature = |one: &Signature| {
        Ok(data::SignatureData {
            role: door.text(Field::Signatures, &one.role, limits::LINE)?,
            name: door.text(Field::Signatures, &one.name, limits::NAME)?,
        })
    };
    signatures.iter().map(signature).collect()
}
