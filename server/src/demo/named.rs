//! The people that every demo has, under the same names and numbers: Kessler's first twelve, and what Jana Krämer left elsewhere.

use super::cast;
use super::draw::Draw;
use super::jobs::Job;
use super::people::{Person, Standing, Who, of};
use super::places::PLACES;
use super::promises::Promise;
use super::worth::{Worth, run};
use app::features::demo::CAST;
use calc::wage_tax::TaxClass;
use domain::employment::EmploymentState::{self, Active, Dormant, NoticeGiven, Probation};
use domain::money::Cents;
use domain::pension::{ContractState, Rhythm, Split};
use jiff::civil::{Date, date};

/// Where Jana Krämer worked before, in [`PLACES`].
pub(super) const FORMER: usize = 5;

/// Kessler, in [`PLACES`].
pub(super) const KESSLER: usize = 0;

type Named = (&'static str, &'static str, &'static str, Date, EmploymentState);

/// Kessler's people; the first one plays the employee.
const PEOPLE: [Named; 12] = [
    ("1001", "Jana", "Krämer", date(1992, 4, 17), Active),
    ("1002", "Maximilian", "von Hohenstein-Rabenau", date(1968, 9, 3), Active),
    ("1003", "Aylin", "Yıldız", date(1989, 1, 28), Dormant),
    ("1004", "Bernd", "Schulze", date(1961, 12, 24), NoticeGiven),
    ("1005", "Claudia", "Neumann", date(1975, 6, 11), Active),
    ("1006", "Dariusz", "Kowalski", date(1983, 3, 9), Active),
    ("1007", "Eva-Maria", "Obermüller", date(1979, 10, 30), Active),
    ("1008", "Finn", "Petersen", date(2001, 2, 14), Probation),
    ("1009", "Gerda", "Weiß", date(1964, 7, 22), Active),
    ("1010", "Hamid", "Rahimi", date(1995, 11, 5), Active),
    ("1011", "Ines", "Lange", date(1986, 5, 19), Active),
    ("1012", "Jörg", "Stein", date(1971, 8, 2), Active),
];

/// So many of Kessler's people have their names here.
pub(super) const COUNT: u32 = 12;

/// Draws for them come from beyond everybody else's.
const BEYOND: u64 = 1 << 32;

/// Contract numbers count on from here for them.
const FROM: u32 = 900_000;

/// Kessler's twelve.
pub(super) fn people(seed: u64, today: Date) -> Vec<Person> {
    let one = |(index, (number, given, family, birth, state)): (u32, Named)| {
        let draw = Draw::of(seed, 0, BEYOND + u64::from(index));
        let who = Who { number: number.into(), given: given.into(), family: family.into(), birth, state };
        let mut person = of(&draw, today, (KESSLER, &PLACES[KESSLER]), FROM + index, who);
        for promise in person.promises.iter_mut().filter(|one| one.rhythm == Rhythm::Monthly && one.state.is_paying()) {
            // Dariusz Kowalski's last one is missing.
            promise.months = run(today, 12, (index == 5).then_some(1));
        }
        // Nobody has written to them yet: whoever looks at the demo does.
        Person { standing: Standing::Created, private: true, papers: true, ..person }
    };
    let mut people: Vec<Person> = (0..).zip(PEOPLE).map(one).collect();
    if let Some(first) = people.first_mut() {
        *first = jana(first.clone(), today);
    }
    people
}

/// When both pensions of the employee begin: after the month in which she becomes 67.
const PENSION_FROM: Date = date(2059, 5, 1);

/// Who plays the employee: a direct insurance since March 2021.
fn jana(drawn: Person, today: Date) -> Person {
    let worth = |years: i16, guaranteed, projected, capital| Worth {
        as_of: date(today.year() - years, 12, 31),
        guaranteed: Cents::new(guaranteed),
        projected: Some(Cents::new(projected)),
        capital: Cents::new(capital),
        surrender: Some(Cents::new(capital * 96 / 100)),
    };
    let promise = Promise {
        carrier: 0,
        group: true,
        number: "8210347".to_owned(),
        state: ContractState::Active,
        rhythm: Rhythm::Monthly,
        split: Split { own: Cents::new(15_000), employer: Cents::ZERO, subsidy: Cents::new(2_250) },
        start: date(2021, 3, 1),
        end: Some(PENSION_FROM),
        values: vec![worth(2, 20_120, 25_980, 754_830), worth(1, 20_840, 26_950, 961_240)],
        months: run(today, 24, None),
    };
    let job = Job { start: date(2021, 3, 1), end: None, site: 0, area: 0, ..full_time(392_000) };
    Person { job, promises: vec![promise], standing: standing(), ..drawn }
}

/// What she left at her former employer: a Pensionskasse without contributions.
pub(super) fn jana_before(today: Date) -> Person {
    let (_, given, family, birth, _) = PEOPLE[0];
    let worth = |years: i16, capital| Worth {
        as_of: date(today.year() - years, 12, 31),
        guaranteed: Cents::new(3_120),
        projected: None,
        capital: Cents::new(capital),
        surrender: None,
    };
    let promise = Promise {
        carrier: 1,
        group: true,
        number: "8045512".to_owned(),
        state: ContractState::PaidUp,
        rhythm: Rhythm::Monthly,
        split: Split::default(),
        start: date(2016, 9, 1),
        end: Some(PENSION_FROM),
        values: vec![worth(2, 241_870), worth(1, 245_310)],
        months: Vec::new(),
    };
    let job = Job {
        state: EmploymentState::Ended,
        start: date(2016, 4, 1),
        end: Some(date(2021, 2, 28)),
        ..full_time(268_000)
    };
    Person {
        number: "4000".to_owned(),
        given: given.to_owned(),
        family: family.to_owned(),
        birth: Some(birth),
        job,
        promises: vec![promise],
        standing: standing(),
        private: false,
        papers: true,
    }
}

fn full_time(gross: i64) -> Job {
    Job {
        state: Active,
        start: date(2021, 3, 1),
        end: None,
        site: 0,
        area: 0,
        hours: 3_800,
        part_time: 10_000,
        gross,
        tax_class: Some(TaxClass::One),
    }
}

/// The first of the cast is the employee.
fn standing() -> Standing {
    CAST.first().map_or(Standing::Created, |part| Standing::Cast(cast::person(*part)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_twelve_are_there_and_the_first_is_the_employee() {
        let people = people(1, date(2026, 11, 23));
        assert_eq!(people.len(), usize::try_from(COUNT).expect("few"));
        let jana = &people[0];
        assert_eq!((jana.given.as_str(), jana.family.as_str()), CAST[0].name);
        let month = jana.promises[0].split.total().expect("small");
        assert_eq!(month, Cents::new(17_250));
        let last = jana.promises[0].values.last().expect("two");
        assert_eq!(
            (last.as_of, last.guaranteed, last.capital),
            (date(2025, 12, 31), Cents::new(20_840), Cents::new(961_240))
        );
        assert!(people.iter().skip(1).all(|person| person.standing == Standing::Created));
        assert_eq!(PLACES[FORMER].slug, "ostsee");
    }
}
