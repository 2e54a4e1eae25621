//! One line of text as people typed it, made fit for the page.

use crate::{error::Problem, fonts};
use serde::Serialize;
use unicode_normalization::UnicodeNormalization as _;

/// Stands where no font has the character.
const MISSING: char = '□';
/// A word of more characters may be broken, after this many; else one long word would leave the page.
const LONGEST_WORD: usize = 24;
/// An address of mail or web is copied and typed: a break hidden in it does harm, so it comes late.
const LONGEST_ADDRESS: usize = 40;
pub(crate) const MAY_BREAK: char = '\u{200b}';

/// A line that can be set.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Line {
    /// What to set.
    pub(crate) text: String,
    /// How wide it runs, in units of the type's size.
    em: f64,
    /// Whether a character became a □.
    #[serde(skip)]
    pub(crate) incomplete: bool,
}

/// Checks and prepares a line of at most `longest` characters.
///
/// # Errors
///
/// If nothing is in it, if it is too long, or if it is not one line.
pub(crate) fn line(raw: &str, longest: usize) -> Result<Line, Problem> {
    let composed = composed(raw, longest)?;
    let mut text = String::with_capacity(composed.len());
    let longest_word = if composed.contains(['@', '/']) { LONGEST_ADDRESS } else { LONGEST_WORD };
    let mut incomplete = false;
    let mut word = 0_usize;
    let mut em = 0.0;
    for (character, known) in visible(&composed) {
        word = if character.is_whitespace() || character == '-' { 0 } else { word.saturating_add(1) };
        if word > longest_word {
            text.push(MAY_BREAK);
            word = 1;
        }
        incomplete |= !known;
        em += fonts::width(character);
        text.push(character);
    }
    if text.is_empty() { Err(Problem::Missing) } else { Ok(Line { text, em, incomplete }) }
}

/// The text without blanks around it and with its accents put together.
///
/// # Errors
///
/// If nothing is in it, if it is too long, or if it is not one line.
pub(crate) fn composed(raw: &str, longest: usize) -> Result<String, Problem> {
    // Bytes first, so that nobody makes us normalise a megabyte.
    if raw.len() > longest.saturating_mul(8) {
        return Err(Problem::TooLong(longest));
    }
    let composed: String = raw.trim().nfc().collect();
    if composed.is_empty() {
        return Err(Problem::Missing);
    }
    if composed.chars().count() > longest {
        return Err(Problem::TooLong(longest));
    }
    if composed.chars().any(is_control) {
        return Err(Problem::Control);
    }
    Ok(composed)
}

/// Each character that can be seen, and whether a font has it; if not, it is a □ already.
pub(crate) fn visible(composed: &str) -> impl Iterator<Item = (char, bool)> {
    composed.chars().filter(|character| !is_invisible(*character)).map(|character| {
        let known = character.is_whitespace() || fonts::has(character);
        (if known { character } else { MISSING }, known)
    })
}

/// Control characters, line and paragraph separators, and those that turn the direction of what follows them: a name
/// could otherwise rearrange an address.
fn is_control(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Characters without a picture that join or vary others; without their emoji they are nothing.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(raw: &str) -> String {
        line(raw, 100).expect("a line").text
    }

    #[test]
    fn a_name_stays_as_it_is() {
        for name in
            ["Jana Krämer", "Søren Kjær Ågård", "Łukasz Żółć", "Αλέξης", "محمد", "#let *x* _y_ $z$ [a] \\ @b <c>"]
        {
            let line = line(name, 100).expect("a line");
            assert_eq!((line.text.as_str(), line.incomplete), (name, false));
        }
    }

    #[test]
    fn accents_typed_apart_are_put_together() {
        assert_eq!(text("Kra\u{308}mer"), "Krämer");
    }

    #[test]
    fn what_no_font_has_is_shown_as_missing_and_told() {
        let smile = line("Jana 😀", 100).expect("a line");
        assert_eq!((smile.text.as_str(), smile.incomplete), ("Jana □", true));
        assert_eq!(text("\u{1f468}\u{200d}\u{1f469}\u{fe0f}"), "□□");
        assert_eq!(line("\u{200b}\u{feff}", 100), Err(Problem::Missing));
    }

    #[test]
    fn one_line_is_one_line() {
        for wrong in ["a\nb", "a\tb", "a\u{0}", "a\u{2028}b", "a\u{202e}b", "a\u{2066}b"] {
            assert_eq!(line(wrong, 100), Err(Problem::Control), "{wrong:?}");
        }
        assert_eq!(line("  ", 100), Err(Problem::Missing));
    }

    #[test]
    fn the_limit_counts_characters() {
        assert!(line(&"ä".repeat(100), 100).is_ok());
        assert_eq!(line(&"ä".repeat(101), 100), Err(Problem::TooLong(100)));
        assert_eq!(line(&"ä".repeat(1_000_000), 100), Err(Problem::TooLong(100)));
    }

    #[test]
    fn only_long_words_may_be_broken() {
        assert_eq!(text("Hinterbliebenenversorgung"), "Hinterbliebenenversorgun\u{200b}g");
        assert!(!text("vorname.nachname@lange-firma.example").contains(MAY_BREAK));
        assert!(!text("Maximilian von Hohenstein-Rabenau-Hohenzollern").contains(MAY_BREAK));
    }

    #[test]
    fn a_wide_line_is_wider() {
        let em = |raw| line(raw, 100).expect("a line").em;
        assert!(em("WWWW") > 3.0 * em("llll"));
        assert!((em("abab") - 2.0 * em("ab")).abs() < 1e-9);
    }
}
