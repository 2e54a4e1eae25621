//! What the rows of a list would do, or did.

use domain::intake::{Column, FaultCode, masked};
use domain::money::Cents;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How many rows do what. There is no total beside the parts that could differ from them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// They add somebody or something.
    pub added: u32,
    /// They change something.
    pub changed: u32,
    /// They say what is known.
    pub unchanged: u32,
    /// They cannot be taken.
    pub refused: u32,
}

impl Tally {
    /// How many rows there are: the sum.
    pub const fn total(self) -> u32 {
        self.effective().saturating_add(self.unchanged).saturating_add(self.refused)
    }

    /// How many are booked.
    pub const fn effective(self) -> u32 {
        self.added.saturating_add(self.changed)
    }

    fn count(&mut self, kind: RowKind) {
        let part = match kind {
            RowKind::Added => &mut self.added,
            RowKind::Changed => &mut self.changed,
            RowKind::Unchanged => &mut self.unchanged,
            RowKind::Refused => &mut self.refused,
        };
        *part = part.saturating_add(1);
    }
}

/// What a row does, for filters and words; the code is the key of its word: `import.verdict.<code>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowKind {
    /// New.
    Added,
    /// Changed.
    Changed,
    /// Unchanged.
    Unchanged,
    /// Refused.
    Refused,
}

impl RowKind {
    /// All of them, in the order in which people look.
    pub const ALL: [Self; 4] = [Self::Refused, Self::Added, Self::Changed, Self::Unchanged];

    /// Its name in addresses and texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Unchanged => "unchanged",
            Self::Refused => "refused",
        }
    }

    /// Reads what [`Self::code`] writes.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A value that changes. Sensitive ones ([`Column::is_sensitive`]) are masked. Logs show none.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Which.
    pub column: Column,
    /// What is known: days as ISO 8601, amounts as `1234.56`, states by their codes, names as they are; nothing, if nothing is.
    pub old: Option<String>,
    /// What the list says, written likewise.
    pub new: String,
}

/// Why a row cannot be taken, at which cell. Logs do not show what stands there.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Where. Its text: `import.column.<code>`.
    pub column: Column,
    /// Why. Its text: `import.fault.<code>`.
    pub code: FaultCode,
    /// The column's place in the file, from 1; nothing where the list has no such column.
    pub place: Option<u32>,
    /// What stands in the cell, masked if sensitive; empty for an empty cell.
    pub cell: String,
    /// The line of the file that it collides with (`duplicate`); the text's `{line}`.
    pub other_line: Option<u32>,
    /// The parts, their sum and the total that the list states (`split_differs`); the text's `{parts}`, `{sum}`, `{total}`.
    pub split: Option<(Vec<Cents>, Cents, Cents)>,
}

impl fmt::Debug for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.column.code())
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.column.code(), self.code.code())
    }
}

impl fmt::Debug for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?}", self.line, self.verdict)
    }
}

/// What a row does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowVerdict {
    /// It adds somebody or something.
    Added,
    /// It changes these, at least one.
    Changed(Vec<Change>),
    /// Everything it says is known.
    Unchanged,
    /// It cannot be taken, for these reasons, at least one.
    Refused(Vec<Fault>),
}

impl RowVerdict {
    /// Without its details.
    pub const fn kind(&self) -> RowKind {
        match self {
            Self::Added => RowKind::Added,
            Self::Changed(_) => RowKind::Changed,
            Self::Unchanged => RowKind::Unchanged,
            Self::Refused(_) => RowKind::Refused,
        }
    }
}

/// A row with what it does. Logs do not show whose it is.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The row's number as a table program shows it.
    pub line: u32,
    /// What it is known by: the personnel number, the contract's number.
    pub key: Option<String>,
    /// Whose row it is, given name first, as far as it can be read.
    pub name: Option<String>,
    /// What it does.
    pub verdict: RowVerdict,
}

/// What all rows do, in the order of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The version of the batch that this is the outcome of; what [`super::book`] wants.
    #[serde(skip)]
    pub version: i64,
    /// Every row, once.
    pub rows: Vec<Row>,
    /// Places of work that the organisation does not know and that booking adds.
    pub new_sites: Vec<String>,
    /// Payroll areas likewise.
    pub new_areas: Vec<String>,
    /// Carriers likewise.
    pub new_carriers: Vec<String>,
}

/// A page of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowPage<'o> {
    /// The rows.
    pub rows: Vec<&'o Row>,
    /// How many there are of this kind.
    pub total: usize,
    /// The page, from 1.
    pub page: usize,
    /// How many pages there are, at least one.
    pub pages: usize,
}

impl Outcome {
    /// How many rows do what.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for row in &self.rows {
            tally.count(row.verdict.kind());
        }
        tally
    }

    /// A page of the rows of a kind, or of all, in the order of the file. A page beyond the last is the last.
    pub fn page(&self, kind: Option<RowKind>, page: usize, size: usize) -> RowPage<'_> {
        let wanted = |row: &&Row| kind.is_none_or(|kind| row.verdict.kind() == kind);
        let total = self.rows.iter().filter(wanted).count();
        let pages = total.div_ceil(size.max(1)).max(1);
        let page = page.clamp(1, pages);
        let rows = self.rows.iter().filter(wanted).skip((page - 1) * size).take(size).collect();
        RowPage { rows, total, page, pages }
    }

    /// As it is kept and shown: without sensitive values.
    #[must_use]
    pub(super) fn masked(mut self) -> Self {
        for row in &mut self.rows {
            if let RowVerdict::Changed(changes) = &mut row.verdict {
                for change in changes {
                    change.old = change.old.as_deref().map(|old| masked(change.column, old));
                    change.new = masked(change.column, &change.new);
                }
            }
        }
        self
    }
}

/// What a booking did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booked {
    /// The rows.
    pub tally: Tally,
    /// Places of work, payroll areas and carriers that were added.
    pub parts: u32,
}

/// What an undoing took back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undone {
    /// People and contracts that were added and are gone.
    pub removed: u32,
    /// People and contracts that are again what they were.
    pub restored: u32,
    /// Places of work, payroll areas and carriers that the import added and that stay, because others use them by now.
    pub kept: u32,
}
