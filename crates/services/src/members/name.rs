//! What somebody is called in an organisation.

use crate::Refusal;
use serde::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

const LONGEST: usize = 200;

/// A member's name as whoever gives the role types it. Not shown in logs.
#[derive(Clone, PartialEq, Eq)]
pub struct MemberName(String);

impl FromStr for MemberName {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let name = text.trim();
        let good = (1..=LONGEST).contains(&name.chars().count()) && !name.chars().any(char::is_control);
        if good { Ok(Self(name.to_owned())) } else { Err(Refusal::Name) }
    }
}

impl MemberName {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Serialize for MemberName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl fmt::Debug for MemberName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MemberName(…)")
    }
}
