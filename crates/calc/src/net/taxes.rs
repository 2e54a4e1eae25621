//! The wage tax's input, from a person's pay.

use super::{Insurer, NetInput};
use crate::parameters::{Plan, Year};
use crate::social_insurance::{Contributions, last_day_of_year_of_life};
use crate::wage_tax::{CareRate, Health, Period, Subsidy, WageTaxInput};
use crate::{Cents, Land};

/// What the wage tax is calculated from.
pub(super) fn input(year: &Year, input: &NetInput, tax_gross: Cents, social: &Contributions) -> WageTaxInput {
    let health = health(year, input, social);
    let private = matches!(health, Health::Private { .. });
    let mut tax = WageTaxInput {
        class: input.class,
        factor: input.factor,
        relief_year: relief_year(input),
        insured: input.insured,
        health,
        saxony: input.land == Land::Sachsen,
        care: if private { CareRate::Plain } else { input.care() },
        church: input.church,
        child_allowances: input.child_allowances,
        ..WageTaxInput::plain(input.year, input.period, tax_gross, input.additional(year))
    };
    if let Some(one_off) = input.one_off {
        tax.special.amount = one_off.amount;
        tax.special.annual_wage = tax_gross * 12;
    }
    tax
}

/// Private: basic health and care insurance count; of the employer's subsidy the amount per month, or in 2025 a typical one. A
/// twelfth of a year's subsidy is rounded half up: then who gets the most gets the published most of a month.
fn health(year: &Year, input: &NetInput, social: &Contributions) -> Health {
    let Insurer::Private { basic, care, .. } = input.insurer else {
        return Health::Statutory { additional: input.additional(year) };
    };
    let subsidy = social.subsidy_health + social.subsidy_care;
    let subsidy = match year.plan {
        Plan::Y2026 if input.period == Period::Year => {
            Subsidy::Amount(Cents::new(crate::round::half_up(subsidy.get(), 12)))
        }
        Plan::Y2026 => Subsidy::Amount(subsidy),
        Plan::Y2025 { .. } if subsidy > Cents::ZERO => Subsidy::Typical,
        Plan::Y2025 { .. } => Subsidy::None,
    };
    Health::Private { premium: basic + care, subsidy }
}

/// The year after the one in which the 64th year of life was completed, if that was before this year (EStG § 24a).
fn relief_year(input: &NetInput) -> Option<i16> {
    let completed = last_day_of_year_of_life(input.birth, 64).year();
    (completed < input.year).then_some(completed + 1)
}
