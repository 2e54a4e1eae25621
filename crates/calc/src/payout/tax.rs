//! Income tax of a pensioner, one person, simplified: pensions only, lump sums for expenses, own contributions as provisions.

use super::PayoutInput;
use crate::net::church;
use crate::parameters::{Year, taxable_share};
use crate::wage_tax::{solidarity, tariff};
use crate::{Cents, Percent};

/// A year's tax.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tax {
    /// Statutory pension of the year, in whole euro.
    pub statutory: Cents,
    /// What of it is taxable (EStG § 22 Nr. 1 S. 3 a aa).
    pub taxable_statutory: Cents,
    /// Company pension or lump sum of the year, in whole euro: taxable as a whole (EStG § 22 Nr. 5).
    pub company: Cents,
    /// Pensioners' lump sum as far as it counts (EStG § 9a S. 1 Nr. 3).
    pub lump_sum: Cents,
    /// Own contributions of the year, up to whole euro (EStG § 10 Abs. 1 Nr. 3).
    pub provisions: Cents,
    /// Taxable income, in whole euro.
    pub income: Cents,
    /// Income tax.
    pub income_tax: Cents,
    /// Solidarity surcharge.
    pub solidarity: Cents,
    /// Church tax.
    pub church: Cents,
}

impl Tax {
    /// All three.
    pub fn sum(&self) -> Cents {
        self.income_tax + self.solidarity + self.church
    }
}

/// The tax of a year with this from the company in it, and with these own contributions per month.
pub(super) fn tax(year: &Year, input: &PayoutInput, company: Cents, own: Cents) -> Tax {
    let statutory = (input.statutory * 12).floor_euro();
    let free = (Percent::HUNDRED - taxable_share(input.statutory_since)).half_up(statutory).ceil_euro();
    let taxable_statutory = statutory - free;
    let company = company.floor_euro();
    let pensions = taxable_statutory + company;
    let lump_sum = year.tax.pensioner_lump_sum.value.min(pensions);
    let provisions = (own * 12).ceil_euro();
    let expenses = year.tax.special_expenses.value;
    let income = (pensions - lump_sum - expenses - provisions).at_least_zero().floor_euro();
    let income_tax = tariff::basic(&year.tax, income);
    Tax {
        statutory,
        taxable_statutory,
        company,
        lump_sum,
        provisions,
        income,
        income_tax,
        solidarity: solidarity::on_income_tax(&year.tax, income_tax, year.tax.solidarity_free.value),
        church: if input.church { church::tax(year, input.land, income_tax) } else { Cents::ZERO },
    }
}
