//! When a schedule runs next. Pure: the same instant and zone always give the same answer, on every node.

use crate::{Error, Result};
use domain::time::Timestamp;
use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{Timestamp as Instant, ToSpan as _};

const MINUTE: i64 = 60_000_000;

/// A recurring instant. Local times are those of the schedule's zone: one that the clocks skip runs at the first instant
/// after the gap, one that they show twice runs the first time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Every so many minutes, counted from 1970-01-01T00:00:00Z, so that all nodes mean the same instants.
    Every {
        /// At least one.
        minutes: u32,
    },
    /// Each day.
    Daily {
        /// Local time, in whole minutes.
        at: Time,
    },
    /// Each week.
    Weekly {
        /// The day.
        on: Weekday,
        /// Local time, in whole minutes.
        at: Time,
    },
    /// Each month, on its last day if it has no such day.
    Monthly {
        /// 1 to 31.
        day: i8,
        /// Local time, in whole minutes.
        at: Time,
    },
}

impl Rule {
    pub(super) fn check(self) -> Result<Self> {
        let sound = match self {
            Self::Every { minutes } => minutes > 0,
            Self::Daily { at } | Self::Weekly { at, .. } => is_whole(at),
            Self::Monthly { day, at } => (1..=31).contains(&day) && is_whole(at),
        };
        if sound { Ok(self) } else { Err(Error::Setup(format!("no schedule can run {self:?}"))) }
    }

    /// The first run after this instant; at the end of the calendar, its end.
    pub(super) fn next(self, after: Timestamp, zone: &TimeZone) -> Timestamp {
        self.try_next(after, zone).unwrap_or(Timestamp::from_microsecond(i64::MAX))
    }

    fn try_next(self, after: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        let (at, fits): (Time, &dyn Fn(Date) -> bool) = match self {
            Self::Every { minutes } => return every(i64::from(minutes), after),
            Self::Daily { at } => (at, &|_| true),
            Self::Weekly { on, at } => (at, &move |date: Date| date.weekday() == on),
            Self::Monthly { day, at } => (at, &move |date: Date| date.day() == day.min(date.days_in_month())),
        };
        let mut date = zone.to_datetime(after.jiff()).date();
        loop {
            if fits(date) {
                let run = first_instant(date.to_datetime(at), zone)?;
                if run > after.jiff() {
                    return Some(run.into());
                }
            }
            date = date.tomorrow().ok()?;
        }
    }

    /// What names a planned run, once for all nodes: its local day, or its instant where a day has many.
    pub(super) fn key(self, run: Timestamp, zone: &TimeZone) -> String {
        match self {
            Self::Every { .. } => run.to_string(),
            _ => zone.to_datetime(run.jiff()).date().to_string(),
        }
    }
}

fn is_whole(at: Time) -> bool {
    at.second() == 0 && at.subsec_nanosecond() == 0
}

fn every(minutes: i64, after: Timestamp) -> Option<Timestamp> {
    let step = minutes.checked_mul(MINUTE)?;
    let micros = after.as_microsecond().div_euclid(step).checked_add(1)?.checked_mul(step)?;
    Some(Timestamp::from_microsecond(micros))
}

