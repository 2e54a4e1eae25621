//! One row of the inventory.

use std::fmt;
use std::str::FromStr;

use super::evidence::TestRef;
use super::id::Id;

/// The first line of the file.
pub(super) const HEADER: &str = "id\tstate\ttitle\ttests";

/// How far a capability is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Not begun.
    Planned,
    /// A part can be used.
    Partial,
    /// Done, and a test proves it.
    Works,
    /// A fact about an organisation that no software makes; the product can only keep a record of it.
    Record,
}

impl State {
    /// Every state, from first to last.
    pub(super) const ALL: [Self; 4] = [Self::Planned, Self::Partial, Self::Works, Self::Record];

    /// As it is written in the file.
    fn name(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Partial => "partial",
            Self::Works => "works",
            Self::Record => "record",
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for State {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|state| state.name() == text).ok_or_else(|| format!("there is no state `{text}`"))
    }
}

/// What one line says. The title is for readers only.
#[derive(Debug)]
pub(super) struct Row {
    /// Which capability.
    pub(super) id: Id,
    /// How far it is.
    pub(super) state: State,
    /// What proves it.
    pub(super) tests: Vec<TestRef>,
}

impl Row {
    /// Reads `id`, state, title and tests, parted by tabs.
    pub(super) fn parse(line: &str) -> Result<Self, String> {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, state, title, tests] = columns[..] else {
            return Err(format!("four columns are needed, not {}", columns.len()));
        };
        if title.trim().is_empty() {
            return Err(format!("{id} has no title"));
        }
        let tests = tests.split(',').map(str::trim).filter(|test| !test.is_empty()).map(str::parse);
        Ok(Self {
            id: id.parse()?,
            state: state.parse()?,
            tests: tests.collect::<Result<_, _>>().map_err(|problem| format!("{id}: {problem}"))?,
        })
    }
}
