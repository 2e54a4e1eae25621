//! How an organisation appears: its part of the address, its mark, its accent.

use super::Colour;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// An organisation's part of an address: `/desk/{slug}`. Lower-case letters, digits, single hyphens inside.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// The text is no part of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("two to forty lower-case letters, digits and single hyphens, beginning with a letter")]
pub struct NoSlug;

/// Words of the workplace's own addresses.
const RESERVED: [&str; 4] = ["manifest", "_gallery", "live", "new"];

impl FromStr for Slug {
    type Err = NoSlug;

    fn from_str(text: &str) -> Result<Self, NoSlug> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let good = (2..=40).contains(&text.len())
            && text.chars().all(allowed)
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && !text.ends_with('-')
            && !text.contains("--")
            && !RESERVED.contains(&text);
        if good { Ok(Self(text.to_owned())) } else { Err(NoSlug) }
    }
}

impl TryFrom<String> for Slug {
    type Error = NoSlug;

    fn try_from(text: String) -> Result<Self, NoSlug> {
        text.parse()
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

impl Slug {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One to three letters or digits that stand for an organisation where there is no room for its name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Mark(String);

/// The text is no mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("one to three letters or digits")]
pub struct NoMark;

impl FromStr for Mark {
    type Err = NoMark;

    fn from_str(text: &str) -> Result<Self, NoMark> {
        let count = text.chars().count();
        let good = (1..=3).contains(&count) && text.chars().all(char::is_alphanumeric);
        if good { Ok(Self(text.to_uppercase())) } else { Err(NoMark) }
    }
}

impl TryFrom<String> for Mark {
    type Error = NoMark;

    fn try_from(text: String) -> Result<Self, NoMark> {
        text.parse()
    }
}

impl From<Mark> for String {
    fn from(mark: Mark) -> Self {
        mark.0
    }
}

impl Mark {
    /// The first letters of the first two words of a name.
    pub fn of_name(name: &str) -> Self {
        let letters: String = name
            .split_whitespace()
            .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()))
            .take(2)
            .flat_map(char::to_uppercase)
            .collect();
        if letters.is_empty() { Self("Z".to_owned()) } else { Self(letters) }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An organisation's colour, dark enough for white text on it: a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Accent(Colour);

/// The text is no colour that white text can be read on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoAccent {
    /// Not `#rrggbb`.
    #[error("a colour as #rrggbb")]
    NoColour,
    /// Too light.
    #[error("too light: white text on it could not be read")]
    TooLight,
}

impl Accent {
    /// The product's own blue.
    pub const HOUSE: Self = Self(Colour::rgb(0x24, 0x41, 0xc4));

    /// The colour.
    pub const fn colour(self) -> Colour {
        self.0
    }
}

impl FromStr for Accent {
    type Err = NoAccent;

    fn from_str(text: &str) -> Result<Self, NoAccent> {
        let colour: Colour = text.parse().map_err(|_| NoAccent::NoColour)?;
        if colour.contrast(Colour::WHITE) >= 450 { Ok(Self(colour)) } else { Err(NoAccent::TooLight) }
    }
}

impl TryFrom<String> for Accent {
    type Error = NoAccent;

    fn try_from(text: String) -> Result<Self, NoAccent> {
        text.parse()
    }
}

impl From<Accent> for String {
    fn from(accent: Accent) -> Self {
        accent.to_string()
    }
}

impl fmt::Display for Accent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_plain() {
        for good in ["kessler", "a1", "nord-wind", "x2y"] {
            assert_eq!(good.parse::<Slug>().map(|slug| slug.to_string()), Ok(good.to_owned()));
        }
        for bad in ["", "a", "1a", "Kessler", "a--b", "a-", "-a", "ä", "a b", "a/b", "live", &"a".repeat(41)] {
            assert_eq!(bad.parse::<Slug>(), Err(NoSlug), "{bad:?}");
        }
    }

    #[test]
    fn a_mark_is_short() {
        assert_eq!("km".parse::<Mark>().map(String::from), Ok("KM".to_owned()));
        for bad in ["", "abcd", "a b", "<b>"] {
            assert_eq!(bad.parse::<Mark>(), Err(NoMark), "{bad:?}");
        }
        assert_eq!(Mark::of_name("Kessler Maschinenbau GmbH").as_str(), "KM");
        assert_eq!(Mark::of_name("»ß«").as_str(), "SS");
        assert_eq!(Mark::of_name("…").as_str(), "Z");
    }

    #[test]
    fn an_accent_can_carry_white_text() {
        for good in ["#2441c4", "#000000", "#767676", "#006644"] {
            assert_eq!(good.parse::<Accent>().map(|accent| accent.to_string()), Ok(good.to_owned()));
        }
        for light in ["#ffffff", "#ffcc00", "#777777", "#00ff00"] {
            assert_eq!(light.parse::<Accent>(), Err(NoAccent::TooLight), "{light}");
        }
        for bad in ["", "2441c4", "#2441c", "#2441cg", "#2441c4;", "#+441c4", "#€€"] {
            assert_eq!(bad.parse::<Accent>(), Err(NoAccent::NoColour), "{bad:?}");
        }
        assert_eq!(Accent::HOUSE.to_string().parse(), Ok(Accent::HOUSE));
    }
}