/// The first instant at which the zone's clocks show this time, or have just jumped over it.
fn first_instant(local: DateTime, zone: &TimeZone) -> Option<Instant> {
    let ambiguous = zone.to_ambiguous_timestamp(local);
    match ambiguous.offset() {
        AmbiguousOffset::Gap { after, .. } => {
            // Read with the later offset, a skipped time lies before the jump, by less than its width.
            let before_jump = after.to_timestamp(local).ok()?;
            let jump = zone.following(before_jump.checked_sub(1.microsecond()).ok()?).next()?;
            Some(jump.timestamp())
        }
        AmbiguousOffset::Unambiguous { .. } | AmbiguousOffset::Fold { .. } => ambiguous.earlier().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::time;

    fn zone(name: &str) -> TimeZone {
        TimeZone::get(name).expect("a zone")
    }

    fn instant(text: &str) -> Timestamp {
        text.parse::<Instant>().expect("an instant").into()
    }

    fn runs(rule: Rule, name: &str, after: &str, count: usize) -> Vec<String> {
        let first = rule.next(instant(after), &zone(name));
        let all = std::iter::successors(Some(first), |last| Some(rule.next(*last, &zone(name))));
        all.take(count).map(|run| run.to_string()).collect()
    }

    #[test]
    fn a_skipped_time_runs_at_the_end_of_the_gap_and_only_once() {
        let rule = Rule::Daily { at: time(2, 30, 0, 0) };
        for name in ["Europe/Berlin", "Europe/Copenhagen", "Europe/Amsterdam"] {
            let expected = ["2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"];
            assert_eq!(runs(rule, name, "2026-03-27T12:00:00Z", 3), expected, "{name}");
        }
    }

    #[test]
    fn the_borders_of_the_gap_are_told_apart() {
        let at = |hour, minute| {
            runs(Rule::Daily { at: time(hour, minute, 0, 0) }, "Europe/Berlin", "2026-03-28T12:00:00Z", 1)
        };
        assert_eq!(at(1, 59), ["2026-03-29T00:59:00Z"]);
        assert_eq!(at(2, 0), ["2026-03-29T01:00:00Z"]);
        assert_eq!(at(2, 59), ["2026-03-29T01:00:00Z"]);
        assert_eq!(at(3, 0), ["2026-03-29T01:00:00Z"]);
        assert_eq!(at(3, 1), ["2026-03-29T01:01:00Z"]);
    }

    #[test]
    fn a_doubled_time_runs_the_first_time_and_only_once() {
        let rule = Rule::Daily { at: time(2, 30, 0, 0) };
        for name in ["Europe/Berlin", "Europe/Copenhagen", "Europe/Amsterdam"] {
            let expected = ["2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"];
            assert_eq!(runs(rule, name, "2026-10-23T12:00:00Z", 3), expected, "{name}");
        }
        // Between the two 02:30 of that night the next one is tomorrow's.
        assert_eq!(runs(rule, "Europe/Berlin", "2026-10-25T01:00:00Z", 1), ["2026-10-26T01:30:00Z"]);
    }

    #[test]
    fn local_time_stays_local_over_the_year() {
        let rule = Rule::Weekly { on: Weekday::Monday, at: time(8, 0, 0, 0) };
        let expected = ["2026-10-19T06:00:00Z", "2026-10-26T07:00:00Z"];
        assert_eq!(runs(rule, "Europe/Amsterdam", "2026-10-14T00:00:00Z", 2), expected);
        // The same instant is not after itself.
        assert_eq!(runs(rule, "Europe/Amsterdam", "2026-10-19T06:00:00Z", 1), ["2026-10-26T07:00:00Z"]);
    }

    #[test]
    fn a_month_without_the_day_runs_on_its_last() {
        let rule = Rule::Monthly { day: 31, at: time(6, 0, 0, 0) };
        let expected = [
            "2027-12-31T05:00:00Z",
            "2028-01-31T05:00:00Z",
            "2028-02-29T05:00:00Z",
            "2028-03-31T04:00:00Z",
            "2028-04-30T04:00:00Z",
        ];
        assert_eq!(runs(rule, "Europe/Copenhagen", "2027-12-01T00:00:00Z", 5), expected);
    }

    #[test]
    fn a_day_that_a_zone_left_out_runs_at_the_start_of_the_next() {
        // Samoa went over the date line: 30 December 2011 did not happen there.
        let rule = Rule::Daily { at: time(9, 0, 0, 0) };
        let expected = ["2011-12-29T19:00:00Z", "2011-12-30T10:00:00Z", "2011-12-30T19:00:00Z"];
        assert_eq!(runs(rule, "Pacific/Apia", "2011-12-29T00:00:00Z", 3), expected);
    }

    #[test]
    fn minutes_are_counted_from_the_same_start_everywhere() {
        let rule = Rule::Every { minutes: 15 };
        let expected = ["2026-03-29T01:00:00Z", "2026-03-29T01:15:00Z"];
        assert_eq!(runs(rule, "Europe/Berlin", "2026-03-29T00:45:00Z", 2), expected);
        assert_eq!(runs(rule, "UTC", "2026-03-29T00:59:59.999999Z", 1), ["2026-03-29T01:00:00Z"]);
    }

    #[test]
    fn a_rule_that_cannot_run_is_refused() {
        assert!(Rule::Every { minutes: 0 }.check().is_err());
        assert!(Rule::Monthly { day: 0, at: Time::midnight() }.check().is_err());
        assert!(Rule::Monthly { day: 32, at: Time::midnight() }.check().is_err());
        assert!(Rule::Monthly { day: 31, at: Time::midnight() }.check().is_ok());
        assert!(Rule::Daily { at: time(8, 0, 30, 0) }.check().is_err());
    }

    #[test]
    fn the_end_of_the_calendar_is_an_answer() {
        let end = Timestamp::from_microsecond(i64::MAX);
        assert_eq!(Rule::Daily { at: Time::midnight() }.next(end, &TimeZone::UTC), end);
    }

    #[test]
    fn a_run_is_named_by_its_local_day() {
        let late = instant("2026-11-20T23:30:00Z");
        let daily = Rule::Daily { at: time(0, 30, 0, 0) };
        assert_eq!(daily.key(late, &zone("Europe/Berlin")), "2026-11-21");
        assert_eq!(Rule::Every { minutes: 5 }.key(late, &zone("Europe/Berlin")), "2026-11-20T23:30:00Z");
    }
}
