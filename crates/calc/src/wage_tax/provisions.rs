//! The allowance for provisions (Vorsorgepauschale, EStG § 39b Abs. 2 S. 5 Nr. 3; the plan's `UPEVP`).

use super::{CareRate, Health, Subsidy, TaxClass, WageTaxInput};
use crate::parameters::{Known, Plan, Year};
use crate::{Cents, Percent};

/// The allowance and what it is made of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Provisions {
    /// For the pension insurance.
    pub pension: Cents,
    /// For health and care insurance; in 2025 less the typical subsidy, so it may be below nothing.
    pub health_and_care: Cents,
    /// From 2026, for the unemployment insurance: counts only within [`Provisions::least`].
    pub unemployment: Cents,
    /// What counts at least for all but the pension insurance: from 2026 with unemployment insurance, in 2025 a share of the wage.
    pub least: Cents,
    /// In whole euro (VSP).
    pub total: Cents,
}

/// The allowance on a year's wage (ZRE4VP).
pub(super) fn provisions(year: &Year, input: &WageTaxInput, wage: Cents) -> Provisions {
    let rate = year.tax.provision_pension.value;
    let ceiling = annual(&year.social.pension_ceiling);
    let pension = if input.insured.pension { rate.down(wage.min(ceiling)) } else { Cents::ZERO };
    match year.plan {
        Plan::Y2026 => since_2026(year, input, wage, pension),
        Plan::Y2025 { share, most_class3 } => until_2025(year, input, wage, pension, share.value, most_class3.value),
    }
}

fn since_2026(year: &Year, input: &WageTaxInput, wage: Cents, pension: Cents) -> Provisions {
    let health_and_care = match input.health {
        Health::Statutory { additional } => statutory(year, input, additional, wage),
        Health::Private { .. } if input.class == TaxClass::Six => Cents::ZERO,
        Health::Private { premium, subsidy } => {
            let paid = if let Subsidy::Amount(amount) = subsidy { amount } else { Cents::ZERO };
            ((premium - paid) * 12).at_least_zero()
        }
    };
    let plain = (pension + health_and_care).ceil_euro();
    if !input.insured.unemployment || input.class == TaxClass::Six {
        return Provisions { pension, health_and_care, total: plain, ..Provisions::default() };
    }
    let base = wage.min(annual(&year.social.pension_ceiling));
    let unemployment = year.social.unemployment_rate.value.half().down(base);
    let least = (unemployment + health_and_care).min(year.tax.provision_most.value);
    let total = plain.max((pension + least).ceil_euro());
    Provisions { pension, health_and_care, unemployment, least, total }
}

fn until_2025(
    year: &Year,
    input: &WageTaxInput,
    wage: Cents,
    pension: Cents,
    share: Percent,
    most_class3: Cents,
) -> Provisions {
    // Without pension insurance the plan leaves the wage uncapped here.
    let base = if input.insured.pension { wage.min(annual(&year.social.pension_ceiling)) } else { wage };
    let most = if input.class == TaxClass::Three { most_class3 } else { year.tax.provision_most.value };
    let least = share.down(base).min(most);
    let health_and_care = match input.health {
        Health::Statutory { additional } => statutory(year, input, additional, base),
        Health::Private { .. } if input.class == TaxClass::Six => Cents::ZERO,
        Health::Private { premium, subsidy } => less_typical(year, input, premium * 12, subsidy, base),
    };
    let total = (health_and_care + pension).ceil_euro().max((pension + least).ceil_euro());
    Provisions { pension, health_and_care, unemployment: Cents::ZERO, least, total }
}

fn statutory(year: &Year, input: &WageTaxInput, additional: Percent, wage: Cents) -> Cents {
    statutory_rate(year, input, additional).down(wage.min(annual(&year.social.health_ceiling)))
}

/// Employees' share by the reduced rate: no wage tax payer is sure of sick pay.
pub(super) fn statutory_rate(year: &Year, input: &WageTaxInput, additional: Percent) -> Percent {
    let social = &year.social;
    let health = social.health_rate_reduced.value.half() + additional.half();
    let care = social.care_rate.value.half();
    let care = if input.saxony { care + social.care_saxony_shift.value } else { care };
    health
        + match input.care {
            CareRate::Plain => care,
            CareRate::Childless => care + social.care_childless.value,
            CareRate::Reduced(count) => care - social.care_reduction.value.times(count.into()),
        }
}

/// Premiums less the subsidy; the plan cuts the difference, not the subsidy.
fn less_typical(year: &Year, input: &WageTaxInput, premiums: Cents, subsidy: Subsidy, wage: Cents) -> Cents {
    let millionths = Percent::HUNDRED.of(premiums) - typical_rate(year, input, subsidy).of(typical_base(year, wage));
    crate::round::cents(millionths / 1_000_000)
}

/// The subsidy that the plan of 2025 takes for granted: an employer's share at the average additional contribution.
pub(super) fn typical_rate(year: &Year, input: &WageTaxInput, subsidy: Subsidy) -> Percent {
    if subsidy != Subsidy::Typical {
        return Percent::default();
    }
    let social = &year.social;
    let care = social.care_rate.value.half();
    let care = if input.saxony { care - social.care_saxony_shift.value } else { care };
    social.health_rate_reduced.value.half() + social.additional_average.value.half() + care
}

/// What that share is taken of.
pub(super) fn typical_base(year: &Year, wage: Cents) -> Cents {
    wage.min(annual(&year.social.health_ceiling))
}

pub(super) fn annual(ceiling: &Known<Cents>) -> Cents {
    ceiling.value * 12
}
