//! Account numbers: IBAN (ISO 13616), with check digits after ISO 7064 (MOD 97-10).

use super::fold::fold;
use super::iban_countries::{kinds, structure};
use std::fmt;

/// An account number whose country, length, kinds of characters and check digits are right. Whether there is such an account, nobody
/// but the bank knows. It is a person's own: `Debug` shows the country only.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Iban(String);

impl Iban {
    /// Without blanks, in capitals: as machines take it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The country's two letters (ISO 3166, or XK).
    pub fn country(&self) -> &str {
        &self.0[..2]
    }
}

impl fmt::Debug for Iban {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Iban(")?;
        f.write_str(self.country())?;
        f.write_str("…)")
    }
}

/// Why a text is no IBAN, by what its writer has to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoIban {
    /// Type an account number: there is nothing.
    #[error("there is no account number")]
    Empty,
    /// Take this character out: only the letters A to Z, the digits 0 to 9 and blanks belong there.
    #[error("there is a character that belongs to no account number")]
    Character(char),
    /// Begin with the country's two letters: this is an old account number, or its beginning is missing.
    #[error("the country's letters are missing")]
    CountryMissing,
    /// Check the first two letters: we know no account numbers of such a country.
    #[error("the country is unknown")]
    UnknownCountry,
    /// Compare the length: one of this country has `must` characters (a German one 22), this has `has`.
    #[error("there are {has} characters instead of {must}")]
    Length {
        /// How many characters an IBAN of the country has.
        must: usize,
        /// How many were typed, without blanks.
        has: usize,
    },
    /// Compare with the card: letters stand where this country has digits (a German one has only digits after DE), or the other way.
    #[error("letters and digits stand where this country has none")]
    Structure,
    /// Compare digit by digit: the check digits do not fit, so at least one is wrong or two are exchanged.
    #[error("the check digits do not fit")]
    CheckDigits,
    /// Ask whether this one is meant: it is right when letters O, I, L and digits 0, 1 are taken for each other.
    #[error("letters and digits that look alike were mistaken")]
    Mistaken(Iban),
}

/// Reads an account number with blanks, hyphens or points anywhere, in capitals or not, also after the word `IBAN`.
///
/// # Errors
/// [`NoIban`].
pub fn parse_iban(text: &str) -> Result<Iban, NoIban> {
    let typed = compact(text)?;
    let letters = typed.bytes().take_while(u8::is_ascii_uppercase).count() >= 2;
    let country: String = typed.chars().take(2).map(letter_for).collect();
    match structure(&country).map(|structure| of_country(&typed, structure)) {
        Some(read) if letters => read,
        // Digits in place of the country's letters: taken for them only where the number is right then.
        Some(Err(NoIban::Mistaken(meant))) => Err(NoIban::Mistaken(meant)),
        None if letters => Err(NoIban::UnknownCountry),
        _ => Err(NoIban::CountryMissing),
    }
}

fn of_country(typed: &str, structure: &'static str) -> Result<Iban, NoIban> {
    let kinds = || b"aann".iter().copied().chain(kinds(structure));
    let (must, has) = (kinds().count(), typed.len());
    if must != has {
        return Err(NoIban::Length { must, has });
    }
    let repaired: String = typed.chars().zip(kinds()).map(|(c, kind)| repaired(c, kind)).collect();
    if !repaired.bytes().zip(kinds()).all(|(b, kind)| is_of(b, kind)) {
        return Err(NoIban::Structure);
    }
    match (checks(&repaired), repaired == typed) {
        (true, true) => Ok(Iban(repaired)),
        (true, false) => Err(NoIban::Mistaken(Iban(repaired))),
        (false, false) => Err(NoIban::Structure),
        (false, true) => Err(look_alike(typed, kinds()).map_or(NoIban::CheckDigits, NoIban::Mistaken)),
    }
}

/// Writes it in groups of four with blanks between, as on cards: `DE89 3704 0044 0532 0130 00`.
pub fn write_iban(iban: &Iban) -> String {
    let mut text = String::with_capacity(iban.0.len() + iban.0.len() / 4);
    for (place, c) in iban.0.chars().enumerate() {
        if place > 0 && place.is_multiple_of(4) {
            text.push(' ');
        }
        text.push(c);
    }
    text
}

fn compact(text: &str) -> Result<String, NoIban> {
    let plain = fold(text);
    let word = plain.split_at_checked(4).filter(|(word, _)| word.eq_ignore_ascii_case("iban"));
    let bare = word.map_or(plain.as_str(), |(_, rest)| rest.trim_start_matches([' ', '\n', ':']));
    let mut typed = String::with_capacity(34);
    for c in bare.chars().filter(|c| !matches!(c, ' ' | '\n' | '-' | '.')) {
        if !c.is_ascii_alphanumeric() {
            return Err(NoIban::Character(c));
        }
        typed.push(c.to_ascii_uppercase());
    }
    if typed.is_empty() { Err(NoIban::Empty) } else { Ok(typed) }
}

const fn letter_for(c: char) -> char {
    match c {
        '0' => 'O',
        '1' => 'I',
        other => other,
    }
}

const fn digit_for(c: char) -> char {
    match c {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    }
}

const fn repaired(c: char, kind: u8) -> char {
    match kind {
        b'n' => digit_for(c),
        b'a' => letter_for(c),
        _ => c,
    }
}

const fn is_of(b: u8, kind: u8) -> bool {
    match kind {
        b'n' => b.is_ascii_digit(),
        b'a' => b.is_ascii_uppercase(),
        _ => true,
    }
}

/// Where both letters and digits may stand: all letters that look like digits taken for them, or one of them.
fn look_alike(typed: &str, kinds: impl Iterator<Item = u8>) -> Option<Iban> {
    let kinds: Vec<u8> = kinds.collect();
    let swapped = |which: &dyn Fn(usize) -> bool| -> String {
        let places = typed.chars().zip(&kinds).enumerate();
        places.map(|(place, (c, kind))| if *kind == b'c' && which(place) { digit_for(c) } else { c }).collect()
    };
    let all = std::iter::once(swapped(&|_| true));
    all.chain((4..typed.len()).map(|one| swapped(&|place| place == one))).find(|number| checks(number)).map(Iban)
}

/// The number, its first four characters at the end and each letter as 10 to 35, leaves 1 when divided by 97. Check digits are 02 to 98:
/// 00, 01 and 99 would leave the same as 97, 98 and 02.
fn checks(number: &str) -> bool {
    let Some((head, tail)) = number.split_at_checked(4) else { return false };
    let rest = tail.chars().chain(head.chars()).filter_map(|c| c.to_digit(36)).fold(0, |rest, value| {
        let shift = if value < 10 { 10 } else { 100 };
        (rest * shift + value) % 97
    });
    rest == 1 && !matches!(&head[2..], "00" | "01" | "99")
}
