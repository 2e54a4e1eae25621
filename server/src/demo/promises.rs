//! The contracts of the demo's people: states, amounts, what they are worth, what was paid.

use super::draw::Draw;
use super::jobs::Job;
use super::places::Folk;
use super::worth::{Month, Worth, months, values};
use domain::employment::EmploymentState;
use domain::money::Cents;
use domain::pension::{ContractState, Rhythm, Split};
use jiff::ToSpan as _;
use jiff::civil::Date;

/// A contract with everything that is written of it.
#[derive(Debug, Clone)]
pub(super) struct Promise {
    /// Which of the organisation's carriers.
    pub(super) carrier: usize,
    /// Whether it belongs to the carrier's group contract.
    pub(super) group: bool,
    /// Its number, unique with its carrier.
    pub(super) number: String,
    /// Where it stands.
    pub(super) state: ContractState,
    /// How often it is paid.
    pub(super) rhythm: Rhythm,
    /// Who pays what.
    pub(super) split: Split,
    /// Its first day.
    pub(super) start: Date,
    /// Its last day, when that is near or past.
    pub(super) end: Option<Date>,
    /// What it was worth at the ends of years.
    pub(super) values: Vec<Worth>,
    /// What was due in its months, oldest first.
    pub(super) months: Vec<Month>,
}

const RUNNING: [(u64, ContractState); 7] = [
    (80, ContractState::Active),
    (7, ContractState::PaidUp),
    (4, ContractState::Issued),
    (3, ContractState::Applied),
    (2, ContractState::Deferred),
    (2, ContractState::Reinstated),
    (2, ContractState::Ended),
];

const LEFT: [(u64, ContractState); 6] = [
    (46, ContractState::PaidUp),
    (18, ContractState::HolderChange),
    (14, ContractState::Private),
    (10, ContractState::Transferred),
    (8, ContractState::InBenefit),
    (4, ContractState::Ended),
];

/// How many contracts somebody has, by their employment.
fn count(draw: &Draw, index: u32, state: EmploymentState) -> u32 {
    let usual = match state {
        EmploymentState::Planned => 0,
        EmploymentState::Probation => draw.weighted(&[(85, 0), (15, 1)]),
        _ => draw.weighted(&[(30, 0), (60, 1), (10, 2)]),
    };
    if covers(index).is_some() { usual.max(1) } else { usual }
}

/// The people after the first ten have contracts in every state, one each.
fn covers(index: u32) -> Option<ContractState> {
    usize::try_from(index.checked_sub(10)?).ok().and_then(|place| ContractState::ALL.get(place)).copied()
}

/// The contracts of somebody.
pub(super) fn of(
    draw: &Draw,
    today: Date,
    (org, folk): (usize, Folk),
    index: u32,
    birth: Date,
    job: &Job,
) -> Vec<Promise> {
    let one = |nth: u32| {
        let states = if job.state == EmploymentState::Ended { &LEFT[..] } else { &RUNNING[..] };
        let state = covers(index).filter(|_| nth == 0).unwrap_or_else(|| draw.weighted(states));
        let earliest = job.start.saturating_add((6 + draw.number(30)).months());
        let latest = job.end.unwrap_or(today).min(today).first_of_month().saturating_sub(draw.number(5).months());
        let start = earliest.min(latest).max(job.start).first_of_month();
        let rhythm = draw.weighted(&RHYTHMS);
        let split = times(split(draw, folk), rhythm);
        let mut promise = Promise {
            carrier: usize::try_from(draw.below(16) + u64::from(nth)).unwrap_or_default(),
            group: draw.chance(80),
            number: format!("8{org}{index:06}{nth}"),
            state,
            rhythm,
            split,
            start,
            end: end(today, birth, state, job).map(|end| end.max(start.last_of_month())),
            values: Vec::new(),
            months: Vec::new(),
        };
        promise.values = values(today, birth, &promise, folk);
        if nth == 0 && index < MONTHS_UNTIL && draw.chance(14) {
            promise.months = months(draw, today, &promise);
        }
        if !promise.state.is_paying() && promise.state != ContractState::Applied {
            // What flows is nothing; what was reached is in the values.
            promise.split = Split::default();
        }
        promise
    };
    (0..count(draw, index, job.state)).map(one).collect()
}

/// A hundred thousand people's months would be millions of rows; the first thousands show what there is to see.
const MONTHS_UNTIL: u32 = 3_000;

const RHYTHMS: [(u64, Rhythm); 5] =
    [(87, Rhythm::Monthly), (5, Rhythm::Quarterly), (2, Rhythm::HalfYearly), (5, Rhythm::Yearly), (1, Rhythm::Once)];

/// Amounts a month. In Germany the employer adds 15 % to what is converted (BetrAVG § 1a Abs. 1a), some add more; elsewhere the
/// agreement says who pays what.
fn split(draw: &Draw, folk: Folk) -> Split {
    let euro = draw.pick(&[50, 60, 80, 100, 100, 120, 150, 150, 180, 200, 240, 300]);
    let more = draw.weighted(&[(75, 0), (10, 20), (10, 40), (5, 75)]);
    match folk {
        // Whole euros, so 15 % are whole cents.
        Folk::German => parts(euro * 100, more * 100, euro * 15),
        Folk::Dutch => parts(euro * 100, euro * 200, 0),
        Folk::Danish => parts(euro * 750, euro * 1_500, 0),
    }
}

fn parts(own: i64, employer: i64, subsidy: i64) -> Split {
    Split { own: Cents::new(own), employer: Cents::new(employer), subsidy: Cents::new(subsidy) }
}

/// A month's amounts as they are paid in this rhythm: for so many months at once, or three years of them.
fn times(split: Split, rhythm: Rhythm) -> Split {
    let months = match rhythm.per_year() {
        0 => 36,
        payments => 12 / i64::from(payments),
    };
    parts(split.own.get() * months, split.employer.get() * months, split.subsidy.get() * months)
}

/// Contracts that are over have an end, and those of people who soon reach 67.
fn end(today: Date, birth: Date, state: ContractState, job: &Job) -> Option<Date> {
    if state.is_over() {
        return Some(job.end.unwrap_or_else(|| today.saturating_sub(2.months()).last_of_month()));
    }
    let retirement = birth.saturating_add(67.years()).first_of_month();
    let near = retirement < today.saturating_add(2.years()) && state != ContractState::InBenefit;
    (near && retirement > today).then_some(retirement)
}
