//! BGB §§ 187, 188: the nominal end of a term.

use super::{DeadlineError, Norm, Period, Start, Step, What};
use jiff::civil::Date;
use jiff::{Span, ToSpan};

const OUT: DeadlineError = DeadlineError::OutOfCalendar;

/// The last day of a term, before anything moves, and how it was found.
pub(super) fn nominal_end(start: Start, period: Period) -> Result<(Date, Vec<Step>), DeadlineError> {
    if period.is_empty() {
        return Err(DeadlineError::NoTime);
    }
    let mut steps = vec![first_step(start)?];
    let mut end = month_end(start, period, &mut steps)?;
    if period.weeks_named() > 0 {
        let to = later(end, i64::from(period.weeks_named()) * 7)?;
        steps.push(Step::new(What::Weeks(period.weeks_named()), Norm::Bgb188II, end, to));
        end = to;
    }
    if period.days_named() > 0 {
        let to = later(end, i64::from(period.days_named()))?;
        steps.push(Step::new(What::Days(period.days_named()), Norm::Bgb188I, end, to));
        end = to;
    }
    Ok((end, steps))
}

fn first_step(start: Start) -> Result<Step, DeadlineError> {
    Ok(match start {
        Start::Event(day) => Step::new(What::EventLeftOut, Norm::Bgb187I, day, later(day, 1)?),
        Start::Beginning(day) => Step::new(What::FirstDayCounts, Norm::Bgb187II, day, day),
    })
}

/// The end of the months and years; without any, the day before the first day that counts.
fn month_end(start: Start, period: Period, steps: &mut Vec<Step>) -> Result<Date, DeadlineError> {
    let months = period.total_months();
    let named = start.day();
    let span = Span::new().try_months(months).map_err(|_| OUT)?;
    let month = named.first_of_month().checked_add(span).map_err(|_| OUT)?;
    let missing = named.day() > month.days_in_month();
    let end = match start {
        _ if missing => month.last_of_month(),
        Start::Event(_) => later(month, i64::from(named.day()) - 1)?,
        // The day before the first day's number; before the 1st that is the end of the month before.
        Start::Beginning(_) => later(month, i64::from(named.day()) - 2)?,
    };
    if months > 0 {
        steps.push(Step::new(What::Months(months), Norm::Bgb188II, named, end));
    }
    if missing {
        steps.push(Step::new(What::MissingDay(named.day()), Norm::Bgb188III, end, end));
    }
    Ok(end)
}

/// The last day on which an act leaves the whole term free before the due day, and how it was found.
pub(super) fn latest_before(due: Date, period: Period) -> Result<(Date, Vec<Step>), DeadlineError> {
    let ends_in_time = |day| nominal_end(Start::Event(day), period).map(|(end, _)| end < due);
    let span = Span::new()
        .try_months(period.total_months())
        .and_then(|span| span.try_weeks(period.weeks_named()))
        .and_then(|span| span.try_days(period.days_named()))
        .map_err(|_| OUT)?;
    // Near the answer: short months shift it by a few days either way.
    let mut day = due.checked_sub(span).map_err(|_| OUT)?;
    while ends_in_time(later(day, 1)?)? {
        day = later(day, 1)?;
    }
    while !ends_in_time(day)? {
        day = later(day, -1)?;
    }
    let first = later(due, -1)?;
    let steps = vec![
        Step::new(What::EventLeftOut, Norm::Bgb187I, due, first),
        Step::new(What::CountedBack, Norm::Bgb188II, due, day),
    ];
    Ok((day, steps))
}

fn later(day: Date, days: i64) -> Result<Date, DeadlineError> {
    day.checked_add(days.days()).map_err(|_| OUT)
}
