//! Why there is no document. No text here repeats what was put in: errors go into logs, names do not.

use crate::field::Field;
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
    /// A field of one section is not usable.
    #[error("section {section}: {field}: {problem}")]
    Section {
        /// The section's place in the document, from 0.
        section: usize,
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
    /// A table whose lines have more or fewer cells than its head.
    #[error("has a line with more or fewer cells than its head")]
    Uneven,
    /// A table whose numbers leave no room for the words beside them.
    #[error("is wider than its page")]
    TooWide,
    /// Not JSON.
    #[error("is no JSON")]
    NoJson,
    /// More bytes than allowed.
    #[error("is larger than {0} bytes")]
    TooLarge(usize),
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
