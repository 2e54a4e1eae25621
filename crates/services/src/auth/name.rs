//! The name that somebody signs in with: an e-mail address, or what they chose.

use std::fmt;
use std::str::FromStr;
use unicode_normalization::UnicodeNormalization as _;

/// A folded name: NFKC, lower case, without blanks around it. Not shown in logs.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct LoginName(String);

/// The text is no name to sign in with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a name has from 4 to 254 characters, without blanks")]
pub struct NoName;

impl FromStr for LoginName {
    type Err = NoName;

    fn from_str(text: &str) -> Result<Self, NoName> {
        let folded: String = text.trim().nfkc().flat_map(char::to_lowercase).collect();
        let good =
            (4..=254).contains(&folded.chars().count()) && !folded.chars().any(|c| c.is_whitespace() || c.is_control());
        if good { Ok(Self(folded)) } else { Err(NoName) }
    }
}

impl LoginName {
    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for LoginName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LoginName(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_name_is_typed_in_many_ways() {
        let name: LoginName = " Jana.Krämer@Example.DE ".parse().expect("a name");
        assert_eq!(name.as_str(), "jana.krämer@example.de");
        // Decomposed and full-width forms, as some keyboards send them.
        assert_eq!("jana.kra\u{308}mer@example.de".parse(), Ok(name));
        assert_eq!("ｊａｎａ".parse::<LoginName>().map(|name| name.as_str().to_owned()), Ok("jana".to_owned()));
    }

    #[test]
    fn what_is_no_name_is_refused_and_never_shown() {
        for text in ["", "abc", "a b c d", "abcd\n e", &"a".repeat(255)] {
            assert_eq!(text.parse::<LoginName>(), Err(NoName), "{text:?}");
        }
        let name: LoginName = "jana.kraemer".parse().expect("a name");
        assert!(!format!("{name:?}").contains("jana"));
    }
}
