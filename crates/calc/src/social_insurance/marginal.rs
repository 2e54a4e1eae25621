//! Marginal jobs (Minijob, SGB IV § 8): lump sums by the employer, pension insurance by both unless opted out.

use super::{Contributions, SocialInput, Zone};
use crate::Cents;
use crate::parameters::Year;

pub(super) fn contributions(year: &Year, input: &SocialInput) -> Contributions {
    let social = &year.social;
    let lump_pension = social.marginal_pension.value.half_up(input.wage);
    let mut result = Contributions {
        zone: Zone::Marginal,
        base_health: input.wage,
        base_pension: input.wage,
        lump_health: social.marginal_health.value.half_up(input.wage),
        lump_pension,
        ..Contributions::default()
    };
    if input.insured.pension && !input.marginal_exempt && input.wage > Cents::ZERO {
        result.employee.pension = pension(year, input.wage, lump_pension);
    }
    result
}

/// The employee makes up the difference to the full rate, at least from the least base (SGB VI § 163 Abs. 8, § 168 Abs. 1 Nr. 1b).
fn pension(year: &Year, wage: Cents, lump_sum: Cents) -> Cents {
    let social = &year.social;
    let (rate, least) = (social.pension_rate.value, social.marginal_pension_least.value);
    if wage < least {
        return rate.half_up(least) - lump_sum;
    }
    (rate - social.marginal_pension.value).half_up(wage)
}
