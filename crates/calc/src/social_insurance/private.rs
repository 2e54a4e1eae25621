//! The employer's subsidy to private insurance (SGB V § 257 Abs. 2, SGB XI § 61 Abs. 2): half of the premium, at most what a
//! statutory fund with the average additional contribution would get.

use super::{Contributions, SocialInput, additional_half, care_employer, health_half};
use crate::parameters::Year;
use crate::wage_tax::Period;
use crate::{Cents, round};

pub(super) fn subsidies(year: &Year, input: &SocialInput, health: Cents, care: Cents, result: &mut Contributions) {
    let months = if input.period == Period::Year { 12 } else { 1 };
    let (health, care) = (health * months, care * months);
    let most_health = health_half(year) + additional_half(year.social.additional_average.value);
    let most_care = care_employer(year, input.saxony);
    result.subsidy_health = half(health).min(most_health.half_up(result.base_health));
    result.subsidy_care = half(care).min(most_care.half_up(result.base_health));
    result.own_private = health + care - result.subsidy_health - result.subsidy_care;
}

fn half(premium: Cents) -> Cents {
    Cents::new(round::half_up(premium.get(), 2))
}
