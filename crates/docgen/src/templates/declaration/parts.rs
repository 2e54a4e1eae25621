//! What a section consists of.

use std::fmt;

/// A heading and what stands below it.
#[derive(Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// What stands below it, in order.
    pub parts: Vec<Part>,
}

/// A piece of a section.
#[derive(Clone, PartialEq, Eq)]
pub enum Part {
    /// A paragraph of running text.
    Text(String),
    /// Names and values; where one is a number, all values stand at the right.
    Facts(Vec<Fact>),
    /// A small table.
    Table(Table),
    /// Clauses, numbered through the whole document.
    Clauses(Vec<String>),
    /// Something to know before signing.
    Note(Note),
}

/// A name and its value.
#[derive(Clone, PartialEq, Eq)]
pub struct Fact {
    /// The name.
    pub label: String,
    /// The value.
    pub value: Value,
    /// Whether it is the one that counts, such as a total.
    pub strong: bool,
}

/// What stands in a cell.
#[derive(Clone, PartialEq, Eq)]
pub enum Value {
    /// Words.
    Text(String),
    /// A number as it is printed, such as "50 %".
    Number(String),
    /// Money.
    Amount {
        /// In hundredths of the currency.
        hundredths: i64,
        /// The letters or the sign of the currency, as they stand behind it.
        currency: &'static str,
    },
    /// Nothing.
    Nothing,
}

/// A table whose head is repeated on each page.
#[derive(Clone, PartialEq, Eq)]
pub struct Table {
    /// The head.
    pub columns: Vec<Column>,
    /// The lines, each with as many cells as there are columns.
    pub rows: Vec<Vec<Value>>,
    /// A last line that adds up.
    pub total: Option<Vec<Value>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands in its head.
    pub title: String,
    /// Whether it holds numbers, which stand at the right.
    pub numbers: bool,
}

/// Something to know before signing, such as a finding that the signer was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// How much it weighs.
    pub tone: Tone,
    /// What it says.
    pub text: String,
    /// The norm that it rests on.
    pub norm: Option<String>,
}

/// How much a note weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tone {
    /// Good to know.
    Info,
    /// It may cost something.
    Warning,
}

/// Without what is in it.
impl fmt::Debug for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Section").field("heading", &self.heading).field("parts", &self.parts).finish()
    }
}

/// Only which kind it is.
impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text(_) => "Text",
            Self::Facts(_) => "Facts",
            Self::Table(_) => "Table",
            Self::Clauses(_) => "Clauses",
            Self::Note(_) => "Note",
        })
    }
}

/// Only which kind it is.
impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text(_) => "Text",
            Self::Number(_) => "Number",
            Self::Amount { .. } => "Amount",
            Self::Nothing => "Nothing",
        })
    }
}

/// Without the value.
impl fmt::Debug for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fact").field("label", &self.label).finish_non_exhaustive()
    }
}

/// Without the cells.
impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Table").field("columns", &self.columns).field("rows", &self.rows.len()).finish_non_exhaustive()
    }
}
