//! Contributions of pensioners per month. The statutory pension fills the ceiling first (SGB V § 238, SGB XI § 57).

use super::{Benefit, PayoutInput, Status};
use crate::parameters::Year;
use crate::social_insurance::{additional_half, health_half};
use crate::wage_tax::CareRate;
use crate::{Cents, Percent, round};

/// Contributions of a month, and what they are a share of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Contributions {
    /// Half the rates on the statutory pension: the pension insurance pays the other half (SGB V § 249a).
    pub statutory_health: Cents,
    /// The whole care rate on the statutory pension.
    pub statutory_care: Cents,
    /// What the contributions on the statutory pension are a share of.
    pub statutory_base: Cents,
    /// The whole rates on the company pension (SGB V §§ 248, 250).
    pub company_health: Cents,
    /// The whole care rate on the company pension.
    pub company_care: Cents,
    /// The company pension of a month, or 1/120 of a lump sum.
    pub assessed: Cents,
    /// Free of health contributions: 1/20 of the reference amount (SGB V § 226 Abs. 2).
    pub allowance: Cents,
    /// What the health contribution on the company pension is a share of.
    pub health_base: Cents,
    /// What the care contribution on the company pension is a share of: no allowance, only a threshold.
    pub care_base: Cents,
}

impl Contributions {
    /// On the statutory pension.
    pub fn statutory(&self) -> Cents {
        self.statutory_health + self.statutory_care
    }

    /// On the company pension.
    pub fn company(&self) -> Cents {
        self.company_health + self.company_care
    }
}

/// The whole care rate, which pensioners pay alone (SGB XI §§ 55, 59).
pub(super) fn care_rate(year: &Year, care: CareRate) -> Percent {
    let social = &year.social;
    match care {
        CareRate::Plain => social.care_rate.value,
        CareRate::Childless => social.care_rate.value + social.care_childless.value,
        CareRate::Reduced(count) => social.care_rate.value - social.care_reduction.value.times(count.into()),
    }
}

/// The whole health rate with the fund's additional contribution.
pub(super) fn company_health_rate(year: &Year, additional: Percent) -> Percent {
    year.social.health_rate.value + additional
}

pub(super) fn contributions(year: &Year, input: &PayoutInput) -> Contributions {
    let allowance = Cents::new(round::half_up(year.social.reference_amount.value.get(), 20));
    let assessed = match input.benefit {
        Benefit::Monthly(amount) => amount,
        Benefit::LumpSum(capital) => Cents::new(round::half_up(capital.get(), 120)),
    };
    let none = Contributions { assessed, allowance, ..Contributions::default() };
    if input.status == Status::Private {
        return none;
    }
    let ceiling = year.social.health_ceiling.value;
    let statutory_base = input.statutory.min(ceiling);
    let (health_base, care_base) = company_bases(input.status, assessed, allowance, ceiling - statutory_base);
    let care = care_rate(year, input.care);
    Contributions {
        statutory_health: health_half(year).half_up(statutory_base)
            + additional_half(input.additional).half_up(statutory_base),
        statutory_care: care.half_up(statutory_base),
        statutory_base,
        company_health: company_health_rate(year, input.additional).half_up(health_base),
        company_care: care.half_up(care_base),
        health_base,
        care_base,
        ..none
    }
}

/// Bases for health and care in the room that the statutory pension leaves.
fn company_bases(status: Status, assessed: Cents, allowance: Cents, room: Cents) -> (Cents, Cents) {
    match status {
        Status::Compulsory if assessed <= allowance => (Cents::ZERO, Cents::ZERO),
        Status::Compulsory => ((assessed - allowance).min(room), assessed.min(room)),
        Status::Voluntary => (assessed.min(room), assessed.min(room)),
        Status::Private => (Cents::ZERO, Cents::ZERO),
    }
}
