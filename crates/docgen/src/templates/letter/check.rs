//! The door: every field is checked and prepared here, so that the template can rely on it.

use super::{Contact, Letter, Recipient, Sender, data};
use crate::templates::{day::day, link::square};
use crate::{
    DocumentError, Field, Problem,
    text::{self, Line},
};
use jiff::civil::Date;

/// How much fits, counted in characters where nothing else is said.
pub mod limits {
    /// People per document.
    pub const RECIPIENTS: usize = 5_000;
    /// A name of a person, an organisation or a contact.
    pub const NAME: usize = 120;
    /// A line of an address, a telephone number, an e-mail address.
    pub const LINE: usize = 80;
    /// Lines of an address below the name.
    pub const LINES: usize = 5;
    /// Letters of the mark.
    pub const MARK: usize = 3;
    /// The address that people type.
    pub const SITE: usize = 60;
    /// The link in the square: its dots stay wider than three quarters of a millimetre.
    pub const LINK: usize = 120;
    /// The code that people type; four at least.
    pub const CODE: usize = 16;
}

const SHORTEST_CODE: usize = 4;

/// The letters as the template reads them, and the people in whose text a sign is missing.
pub(super) fn letter(letter: &Letter) -> Result<(data::Data, Vec<usize>), DocumentError> {
    let count = letter.recipients.len();
    if count == 0 {
        return Err(wrong(Field::Recipients)(Problem::Missing));
    }
    if count > limits::RECIPIENTS {
        return Err(wrong(Field::Recipients)(Problem::TooMany(limits::RECIPIENTS)));
    }
    let mut people = Vec::with_capacity(count);
    let mut incomplete = Vec::new();
    for (index, recipient) in letter.recipients.iter().enumerate() {
        let (person, missing) = person(recipient, letter.date)
            .map_err(|(field, problem)| DocumentError::Recipient { recipient: index, field, problem })?;
        people.push(person);
        if missing {
            incomplete.push(index);
        }
    }
    let data = data::Data {
        language: letter.language,
        site: line(&letter.site, limits::SITE, Field::Site)?,
        date: day(letter.date).map_err(wrong(Field::Date))?,
        sender: sender(&letter.sender)?,
        people,
    };
    Ok((data, incomplete))
}

fn sender(sender: &Sender) -> Result<data::SenderData, DocumentError> {
    Ok(data::SenderData {
        name: line(&sender.name, limits::NAME, Field::SenderName)?,
        mark: line(&sender.mark, limits::MARK, Field::Mark)?,
        accent: sender.colour.hex(),
        on_accent: sender.colour.letters().hex(),
        accent_text: sender.colour.on_paper().hex(),
        address: lines(&sender.address).map_err(wrong(Field::SenderAddress))?,
        contact: contact(&sender.contact)?,
    })
}

fn contact(contact: &Contact) -> Result<data::ContactData, DocumentError> {
    let way = |value: Option<&str>, field| value.map(|value| line(value, limits::LINE, field)).transpose();
    let phone = way(contact.phone.as_deref(), Field::ContactPhone)?;
    let email = way(contact.email.as_deref(), Field::ContactEmail)?;
    let ways: Vec<Line> = [&phone, &email].into_iter().flatten().cloned().collect();
    if ways.is_empty() {
        return Err(wrong(Field::ContactPhone)(Problem::Missing));
    }
    Ok(data::ContactData { name: line(&contact.name, limits::NAME, Field::ContactName)?, phone, email, ways })
}

fn person(recipient: &Recipient, written: Date) -> Result<(data::Person, bool), (Field, Problem)> {
    let at = |field: Field| move |problem: Problem| (field, problem);
    let name = text::line(&recipient.name, limits::NAME).map_err(at(Field::Name))?;
    let address = lines(&recipient.address).map_err(at(Field::Address))?;
    let incomplete = name.incomplete || address.iter().any(|line| line.incomplete);
    if recipient.valid_until < written {
        return Err((Field::ValidUntil, Problem::Over));
    }
    let person = data::Person {
        name,
        address,
        language: recipient.language,
        code: grouped(&recipient.code).map_err(at(Field::Code))?,
        valid_until: day(recipient.valid_until).map_err(at(Field::ValidUntil))?,
        qr: square(&recipient.link, limits::LINK).map_err(at(Field::Link))?,
    };
    Ok((person, incomplete))
}

fn wrong(field: Field) -> impl Fn(Problem) -> DocumentError {
    move |problem| DocumentError::Input { field, problem }
}

fn line(raw: &str, longest: usize, field: Field) -> Result<Line, DocumentError> {
    text::line(raw, longest).map_err(wrong(field))
}

fn lines(raw: &[String]) -> Result<Vec<Line>, Problem> {
    match raw.len() {
        0 => Err(Problem::Missing),
        1..=limits::LINES => raw.iter().map(|one| text::line(one, limits::LINE)).collect(),
        _ => Err(Problem::TooMany(limits::LINES)),
    }
}

/// The code in groups of four, as people read it aloud.
fn grouped(code: &str) -> Result<String, Problem> {
    if code.len() > limits::CODE.saturating_mul(2) {
        return Err(Problem::TooLong(limits::CODE));
    }
    let code = code.replace(' ', "");
    if code.is_empty() {
        return Err(Problem::Missing);
    }
    if code.chars().count() > limits::CODE {
        return Err(Problem::TooLong(limits::CODE));
    }
    if code.len() < SHORTEST_CODE || !code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()) {
        return Err(Problem::NoCode);
    }
    let mut text = String::with_capacity(code.len().saturating_mul(2));
    for (index, character) in code.chars().enumerate() {
        if index > 0 && index % 4 == 0 {
            text.push(' ');
        }
        text.push(character);
    }
    Ok(text)
}
