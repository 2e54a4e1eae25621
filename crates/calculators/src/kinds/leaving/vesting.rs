//! Whether a claim stays when somebody leaves (BetrAVG §§ 1b, 30f; R07).

use domain::deadline::{Deadline, Effect, Period, Start};
use domain::holiday::{Land, Locality, Place};
use jiff::civil::{Date, date};

/// So many days before it is reached, waiting is worth a thought.
pub(super) const SOON: i32 = 92;

/// Who has paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Payer {
    /// The employee, by conversion; with the subsidy that the law orders.
    Own,
    /// Both.
    Both,
    /// The employer alone.
    Employer,
}

impl Payer {
    pub(super) fn of(answer: &str) -> Self {
        match answer {
            "both" => Self::Both,
            "employer" => Self::Employer,
            _ => Self::Own,
        }
    }
}

/// Whether the employer's part stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Vesting {
    /// Converted pay stays from the first day (§ 1b Abs. 5 BetrAVG).
    Always,
    /// It stays since the end of this day.
    Reached(Date),
    /// It would stay from the end of a later day.
    Later {
        /// Which one.
        from: Date,
        /// How many days after the last one.
        days: i32,
    },
    /// It hangs on the last day itself, or on facts that are not asked: somebody has to look.
    SingleCase,
    /// Days are missing.
    Unknown,
}

/// What one rule asks: so many years of the promise, counted from a day at the earliest, and an age.
struct Rule {
    years: u16,
    counted_from: Option<Date>,
    age: u16,
}

const fn rule(years: u16, counted_from: Option<Date>, age: u16) -> Rule {
    Rule { years, counted_from, age }
}

/// The rules for a promise of this day; one suffices.
fn rules(begin: Date) -> &'static [Rule] {
    const NOW: &[Rule] = &[rule(3, None, 21)];
    const SINCE_2009: &[Rule] = &[rule(5, None, 25), rule(3, Some(date(2018, 1, 1)), 21)];
    const SINCE_2001: &[Rule] = &[rule(5, None, 30), rule(5, Some(date(2009, 1, 1)), 25)];
    // Twelve years of service and three of the promise at 35 would do, too: the beginning of service is not asked.
    const BEFORE: &[Rule] = &[rule(10, None, 35), rule(5, Some(date(2001, 1, 1)), 30)];
    match begin.year() {
        ..=2000 => BEFORE,
        2001..=2008 => SINCE_2001,
        2009..=2017 => SINCE_2009,
        2018.. => NOW,
    }
}

/// Whether the claim stays at the end of this last day.
pub(super) fn of(payer: Payer, begin: Option<Date>, birth: Option<Date>, last: Date) -> Vesting {
    if payer == Payer::Own {
        return Vesting::Always;
    }
    let (Some(begin), Some(birth)) = (begin, birth) else { return Vesting::Unknown };
    let ends = rules(begin).iter().filter_map(|rule| ends(rule, begin, birth));
    let Some((time, age)) = ends.min_by_key(|(time, age)| *time.max(age)) else { return Vesting::SingleCase };
    let reached = time.max(age);
    if age == last && time <= last {
        // The eve of the birthday: whether the age is completed "at the end" of the job is argued about (R07-E).
        Vesting::SingleCase
    } else if reached <= last {
        Vesting::Reached(reached)
    } else if begin.year() <= 2000 {
        Vesting::SingleCase
    } else {
        Vesting::Later { from: reached, days: (reached - last).get_days() }
    }
}

/// The last days of the time and of the year of life that a rule asks for.
fn ends(rule: &Rule, begin: Date, birth: Date) -> Option<(Date, Date)> {
    let from = rule.counted_from.map_or(begin, |day| day.max(begin));
    Some((end(from, rule.years)?, end(birth, rule.age)?))
}

/// Years from the beginning of a day (BGB § 187 II). A status: no holiday moves it, so the place does not matter.
fn end(from: Date, years: u16) -> Option<Date> {
    let place = Place::de(Land::Berlin, Locality::Unknown);
    let end = Deadline::after(Start::Beginning(from), Period::years(years), Effect::Status, place);
    end.ok().map(|found| found.legal)
}
