//! What the pages of imports show. Names of columns, reasons and values come in the words of the page's language: the bundle holds none.

use crate::piece::Piece;
use serde::{Deserialize, Serialize};

/// Why an organisation takes no list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Barred {
    /// The agreement on data processing is not signed (GDPR Art. 28).
    Agreement,
    /// It holds no people's data, or none any more.
    Organisation,
}

/// The page of a new import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewView {
    /// Marks the sending as one intention.
    pub key: String,
    /// Why no list is taken.
    pub barred: Option<Barred>,
}

/// One import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportView {
    /// What it is called: of which day.
    pub title: String,
    /// The file, how it was written, what it is about.
    pub file: String,
    /// By whom and when.
    pub brought: String,
    /// It is not booked yet: its steps are shown.
    pub ahead: bool,
    /// Counts its changes.
    pub version: i64,
    /// Marks the next step as one intention.
    pub key: String,
    /// What is shown of it.
    pub body: Body,
}

/// What is shown of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Body {
    /// Its columns, to be confirmed: the fields of the form.
    Columns(String),
    /// Only that its columns wait to be confirmed.
    Waiting(Piece),
    /// What its rows would do, to be booked.
    DryRun(DryRun),
    /// The question whether to take it back: what follows.
    Undo(String),
    /// What was booked, or what remains of it.
    Done(Piece),
}

/// What the rows would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DryRun {
    /// In one line.
    pub says: String,
    /// What the button says that books it; none where there is nothing to book.
    pub book: Option<String>,
    /// How many do what.
    pub figures: String,
    /// The rows that one looks at.
    pub rows: Piece,
}
