//! Percentages from 0 to 100 with up to four decimals: `15,5 %`.

use super::fold::{MINUS, NO_BREAK, fold, push_digits};
use super::number::{self, Fault, is_one_group, signs, without_signs};
use crate::{Language, Percent};

/// Why a text is no percentage, by what its writer has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoPercentage {
    /// Type a percentage: there is nothing, or only its sign or a dash.
    #[error("there is no percentage")]
    Empty,
    /// Type it in digits: there are letters or signs in it, also `‰` and fractions.
    #[error("this is no percentage")]
    NotANumber,
    /// Type the digits 0 to 9: these are of another script.
    #[error("these are digits of another script")]
    ForeignDigits,
    /// Type one percentage: two cells or lines were pasted.
    #[error("these are several percentages")]
    Several,
    /// Type the decimals with the language's own sign or leave them away: `1.500` in German could be 1.5 or 1,500.
    #[error("this could mean two percentages")]
    Ambiguous,
    /// Mend the signs: they stand where none belong (`1.2.3`).
    #[error("the signs stand where none belong")]
    Groups,
    /// Type the decimals or leave the sign before them away (`5,`).
    #[error("the decimals are missing after their sign")]
    Unfinished,
    /// Give at most four decimals: the law has no finer rate, and [`Percent`] holds none.
    #[error("there are more than four decimals")]
    TooManyDecimals,
    /// Type a percentage that is not below nothing.
    #[error("the percentage is negative")]
    Negative,
    /// Type at most 100.
    #[error("the percentage is over 100")]
    TooLarge,
}

impl From<Fault> for NoPercentage {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Empty => Self::Empty,
            Fault::NotANumber => Self::NotANumber,
            Fault::ForeignDigits => Self::ForeignDigits,
            Fault::Several => Self::Several,
            Fault::Groups => Self::Groups,
            Fault::Unfinished => Self::Unfinished,
            Fault::TooManyDecimals => Self::TooManyDecimals,
            Fault::TooLarge => Self::TooLarge,
        }
    }
}

/// Decimals of a [`Percent`].
const PLACES: usize = 4;
const ONE: u64 = 10_000;

/// Reads a percentage from 0 to 100 with up to four decimals, with or without the sign or the word. Comma and point both stand before
/// decimals, since there are no thousands; only what the language would read as thousands is refused ([`NoPercentage::Ambiguous`]).
/// `0,15` is 0.15 %, not 15 %.
///
/// # Errors
/// [`NoPercentage`].
pub fn parse_percent(text: &str, language: Language) -> Result<Percent, NoPercentage> {
    let plain = fold(text);
    let (negative, bare) = without_signs(&plain, |text| Ok::<_, NoPercentage>(without_word(text)))?;
    if is_one_group(bare, language) {
        return Err(NoPercentage::Ambiguous);
    }
    let count = number::read(bare, language, PLACES)?;
    if negative && count > 0 {
        return Err(NoPercentage::Negative);
    }
    let percent = i64::try_from(count).map(Percent::from_ten_thousandths).map_err(|_| NoPercentage::TooLarge)?;
    if percent > Percent::HUNDRED { Err(NoPercentage::TooLarge) } else { Ok(percent) }
}

/// Writes a percentage with its sign and no more decimals than it needs: `15,5 %` in German and Danish (with U+00A0), `15,5%` in Dutch,
/// `15.5%` in English; the minus is U+2212.
pub fn write_percent(percent: Percent, language: Language) -> String {
    let mut text = write_bare_percent(percent, language);
    if matches!(language, Language::De | Language::Da) {
        text.push(NO_BREAK);
    }
    text.push('%');
    text
}

/// Writes a percentage without its sign: `15,5`. For a field that shows the sign beside it.
pub fn write_bare_percent(percent: Percent, language: Language) -> String {
    let count = percent.ten_thousandths();
    let mut text = String::new();
    if count < 0 {
        text.push(MINUS);
    }
    push_digits(&mut text, count.unsigned_abs() / ONE, 1);
    let (mut part, mut places) = (count.unsigned_abs() % ONE, PLACES);
    if part > 0 {
        while part.is_multiple_of(10) {
            part /= 10;
            places -= 1;
        }
        text.push(signs(language).1);
        push_digits(&mut text, part, places);
    }
    text
}

/// Takes the sign or the word of any of the languages off the end.
fn without_word(text: &str) -> &str {
    const WORDS: [&str; 9] = ["%", "prozent", "procent", "percent", "per cent", "pct.", "pct", "proc.", "v.h."];
    let ends = |word: &&str| text.len().checked_sub(word.len()).and_then(|at| text.split_at_checked(at));
    let cut = WORDS.iter().find_map(|word| ends(word).filter(|(_, end)| end.eq_ignore_ascii_case(word)));
    cut.map_or(text, |(bare, _)| bare.trim_end_matches([' ', '\n']))
}
