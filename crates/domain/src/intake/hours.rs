//! Hours a week.

use super::FaultCode;
use crate::Language;
use crate::typed::parse_percent;
use std::fmt;

/// Hours a week, exact to a hundredth of an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hours(i64);

impl Hours {
    /// So many hundredths of an hour.
    pub const fn from_hundredths(count: i64) -> Self {
        Self(count)
    }

    /// In hundredths of an hour.
    pub const fn hundredths(self) -> i64 {
        self.0
    }

    /// Reads "38,5", "38.5 Std.", "40 h": at most 100 hours with at most two decimals.
    pub(super) fn read(tidy: &str, language: Language) -> Result<Self, FaultCode> {
        const WORDS: [&str; 7] = ["stunden", "std.", "std", "hours", "timer", "uur", "h"];
        let small = tidy.to_ascii_lowercase();
        let bare = WORDS.iter().find_map(|word| small.strip_suffix(word)).unwrap_or(&small).trim_end();
        if bare.contains(|c: char| !c.is_ascii_digit() && !".,".contains(c)) {
            return Err(FaultCode::NoNumber);
        }
        // The same numbers as a percentage has: not below nothing, at most 100, the decimals of the language or of another.
        let count = parse_percent(bare, language)?.ten_thousandths();
        if count % 100 == 0 { Ok(Self(count / 100)) } else { Err(FaultCode::NoNumber) }
    }
}

impl fmt::Display for Hours {
    /// Plain: `38.5`, `40`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 100, self.0 % 100) {
            (whole, 0) => write!(f, "{whole}"),
            (whole, part) if part % 10 == 0 => write!(f, "{whole}.{}", part / 10),
            (whole, part) => write!(f, "{whole}.{part:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_and_written() {
        for (typed, written) in
            [("38,5", "38.5"), ("38.50", "38.5"), ("40 h", "40"), ("19,25 Std.", "19.25"), ("0", "0")]
        {
            assert_eq!(Hours::read(typed, Language::De).map(|hours| hours.to_string()).as_deref(), Ok(written));
        }
        for typed in ["viel", "40 %", "38:30", "-5", "38,333", "h"] {
            assert!(Hours::read(typed, Language::De).is_err(), "{typed}");
        }
        assert_eq!(Hours::read("101", Language::De), Err(FaultCode::TooLarge));
    }
}
