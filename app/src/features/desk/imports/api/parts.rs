//! What the pieces of imports are made of, in the words of the page's language. Only the server knows it.

/// Where an import stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// The file was read; its columns are to be confirmed.
    Uploaded,
    /// Every row was judged; nothing is booked.
    Previewed,
    /// It was booked.
    Booked,
    /// It was booked and taken back.
    Undone,
}

/// How many rows do what. The total is their sum and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// They add somebody or something.
    pub added: u32,
    /// They change something.
    pub changed: u32,
    /// They say what is known.
    pub unchanged: u32,
    /// They cannot be taken.
    pub refused: u32,
}

impl Counts {
    /// How many rows there are.
    pub const fn total(self) -> u32 {
        self.effective().saturating_add(self.unchanged).saturating_add(self.refused)
    }

    /// How many are booked.
    pub const fn effective(self) -> u32 {
        self.added.saturating_add(self.changed)
    }
}

/// An import in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Names it in addresses.
    pub id: String,
    /// As the person's program calls the file.
    pub file: String,
    /// What the list is about.
    pub list: String,
    /// Who brought it.
    pub by: String,
    /// When.
    pub at: String,
    /// Where it stands.
    pub stand: Stand,
    /// Rows of the file.
    pub lines: u32,
    /// What they do; nothing until it was looked at.
    pub counts: Option<Counts>,
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportsView {
    /// The newest first.
    pub entries: Vec<Entry>,
    /// The page, from 1.
    pub page: u16,
    /// How many there are.
    pub pages: u16,
}

/// Which rows are seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// Refused ones.
    Refused,
    /// Those that change something.
    Changed,
    /// New ones.
    Added,
}

impl Seen {
    /// In the order of the tabs.
    pub const ALL: [Self; 3] = [Self::Refused, Self::Changed, Self::Added];

    /// Its name in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Changed => "changed",
            Self::Added => "added",
        }
    }

    /// How many there are.
    pub const fn count(self, counts: Counts) -> u32 {
        match self {
            Self::Refused => counts.refused,
            Self::Changed => counts.changed,
            Self::Added => counts.added,
        }
    }
}

/// What the rows do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultView {
    /// How many do what.
    pub counts: Counts,
    /// How many the file has.
    pub lines: u32,
    /// They are about contracts, not about people.
    pub contracts: bool,
    /// What changes most often, and how often.
    pub mostly: Option<String>,
    /// Sites, payroll areas and carriers that come into being.
    pub adds: Vec<String>,
    /// Which rows are seen.
    pub seen: Seen,
    /// A page of them.
    pub rows: Vec<RowView>,
    /// The page, from 1.
    pub page: u16,
    /// How many there are.
    pub pages: u16,
}

/// A row of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowView {
    /// Where it stands in the file.
    pub line: u32,
    /// Whose it is.
    pub who: String,
    /// The number that it is known by.
    pub number: String,
    /// What is wrong, or what changes.
    pub cells: Vec<CellView>,
}

/// A cell of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellView {
    /// Its column.
    pub column: String,
    /// What is wrong: what stands in the file. What changes: what is known.
    pub old: String,
    /// What is wrong: why. What changes: what the file says.
    pub new: String,
}

/// The columns of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnsView {
    /// In their order.
    pub columns: Vec<ColumnRow>,
    /// What a column can hold: code and name; the first is nothing.
    pub choices: Vec<(String, String)>,
    /// They were said so for the last list with these headings.
    pub remembered: bool,
    /// What every row needs and no column holds, in words.
    pub missing: Option<String>,
}

/// A column of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnRow {
    /// Its heading.
    pub heading: String,
    /// Some of its values, sensitive ones masked.
    pub samples: String,
    /// The code of what it holds; empty: it is not read.
    pub column: String,
    /// Why it is guessed.
    pub why: String,
}
