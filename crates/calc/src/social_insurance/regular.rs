//! Regular employment, and special payments up to the proportional ceiling of the year so far (SGB IV § 23a Abs. 3).

use super::{Contributions, HealthInsurance, Shares, SocialInput, Zone, private};
use crate::parameters::Year;
use crate::wage_tax::{CareRate, Period};
use crate::{Cents, Percent};

pub(super) fn contributions(year: &Year, input: &SocialInput) -> Contributions {
    let base_health = base(input, year.social.health_ceiling.value);
    let base_pension = base(input, year.social.pension_ceiling.value);
    let pension = if input.insured.pension { pension_half(year).half_up(base_pension) } else { Cents::ZERO };
    let unemployment =
        if input.insured.unemployment { unemployment_half(year).half_up(base_pension) } else { Cents::ZERO };
    let mut result =
        Contributions { zone: Zone::Regular, base_health, base_pension, ..Contributions::default() };
    let (mut employee, mut employer) = (Shares::default(), Shares::default());
    (employee.pension, employer.pension) = (pension, pension);
    (employee.unemployment, employer.unemployment) = (unemployment, unemployment);
    match input.health {
        HealthInsurance::Statutory { additional } => {
            let health = health_half(year).half_up(base_health);
            let additional = additional_half(additional).half_up(base_health);
            (employee.health, employer.health) = (health, health);
            (employee.additional, employer.additional) = (additional, additional);
            employee.care = care_employee(year, input.saxony, input.care).half_up(base_health);
            employer.care = care_employer(year, input.saxony).half_up(base_health);
        }
        HealthInsurance::Private { health, care } => private::subsidies(year, input, health, care, &mut result),
    }
    Contributions { employee, employer, ..result }
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
