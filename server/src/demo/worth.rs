//! What the demo's contracts are worth, and what was paid into them.

use super::draw::Draw;
use super::places::Folk;
use super::promises::Promise;
use domain::money::Cents;
use domain::pension::{ContractState, ContributionState, Rhythm};
use jiff::ToSpan as _;
use jiff::civil::{Date, date};

/// What a contract was worth on a day, by the carrier's statement.
#[derive(Debug, Clone, Copy)]
pub(super) struct Worth {
    /// The day.
    pub(super) as_of: Date,
    /// The guaranteed pension a month.
    pub(super) guaranteed: Cents,
    /// The pension a month that is possible.
    pub(super) projected: Option<Cents>,
    /// The capital.
    pub(super) capital: Cents,
    /// What it is worth when given up.
    pub(super) surrender: Option<Cents>,
}

/// A month's contribution.
#[derive(Debug, Clone, Copy)]
pub(super) struct Month {
    /// Its first day.
    pub(super) first: Date,
    /// Whether it arrived.
    pub(super) state: ContributionState,
    /// When it did.
    pub(super) paid_on: Option<Date>,
}

/// What carriers stated at the ends of the last two years: what was paid with costs taken off, and 29 a month for each 10,000 that
/// will have been paid at 67.
pub(super) fn values(today: Date, birth: Date, promise: &Promise, folk: Folk) -> Vec<Worth> {
    let worth = |years: i16| {
        let as_of = date(today.year() - years, 12, 31);
        let paid = months_between(promise.start, as_of);
        let still = months_between(as_of, birth.saturating_add(67.years()));
        if paid < 1 || matches!(promise.state, ContractState::Applied | ContractState::Issued) {
            return None;
        }
        let month = promise.split.per_month(promise.rhythm).total().filter(|sum| sum.get() > 0);
        let month = month.or_else(|| promise.split.total()).map_or(0, Cents::get);
        let paid = if promise.rhythm == Rhythm::Once { 1 } else { paid };
        let still = if promise.state.is_paying() && promise.rhythm != Rhythm::Once { still.max(0) } else { 0 };
        let capital = month * paid * 93 / 100;
        let guaranteed = month * (paid + still) * 29 / 10_000;
        Some(Worth {
            as_of,
            guaranteed: Cents::new(guaranteed),
            projected: promise.state.is_paying().then(|| Cents::new(guaranteed * 128 / 100)),
            capital: Cents::new(capital),
            surrender: (folk == Folk::German).then(|| Cents::new(capital * 96 / 100)),
        })
    };
    [2, 1].into_iter().filter_map(worth).collect()
}

fn months_between(from: Date, to: Date) -> i64 {
    i64::from(to.year() - from.year()) * 12 + i64::from(to.month() - from.month())
}

/// The last one or two years' months, this one due, some of the last ones missing.
pub(super) fn months(draw: &Draw, today: Date, promise: &Promise) -> Vec<Month> {
    if promise.rhythm != Rhythm::Monthly || !promise.state.is_paying() {
        return Vec::new();
    }
    let back = draw.pick(&[12, 18, 24]).min(months_between(promise.start, today));
    let missing = draw.chance(22).then(|| 1 + draw.number(3));
    run(today, back, missing)
}

/// The months from so many ago to this one; the one that is missing, by how long ago it was.
pub(super) fn run(today: Date, back: i64, missing: Option<i64>) -> Vec<Month> {
    let month = |ago: i64| {
        let first = today.first_of_month().saturating_sub(ago.months());
        let state = match ago {
            0 => ContributionState::Due,
            ago if Some(ago) == missing => ContributionState::Missing,
            _ => ContributionState::Paid,
        };
        let paid_on = (state == ContributionState::Paid).then(|| first.saturating_add(27.days()));
        Month { first, state, paid_on }
    };
    (0..=back.max(0)).rev().map(month).collect()
}
