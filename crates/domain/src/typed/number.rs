//! A decimal number as people type it, with the signs of their language or of another where no doubt is left.

use super::fold::{is_foreign_digit, push_digits};
use crate::Language;

/// Why a text is no number. Amounts and percentages have their own errors, made from these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    Empty,
    NotANumber,
    ForeignDigits,
    Several,
    Groups,
    Unfinished,
    TooManyDecimals,
    TooLarge,
}

/// The sign between thousands and the sign before the decimals.
pub(super) const fn signs(language: Language) -> (char, char) {
    match language {
        Language::De | Language::Nl | Language::Da => ('.', ','),
        Language::En => (',', '.'),
    }
}

/// Takes the sign off a folded text, outside or inside of what `bare` takes off (`-5 €`, `€ -5`): whether it was a minus, and the rest.
pub(super) fn without_signs<'t, E: From<Fault>>(
    text: &'t str,
    bare: impl Fn(&'t str) -> Result<&'t str, E>,
) -> Result<(bool, &'t str), E> {
    let (outside, rest) = without_sign(text);
    let (inside, rest) = without_sign(bare(rest)?);
    if outside.is_some() && inside.is_some() {
        return Err(Fault::NotANumber.into());
    }
    Ok((outside.or(inside).unwrap_or_default(), rest))
}

/// `-5`, `5-` and `(5)` are below nothing, `+5` is not. The dash of `5,-` stands for the cents and stays.
fn without_sign(text: &str) -> (Option<bool>, &str) {
    if let Some(inner) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        return (Some(true), inner.trim_matches(' '));
    }
    if let Some(rest) = text.strip_prefix(['-', '+']) {
        return (Some(text.starts_with('-')), rest.trim_start_matches(' '));
    }
    match text.strip_suffix('-') {
        Some(rest) if !rest.ends_with([',', '.', '-']) => (Some(true), rest.trim_end_matches(' ')),
        _ => (None, text),
    }
}

/// Reads a folded text without a sign: the number times ten to the power of `places`, which is also how many decimals it may have.
pub(super) fn read(text: &str, language: Language, places: usize) -> Result<u64, Fault> {
    check_characters(text)?;
    let (whole, decimals) = match (without_dash(text), decimal_sign(text, language)) {
        (Some(whole), _) => (whole, ""),
        (None, Some(at)) => (&text[..at], decimals(&text[at + 1..])?),
        (None, None) => (text, ""),
    };
    if decimals.len() > places {
        return Err(Fault::TooManyDecimals);
    }
    let padding = "0".repeat(places - decimals.len());
    let digits = ungrouped(whole)? + decimals + &padding;
    digits
        .bytes()
        .try_fold(0_u64, |sum, digit| sum.checked_mul(10)?.checked_add((digit - b'0').into()))
        .ok_or(Fault::TooLarge)
}

/// Whether the text is a number with one sign for thousands of this language, three digits after it and no decimals: `1.500` in
/// German. Where thousands are out of the question, it may have been meant as decimals.
pub(super) fn is_one_group(text: &str, language: Language) -> bool {
    let (between, _) = signs(language);
    let plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    text.split_once(between).is_some_and(|(whole, rest)| rest.len() == 3 && plain(rest) && plain(whole) && leads(whole))
}

fn check_characters(text: &str) -> Result<(), Fault> {
    if text.is_empty() {
        return Err(Fault::Empty);
    }
    if text.contains(is_foreign_digit) {
        return Err(Fault::ForeignDigits);
    }
    if text.contains('\n') {
        return Err(Fault::Several);
    }
    let known = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\'' | '-'));
    if known && text.contains(|c: char| c.is_ascii_digit()) { Ok(()) } else { Err(Fault::NotANumber) }
}

/// Where the sign before the decimals stands. Of two kinds of signs it is the last; a sign that occurs twice is none; a single one
/// of those that the language puts between thousands is one only where it cannot stand between thousands (`12.50` in German).
fn decimal_sign(text: &str, language: Language) -> Option<usize> {
    let (between, _) = signs(language);
    let (last, sign) = text.char_indices().rev().find(|(_, c)| matches!(c, '.' | ','))?;
    let once = text.matches(sign).count() == 1;
    let thousands = sign == between && is_one_group(text, language);
    (once && !thousands).then_some(last)
}

/// What stands before the dash of whole amounts: `5,-`, `5.--`.
fn without_dash(text: &str) -> Option<&str> {
    text.strip_suffix("--")
        .or_else(|| text.strip_suffix('-'))?
        .strip_suffix([',', '.'])
        .filter(|whole| !whole.is_empty())
}

/// The digits after the sign.
fn decimals(text: &str) -> Result<&str, Fault> {
    match text {
        "" => Err(Fault::Unfinished),
        _ if text.contains('-') => Err(Fault::NotANumber),
        _ if text.bytes().all(|b| b.is_ascii_digit()) => Ok(text),
        _ => Err(Fault::Groups),
    }
}

/// The digits without the signs between thousands, which are all of one kind and stand where they belong.
fn ungrouped(whole: &str) -> Result<String, Fault> {
    if whole.contains('-') {
        return Err(Fault::NotANumber);
    }
    let Some(sign) = whole.chars().find(|c| !c.is_ascii_digit()) else { return Ok(whole.to_owned()) };
    let mut groups = whole.split(sign);
    let first = groups.next().unwrap_or_default();
    let good = |group: &str| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit());
    if leads(first) && groups.all(good) { Ok(whole.replace(sign, "")) } else { Err(Fault::Groups) }
}

/// Whether these digits may stand before the first sign between thousands.
fn leads(digits: &str) -> bool {
    (1..=3).contains(&digits.len()) && !digits.starts_with('0')
}

/// Appends digits with the language's sign between thousands.
pub(super) fn push_grouped(text: &mut String, whole: u64, language: Language) {
    let mut digits = String::new();
    push_digits(&mut digits, whole, 1);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(signs(language).0);
        }
        text.push(digit);
    }
}
