//! Limits of a contribution: the claim and its least amount (R01), free of social insurance (R03), free of tax (R04).

use crate::parameters::Company;
use crate::{Cents, Percent};

/// An employer may refuse less than 1/160 of the reference amount in a year (BetrAVG § 1a Abs. 1 S. 4). Compared exactly: 296.625 EUR
/// in 2026 is no whole cent.
pub fn is_below_minimum(company: &Company, per_year: Cents) -> bool {
    per_year * 160 < company.reference_amount.value * 12
}

/// Free of tax in a year: 8 % of the ceiling less what is taxed at a flat rate under the old law (EStG §§ 3 Nr. 63, 52 Abs. 4).
pub fn tax_free_year(company: &Company, flat_taxed: Cents) -> Cents {
    (company.tax_free_month() * 12 - flat_taxed).at_least_zero()
}

/// The largest conversion that fits under a limit together with its subsidy.
pub fn filling(limit: Cents, rate: Percent) -> Cents {
    let whole = i128::from(Percent::HUNDRED.ten_thousandths());
    let share = whole + i128::from(rate.ten_thousandths());
    let exact = crate::round::cents(i128::from(limit.get()) * whole / share);
    // The subsidy is rounded by itself, so one cent more or less may fit.
    let fits = |converted: Cents| converted + rate.half_up(converted) <= limit;
    let near = [Cents::new(1), Cents::ZERO, Cents::new(-1)].map(|cent| exact + cent);
    near.into_iter().find(|converted| fits(*converted)).unwrap_or(Cents::ZERO).at_least_zero()
}
