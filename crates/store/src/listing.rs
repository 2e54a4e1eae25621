//! Pages of long lists, and how their rows sort: the same on both engines, by the bytes of a folded text.

pub use domain::listing::Direction;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Which part of a list is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// How many rows to leave out.
    pub offset: u32,
    /// How many rows to give at most.
    pub limit: u16,
}

/// More digits than any number has.
const DIGITS: usize = 20;

/// Where a person stands in a list by name: Ä with A, ß with ss, without regard to case.
pub fn name_key(family: &str, given: &str) -> String {
    format!("{}, {}", folded(family), folded(given))
}

/// Where a number stands in a list: digits by what they count, so that 9 stands before 10 and A-9 before A-10.
pub(crate) fn number_key(number: &str) -> String {
    let mut key = String::with_capacity(number.len() + DIGITS);
    let mut digits = String::new();
    for c in folded(number).chars().chain(std::iter::once('\0')) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            key.extend(std::iter::repeat_n('0', DIGITS.saturating_sub(digits.len())));
            key.push_str(&digits);
            digits.clear();
        }
        if c != '\0' {
            key.push(c);
        }
    }
    key
}

/// As dictionaries sort (DIN 5007-1): without marks and case.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().flat_map(char::to_lowercase).filter(|c| !is_combining_mark(*c) && *c != '\0') {
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            c => folded.push(c),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sort_as_in_a_dictionary() {
        let mut names =
            ["Özdemir", "Zimmer", "Abel", "oster", "Äbel", "Müller-Ott", "Müller", "Muller", "Groß", "Gross"];
        names.sort_by_key(|name| name_key(name, "A"));
        assert_eq!(
            names,
            ["Abel", "Äbel", "Groß", "Gross", "Müller", "Muller", "Müller-Ott", "oster", "Özdemir", "Zimmer"]
        );
        assert!(name_key("Berg", "Zoe") < name_key("Bergmann", "Ada"));
    }

    #[test]
    fn numbers_sort_by_what_they_count() {
        let mut numbers = ["10", "9", "A-10", "A-9", "010", "100", "B", ""];
        numbers.sort_by_key(|number| number_key(number));
        assert_eq!(numbers, ["", "9", "10", "010", "100", "A-9", "A-10", "B"]);
        assert_eq!(number_key(&"7".repeat(30)), "7".repeat(30));
    }
}
