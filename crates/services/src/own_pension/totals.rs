//! Sums of what carriers stated.

use super::Held;
use domain::money::{Cents, Currency};
use domain::pension::ValueSource;
use jiff::civil::Date;
use std::collections::BTreeSet;
use store::contract_values::Value;

/// A sum of stated values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// The sum.
    pub amount: Cents,
    /// The oldest day among them: the sum is no newer than this.
    pub as_of: Date,
    /// Who stated them.
    pub sources: BTreeSet<ValueSource>,
    /// How many contracts are in it.
    pub contracts: usize,
}

/// What all contracts of one currency come to that are not over. We convert nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    /// In what.
    pub currency: Currency,
    /// Guaranteed a month: the latest stated value of each contract that has one.
    pub guaranteed: Option<Stated>,
    /// Projected a month, likewise; never without its day and source.
    pub projected: Option<Stated>,
    /// The capital today, likewise.
    pub capital: Option<Stated>,
    /// What flows in a month, of contracts that are paid for; none when it fits into no number.
    pub inflow: Option<Cents>,
    /// From when all of the guaranteed pension flows; none while a contract in the sum has no end.
    pub from: Option<Date>,
    /// How many contracts there are.
    pub contracts: usize,
}

/// The totals by currency, the euro first.
pub(super) fn totals<'a>(held: impl Iterator<Item = &'a Held> + Clone) -> Vec<Totals> {
    let running = held.filter(|one| !one.contract.state.is_over());
    let of = |currency| {
        let here: Vec<&Held> = running.clone().filter(|one| one.contract.currency == currency).collect();
        (!here.is_empty()).then(|| of_currency(currency, &here))
    };
    [Currency::Eur, Currency::Dkk].into_iter().filter_map(of).collect()
}

fn of_currency(currency: Currency, held: &[&Held]) -> Totals {
    let paying = held.iter().filter(|one| one.contract.state.is_paying());
    let mut parts = paying.map(|one| one.contract.split.per_month(one.contract.rhythm).total());
    let inflow = parts.try_fold(Cents::ZERO, |sum, part| sum.checked_add(part?));
    Totals {
        currency,
        guaranteed: stated(held, |value| value.guaranteed),
        projected: stated(held, |value| value.projected),
        capital: stated(held, |value| value.capital),
        inflow,
        from: begins(held),
        contracts: held.len(),
    }
}

/// The latest value of a contract that says something about this.
pub(super) fn latest(held: &Held, what: impl Fn(&Value) -> Option<Cents>) -> Option<(&Value, Cents)> {
    held.values.iter().find_map(|value| what(value).map(|amount| (value, amount)))
}

fn stated(held: &[&Held], what: impl Fn(&Value) -> Option<Cents> + Copy) -> Option<Stated> {
    let found: Vec<(&Value, Cents)> = held.iter().filter_map(|one| latest(one, what)).collect();
    let amount = found.iter().try_fold(Cents::ZERO, |sum, (_, amount)| sum.checked_add(*amount))?;
    Some(Stated {
        amount,
        as_of: found.iter().map(|(value, _)| value.as_of).min()?,
        sources: found.iter().map(|(value, _)| value.source).collect(),
        contracts: found.len(),
    })
}

fn begins(held: &[&Held]) -> Option<Date> {
    let ends = held.iter().filter(|one| latest(one, |value| value.guaranteed).is_some());
    ends.map(|one| one.contract.end_on).try_fold(None, |last, end| Some(last.max(Some(end?)))).flatten()
}
