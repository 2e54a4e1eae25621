use super::*;
use crate::holiday::{InDoubt, Land, Locality, is_working_day};
use crate::vectors::{date, lines, period, place, report};
use jiff::ToSpan;

fn effect(text: &str) -> Effect {
    match text {
        "declaration" => Effect::Declaration,
        "tax" => Effect::TaxAct,
        "status" => Effect::Status,
        other => panic!("{other} is no effect"),
    }
}

fn compute(line: &[&str]) -> Result<Deadline, DeadlineError> {
    let (place, day, effect) = (place(line[1]), date(line[3]), effect(line[5]));
    match line[2] {
        "event" => Deadline::after(Start::Event(day), period(line[4]), effect, place),
        "beginning" => Deadline::after(Start::Beginning(day), period(line[4]), effect, place),
        "before" => Deadline::before(day, period(line[4]), place),
        "on" => Deadline::on(day, effect, place),
        other => panic!("{other} is no start"),
    }
}

fn norms(deadline: &Deadline) -> String {
    let mut codes: Vec<_> = deadline.steps.iter().map(|step| step.norm.code()).collect();
    codes.dedup();
    codes.join(" ")
}

#[test]
fn the_vectors_hold() {
    let mut failures = Vec::new();
    for line in lines(include_str!("../../vectors/deadlines.tsv"), 90) {
        let found = compute(&line).map(|found| {
            let norms = norms(&found);
            [found.nominal.to_string(), found.legal.to_string(), found.target.to_string(), norms].join(" ")
        });
        let expected = line[6..10].join(" ");
        if found.as_ref() != Ok(&expected) {
            failures.push(format!("{}: expected {expected}, found {found:?}", line[0]));
        }
    }
    report(&failures);
}

/// The moves after the nominal end lead to the legal one, without a gap.
#[test]
fn the_steps_lead_to_the_result() {
    for line in lines(include_str!("../../vectors/deadlines.tsv"), 90) {
        let found = compute(&line).expect(line[0]);
        let skipped = found.steps.iter().filter(|step| matches!(step.what, What::Skipped(_)));
        let reached = skipped.fold(found.nominal, |day, step| {
            assert_eq!(step.from, day, "{}", line[0]);
            step.to
        });
        assert_eq!(reached, found.legal, "{}", line[0]);
        let target = found.steps.iter().find(|step| step.what == What::Target).map_or(found.nominal, |step| step.to);
        assert_eq!(target, found.target, "{}", line[0]);
    }
}

#[test]
fn the_arithmetic_can_be_opened() {
    let found = Deadline::after(Start::Event(date("2026-11-30")), Period::months(3), Effect::Declaration, place("HE"));
    let found = found.expect("deadline");
    let (exit, end) = (date("2026-11-30"), date("2027-02-28"));
    let expected = [
        Step::new(What::EventLeftOut, Norm::Bgb187I, exit, date("2026-12-01")),
        Step::new(What::Months(3), Norm::Bgb188II, exit, end),
        Step::new(What::MissingDay(30), Norm::Bgb188III, end, end),
        Step::new(What::Skipped(Reason::Sunday), Norm::Bgb193, end, date("2027-03-01")),
        Step::new(What::Target, Norm::Practice, end, date("2027-02-26")),
    ];
    assert_eq!(found.steps, expected);
    let text = serde_json::to_string(&found).expect("json");
    assert_eq!(serde_json::from_str::<Deadline>(&text).expect("deadline"), found);
}

#[test]
fn the_last_day_itself_is_in_time() {
    let found = Deadline::on(date("2026-10-10"), Effect::Declaration, place("HE")).expect("deadline");
    assert!(found.is_met_on(date("2026-10-12")));
    assert!(!found.is_met_on(date("2026-10-13")));
    assert_eq!(found.days_left(date("2026-09-10")), 32);
    assert_eq!(found.days_left(date("2026-10-13")), -1);
}

#[test]
fn no_time_and_no_calendar_are_errors() {
    let at = place("HE");
    let after = |day, period| Deadline::after(Start::Event(day), period, Effect::Declaration, at);
    assert_eq!(after(date("2026-01-01"), Period::default()), Err(DeadlineError::NoTime));
    assert_eq!(after(Date::MAX, Period::days(1)), Err(DeadlineError::OutOfCalendar));
    assert_eq!(after(date("2026-01-01"), Period::years(u16::MAX)), Err(DeadlineError::OutOfCalendar));
    assert_eq!(Deadline::before(Date::MIN, Period::days(1), at), Err(DeadlineError::OutOfCalendar));
    assert_eq!(Deadline::before(date("2026-01-01"), Period::default(), at), Err(DeadlineError::NoTime));
}

