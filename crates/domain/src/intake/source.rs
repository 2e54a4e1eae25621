//! Where a list comes from, told by its headings.

use super::List;
use super::key::normalised;
use std::fmt::Write;

/// What is the same for each list of one source: its kind and its headings, normalised and in their order. The caller hashes it, and
/// finds by the hash how the columns were mapped the last time.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// Of a list with these headings. How many columns there are counts, also empty ones: a mapping goes by place.
    pub fn of<C: AsRef<str>>(list: List, headings: &[C]) -> Self {
        // The version changes with `normalised`: what was remembered before is not found then, and asked again.
        let mut text = format!("1 {}", list.code());
        for heading in headings {
            let words = normalised(heading.as_ref());
            // With its length, so that no heading can look like two. Writing to a text does not fail.
            let _ = write!(text, "\n{} {words}", words.len());
        }
        Self(text)
    }

    /// The bytes to hash. They are headings, no one's data.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_headings_are_written_does_not_matter_and_their_order_does() {
        let list = Fingerprint::of(List::People, &["Pers.-Nr.", "Name", "Vorname"]);
        assert_eq!(Fingerprint::of(List::People, &["PERS NR", "name ", "Vor\u{ad}name*"]), list);
        for other in [&["Name", "Pers.-Nr.", "Vorname"][..], &["Pers.-Nr.", "Name", "Vorname", ""], &["Pers.-Nr."]] {
            assert_ne!(Fingerprint::of(List::People, other), list);
        }
        assert_ne!(Fingerprint::of(List::Contracts, &["Pers.-Nr.", "Name", "Vorname"]), list);
    }

    #[test]
    fn no_heading_looks_like_two() {
        let one = Fingerprint::of(List::People, &["a b"]);
        assert_ne!(Fingerprint::of(List::People, &["a", "b"]), one);
        assert_ne!(Fingerprint::of::<&str>(List::People, &[]), Fingerprint::of(List::People, &[""]));
    }
}
