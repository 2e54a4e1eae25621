//! What the pages show, as it is written in the page's language. Server side only: the browser gets the [pieces](super::piece) made of it.

/// The picture of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// A document.
    Paper,
    /// A signed document.
    Signed,
    /// A contract that is paid for.
    Paying,
    /// A contract that rests.
    Resting,
    /// Something to be checked.
    Warning,
    /// Something to be calculated.
    Calculate,
    /// A day that comes.
    Day,
    /// A message to everybody.
    General,
    /// A message to one person.
    Personal,
}

/// How much a row or a state weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RowTone {
    /// Nothing special.
    #[default]
    Plain,
    /// New, or to be done.
    Accent,
    /// As it should be.
    Good,
    /// Somebody should look.
    Warn,
}

/// A row that leads to something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowView {
    /// Where it leads.
    pub href: String,
    /// Its picture.
    pub picture: Picture,
    /// The picture's colour.
    pub tone: RowTone,
    /// What it is.
    pub title: String,
    /// What is worth knowing.
    pub line: String,
    /// A word at its end, for what is new.
    pub badge: Option<String>,
}

/// A thing and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The thing.
    pub label: String,
    /// What it is.
    pub text: String,
    /// Of when and from whom, where that is said of each.
    pub note: Option<String>,
}

/// What contracts of one currency come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromiseView {
    /// Guaranteed pension, and from when.
    pub title: String,
    /// The amount a month without its currency; none where nobody stated one.
    pub amount: Option<String>,
    /// `€`.
    pub currency: String,
    /// What stands between the sign and the amount, where the sign comes first.
    pub gap: Option<&'static str>,
    /// Of when and from whom; what is missing in it.
    pub hints: Vec<String>,
    /// What flows in a month.
    pub inflow: Option<String>,
    /// The capital.
    pub capital: Option<String>,
}

/// A contract in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractRow {
    /// The row.
    pub row: RowView,
    /// Who pays what a month, or what was stated.
    pub figures: Vec<Fact>,
    /// Its state in a word.
    pub state: String,
    /// How much the state weighs.
    pub tone: RowTone,
}

/// What somebody has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomeView {
    /// When this was asked.
    pub stand: String,
    /// What it all comes to, by currency.
    pub promises: Vec<PromiseView>,
    /// How many steps are open, in words.
    pub steps_count: String,
    /// What is open.
    pub steps: Vec<RowView>,
    /// All contracts, each with its employer.
    pub contracts: Vec<ContractRow>,
    /// The employers where there is no contract, a sentence each.
    pub without: Vec<String>,
    /// The newest documents.
    pub papers: Vec<RowView>,
    /// The way to all documents, when there are more.
    pub papers_more: Option<String>,
}

/// A month of the contributions ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerRow {
    /// Which month.
    pub month: String,
    /// How much, of whom.
    pub line: String,
    /// Whether it arrived, in words.
    pub state: String,
    /// How much that weighs.
    pub tone: RowTone,
}

/// A contract in plain language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractView {
    /// When this was asked.
    pub stand: String,
    /// The way.
    pub title: String,
    /// Through whom.
    pub employer: String,
    /// The way in one sentence.
    pub way: String,
    /// The state in a word.
    pub state: String,
    /// How much it weighs.
    pub tone: RowTone,
    /// What the state means.
    pub state_text: String,
    /// Who pays what, and the sum.
    pub pays: Vec<Fact>,
    /// How often.
    pub rhythm: String,
    /// What was stated.
    pub values: Vec<Fact>,
    /// Day and source of all of it, where they are the same.
    pub values_source: Option<String>,
    /// What guaranteed and projected mean; what to do where nothing was stated.
    pub values_text: Vec<String>,
    /// The months, the latest first.
    pub ledger: Vec<LedgerRow>,
    /// What is said where there are no months.
    pub ledger_none: String,
    /// What is missing, in a sentence.
    pub missing: Option<String>,
    /// Number, carrier, frame, days.
    pub facts: Vec<Fact>,
    /// Its documents.
    pub papers: Vec<RowView>,
}

/// A document in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentRow {
    /// The row.
    pub row: RowView,
    /// Which of the kinds.
    pub kind: String,
    /// The year of its day.
    pub year: String,
}

/// All documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentsView {
    /// When this was asked.
    pub stand: String,
    /// The newest first.
    pub rows: Vec<DocumentRow>,
    /// The kinds that there are, with their words.
    pub kinds: Vec<Fact>,
    /// The years that there are, the latest first.
    pub years: Vec<String>,
}

/// One document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentView {
    /// When this was asked.
    pub stand: String,
    /// What it is called.
    pub title: String,
    /// Kind, day, from whom, how large.
    pub facts: Vec<Fact>,
    /// Where the file is.
    pub file: String,
    /// Whether a browser can show it.
    pub shows: bool,
    /// Whether it is a picture, which the page shows itself.
    pub picture: bool,
    /// The contract that it belongs to.
    pub contract: Option<String>,
}

/// All messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessagesView {
    /// When this was asked.
    pub stand: String,
    /// The newest first.
    pub rows: Vec<RowView>,
}

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageView {
    /// When this was asked.
    pub stand: String,
    /// What it is about.
    pub subject: String,
    /// From whom, of when, to whom.
    pub line: String,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
    /// Whether it is to this person alone, and so may tell of a document.
    pub personal: bool,
}
