//! Days: `21.11.2026` in German and Danish, `21-11-2026` in Dutch, `21/11/2026` in English, which is British and Irish here.

use super::date_parts::{Parts, lower_case};
use super::fold::{fold, push_digits};
use super::month::push_month;
use crate::Language;
use jiff::civil::Date;
use std::ops::RangeInclusive;

/// The years that can be typed: whoever lives or will get a pension. It also keeps eight digits clear: no year of these is a month and
/// a day, so `21112026` and `20261121` are read without a guess.
pub const YEARS: RangeInclusive<i16> = 1800..=2199;

/// Why a text is no day, by what its writer has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoDate {
    /// Type a day: there is nothing.
    #[error("there is no day")]
    Empty,
    /// Type day, month and year: these are other characters, or digits in no form of a day.
    #[error("this is no day")]
    NotADate,
    /// Type the digits 0 to 9: these are of another script.
    #[error("these are digits of another script")]
    ForeignDigits,
    /// Type one day: these are two, or several cells were pasted.
    #[error("these are several days")]
    Several,
    /// Type the day before the month: `11/21/2026` is 21/11/2026 here.
    #[error("the day stands before the month")]
    DayFirst,
    /// Type a month from 1 to 12, or its name in the language of the page or in English.
    #[error("there is no such month")]
    MonthUnknown,
    /// Mend the day: this month has none such (31 April, 29 February in most years, 0, 32).
    #[error("there is no such day in this month")]
    DayDoesNotExist,
    /// Add the day: there are only month and year.
    #[error("the day is missing")]
    DayMissing,
    /// Add the year.
    #[error("the year is missing")]
    YearMissing,
    /// Type the year with four digits (or two).
    #[error("the year has neither four digits nor two")]
    YearUnclear,
    /// Mend the year: it is outside of [`YEARS`].
    #[error("the year is out of range")]
    YearOutOfRange,
    /// Mend the day or leave the day of the week away: they do not agree.
    #[error("this day is another day of the week")]
    WeekdayDiffers,
}

/// Reads a day as people type it: day, month, year with any of `. - / ,` or blanks between; the year first with four digits; six or
/// eight digits without anything between (the day first, or with eight digits the year); the month as a word in this language or in
/// English, also before the day; the day of the week before it, which then has to agree.
///
/// The day always stands before the month, in English too. A year of two digits is the one that is nearest to `around`: from 50 years
/// before its year to 49 after. For days of business `around` is today; for birthdays it is [`around_birth`].
///
/// # Errors
/// [`NoDate`].
pub fn parse_date(text: &str, language: Language, around: Date) -> Result<Date, NoDate> {
    let plain = lower_case(&fold(text));
    let parts = Parts::read(&plain, language)?;
    let day = parts.day(around.year())?;
    if parts.weekday.is_some_and(|typed| typed != day.weekday().to_monday_zero_offset()) {
        return Err(NoDate::WeekdayDiffers);
    }
    Ok(day)
}

/// What [`parse_date`] takes as `around` for a birthday: fifty years before today, so that no year of two digits is this one or a
/// later one, and everyone born in the 99 years before can leave the century away.
pub fn around_birth(today: Date) -> Date {
    Date::new(today.year().saturating_sub(50), 1, 1).unwrap_or(today)
}

/// Writes a day in digits: `21.11.2026`, `21/11/2026`, `21-11-2026`.
pub fn write_date(day: Date, language: Language) -> String {
    let between = match language {
        Language::De | Language::Da => '.',
        Language::En => '/',
        Language::Nl => '-',
    };
    let mut text = String::new();
    push_digits(&mut text, day.day().unsigned_abs().into(), 2);
    text.push(between);
    push_digits(&mut text, day.month().unsigned_abs().into(), 2);
    text.push(between);
    push_digits(&mut text, day.year().unsigned_abs().into(), 4);
    text
}

/// Writes a day with the month's name: `21. November 2026`, `21 November 2026`, `21 november 2026`, `21. november 2026`.
pub fn write_long_date(day: Date, language: Language) -> String {
    let mut text = String::new();
    push_digits(&mut text, day.day().unsigned_abs().into(), 1);
    text.push_str(if matches!(language, Language::De | Language::Da) { ". " } else { " " });
    push_month(&mut text, day.month(), language);
    text.push(' ');
    push_digits(&mut text, day.year().unsigned_abs().into(), 4);
    text
}
