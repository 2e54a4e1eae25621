//! A typed day in its parts: numbers, the name of a month, a day of the week.

use super::date::{NoDate, YEARS};
use super::fold::is_foreign_digit;
use super::month::{month, weekday};
use crate::Language;
use jiff::civil::Date;

/// Lower case for the letters that names of months and days have; `ä` out of two characters becomes one.
pub(super) fn lower_case(text: &str) -> String {
    let mut lower = String::with_capacity(text.len());
    for c in text.chars() {
        let last = if c == '\u{308}' { lower.pop() } else { None };
        lower.push(match (c, last) {
            ('\u{308}', Some('a')) => 'ä',
            ('À'..='Þ', _) => char::from_u32(u32::from(c) + 32).unwrap_or(c),
            _ => c.to_ascii_lowercase(),
        });
    }
    lower
}

/// The numbers and names in a typed day.
#[derive(Default)]
pub(super) struct Parts<'t> {
    numbers: Vec<&'t str>,
    month: Option<i8>,
    /// The day of the week that was typed, Monday being 0.
    pub(super) weekday: Option<i8>,
    unknown_word: bool,
}

impl<'t> Parts<'t> {
    /// Takes a folded text in lower case apart.
    pub(super) fn read(text: &'t str, language: Language) -> Result<Self, NoDate> {
        if text.is_empty() {
            return Err(NoDate::Empty);
        }
        if text.contains(is_foreign_digit) {
            return Err(NoDate::ForeignDigits);
        }
        if text.contains('\n') {
            return Err(NoDate::Several);
        }
        let starts_well = text.starts_with(|c: char| c.is_ascii_digit() || is_letter(c));
        if !starts_well || !text.chars().all(|c| c.is_ascii_digit() || is_letter(c) || " .-/,'".contains(c)) {
            return Err(NoDate::NotADate);
        }
        let mut parts = Self::default();
        for run in text.split(|c: char| !c.is_ascii_digit() && !is_letter(c)) {
            let mut rest = run;
            while let Some(first) = rest.chars().next() {
                let digits = first.is_ascii_digit();
                let end = rest.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(rest.len());
                let (part, after) = rest.split_at(end);
                rest = after;
                if digits { parts.numbers.push(part) } else { parts.word(part, language)? }
            }
        }
        Ok(parts)
    }

    fn word(&mut self, word: &str, language: Language) -> Result<(), NoDate> {
        const NOISE: [&str; 15] =
            ["am", "d", "de", "den", "der", "e", "nd", "of", "on", "op", "rd", "st", "the", "th", "ter"];
        if NOISE.contains(&word) {
            return Ok(());
        }
        let slot = match (month(word, language), weekday(word, language)) {
            (Some(number), _) => self.month.replace(number),
            (None, Some(number)) => self.weekday.replace(number),
            (None, None) => {
                self.unknown_word = true;
                None
            }
        };
        if slot.is_some() { Err(NoDate::Several) } else { Ok(()) }
    }

    /// The day they make.
    pub(super) fn day(&self, around: i16) -> Result<Date, NoDate> {
        if self.unknown_word {
            let for_month = self.month.is_none() && matches!(self.numbers.len(), 1 | 2);
            return Err(if for_month { NoDate::MonthUnknown } else { NoDate::NotADate });
        }
        match (self.month, self.numbers.as_slice()) {
            (None, [digits]) => compact(digits, around),
            (None, [one, other]) | (Some(_), [one, other, ..]) if one.len() > 4 || other.len() > 4 => {
                Err(NoDate::NotADate)
            }
            (None, [one, other]) => match (one.len(), other.len()) {
                (1 | 2, 4) | (4, 1 | 2) => Err(NoDate::DayMissing),
                (1 | 2, 1 | 2) => Err(NoDate::YearMissing),
                _ => Err(NoDate::NotADate),
            },
            (None, [year, month, day]) if year.len() == 4 => date(number(year), two_digits(month)?, two_digits(day)?),
            (None, [day, month, year]) => day_first(two_digits(day)?, two_digits(month)?, self::year(year, around)?),
            (Some(_), []) => Err(NoDate::DayMissing),
            (Some(_), [one]) => Err(if one.len() == 4 { NoDate::DayMissing } else { NoDate::YearMissing }),
            (Some(month), [year, day]) if year.len() == 4 => date(number(year), month.into(), two_digits(day)?),
            (Some(month), [day, year]) => date(self::year(year, around)?, month.into(), two_digits(day)?),
            (None, []) => Err(NoDate::NotADate),
            _ => Err(NoDate::Several),
        }
    }
}

const fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || !c.is_ascii()
}

/// Six digits: day, month, year. Eight: the same, or the year first.
fn compact(digits: &str, around: i16) -> Result<Date, NoDate> {
    let at = |from: usize, to: usize| digits.get(from..to).map_or(0, number);
    match digits.len() {
        6 => day_first(at(0, 2), at(2, 4), year(&digits[4..], around)?),
        8 if YEARS.contains(&at(4, 8)) => day_first(at(0, 2), at(2, 4), at(4, 8)),
        8 => date(at(0, 4), at(4, 6), at(6, 8)),
        4 if YEARS.contains(&at(0, 4)) => Err(NoDate::DayMissing),
        _ => Err(NoDate::NotADate),
    }
}

/// A number of at most four digits.
fn number(digits: &str) -> i16 {
    digits.bytes().fold(0, |sum, digit| sum * 10 + i16::from(digit - b'0'))
}

fn two_digits(digits: &str) -> Result<i16, NoDate> {
    if digits.len() > 2 { Err(NoDate::NotADate) } else { Ok(number(digits)) }
}

/// A year of four digits, or of two: the nearest to `around`.
fn year(digits: &str, around: i16) -> Result<i16, NoDate> {
    match digits.len() {
        4 => Ok(number(digits)),
        2 => {
            let first = around.saturating_sub(50);
            Ok(first.saturating_add((number(digits) - first).rem_euclid(100)))
        }
        _ => Err(NoDate::YearUnclear),
    }
}

fn day_first(day: i16, month: i16, year: i16) -> Result<Date, NoDate> {
    let turned = (1..=12).contains(&day) && (13..=31).contains(&month);
    if turned { Err(NoDate::DayFirst) } else { date(year, month, day) }
}

fn date(year: i16, month: i16, day: i16) -> Result<Date, NoDate> {
    if !YEARS.contains(&year) {
        return Err(NoDate::YearOutOfRange);
    }
    let month = i8::try_from(month).ok().filter(|month| (1..=12).contains(month)).ok_or(NoDate::MonthUnknown)?;
    i8::try_from(day).ok().and_then(|day| Date::new(year, month, day).ok()).ok_or(NoDate::DayDoesNotExist)
}
