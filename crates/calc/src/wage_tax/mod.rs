//! Wage tax of a period and of a special payment (EStG § 39b), by the ministry's plan for calculating it by machine
//! (Programmablaufplan; 2026: BMF 12.11.2025, IV C 5 - S 2361/00025/016/028; 2025: BMF 22.11.2024), written from its prose.
//!
//! The plan's own names stand in brackets: RE4, STKL … The order of the book: [`input`](WageTaxInput) · what is free of pensions and
//! in old age · allowances of the class · provisions · tariff · solidarity surcharge · special payments.

mod allowances;
pub(crate) mod explain;
mod input;
mod pensions;
mod provisions;
mod run;
pub mod solidarity;
mod special;
pub mod tariff;

pub use allowances::Allowances;
pub use input::{CareRate, Factor, Health, Insured, Pensions, Period, SpecialPayment, Subsidy, TaxClass, WageTaxInput};
pub use provisions::Provisions;
pub use run::Way;

use crate::explain::{Explanation, Text};
use crate::parameters::{Plan, Year};
use crate::{CalcError, Cents};
use run::Start;

/// The taxes that an employer withholds, and how the wage tax of the year came about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WageTax {
    /// Wage tax of the period (LSTLZZ).
    pub tax: Cents,
    /// Solidarity surcharge of the period (SOLZLZZ).
    pub solidarity: Cents,
    /// What the church tax of the period is a share of (BK).
    pub church_base: Cents,
    /// Wage tax on the special payment (STS).
    pub special_tax: Cents,
    /// Solidarity surcharge on the special payment (SOLZS).
    pub special_solidarity: Cents,
    /// What the church tax on the special payment is a share of (BKS).
    pub special_church_base: Cents,
    /// The year behind the period's wage.
    pub way: Way,
    /// Wage tax of that year, after the factor (LSTJAHR).
    pub annual: Cents,
    /// Wage tax of that year with allowances for children (JBMG): the surcharge's and the church tax's base.
    pub annual_with_children: Cents,
    /// Free of the solidarity surcharge in this class.
    pub solidarity_limit: Cents,
    /// What untaxed shares took from the period's wage tax: below nothing, or nothing.
    pub refund: Cents,
    /// The year without and with the special payment.
    pub special_ways: Option<(Way, Way)>,
}

/// Calculates the wage tax.
///
/// # Errors
/// A year without numbers or without a plan; a value that no payroll can contain.
pub fn wage_tax(input: &WageTaxInput) -> Result<WageTax, CalcError> {
    let year = Year::of(input.year)?;
    input.check()?;
    check_plan(year, input)?;
    Ok(of(year, input))
}

/// Calculates the wage tax and explains it: all taxes of the period and of the special payment.
///
/// # Errors
/// As [`wage_tax`].
pub fn explain(input: &WageTaxInput) -> Result<Explanation, CalcError> {
    let tax = wage_tax(input)?;
    let mut lines = Explanation::of(Text::Taxes);
    explain::taxes(&mut lines, Year::of(input.year)?, input, &tax, Explanation::plus);
    Ok(lines)
}

/// The plan's `MAIN`.
fn of(year: &Year, input: &WageTaxInput) -> WageTax {
    let way = run::run(year, input, &start(input));
    let annual = input.factor.of(way.tax);
    let annual_with_children = if input.child_allowances > 0 {
        input.factor.of(tariff::of_class(year, input.class, way.income - way.allowances.children))
    } else {
        annual
    };
    let times = if input.class == TaxClass::Three { 2 } else { 1 };
    let limit = year.tax.solidarity_free.value * times;
    let part = |amount| input.period.part(amount);
    let mut result = WageTax {
        tax: part(annual),
        solidarity: part(solidarity::on_income_tax(&year.tax, annual_with_children, limit)),
        church_base: if input.church { part(annual_with_children) } else { Cents::ZERO },
        way,
        annual,
        annual_with_children,
        solidarity_limit: limit,
        ..WageTax::default()
    };
    if let Some(special) = special::special(year, input, limit) {
        result.special_tax = special.tax;
        result.special_solidarity = special.solidarity;
        result.special_church_base = if input.church { special.tax } else { Cents::ZERO };
        result.special_ways = Some((special.without, special.with));
        result.refund = special.refund;
        refund(year, input, &mut result);
    }
    result
}

/// The wage of the period as that of a year (`MRE4JL`).
fn start(input: &WageTaxInput) -> Start {
    let annual = |amount| input.period.annual(amount);
    let wage = annual(input.wage);
    Start {
        wage,
        pensions: annual(input.pensions.amount),
        allowance: annual(input.allowance),
        addition: annual(input.addition),
        provisions_wage: wage,
        months: (input.period == Period::Year).then_some(input.pensions.months),
        death: Cents::ZERO,
        with_special: false,
    }
}

/// Untaxed shares can lower the year's tax; the difference comes off the period's taxes, none of them below nothing.
fn refund(year: &Year, input: &WageTaxInput, result: &mut WageTax) {
    let refund = result.refund;
    if refund == Cents::ZERO {
        return;
    }
    result.tax = (result.tax + refund).at_least_zero();
    // The plan cuts the sum, not the product.
    let rate = year.tax.solidarity_rate.value;
    let millionths = i128::from(result.solidarity.get()) * 1_000_000 + rate.of(refund);
    result.solidarity = crate::round::cents(millionths / 1_000_000).at_least_zero();
    if input.church {
        result.church_base = (result.church_base + refund).at_least_zero();
    }
}

/// How a private insurance's subsidy is entered changed with the plan of 2026.
fn check_plan(year: &Year, input: &WageTaxInput) -> Result<(), CalcError> {
    match (year.plan, input.health) {
        (Plan::Y2025 { .. }, Health::Private { subsidy: Subsidy::Amount(_), .. }) => {
            Err(CalcError::Conflict { field: "PKPVAGZ", with: "year" })
        }
        (Plan::Y2026, Health::Private { subsidy: Subsidy::Typical, .. }) => {
            Err(CalcError::Conflict { field: "PKV", with: "year" })
        }
        _ => Ok(()),
    }
}
