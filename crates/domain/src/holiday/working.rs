//! Working days: Monday to Friday without holidays. A Saturday is none, as in BGB § 193.

use super::{Holiday, Place, holiday};
use jiff::civil::{Date, Weekday};

/// How a day counts of which it is open whether it is a holiday.
///
/// The safe side differs: the end of a term must not move because of a doubtful holiday, and nobody should plan to
/// reach somebody on one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InDoubt {
    /// As a working day: for the question how long one still may act.
    Working,
    /// As a free day: for the question when one should act.
    Free,
}

/// Why a day is no working day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Rest {
    Saturday,
    Sunday,
    Holiday(Holiday),
}

/// Why this is no working day here; a doubtful holiday is told with its doubt. The weekend comes first: it needs no
/// list.
pub(crate) fn rest(place: Place, date: Date) -> Option<Rest> {
    match date.weekday() {
        Weekday::Saturday => Some(Rest::Saturday),
        Weekday::Sunday => Some(Rest::Sunday),
        _ => holiday(place, date).map(Rest::Holiday),
    }
}

/// Whether people work on this day.
pub fn is_working_day(place: Place, date: Date, in_doubt: InDoubt) -> bool {
    match rest(place, date) {
        None => true,
        Some(Rest::Holiday(holiday)) if holiday.doubt.is_some() => in_doubt == InDoubt::Working,
        Some(_) => false,
    }
}

/// The first working day after this day; none at the end of the calendar.
pub fn next_working_day(place: Place, date: Date, in_doubt: InDoubt) -> Option<Date> {
    let mut day = date.tomorrow().ok()?;
    while !is_working_day(place, day, in_doubt) {
        day = day.tomorrow().ok()?;
    }
    Some(day)
}

/// The last working day before this day; none at the beginning of the calendar.
pub fn previous_working_day(place: Place, date: Date, in_doubt: InDoubt) -> Option<Date> {
    last_working_day(place, date.yesterday().ok()?, in_doubt)
}

/// This day, or the last working day before it; none at the beginning of the calendar.
pub fn last_working_day(place: Place, until: Date, in_doubt: InDoubt) -> Option<Date> {
    let mut day = until;
    while !is_working_day(place, day, in_doubt) {
        day = day.yesterday().ok()?;
    }
    Some(day)
}

/// The so-many-th working day after this day (a service target, not a term of law); none at the end of the calendar.
pub fn add_working_days(place: Place, date: Date, count: u16, in_doubt: InDoubt) -> Option<Date> {
    (0..count).try_fold(date, |day, _| next_working_day(place, day, in_doubt))
}

/// How many working days lie after `after`, up to and including `until`.
pub fn working_days(place: Place, after: Date, until: Date, in_doubt: InDoubt) -> usize {
    let days = after.series(jiff::Span::new().days(1)).skip(1).take_while(|day| *day <= until);
    days.filter(|day| is_working_day(place, *day, in_doubt)).count()
}
