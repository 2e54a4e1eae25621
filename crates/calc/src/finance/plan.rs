//! How a savings plan runs, year by year, unrounded.

use super::exact::Exact;
use super::months::Months;
use super::{Conversion, Raise, Timing, spans};
use crate::CalcError;

/// A plan whose values are checked.
pub(super) struct Plan {
    pub(super) months: u32,
    pub(super) credit: Credit,
    pub(super) monthly: Exact,
    pub(super) raise: Exact,
    pub(super) rounding: Raise,
}

/// Where a plan ends, unrounded.
pub(super) struct End {
    pub(super) balance: Exact,
    pub(super) paid: Exact,
    pub(super) payment: Exact,
}

impl Plan {
    pub(super) fn run(&self, start: Exact) -> End {
        let (year, rest) = (self.credit.span(12), self.credit.span(self.months % 12));
        let mut end = End { balance: start, paid: Exact::ZERO, payment: self.monthly };
        for (index, length) in spans(self.months).enumerate() {
            if index > 0 {
                end.payment = self.raised(end.payment);
            }
            end.balance = if length == 12 { &year } else { &rest }.after(end.balance, end.payment);
            end.paid = end.paid + end.payment * Exact::from(length);
        }
        end
    }

    fn raised(&self, payment: Exact) -> Exact {
        let raised = payment * self.raise;
        match self.rounding {
            Raise::Exact => raised,
            Raise::Cents => raised.rounded(),
        }
    }
}

/// How interest is credited.
#[derive(Clone, Copy)]
pub(super) enum Credit {
    Monthly(Months, Timing),
    Yearly(Exact, Timing),
}

impl Credit {
    pub(super) fn new(year: Exact, conversion: Conversion, timing: Timing) -> Result<Self, CalcError> {
        Ok(match conversion {
            Conversion::Linear => Self::Yearly(year - Exact::ONE, timing),
            _ => Self::Monthly(Months::new(year, conversion)?, timing),
        })
    }

    /// What a year, or the last part of one, does.
    fn span(&self, months: u32) -> Span {
        match *self {
            Self::Monthly(factors, timing) => {
                Span { balance: factors.of(months), payment: factors.sum(months, timing.months_after()), over: None }
            }
            // Of m payments in advance the first has m months of interest, the last 1: together m (m + 1) / 2.
            Self::Yearly(rate, timing) => {
                let interest_months = months * (months + timing.months_after()) - months * timing.months_before();
                Span {
                    balance: Exact::from(24) + rate * Exact::from(2 * months),
                    payment: Exact::from(24 * months) + rate * Exact::from(interest_months),
                    over: Some(Exact::from(24)),
                }
            }
        }
    }
}

/// `(balance × factor + payment × factor) / over`: the division is last, so that halves of a cent stay exact.
struct Span {
    balance: Exact,
    payment: Exact,
    over: Option<Exact>,
}

impl Span {
    fn after(&self, balance: Exact, payment: Exact) -> Exact {
        let sum = balance * self.balance + payment * self.payment;
        self.over.map_or(sum, |over| sum / over)
    }
}
