//! What the demo shows.

use super::{ConfigError, Overrides};
use jiff::civil::{Date, date};
use serde::Deserialize;

/// The most people that one employer of the demo can have.
const MOST: u32 = 200_000;

/// What the demo's data are made from: the same three give the same rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DemoData {
    /// The day that it shows: contributions run up to it.
    pub today: Date,
    /// What people, contracts and identifiers are drawn from.
    pub seed: u64,
    /// How many people the largest employer has; no other has more.
    pub people: u32,
}

impl Default for DemoData {
    fn default() -> Self {
        Self { today: date(2026, 11, 23), seed: 1, people: 2_000 }
    }
}

impl DemoData {
    /// What the flags say.
    pub(super) fn take(&mut self, overrides: &Overrides) {
        self.today = overrides.today.unwrap_or(self.today);
        self.seed = overrides.seed.unwrap_or(self.seed);
        self.people = overrides.people.unwrap_or(self.people);
    }

    pub(super) fn check(&self) -> Result<(), ConfigError> {
        // Before the day on which everything begins there would be nothing to show; later ones have no statements.
        if !(2026..=2100).contains(&self.today.year()) {
            return Err(ConfigError::DemoDay(self.today));
        }
        // Twelve have their names in links and tests.
        if !(12..=MOST).contains(&self.people) {
            return Err(ConfigError::DemoPeople(self.people));
        }
        Ok(())
    }
}
