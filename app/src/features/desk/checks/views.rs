//! What the pages of everybody show, as it travels from the asking to the view.

use crate::i18n::Key;
use serde::{Deserialize, Serialize};

/// The page: a table, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Shown {
    /// In words.
    Refused(String),
    /// Nobody works here.
    Nobody,
    /// Totals and rows.
    All(Box<AllView>),
}

/// A check of everybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct AllView {
    /// Whose numbers were taken, in a sentence.
    pub about: String,
    /// The totals.
    pub tiles: Vec<FigureView>,
    /// Further totals, as a list.
    pub counts: Vec<FigureView>,
    /// Which rows can be seen: label, address, whether they are.
    pub tabs: Vec<(String, String, bool)>,
    /// The columns: name, whether they hold figures.
    pub heads: Vec<(Key, bool)>,
    /// The rows of this page.
    pub rows: Vec<RowView>,
    /// Which page, of how many.
    pub page: (u16, u16),
    /// The address up to the number of a page.
    pub paging: String,
    /// The files: CSV, then a workbook.
    pub files: [String; 2],
    /// What was taken for granted.
    pub assumed: Vec<AssumedView>,
    /// What the columns rest on: name and paragraph.
    pub rests: Vec<(Key, String)>,
}

/// A figure with its paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FigureView {
    /// What it is.
    pub label: String,
    /// As it is written.
    pub figure: String,
    /// Where it stands.
    pub norm: String,
    /// Whether somebody has to act.
    pub weight: Weight,
}

/// How much a thing weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) enum Weight {
    /// Nothing to do.
    #[default]
    Plain,
    /// As it should be.
    Good,
    /// To be looked at.
    Look,
    /// To be mended.
    Mend,
}

/// Somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RowView {
    /// Given and family name.
    pub name: String,
    /// The record.
    pub id: String,
    /// The personnel number, in words.
    pub number: String,
    /// What came of it, column by column.
    pub cells: Vec<CellView>,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum CellView {
    /// A figure; a dash where there is none.
    Figure(String),
    /// Lines of text.
    Lines(Vec<String>),
    /// A verdict in a word, and why.
    Said(Weight, String, String),
}

/// Something that was taken for granted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct AssumedView {
    /// In words.
    pub text: String,
    /// Of how many, where it is not everybody.
    pub some: Option<String>,
    /// Whether the law behind it is confirmed.
    pub verified: bool,
}
