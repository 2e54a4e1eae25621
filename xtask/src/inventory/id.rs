//! The ids of the inventory: a closed set.

use std::fmt;
use std::str::FromStr;

/// Every group in the order of the inventory: prefix, width of the number, last number.
const GROUPS: [(&str, usize, u8); 17] = [
    ("A", 2, 24),
    ("B", 2, 20),
    ("C", 2, 8),
    ("D", 2, 18),
    ("E", 2, 11),
    ("F", 2, 12),
    ("G", 2, 3),
    ("H", 2, 7),
    ("I", 2, 5),
    ("J", 2, 6),
    ("K", 2, 6),
    ("L", 2, 5),
    ("M", 2, 8),
    ("N", 2, 33),
    ("W", 2, 25),
    ("ideal:", 1, 20),
    ("R", 2, 34),
];

/// The id of a capability (`A01` to `W25`), an ideal item (`ideal:1`) or a rule (`R01`): group and number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Id((usize, u8));

impl Id {
    /// Every id there is, in the order of the inventory.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        GROUPS.iter().enumerate().flat_map(|(group, (_, _, last))| (1..=*last).map(move |number| Self((group, number))))
    }

    /// The place of its group in the inventory.
    pub(super) fn group(self) -> usize {
        self.0.0
    }

    /// The first and last id of its group, for people.
    pub(super) fn range(self) -> String {
        let (group, _) = self.0;
        let last = GROUPS[group].2;
        format!("{} to {}", Self((group, 1)), Self((group, last)))
    }

    /// Whether the text names this id as a whole word: `A04`, but neither `A042` nor `XA04`.
    pub(super) fn is_named_in(self, text: &str) -> bool {
        let name = self.to_string();
        let inside_word = |character: Option<char>| character.is_some_and(|c| c.is_alphanumeric() || c == '_');
        text.match_indices(&name).any(|(start, found)| {
            !inside_word(text[..start].chars().next_back()) && !inside_word(text[start + found.len()..].chars().next())
        })
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (group, number) = self.0;
        let (prefix, width, _) = GROUPS[group];
        write!(f, "{prefix}{number:0width$}")
    }
}

impl FromStr for Id {
    type Err = String;

    /// Only the exact spelling counts: `A4` and `ideal:01` are unknown.
    fn from_str(text: &str) -> Result<Self, String> {
        Self::all().find(|id| id.to_string() == text).ok_or_else(|| format!("there is no id `{text}`"))
    }
}
