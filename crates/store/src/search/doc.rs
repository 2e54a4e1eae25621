//! What can be found, and under which words.

use super::fold::{Apostrophe, chunks, fold, words};
use super::parts::parts;
use rust_stemmers::{Algorithm, Stemmer};
use std::collections::HashSet;
use std::str::FromStr;
use uuid::Uuid;

/// More of a title is neither shown nor ranked.
const TITLE: usize = 200;
/// More of a text is not read: about eight pages.
const TEXT: usize = 24_000;
/// More words are not indexed. Title and text come first, the parts of compounds last.
const MOST_WORDS: usize = 2_000;
/// A chunk of more words (an address, a path) has no joined form.
const MOST_JOINED: usize = 5;

/// Stands before each word of a text, so that it is another word than the same one in a name. Sorts apart from every
/// letter and digit.
pub(super) const OF_TEXT: char = '.';

/// A language whose stems are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// German.
    #[default]
    De,
    /// English.
    En,
    /// Dutch.
    Nl,
    /// Danish.
    Da,
}

impl Language {
    /// The word's stem (Snowball), folded; none where it would be too short to say anything.
    pub(super) fn stem(self, word: &str) -> Option<String> {
        let algorithm = match self {
            Self::De => Algorithm::German,
            Self::En => Algorithm::English,
            Self::Nl => Algorithm::Dutch,
            Self::Da => Algorithm::Danish,
        };
        let stem = fold(&Stemmer::create(algorithm).stem(word));
        (stem.chars().count() >= 3).then_some(stem)
    }

    /// English writes its compounds apart.
    fn has_compounds(self) -> bool {
        self != Self::En
    }
}

impl FromStr for Language {
    type Err = ();

    /// Reads `de`, `en`, `nl`, `da`.
    fn from_str(code: &str) -> Result<Self, ()> {
        match code {
            "de" => Ok(Self::De),
            "en" => Ok(Self::En),
            "nl" => Ok(Self::Nl),
            "da" => Ok(Self::Da),
            _ => Err(()),
        }
    }
}

/// What kind of words a document has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words {
    /// Names and numbers: found as they are and by prefix.
    Names,
    /// Running text: found by stem and by the parts of compounds too.
    Text(Language),
}

/// Something that can be found. Give it nothing that is encrypted elsewhere: titles and words are kept in clear.
#[derive(Debug, Clone, Copy)]
pub struct SearchDoc<'a> {
    /// What it is: `person`, `document`. A name from code.
    pub kind: &'static str,
    /// The row; with `kind` unique in the scope.
    pub ref_id: Uuid,
    /// What a result shows; searched too. The first 200 characters are kept.
    pub title: &'a str,
    /// Searched, not kept: numbers, other names, text.
    pub more: &'a str,
    /// How its words are read.
    pub words: Words,
}

impl SearchDoc<'_> {
    /// The title as it is kept; PostgreSQL's texts cannot hold every control character.
    pub(super) fn kept_title(&self) -> String {
        self.title.chars().take(TITLE).map(|c| if c.is_control() { ' ' } else { c }).collect()
    }

    /// The title as it is ranked.
    pub(super) fn norm(&self) -> String {
        words(self.title, TITLE).join(" ")
    }

    /// The words that it is indexed under, sorted, each once.
    pub(super) fn index_words(&self) -> Vec<String> {
        let mut found = Found::default();
        let chunks =
            [chunks(self.title, TITLE, Apostrophe::Joint), chunks(self.more, TEXT, Apostrophe::Joint)].concat();
        for chunk in &chunks {
            self.add_chunk(chunk, &mut found);
        }
        if let Words::Text(language) = self.words
            && language.has_compounds()
        {
            for word in chunks.iter().flatten() {
                parts(&fold(word)).for_each(|part| found.add(format!("{OF_TEXT}{part}")));
            }
        }
        found.list.sort_unstable();
        found.list
    }

    fn add_chunk(&self, chunk: &[String], found: &mut Found) {
        for word in chunk {
            let folded = fold(word);
            match self.words {
                Words::Names => found.add(folded),
                Words::Text(language) => {
                    // A stem that begins the word is found with the word.
                    let stem = language.stem(word).filter(|stem| !folded.starts_with(stem));
                    [Some(folded), stem].into_iter().flatten().for_each(|word| found.add_of_text(&word));
                }
            }
        }
        if (2..=MOST_JOINED).contains(&chunk.len()) {
            let joined = fold(&chunk.concat());
            match self.words {
                Words::Names => found.add(joined),
                Words::Text(_) => found.add_of_text(&joined),
            }
        }
    }
}

/// Words in the order in which they were found.
#[derive(Default)]
struct Found {
    seen: HashSet<String>,
    list: Vec<String>,
}

impl Found {
    fn add(&mut self, word: String) {
        if !word.is_empty() && self.list.len() < MOST_WORDS && self.seen.insert(word.clone()) {
            self.list.push(word);
        }
    }

    fn add_of_text(&mut self, word: &str) {
        if !word.is_empty() {
            self.add(format!("{OF_TEXT}{word}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doc<'a>(title: &'a str, more: &'a str, words: Words) -> SearchDoc<'a> {
        SearchDoc { kind: "test", ref_id: Uuid::nil(), title, more, words }
    }

    #[test]
    fn a_person_has_few_words() {
        let person = doc("Müller-Lüdenscheidt, Änne", "P00042", Words::Names);
        assert_eq!(person.index_words(), ["anne", "ludenscheidt", "muller", "mullerludenscheidt", "p00042"]);
        assert_eq!(person.norm(), "muller ludenscheidt anne");
    }

    #[test]
    fn a_text_has_its_stems_where_they_are_other_words() {
        let text = doc("Companies", "", Words::Text(Language::En));
        assert_eq!(text.index_words(), [".companies"]);
        let text = doc("Company", "", Words::Text(Language::En));
        assert_eq!(text.index_words(), [".compani", ".company"]);
    }

    #[test]
    fn a_long_text_is_bounded() {
        let long: Vec<String> = (0..100_000u32).map(|number| format!("w{number}")).collect();
        assert!(doc("", &long.join(" "), Words::Text(Language::De)).index_words().len() <= MOST_WORDS);
    }
}
