//! Texts that stand in one line of a header: names and subjects.

/// Why a text cannot stand in a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadLine {
    /// Nothing, or blanks only.
    #[error("the text is empty")]
    Empty,
    /// Longer than is read.
    #[error("the text has more than {0} characters")]
    TooLong(usize),
    /// Line breaks, control characters and characters that nobody sees.
    #[error("the text holds characters that cannot be seen")]
    Invisible,
    /// `=?`, which begins an encoded word (RFC 2047): a reader would show something else than what was checked.
    #[error("the text holds the beginning of an encoded word")]
    Encoded,
}

/// A name of an organisation or of a sender, in one visible line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// The longest name in characters.
    pub const LONGEST: usize = 100;

    /// Takes a name; blanks around it are cut.
    ///
    /// # Errors
    /// [`BadLine`]
    pub fn parse(text: &str) -> Result<Self, BadLine> {
        line(text, Self::LONGEST).map(Self)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A mail's subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject(String);

impl Subject {
    /// The longest subject in characters: what a phone still shows in two lines.
    pub const LONGEST: usize = 70;

    /// Takes a subject; blanks around it are cut.
    ///
    /// # Errors
    /// [`BadLine`]
    pub fn parse(text: &str) -> Result<Self, BadLine> {
        line(text, Self::LONGEST).map(Self)
    }

    /// A name with words before and after it. A name that is too long is cut and ends in "…".
    pub(super) fn around(before: &str, name: &Name, after: &str) -> Result<Self, BadLine> {
        let room = Self::LONGEST.saturating_sub(before.chars().count() + after.chars().count());
        let name = name.as_str();
        if name.chars().count() <= room {
            return Self::parse(&format!("{before}{name}{after}"));
        }
        let cut: String = name.chars().take(room.saturating_sub(1)).collect();
        Self::parse(&format!("{before}{}…{after}", cut.trim_end()))
    }

    /// The subject.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn line(text: &str, longest: usize) -> Result<String, BadLine> {
    if !text.chars().all(is_visible) {
        return Err(BadLine::Invisible);
    }
    let text = text.trim();
    if text.is_empty() {
        return Err(BadLine::Empty);
    }
    if text.contains("=?") {
        return Err(BadLine::Encoded);
    }
    if text.chars().count() > longest {
        return Err(BadLine::TooLong(longest));
    }
    Ok(text.to_owned())
}

/// Neither breaks a line nor hides or turns around what stands beside it.
fn is_visible(c: char) -> bool {
    let hidden = matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}' | '\u{061C}' | '\u{180E}');
    !c.is_control() && !hidden
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_letters() {
        for good in ["Kessler Maschinenbau", "Müller & Söhne GmbH", "Ærø A/S", "\"Anführung\" <AG>", "日本"] {
            assert_eq!(Name::parse(good).expect(good).as_str(), good);
        }
        assert_eq!(Name::parse("  Kessler ").expect("blanks are cut").as_str(), "Kessler");
    }

    #[test]
    fn nothing_that_makes_a_second_header_gets_in() {
        for bad in ["A\r\nBcc: x@y.de", "A\nB", "A\rB", "A\tB", "A\0B", "A\u{85}B", "A\u{2028}B", "A\u{202E}B", "A\n"] {
            assert_eq!(Name::parse(bad), Err(BadLine::Invisible), "{bad:?}");
            assert_eq!(Subject::parse(bad), Err(BadLine::Invisible), "{bad:?}");
        }
        assert_eq!(Name::parse("=?utf-8?q?=0D=0ABcc:_x@y.de?="), Err(BadLine::Encoded));
        assert_eq!(Name::parse("  "), Err(BadLine::Empty));
        assert_eq!(Name::parse(&"n".repeat(101)), Err(BadLine::TooLong(100)));
        assert_eq!(Subject::parse(&"s".repeat(71)), Err(BadLine::TooLong(70)));
    }

    #[test]
    fn a_long_name_is_cut_until_the_subject_fits() {
        let name = Name::parse(&"ö".repeat(100)).expect("a name");
        let subject = Subject::around("", &name, " lädt Sie ein").expect("it was cut");
        assert_eq!(subject.as_str().chars().count(), 70);
        assert!(subject.as_str().ends_with("ö… lädt Sie ein"), "{subject:?}");
        let fits = Name::parse(&"ö".repeat(57)).expect("a name");
        assert!(!Subject::around("", &fits, " lädt Sie ein").expect("it fits").as_str().contains('…'));
    }
}
