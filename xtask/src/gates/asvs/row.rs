//! One row of the table.

use super::{evidence, requirement};
use std::path::Path;

/// The line above the rows.
pub(super) const HEADER: &str = "id\tlevel\twhat\tstanding\tevidence";
/// A reason of fewer words is none.
const WORDS: usize = 4;

/// How far the product is with a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// A test shows that it is kept.
    Met,
    /// There is nothing that it is about.
    NotApplicable,
    /// Not built, or not shown.
    Open,
}

impl Standing {
    /// From the best to the worst.
    pub(super) const ALL: [Self; 3] = [Self::Met, Self::NotApplicable, Self::Open];

    /// As it is written in the file.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotApplicable => "not applicable",
            Self::Open => "open",
        }
    }
}

/// What one line says. The paraphrase is for readers only.
#[derive(Debug)]
pub(super) struct Row<'a> {
    /// The requirement's number.
    pub(super) id: &'a str,
    /// From which level on it is asked for.
    pub(super) level: char,
    /// How far it is.
    pub(super) standing: Standing,
    evidence: &'a str,
}

impl<'a> Row<'a> {
    /// Reads number, level, paraphrase, standing and evidence, parted by tabs.
    pub(super) fn parse(line: &'a str) -> Result<Self, String> {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, level, what, standing, evidence] = columns[..] else {
            return Err(format!("five columns are needed, not {}", columns.len()));
        };
        if !requirement::exists(id) {
            return Err(format!("V6 to V9 have no requirement `{id}`"));
        }
        if what.trim().is_empty() {
            return Err(format!("{id} does not say what is asked for"));
        }
        if what.starts_with("Verify that") {
            return Err(format!("{id} has the standard's words; say it in our own"));
        }
        let level = requirement::LEVELS.into_iter().find(|known| level.parse() == Ok(*known));
        let known = Standing::ALL.into_iter().find(|known| known.name() == standing);
        Ok(Self {
            id,
            level: level.ok_or_else(|| format!("{id} has no level"))?,
            standing: known.ok_or_else(|| format!("{id}: there is no standing `{standing}`"))?,
            evidence,
        })
    }

    /// What is wrong with its evidence: a test that is not there, or no reason.
    pub(super) fn problem(&self, root: &Path) -> Option<String> {
        if self.standing == Standing::Met {
            return evidence::check(root, self.evidence).err();
        }
        let reason = self.evidence.split_whitespace().count() >= WORDS;
        (!reason).then(|| format!("it is {}, and no sentence says why", self.standing.name()))
    }
}
