//! Amounts in euro: `25.000,00` in German, Dutch and Danish, `25,000.00` in English.

use super::fold::{MINUS, NO_BREAK, fold, is_foreign_digit, push_digits};
use super::number::{self, Fault, push_grouped, signs, without_signs};
use crate::Language;
use crate::money::Cents;

/// Why a text is no amount, by what its writer has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoAmount {
    /// Type an amount: there is nothing, or only the currency or a dash.
    #[error("there is no amount")]
    Empty,
    /// Type the amount in digits: there are letters, signs or sums in it.
    #[error("this is no amount")]
    NotANumber,
    /// Type the digits 0 to 9: these are of another script.
    #[error("these are digits of another script")]
    ForeignDigits,
    /// Type the amount in euro: it names another currency. We convert nothing.
    #[error("this is another currency")]
    OtherCurrency,
    /// Type one amount: two cells or lines were pasted.
    #[error("these are several amounts")]
    Several,
    /// Mend the signs between thousands: after each come three digits (`1.23,50`).
    #[error("the thousands are not grouped by three")]
    Groups,
    /// Type the cents or leave the sign before them away (`5,`).
    #[error("the cents are missing after their sign")]
    Unfinished,
    /// Give at most two decimals. In English `1.234` is such a text, in the other languages `1,234`: thousands have the other sign.
    #[error("there are more than two decimals")]
    TooManyDecimals,
    /// Type an amount that is not below nothing.
    #[error("the amount is negative")]
    Negative,
    /// Type a smaller amount: it does not fit into 64 bits of cents. What is sensible in a field, its caller checks.
    #[error("the amount is too large")]
    TooLarge,
}

impl From<Fault> for NoAmount {
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

/// Reads an amount in euro that is not negative: with or without thousands (sign, blank or apostrophe), with up to two decimals or the
/// dash of whole euros (`5,-`), with or without the currency before or behind it.
///
/// The signs of another language are taken where they can mean one thing only: `1234.50` and `25,000.00` are amounts in German too.
/// `1.234` is 1,234 euro in German, Dutch and Danish, and in English an amount with three decimals, which is refused.
///
/// # Errors
/// [`NoAmount`].
pub fn parse_amount(text: &str, language: Language) -> Result<Cents, NoAmount> {
    let amount = parse_signed_amount(text, language)?;
    if amount.is_negative() { Err(NoAmount::Negative) } else { Ok(amount) }
}

/// Reads an amount as [`parse_amount`] does, that may be below nothing: `-5`, `−5`, `5-`, `(5,00)`.
///
/// # Errors
/// [`NoAmount`], never [`NoAmount::Negative`].
pub fn parse_signed_amount(text: &str, language: Language) -> Result<Cents, NoAmount> {
    let plain = fold(text);
    let (negative, bare) = without_signs(&plain, without_currency)?;
    let cents = number::read(bare, language, 2)?;
    let signed = if negative { 0_i64.checked_sub_unsigned(cents) } else { 0_i64.checked_add_unsigned(cents) };
    signed.map(Cents::new).ok_or(NoAmount::TooLarge)
}

/// Writes an amount without its currency: `1.234,56`, in English `1,234.56`, with the minus U+2212. For a field that shows the
/// currency beside it.
pub fn write_amount(amount: Cents, language: Language) -> String {
    let mut text = String::new();
    if amount.is_negative() {
        text.push(MINUS);
    }
    push_unsigned(&mut text, amount, language);
    text
}

/// Writes an amount in euro: `1.234,56 €` in German and Danish, `€ 1.234,56` in Dutch (both with U+00A0), `€1,234.56` in English; the
/// minus (U+2212) stands before everything, in Dutch before the digits (`€ −5,00`).
pub fn write_euro(amount: Cents, language: Language) -> String {
    let mut text = String::new();
    if language == Language::Nl {
        text.extend(['€', NO_BREAK]);
    }
    if amount.is_negative() {
        text.push(MINUS);
    }
    if language == Language::En {
        text.push('€');
    }
    push_unsigned(&mut text, amount, language);
    if matches!(language, Language::De | Language::Da) {
        text.extend([NO_BREAK, '€']);
    }
    text
}

fn push_unsigned(text: &mut String, amount: Cents, language: Language) {
    let cents = amount.get().unsigned_abs();
    push_grouped(text, cents / 100, language);
    text.push(signs(language).1);
    push_digits(text, cents % 100, 2);
}

/// Takes the euro's sign or name off both ends (shops write `€200 EUR`).
fn without_currency(text: &str) -> Result<&str, NoAmount> {
    let end = text.find(|c| !is_word(c)).unwrap_or(text.len());
    euro(&text[..end])?;
    let rest = text[end..].trim_start_matches([' ', '\n']);
    // "200 Euro.": a full stop after a word is no sign of the number.
    let sentence = rest.strip_suffix('.').filter(|before| before.ends_with(is_word)).unwrap_or(rest);
    let bare = sentence.trim_end_matches(is_word);
    euro(&sentence[bare.len()..])?;
    Ok(bare.trim_end_matches([' ', '\n']))
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '$' || (!c.is_ascii() && !is_foreign_digit(c))
}

fn euro(word: &str) -> Result<(), NoAmount> {
    const EURO: [&str; 5] = ["", "€", "eur", "euro", "euros"];
    const OTHERS: [&str; 17] = [
        "$", "£", "¥", "kr", "dkk", "sek", "nok", "usd", "gbp", "chf", "fr", "sfr", "zł", "pln", "czk", "dollar", "dm",
    ];
    let is = |known: &&str| word.eq_ignore_ascii_case(known);
    if EURO.iter().any(is) {
        return Ok(());
    }
    Err(if OTHERS.iter().any(is) { NoAmount::OtherCurrency } else { NoAmount::NotANumber })
}
