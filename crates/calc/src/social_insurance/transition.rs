//! The transition range (Midijob, SGB IV § 20 Abs. 2a): contributions from reduced bases; BVV § 2 Abs. 2 for the rounding.

use super::{Contributions, HealthInsurance, Shares, SocialInput, Zone, regular};
use crate::parameters::Year;
use crate::wage_tax::CareRate;
use crate::{Cents, Percent, round};

pub(super) fn contributions(year: &Year, input: &SocialInput) -> Contributions {
    let (total, employee) = (total_base(year, input.wage), employee_base(year, input.wage));
    let split = |half: Percent| {
        let own = half.half_up(employee);
        (own, half.half_up(total) * 2 - own)
    };
    let additional = match input.health {
        HealthInsurance::Statutory { additional } => additional,
        HealthInsurance::Private { .. } => Percent::default(),
    };
    let health = split(regular::health_half(year));
    let additional = split(regular::additional_half(additional));
    let pension = split(regular::pension_half(year));
    let unemployment = split(regular::unemployment_half(year));
    let care = care(year, input, total, employee);
    let side =
        |(health, additional, care, pension, unemployment)| Shares { health, additional, care, pension, unemployment };
    Contributions {
        zone: Zone::Transition,
        base_health: total,
        base_pension: total,
        base_employee: Some(employee),
        employee: side((health.0, additional.0, care.0, pension.0, unemployment.0)),
        employer: side((health.1, additional.1, care.1, pension.1, unemployment.1)),
        ..Contributions::default()
    }
}

/// What the contributions of both sides are a share of: at the lower end F times the wage, at the upper end all of it.
fn total_base(year: &Year, wage: Cents) -> Cents {
    let (lower, upper) = ends(year);
    let factor = i128::from(year.social.transition_factor.value.0);
    let rise = (10_000 * upper - lower * factor) * (i128::from(wage.get()) - lower);
    round::cents(round::half_up(factor * lower * (upper - lower) + rise, 10_000 * (upper - lower)))
}

/// What the employee's shares are a share of: nothing at the lower end, all at the upper.
fn employee_base(year: &Year, wage: Cents) -> Cents {
    let (lower, upper) = ends(year);
    round::cents(round::half_up(upper * (i128::from(wage.get()) - lower), upper - lower))
}

fn ends(year: &Year) -> (i128, i128) {
    (year.social.marginal_limit.value.get().into(), year.social.transition_limit.value.get().into())
}

/// Surcharge on the total base, reductions on the employee's, each rounded by itself; in Saxony the two sides' rates differ.
fn care(year: &Year, input: &SocialInput, total: Cents, employee: Cents) -> (Cents, Cents) {
    let (own_rate, other_rate) =
        (regular::care_employee(year, input.saxony, CareRate::Plain), regular::care_employer(year, input.saxony));
    let own = own_rate.half_up(employee);
    let others = own_rate.half_up(total) + other_rate.half_up(total) - own;
    let change = match input.care {
        CareRate::Plain => Cents::ZERO,
        CareRate::Childless => year.social.care_childless.value.half_up(total),
        CareRate::Reduced(count) => -year.social.care_reduction.value.times(count.into()).half_up(employee),
    };
    (own + change, others)
}
