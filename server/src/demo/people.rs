//! Who works at an organisation of the demo and where each of them stands: planned first, written later.

use super::draw::Draw;
use super::jobs::{Job, job, state_of};
use super::names::name;
use super::places::Place;
use super::promises::{self, Promise};
use domain::employment::EmploymentState;
use domain::id::PersonId;
use jiff::ToSpan as _;
use jiff::civil::{Date, date};

/// Somebody with everything that is written of them.
#[derive(Debug, Clone)]
pub(super) struct Person {
    /// The personnel number.
    pub(super) number: String,
    /// The given name.
    pub(super) given: String,
    /// The family name.
    pub(super) family: String,
    /// The birthday; some employers have not said it.
    pub(super) birth: Option<Date>,
    /// Their employment.
    pub(super) job: Job,
    /// Their contracts.
    pub(super) promises: Vec<Promise>,
    /// How far their way to an account is.
    pub(super) standing: Standing,
    /// Whether account, e-mail address and number of the pension insurance are known.
    pub(super) private: bool,
    /// Whether papers are filed with them.
    pub(super) papers: bool,
}

/// How far somebody's way to an account is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Their record was made.
    Created,
    /// A letter is under way.
    Invited,
    /// They have opened their account.
    Activated,
    /// They are somebody of the demo's cast, who has one.
    Cast(PersonId),
}

/// What is known of somebody before anything is drawn.
#[derive(Debug)]
pub(super) struct Who {
    /// The personnel number.
    pub(super) number: String,
    /// The given name.
    pub(super) given: String,
    /// The family name.
    pub(super) family: String,
    /// The birthday.
    pub(super) birth: Date,
    /// Where the employment stands.
    pub(super) state: EmploymentState,
}

/// Person number so-and-so of a place, from 0.
pub(super) fn person(seed: u64, today: Date, at: (usize, &Place), index: u32) -> Person {
    let (org, place) = at;
    let draw = Draw::of(seed, u64::try_from(org).unwrap_or_default(), u64::from(index));
    let (given, family) = name(&draw, place.folk);
    let age = 19 + draw.number(47);
    let birth = date(today.year(), 1, 1).saturating_sub(age.years()).saturating_add(draw.number(365).days());
    let state = state_of(&draw, index);
    let number = place.first.saturating_add(index).to_string();
    let mut person = of(&draw, today, at, index, Who { number, given: given.to_owned(), family, birth, state });
    if draw.chance(2) {
        person.birth = None;
    }
    person
}

/// Everything else about somebody who is known already.
pub(super) fn of(draw: &Draw, today: Date, (org, place): (usize, &Place), index: u32, who: Who) -> Person {
    let Who { number, given, family, birth, state } = who;
    let job = job(draw, today, place, birth, state);
    Person {
        number,
        given,
        family,
        birth: Some(birth),
        standing: standing(draw, index, &job),
        promises: promises::of(draw, today, (org, place.folk), index, birth, &job),
        job,
        private: draw.chance(10),
        papers: index % PAPERS_EVERY == PAPERS_EVERY / 2 && index < PAPERS_UNTIL,
    }
}

/// Papers are filed with one in so many: setting a page takes a hundred times as long as writing a person.
const PAPERS_EVERY: u32 = 40;
const PAPERS_UNTIL: u32 = 400;

/// Accounts are opened one by one, so only some of each organisation have theirs.
const ACCOUNTS_UNTIL: u32 = 240;

fn standing(draw: &Draw, index: u32, job: &Job) -> Standing {
    let (invited, activated) = (draw.chance(12), draw.chance(30));
    if matches!(job.state, EmploymentState::Ended | EmploymentState::Planned) {
        return Standing::Created;
    }
    match (activated && index < ACCOUNTS_UNTIL, invited) {
        (true, _) => Standing::Activated,
        (false, true) => Standing::Invited,
        (false, false) => Standing::Created,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::places::PLACES;
    use domain::pension::ContractState;
    use std::collections::BTreeSet;

    const TODAY: Date = date(2026, 11, 23);

    fn all(count: u32) -> Vec<Person> {
        (0..count).map(|index| person(1, TODAY, (0, &PLACES[0]), index)).collect()
    }

    #[test]
    fn days_fit_to_states() {
        for person in all(2_000) {
            let Job { state, start, end, .. } = person.job;
            let runs = start <= TODAY && end.is_none_or(|end| end >= TODAY);
            let fits = match state {
                EmploymentState::Planned => start > TODAY && end.is_none(),
                EmploymentState::Ended => end.is_some_and(|end| end < TODAY && end > start),
                EmploymentState::NoticeGiven => runs && end.is_some(),
                _ => runs && end.is_none(),
            };
            assert!(fits, "{state:?} {start} {end:?}");
            assert!(person.birth.is_none_or(|birth| birth < start.saturating_sub(17.years())), "{person:?}");
        }
    }

    #[test]
    fn the_smallest_demo_has_every_state() {
        let people = all(12);
        let jobs: BTreeSet<_> = people.iter().map(|person| person.job.state).collect();
        assert_eq!(jobs.len(), EmploymentState::ALL.len());
        let people = all(40);
        let states: BTreeSet<_> = people.iter().flat_map(|person| &person.promises).map(|one| one.state).collect();
        assert_eq!(states.len(), ContractState::ALL.len(), "{states:?}");
    }
}
