//! Special payments (Sonstige Bezüge, EStG § 39b Abs. 3; the plan's `MSONST`): the year's tax with the payment less the one
//! without it.

use super::run::{Start, Way, run};
use super::{WageTaxInput, tariff};
use crate::Cents;
use crate::parameters::Year;

/// The taxes on a special payment, and what a negative difference takes from the period's taxes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Special {
    /// Wage tax on it, in whole euro (STS).
    pub(super) tax: Cents,
    /// Solidarity surcharge on it (SOLZS).
    pub(super) solidarity: Cents,
    /// What untaxed shares lower the period's wage tax by: below nothing, or nothing.
    pub(super) refund: Cents,
    /// The year without the payment.
    pub(super) without: Way,
    /// The year with it.
    pub(super) with: Way,
}

/// None where there is no such payment. `limit`: what is free of the surcharge.
pub(super) fn special(year: &Year, input: &WageTaxInput, limit: Cents) -> Option<Special> {
    let payment = &input.special;
    if payment.amount == Cents::ZERO && payment.equity == Cents::ZERO {
        return None;
    }
    let (without, with) = (run(year, input, &without(input)), run(year, input, &with(input)));
    let difference = input.factor.of(with.tax - without.tax);
    let mut special = Special { without, with, ..Special::default() };
    if difference.is_negative() {
        if payment.equity != Cents::ZERO {
            special.refund = difference;
        }
        return Some(special);
    }
    special.tax = difference;
    // No zone of mitigation: above the limit the whole rate is due.
    let children = if input.child_allowances > 0 { with.allowances.children } else { Cents::ZERO };
    let base = input.factor.of(tariff::of_class(year, input.class, with.income - children));
    if base > limit {
        special.solidarity = year.tax.solidarity_rate.value.down(difference);
    }
    Some(special)
}

/// The year as expected without the payment.
fn without(input: &WageTaxInput) -> Start {
    let payment = &input.special;
    Start {
        wage: payment.annual_wage,
        pensions: payment.annual_pensions,
        allowance: payment.annual_allowance,
        addition: payment.annual_addition,
        provisions_wage: payment.annual_wage - payment.annual_compensation,
        months: Some(months(input)),
        death: Cents::ZERO,
        with_special: false,
    }
}

/// The same year with it.
fn with(input: &WageTaxInput) -> Start {
    let (payment, without) = (&input.special, without(input));
    let wage = payment.annual_wage + payment.amount;
    Start {
        wage,
        pensions: payment.annual_pensions + payment.pensions,
        provisions_wage: wage + payment.equity - payment.annual_compensation - payment.compensation,
        death: payment.death,
        with_special: true,
        ..without
    }
}

/// A whole year, where no other number of months with pension is given.
fn months(input: &WageTaxInput) -> i64 {
    if input.pensions.months == 0 { 12 } else { input.pensions.months }
}
