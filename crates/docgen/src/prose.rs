//! Running text and the words in a table. They are hyphenated by the language's own rules, which a break in the middle of
//! a word would spoil; so a word may only be broken where no rule could help.

use crate::{
    error::Problem,
    text::{MAY_BREAK, composed, visible},
};

/// So many letters without a change between vowels and others are in no word of our languages: a number, a key, a joke.
const LONGEST_RUN: usize = 10;
/// A word of more characters is broken even if it could be spoken.
const LONGEST_WORD: usize = 40;
const NO_BREAK: char = '\u{a0}';

/// Prepares a text of at most `longest` characters: what to set, and whether a character became a □.
///
/// # Errors
///
/// If nothing is in it, if it is too long, or if it is more than one paragraph.
pub(crate) fn prose(raw: &str, longest: usize) -> Result<(String, bool), Problem> {
    let composed = composed(raw, longest)?;
    let mut text = String::with_capacity(composed.len());
    let mut incomplete = false;
    let (mut word, mut run, mut vowel) = (0_usize, 0_usize, false);
    let mut characters = visible(&composed).peekable();
    while let Some((character, known)) = characters.next() {
        incomplete |= !known;
        let apart = character.is_whitespace() || character == '-';
        run = if apart || is_vowel(character) != vowel { 1 } else { run.saturating_add(1) };
        vowel = is_vowel(character);
        word = if apart { 0 } else { word.saturating_add(1) };
        if run > LONGEST_RUN || word > LONGEST_WORD {
            text.push(MAY_BREAK);
            (run, word) = (1, 1);
        }
        let next = characters.peek().map(|(next, _)| *next);
        text.push(if character == ' ' && holds_together(text.chars().next_back(), next) {
            NO_BREAK
        } else {
            character
        });
    }
    if text.is_empty() { Err(Problem::Missing) } else { Ok((text, incomplete)) }
}

/// `§ 1a`, `4 %` and `293,91 €` are not parted at the end of a line.
fn holds_together(before: Option<char>, after: Option<char>) -> bool {
    before == Some('§') || matches!(after, Some('%' | '€'))
}

fn is_vowel(character: char) -> bool {
    matches!(character.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ä' | 'ö' | 'ü' | 'æ' | 'ø' | 'å')
        || matches!(character, 'Ä' | 'Ö' | 'Ü' | 'Æ' | 'Ø' | 'Å' | 'é' | 'è' | 'ë' | 'ï')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(raw: &str) -> String {
        prose(raw, 200).expect("a text").0
    }

    #[test]
    fn words_are_left_to_the_rules_of_the_language() {
        for word in [
            "Berufsunfähigkeitszusatzversicherung",
            "arbeidsongeschiktheidsverzekering",
            "Angstschweiß",
            "erhvervsevnetabsforsikring",
            "Sozialversicherungsentgeltverordnung",
        ] {
            assert_eq!(text(word), word);
        }
    }

    #[test]
    fn what_no_rule_knows_may_be_broken() {
        assert_eq!(text("DE68210501700012345678").matches(MAY_BREAK).count(), 1);
        assert_eq!(text(&"W".repeat(100)).matches(MAY_BREAK).count(), 9);
        assert_eq!(text(&"Wa".repeat(40)).matches(MAY_BREAK).count(), 1);
    }

    #[test]
    fn norms_and_amounts_stay_in_one_line() {
        assert_eq!(text("nach § 1a, 4 % von 8 €"), "nach §\u{a0}1a, 4\u{a0}% von 8\u{a0}€");
    }

    #[test]
    fn rare_signs_are_told_and_a_second_paragraph_is_refused() {
        assert_eq!(prose("a 😀", 200), Ok(("a □".to_owned(), true)));
        assert_eq!(prose("a\nb", 200), Err(Problem::Control));
        assert_eq!(prose(" ", 200), Err(Problem::Missing));
        assert_eq!(prose("abc", 2), Err(Problem::TooLong(2)));
    }
}
