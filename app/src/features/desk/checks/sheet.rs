//! A result as a table that leaves the house. How it is written (CSV, workbook, neutral cells) is the server's business.

use crate::i18n::Key;
use domain::money::Cents;

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Nothing,
    /// Words.
    Text(String),
    /// An amount.
    Money(Cents),
    /// A number.
    Whole(i64),
}

impl Value {
    /// An amount, where there is one.
    pub(super) fn money(amount: Option<Cents>) -> Self {
        amount.map_or(Self::Nothing, Self::Money)
    }

    /// Words, where there are some.
    pub(super) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Nothing } else { Self::Text(text) }
    }
}

/// Headings and rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What the sheet is called.
    pub name: Key,
    /// What stands in the columns.
    pub heads: Vec<Key>,
    /// The rows.
    pub rows: Vec<Vec<Value>>,
}
