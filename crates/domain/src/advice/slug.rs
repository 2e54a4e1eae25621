//! What a calculator is called in addresses and tables.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The text cannot name a calculator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a calculator is named by up to 40 small letters, digits and hyphens")]
pub struct NoSlug;

/// A calculator's part of addresses: `gross-net`. Which ones there are is not known here.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CalculatorSlug(String);

impl CalculatorSlug {
    /// As it stands in addresses.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for CalculatorSlug {
    type Err = NoSlug;

    fn from_str(text: &str) -> Result<Self, NoSlug> {
        let known = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let fits = (1..=40).contains(&text.len()) && text.chars().all(known) && text.starts_with(|c: char| c != '-');
        if fits { Ok(Self(text.to_owned())) } else { Err(NoSlug) }
    }
}

impl fmt::Display for CalculatorSlug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
