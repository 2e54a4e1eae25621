//! A query: words, each of which a hit must have.

use super::doc::{Language, OF_TEXT};
use super::fold::{Apostrophe, chunks, fold};
use serde::Serialize;

/// More of the user's text is not read.
const TEXT: usize = 256;
/// More words do not narrow a search that people make.
const MOST_TERMS: usize = 10;
/// Above every letter and digit: the end of a prefix's range.
const END: char = char::MAX;

/// What somebody looks for. Any text is a query; signs of all kinds only part its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    pub(super) ranges: Vec<Range>,
    /// How many words must be found.
    pub(super) terms: i64,
    /// As titles are ranked.
    pub(super) phrase: String,
    pub(super) kind: Option<&'static str>,
}

/// Words from `lo` to before `hi` stand for the query's `n`th word; `loose` is 1 for those found by their stem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Range {
    n: usize,
    lo: String,
    hi: String,
    loose: u8,
}

impl Query {
    /// Reads the first 256 characters and ten words of a text, stems in this language.
    pub fn new(text: &str, language: Language) -> Self {
        let mut ranges = Vec::new();
        let mut folded = Vec::new();
        for word in chunks(text, TEXT, Apostrophe::Ignored).into_iter().flatten() {
            let term = fold(&word);
            if term.is_empty() || folded.contains(&term) || folded.len() == MOST_TERMS {
                continue;
            }
            add_ranges(&mut ranges, folded.len(), &term, language.stem(&word));
            folded.push(term);
        }
        let terms = i64::try_from(folded.len()).unwrap_or_default();
        Self { ranges, terms, phrase: super::fold::words(text, TEXT).join(" "), kind: None }
    }

    /// Finds things of one kind only.
    #[must_use]
    pub fn only(mut self, kind: &'static str) -> Self {
        self.kind = Some(kind);
        self
    }

    /// Whether there is nothing to look for. Nothing is found then.
    pub fn is_empty(&self) -> bool {
        self.terms == 0
    }

    /// The end of the range of titles that begin with the phrase.
    pub(super) fn phrase_end(&self) -> String {
        format!("{}{END}", self.phrase)
    }
}

fn add_ranges(ranges: &mut Vec<Range>, n: usize, term: &str, stem: Option<String>) {
    let mut add = |lo: String, loose| ranges.push(Range { n, hi: format!("{lo}{END}"), lo, loose });
    add(term.to_owned(), 0);
    add(format!("{OF_TEXT}{term}"), 0);
    if let Some(stem) = stem.filter(|stem| stem != term) {
        add(format!("{OF_TEXT}{stem}"), 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_only_part_words() {
        let plain = Query::new("foo OR bar", Language::De);
        assert_eq!(Query::new("\"foo\" -OR* (bar:", Language::De), plain);
        assert_eq!(plain.terms, 3);
        assert!(Query::new(" *-\"🎉' ", Language::De).is_empty());
    }

    #[test]
    fn a_query_is_bounded() {
        let long: Vec<String> = (0..10_000u32).map(|number| number.to_string()).collect();
        let query = Query::new(&long.join(" "), Language::De);
        assert_eq!(query.terms, 10);
        assert!(query.phrase.len() <= TEXT);
    }
}
