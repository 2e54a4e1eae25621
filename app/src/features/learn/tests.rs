use super::{faq::FAQ, terms::TERMS};
use crate::i18n::{Key, Lang, Texts};
use std::collections::HashSet;

/// What plain German may have in a sentence, without the norm behind it.
const LONGEST_SENTENCE: usize = 15;
/// What a heading on a phone may have without a place to break.
const LONGEST_PIECE: usize = 18;

/// The texts without the norms in brackets, whose full stops end no sentence.
fn without_norms(text: &str) -> String {
    let mut depth = 0_usize;
    let outside = |sign: char| {
        depth = depth + usize::from(sign == '(') - usize::from(sign == ')' && depth > 0);
        (depth == 0 && sign != ')').then_some(sign)
    };
    text.chars().filter_map(outside).collect()
}

#[test]
fn there_is_enough_and_nothing_twice() {
    assert!(FAQ.len() >= 12 && TERMS.len() >= 30);
    for list in [FAQ, TERMS] {
        let keys: HashSet<&str> = list.iter().flat_map(|(one, other)| [one.name(), other.name()]).collect();
        assert_eq!(keys.len(), 2 * list.len());
    }
    for (question, answer) in FAQ {
        assert_eq!(question.name().strip_suffix("question"), answer.name().strip_suffix("answer"));
    }
    for (name, text) in TERMS {
        assert_eq!(name.name().strip_suffix("name"), text.name().strip_suffix("text"));
    }
}

#[test]
fn no_language_uses_one_word_for_two_things() {
    for lang in Lang::ALL {
        let names: HashSet<&str> = TERMS.iter().map(|(name, _)| Texts::of(lang).get(*name)).collect();
        assert_eq!(names.len(), TERMS.len(), "{lang:?}");
    }
}

#[test]
fn german_is_plain_and_headings_can_break() {
    let german = |key: &Key| Texts::of(Lang::De).get(*key);
    for (_, text) in FAQ.iter().chain(TERMS) {
        for sentence in without_norms(german(text)).split(['.', '?']) {
            assert!(sentence.split_whitespace().count() <= LONGEST_SENTENCE, "{sentence}");
        }
    }
    for lang in Lang::ALL {
        for (heading, _) in FAQ.iter().chain(TERMS) {
            let heading = Texts::of(lang).get(*heading);
            let longest = heading.split([' ', '-', '\u{ad}']).map(|piece| piece.chars().count()).max();
            assert!(longest <= Some(LONGEST_PIECE), "{lang:?}: {heading:?} needs a soft hyphen");
        }
    }
}