const PERIODS: [Period; 9] = [
    Period::days(1),
    Period::days(30),
    Period::weeks(2),
    Period::months(1),
    Period::months(1).and_days(15),
    Period::months(3),
    Period::months(15),
    Period::years(1),
    Period::months(24).and_days(30),
];

fn places() -> Vec<Place> {
    let lands = Land::ALL.iter().map(|land| Place::de(*land, Locality::Unknown));
    lands.chain([Place::NL, Place::DK]).collect()
}

/// Every day of ten years, two of them leap years.
fn days() -> impl Iterator<Item = Date> {
    date("2024-01-01").series(1.day()).take(3_653)
}

#[test]
fn counting_never_goes_back() {
    for period in PERIODS {
        for start in [Start::Event, Start::Beginning] {
            let end = |day| count::nominal_end(start(day), period).expect("in the calendar").0;
            let ends: Vec<_> = days().map(end).collect();
            assert!(ends.is_sorted(), "{period:?}");
        }
        for day in days() {
            let (event, beginning) = (Start::Event(day), Start::Beginning(day));
            let end = |start| count::nominal_end(start, period).expect("in the calendar").0;
            assert!(end(beginning) <= end(event), "{day} {period:?}");
            assert!(end(event) > day, "{day} {period:?}");
        }
    }
}

#[test]
fn counting_back_leaves_the_whole_term() {
    for period in PERIODS {
        for due in days() {
            let (last, _) = count::latest_before(due, period).expect("in the calendar");
            let ends = |day| count::nominal_end(Start::Event(day), period).expect("in the calendar").0;
            assert!(ends(last) < due, "{due} {period:?}");
            assert!(ends(last.tomorrow().expect("in the calendar")) >= due, "{due} {period:?}");
        }
    }
}

#[test]
fn the_end_by_law_is_never_early_and_the_target_never_late() {
    for place in places() {
        let mut before = Date::MIN;
        for day in days().step_by(3) {
            let found = Deadline::on(day, Effect::Declaration, place).expect("in the calendar");
            assert!(found.legal >= day && found.target <= day, "{place:?} {day}");
            assert!(is_working_day(place, found.legal, InDoubt::Working), "{place:?} {day}");
            assert!(is_working_day(place, found.target, InDoubt::Free), "{place:?} {day}");
            assert!(found.legal >= before, "{place:?} {day}");
            assert!((found.legal - day).get_days() <= 6, "{place:?} {day}");
            let status = Deadline::on(day, Effect::Status, place).expect("in the calendar");
            assert_eq!((status.legal, status.target), (day, found.target), "{place:?} {day}");
            before = found.legal;
        }
    }
}

#[cfg(feature = "native")]
mod on_the_clock {
    use super::*;
    use crate::time::Timestamp;
    use jiff::tz::TimeZone;
    use std::time::Duration;

    fn instant(text: &str) -> Timestamp {
        text.parse::<jiff::Timestamp>().unwrap_or_else(|_| panic!("{text} is no instant")).into()
    }

    #[test]
    fn days_end_when_the_zone_says() {
        let mut failures = Vec::new();
        for line in lines(include_str!("../../vectors/instants.tsv"), 12) {
            let zone = zone(place(line[1]).region).expect(line[0]);
            let day = date(line[2]);
            let ends = day_ends(day, &zone).expect(line[0]);
            let began = day_ends(day.yesterday().expect(line[0]), &zone).expect(line[0]);
            let hours = (ends.since(began).as_secs() / 3600).to_string();
            if ends != instant(line[3]) || hours != line[4] {
                failures.push(format!("{}: {day} ends at {ends} after {hours} hours", line[0]));
            }
            assert_eq!(local_date(ends, &zone), day.tomorrow().expect(line[0]), "{}", line[0]);
            assert_eq!(local_date(ends.minus(Duration::from_micros(1)), &zone), day, "{}", line[0]);
        }
        report(&failures);
    }

    #[test]
    fn instants_belong_to_days() {
        for line in lines(include_str!("../../vectors/local_dates.tsv"), 9) {
            let zone = zone(place(line[1]).region).expect(line[0]);
            assert_eq!(local_date(instant(line[2]), &zone), date(line[3]), "{}", line[0]);
        }
    }

    #[test]
    fn a_day_may_begin_after_midnight() {
        // On 4 November 2018 clocks in São Paulo went from 00:00 to 01:00.
        let zone = TimeZone::get("America/Sao_Paulo").expect("zone");
        assert_eq!(day_ends(date("2018-11-03"), &zone), Some(instant("2018-11-04T03:00:00Z")));
        assert_eq!(day_ends(Date::MAX, &zone), None);
    }
}
