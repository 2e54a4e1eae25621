//! A day as templates read it.

use crate::Problem;
use jiff::civil::Date;
use serde::Serialize;

/// A day in numbers; the language's words are the template's.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct DateParts {
    year: i16,
    month: i8,
    day: i8,
}

/// Takes a day apart.
///
/// # Errors
///
/// [`Problem::NoDay`] for one that cannot be printed.
pub(super) fn day(date: Date) -> Result<DateParts, Problem> {
    if date.year() < 1 {
        return Err(Problem::NoDay);
    }
    Ok(DateParts { year: date.year(), month: date.month(), day: date.day() })
}
