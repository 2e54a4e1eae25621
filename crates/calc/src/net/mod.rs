//! Gross to net: what arrives of a pay after tax and contributions, and what the employer pays beside it.

pub mod church;
mod explain;
mod input;
mod taxes;

pub use input::{Insurer, Marginal, NetInput};

use crate::parameters::Year;
use crate::social_insurance::{self, Contributions, Zone};
use crate::wage_tax::{Period, WageTax, wage_tax};
use crate::{CalcError, Cents};

/// A payroll of one person. Amounts of the period, plus the special payment.
#[derive(Debug, Clone, Copy)]
pub struct Net {
    /// What it was calculated from.
    pub input: NetInput,
    /// The law's numbers.
    pub year: &'static Year,
    /// Regular pay that tax is due on, after conversion.
    pub tax_gross: Cents,
    /// Regular pay that contributions are due on, after conversion.
    pub insurance_gross: Cents,
    /// Contributions of both sides.
    pub social: Contributions,
    /// Taxes withheld; nothing where the employer pays the flat tax.
    pub wage_tax: WageTax,
    /// Church tax on the regular pay.
    pub church_tax: Cents,
    /// Church tax on the special payment.
    pub special_church_tax: Cents,
    /// Flat tax that the employer pays in a marginal job.
    pub flat_tax: Cents,
    /// What is left.
    pub net: Cents,
}

impl Net {
    /// Everything withheld as tax.
    pub fn tax(&self) -> Cents {
        let tax = &self.wage_tax;
        let regular = tax.tax + tax.solidarity + self.church_tax;
        regular + tax.special_tax + tax.special_solidarity + self.special_church_tax
    }

    /// Whether the employer pays a flat tax instead of the wage tax (EStG § 40a Abs. 2).
    pub fn is_flat_taxed(&self) -> bool {
        is_flat_taxed(&self.input, &self.social)
    }

    /// The special payment, or nothing.
    pub fn one_off(&self) -> Cents {
        self.input.one_off.map_or(Cents::ZERO, |one_off| one_off.amount)
    }
}

/// Calculates the net pay.
///
/// # Errors
/// A year without numbers; a value that no payroll can contain.
pub fn net(input: &NetInput) -> Result<Net, CalcError> {
    let year = Year::of(input.year)?;
    input.check()?;
    // What tax and insurance both take as pay.
    let (tax_gross, insurance_gross) = gross(year, input);
    let social_input = input.social(year, insurance_gross);
    social_input.check()?;
    let social = social_insurance::of(year, &social_input);
    let flat = is_flat_taxed(input, &social);
    let wage_tax = if flat { WageTax::default() } else { wage_tax(&taxes::input(year, input, tax_gross, &social))? };
    let flat_tax = if flat { year.social.marginal_tax.value.half_up(insurance_gross) } else { Cents::ZERO };
    let mut result = Net {
        input: *input,
        year,
        tax_gross,
        insurance_gross,
        social,
        wage_tax,
        church_tax: church::tax(year, input.land, wage_tax.church_base),
        special_church_tax: church::tax(year, input.land, wage_tax.special_church_base),
        flat_tax,
        net: Cents::ZERO,
    };
    let pay = input.gross - input.converted + result.one_off();
    result.net = pay - result.tax() - social.employee.sum() - social.own_private;
    Ok(result)
}

fn is_flat_taxed(input: &NetInput, social: &Contributions) -> bool {
    social.zone == Zone::Marginal && input.marginal.flat_tax
}

/// What is left to tax and to insure: conversion is free up to 8 and 4 % of the ceiling (EStG § 3 Nr. 63, SvEV § 1 Abs. 1 S. 1 Nr. 9),
/// and what the employer adds counts first.
fn gross(year: &Year, input: &NetInput) -> (Cents, Cents) {
    let periods = if input.period == Period::Year { 12 } else { 1 };
    let all = input.converted + input.employer_contribution;
    let left = input.gross - input.converted;
    let over = |limit: Cents| (all - limit * periods).at_least_zero();
    (left + over(year.company.tax_free_month()), left + over(year.company.insurance_free_month()))
}
