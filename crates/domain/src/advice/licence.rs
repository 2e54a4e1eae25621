//! What lets an organisation advise: its place in the register of intermediaries (§§ 11a, 34d `GewO`).

use crate::organisation::names;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

names! {
    /// As what somebody stands in the register. Which paragraph it is, is unverified.
    LicenceKind {
        /// Works for the customer (Versicherungsmakler, § 34d (1) sentence 2 no. 2 `GewO`).
        Broker = "broker",
        /// Works for an insurer (Versicherungsvertreter, § 34d (1) sentence 2 no. 1 `GewO`).
        Agent = "agent",
        /// Advises for a fee (Versicherungsberater, § 34d (2) `GewO`).
        Adviser = "adviser",
    }
}

/// The text cannot be a number of the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a register number has from 4 to 40 letters, digits and hyphens")]
pub struct NoRegisterNumber;

/// A number of the register of intermediaries, as it was typed: `D-1A2B-3C4D5-67`. Whether it is in the register is not checked here.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RegisterNumber(String);

impl RegisterNumber {
    /// As it is shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for RegisterNumber {
    type Err = NoRegisterNumber;

    fn from_str(text: &str) -> Result<Self, NoRegisterNumber> {
        let text = text.trim();
        let fits = (4..=40).contains(&text.len())
            && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            && text.chars().any(|c| c.is_ascii_digit());
        if fits { Ok(Self(text.to_ascii_uppercase())) } else { Err(NoRegisterNumber) }
    }
}

impl fmt::Display for RegisterNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What lets an organisation advise, from a day to a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Licence {
    /// As what.
    pub kind: LicenceKind,
    /// Under which number.
    pub number: RegisterNumber,
    /// The first day.
    pub from: Date,
    /// The last day; none: until it is taken away.
    pub to: Option<Date>,
}

impl Licence {
    /// Whether it holds on a day.
    pub fn is_valid(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| to >= day)
    }
}
