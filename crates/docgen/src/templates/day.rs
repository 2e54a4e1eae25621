//! A day and a moment as templates read them.

use crate::Problem;
use jiff::civil::{Date, DateTime};
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

/// A moment in two digits each; their order is the language's.
#[derive(Debug, Clone, Serialize)]
pub(super) struct MomentParts {
    year: String,
    month: String,
    day: String,
    time: String,
}

/// Takes a moment apart.
///
/// # Errors
///
/// [`Problem::NoDay`] for one that cannot be printed.
pub(super) fn moment(at: DateTime) -> Result<MomentParts, Problem> {
    if at.year() < 1 {
        return Err(Problem::NoDay);
    }
    Ok(MomentParts {
        year: at.year().to_string(),
        month: format!("{:02}", at.month()),
        day: format!("{:02}", at.day()),
        time: format!("{:02}:{:02}:{:02}", at.hour(), at.minute(), at.second()),
    })
}
