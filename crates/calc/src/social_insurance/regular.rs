//! Regular employment, and special payments up to the proportional ceiling of the year so far (SGB IV § 23a Abs. 3).

use super::{Contributions, HealthInsurance, Shares, SocialInput, Zone, private};
use crate::parameters::Year;
use crate::wage_tax::{CareRate, Period};
use crate::{Cents, Percent};

pub(super) fn contributions(year: &Year, input: &SocialInput) -> Contributions {
    let mut result = Contributions {
        zone: Zone::Regular,
        base_health: base(input, year.social.health_ceiling.value),
        base_pension: base(input, year.social.pension_ceiling.value),
        ..Contributions::default()
    };
    // Pension and unemployment insurance are halved, so both sides begin alike.
    let both = halved(year, input, result.base_pension);
    (result.employee, result.employer) = (both, both);
    match input.health {
        HealthInsurance::Statutory { additional } => statutory(year, input, additional, &mut result),
        HealthInsurance::Private { health, care } => private::subsidies(year, input, health, care, &mut result),
    }
    result
}

fn halved(year: &Year, input: &SocialInput, base: Cents) -> Shares {
    let due = |insured: bool, rate: Percent| if insured { rate.half_up(base) } else { Cents::ZERO };
    Shares {
        pension: due(input.insured.pension, pension_half(year)),
        unemployment: due(input.insured.unemployment, unemployment_half(year)),
        ..Shares::default()
    }
}

fn statutory(year: &Year, input: &SocialInput, additional: Percent, result: &mut Contributions) {
    let base = result.base_health;
    for side in [&mut result.employee, &mut result.employer] {
        side.health = health_half(year).half_up(base);
        side.additional = additional_half(additional).half_up(base);
    }
    result.employee.care = care_employee(year, input.saxony, input.care).half_up(base);
    result.employer.care = care_employer(year, input.saxony).half_up(base);
}

/// The wage up to the ceiling, and of a special payment what the ceilings of the months so far leave room for.
fn base(input: &SocialInput, ceiling: Cents) -> Cents {
    let ceiling = if input.period == Period::Year { ceiling * 12 } else { ceiling };
    let base = input.wage.min(ceiling);
    input.one_off.map_or(base, |one_off| base + one_off.amount.min((ceiling - base) * one_off.month))
}

/// Half of the general rate of health insurance (SGB V §§ 241, 249).
pub fn health_half(year: &Year) -> Percent {
    year.social.health_rate.value.half()
}

/// Half of the fund's additional contribution (SGB V §§ 242, 249).
pub const fn additional_half(additional: Percent) -> Percent {
    additional.half()
}

/// Half of the rate of pension insurance (SGB VI §§ 158, 168).
pub fn pension_half(year: &Year) -> Percent {
    year.social.pension_rate.value.half()
}

/// Half of the rate of unemployment insurance (SGB III §§ 341, 346).
pub fn unemployment_half(year: &Year) -> Percent {
    year.social.unemployment_rate.value.half()
}

/// The employee's rate of care insurance, surcharge and reductions included (SGB XI §§ 55, 58).
pub fn care_employee(year: &Year, saxony: bool, care: CareRate) -> Percent {
    let social = &year.social;
    let half = social.care_rate.value.half();
    let half = if saxony { half + social.care_saxony_shift.value } else { half };
    match care {
        CareRate::Plain => half,
        CareRate::Childless => half + social.care_childless.value,
        CareRate::Reduced(count) => half - social.care_reduction.value.times(count.into()),
    }
}

/// The employer's rate of care insurance (SGB XI § 58).
pub fn care_employer(year: &Year, saxony: bool) -> Percent {
    let social = &year.social;
    let half = social.care_rate.value.half();
    if saxony { half - social.care_saxony_shift.value } else { half }
}
