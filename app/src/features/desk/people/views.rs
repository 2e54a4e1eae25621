//! What the pages of people show. The server writes all texts, so that the browser only lays them out.

/// How much a word weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// As usual; nothing to look at.
    Quiet,
    /// A state of its own.
    Plain,
    /// A state that matters here.
    Current,
    /// Somebody should look.
    Warn,
    /// Somebody has to act.
    Act,
}

/// A state or a step in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// In a few words.
    pub text: String,
    /// How much it weighs.
    pub weight: Weight,
}

/// Somebody, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameView {
    /// Names the record.
    pub id: String,
    /// Given and family name.
    pub name: String,
    /// Their first letters.
    pub initials: String,
    /// Personnel number and site.
    pub facts: String,
    /// Where the employment or the account stands.
    pub state: Word,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineView {
    /// Who.
    pub who: NameView,
    /// How the contracts are carried.
    pub way: String,
    /// What the person converts a month; none without a contract.
    pub own: Option<String>,
    /// What the employer adds a month; none without a contract.
    pub employer: Option<String>,
    /// The most urgent open step.
    pub step: Option<Word>,
}

/// A page of the list.
#[expect(clippy::struct_excessive_bools, reason = "what the page shows or leaves out, each by itself")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeopleView {
    /// The people of this page.
    pub lines: Vec<LineView>,
    /// The organisation has nobody.
    pub empty: bool,
    /// How many there are of each facet, in the order of the facets.
    pub counts: Vec<String>,
    /// Which of how many are shown, or how many were found.
    pub said: String,
    /// Which page it is, from 1.
    pub page: u16,
    /// How many pages there are.
    pub pages: u16,
    /// The answer is to what was typed.
    pub finding: bool,
    /// When this was so.
    pub as_of: String,
    /// Whether the person may import lists.
    pub imports: bool,
    /// Whether the person may send letters.
    pub invites: bool,
}

/// A step with the way to where it is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepView {
    /// Which.
    pub word: Word,
    /// What is done there, and its address; none where there is no such place, or the person may not go there.
    pub way: Option<(&'static str, String)>,
}

/// A value with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactView {
    /// What it is.
    pub label: String,
    /// The value.
    pub value: String,
    /// Since when it is known, and by whose word.
    pub since: Option<String>,
}

/// Values that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupView {
    /// What they are about.
    pub title: String,
    /// The values.
    pub facts: Vec<FactView>,
}

/// A month of contributions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthView {
    /// Which month.
    pub month: String,
    /// What the person converts.
    pub own: String,
    /// What the employer adds.
    pub employer: String,
    /// Whether it arrived.
    pub state: Word,
}

/// A contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractView {
    /// How it is carried, and by whom.
    pub title: String,
    /// Where it stands.
    pub state: Word,
    /// Number, contributions, days, values.
    pub facts: Vec<FactView>,
    /// The newest months first.
    pub months: Vec<MonthView>,
}

/// Something that happened, or a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryView {
    /// What.
    pub what: String,
    /// When, by whom, from whom.
    pub facts: String,
}

/// Everything about one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonView {
    /// Who.
    pub who: NameView,
    /// When this was so.
    pub as_of: String,
    /// What is to be done, the most urgent first.
    pub steps: Vec<StepView>,
    /// Master data, then the employments.
    pub groups: Vec<GroupView>,
    /// The contracts.
    pub contracts: Vec<ContractView>,
    /// Documents.
    pub papers: Vec<EntryView>,
    /// What happened, the latest first.
    pub history: Vec<EntryView>,
    /// Who opened this page.
    pub seen: Vec<EntryView>,
}
