//! One run of the plan: from the wage of a year to the tax of a year (`MRE4`, `MRE4ALTE`, `MRE4ABZ`, `MZTABFB`, `MLSTJAHR`).

use super::allowances::Allowances;
use super::pensions::{self, Free};
use super::provisions::{Provisions, provisions};
use super::{WageTaxInput, tariff};
use crate::Cents;
use crate::parameters::Year;

/// What a run starts from, in a year's amounts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Start {
    /// Wage (ZRE4J).
    pub(super) wage: Cents,
    /// Pensions in it (ZVBEZJ).
    pub(super) pensions: Cents,
    /// Allowance (JLFREIB).
    pub(super) allowance: Cents,
    /// Addition (JLHINZU).
    pub(super) addition: Cents,
    /// Wage that counts for provisions, if it is another one (ZRE4VP).
    pub(super) provisions_wage: Cents,
    /// Months with pension, where the run is about a year (ZMVB).
    pub(super) months: Option<i64>,
    /// Death benefit and capital payments (VBEZBSO).
    pub(super) death: Cents,
    /// Whether the pension allowances with a special payment count.
    pub(super) with_special: bool,
}

/// The way from the wage to the tax of a year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Way {
    /// Wage of the year (ZRE4J).
    pub wage: Cents,
    /// Pension allowance (FVB).
    pub pension_allowance: Cents,
    /// Old-age relief (ALTE).
    pub old_age_relief: Cents,
    /// Allowance entered by the tax office (JLFREIB).
    pub allowance: Cents,
    /// Addition entered by the tax office (JLHINZU).
    pub addition: Cents,
    /// Wage after these (ZRE4).
    pub reduced: Cents,
    /// Allowances of the class.
    pub allowances: Allowances,
    /// Allowance for provisions.
    pub provisions: Provisions,
    /// Taxable income; may be below nothing (ZVE).
    pub income: Cents,
    /// Tax of the year without a factor, in whole euro (ST).
    pub tax: Cents,
}

/// Runs once.
pub(super) fn run(year: &Year, input: &WageTaxInput, start: &Start) -> Way {
    let free = pensions::free(&input.pensions, start.pensions, start.months, start.death);
    let (pension_allowance, supplement) = chosen(&free, start.with_special);
    let old_age_relief = pensions::relief(input.relief_year, start.wage - start.pensions);
    let reduced = (start.wage - pension_allowance - old_age_relief - start.allowance + start.addition).at_least_zero();
    let pensions = (start.pensions - pension_allowance).at_least_zero();
    let allowances = Allowances::of(&year.tax, input.class, reduced, pensions, supplement, input.child_allowances);
    let provisions = provisions(year, input, start.provisions_wage);
    let income = reduced - allowances.total() - provisions.total;
    Way {
        wage: start.wage,
        pension_allowance,
        old_age_relief,
        allowance: start.allowance,
        addition: start.addition,
        reduced,
        allowances,
        provisions,
        income,
        tax: tariff::of_class(year, input.class, income),
    }
}

fn chosen(free: &Free, with_special: bool) -> (Cents, Cents) {
    if with_special { (free.allowance_special, free.supplement_special) } else { (free.allowance, free.supplement) }
}
