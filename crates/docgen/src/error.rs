//! Why there is no document. No text here repeats what was put in: errors go into logs, names do not.

use std::fmt;
use thiserror::Error;

/// Why a document could not be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum DocumentError {
    /// A field of the whole document is not usable.
    #[error("{field}: {problem}")]
    Input {
        /// Which field.
        field: Field,
        /// What is wrong with it.
        problem: Problem,
    },
    /// A field of one person is not usable.
    #[error("recipient {recipient}: {field}: {problem}")]
    Recipient {
        /// The person's place in the list, from 0.
        recipient: usize,
        /// Which field.
        field: Field,
        /// What is wrong with it.
        problem: Problem,
    },
    /// There are not as many pages as there should be: something did not fit on its page.
    #[error("the document has {pages} pages instead of {expected}")]
    Pages {
        /// How many there are.
        pages: usize,
        /// How many there should be.
        expected: usize,
    },
    /// The template itself is at fault, not the input.
    #[error("the template failed while {step}{}", .line.map(|line| format!(" (line {line})")).unwrap_or_default())]
    Template {
        /// How far it came.
        step: Step,
        /// The line of the template, from 1, where it is known.
        line: Option<usize>,
    },
}

/// A field of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Field {
    /// The list of people.
    Recipients,
    /// The organisation's name.
    SenderName,
    /// The organisation's mark.
    Mark,
    /// The organisation's address.
    SenderAddress,
    /// The name of whom to ask.
    ContactName,
    /// The telephone number of whom to ask.
    ContactPhone,
    /// The e-mail address of whom to ask.
    ContactEmail,
    /// The address that people type.
    Site,
    /// The document's identity.
    Ident,
    /// The person's name.
    Name,
    /// The person's address.
    Address,
    /// The link in the square.
    Link,
    /// The code that people type.
    Code,
    /// The last day of the code.
    ValidUntil,
    /// A day that goes on the page.
    Date,
    /// The employer's name.
    Employer,
    /// A contract's number.
    Number,
    /// An amount of money.
    Amount,
    /// A sentence about the whole.
    Summary,
    /// What was found, one by one.
    Findings,
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Recipients => "recipients",
            Self::SenderName => "sender's name",
            Self::Mark => "sender's mark",
            Self::SenderAddress => "sender's address",
            Self::ContactName => "contact's name",
            Self::ContactPhone => "contact's phone",
            Self::ContactEmail => "contact's e-mail",
            Self::Site => "site",
            Self::Ident => "ident",
            Self::Name => "name",
            Self::Address => "address",
            Self::Link => "link",
            Self::Code => "code",
            Self::ValidUntil => "valid until",
            Self::Date => "date",
            Self::Employer => "employer",
            Self::Number => "number",
            Self::Amount => "amount",
            Self::Summary => "summary",
            Self::Findings => "findings",
        })
    }
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Problem {
    /// Nothing is in it.
    #[error("is missing")]
    Missing,
    /// More characters than allowed.
    #[error("is longer than {0} characters")]
    TooLong(usize),
    /// More entries than allowed.
    #[error("has more than {0} entries")]
    TooMany(usize),
    /// A control character, a line break, or a character that turns the direction of what follows.
    #[error("has a character that does not belong into one line of text")]
    Control,
    /// Neither `https://…` nor, for trying out, `http://localhost…`.
    #[error("is no link")]
    NoLink,
    /// Anything but capital letters and digits, or fewer than four of them.
    #[error("is no code of capital letters and digits")]
    NoCode,
    /// Before the date of the letter.
    #[error("is over before the letter is written")]
    Over,
    /// A day outside of the years 1 to 9999.
    #[error("is no day that can be printed")]
    NoDay,
}

/// How far a template came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Its files or fonts.
    Loading,
    /// The data for it.
    Filling,
    /// Its pages.
    Layout,
    /// The PDF with the rules of the archive and of accessibility.
    Export,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Loading => "loading",
            Self::Filling => "filling",
            Self::Layout => "laying out",
            Self::Export => "writing the PDF",
        })
    }
}
