//! Contributions to social insurance from one job (SGB III, IV, V, VI, XI), employee and employer.
//!
//! Rounding by BVV § 1 Abs. 2: each contribution once, at its end, halves up. Health insurance and the fund's additional
//! contribution are two lines of the report to the fund, so each is rounded by itself; the employee's share of the care
//! insurance is one combined rate (SGB XI § 55 Abs. 3, BVV § 2 Abs. 1). Other payroll programs differ here by a cent.

mod care;
pub(crate) mod explain;
mod input;
mod marginal;
mod private;
mod regular;
mod transition;

pub(crate) use care::last_day_of_year_of_life;
pub use care::{Child, care_rate};
pub use input::{HealthInsurance, OneOff, SocialInput};
pub use regular::{additional_half, care_employee, care_employer, health_half, pension_half, unemployment_half};

use crate::parameters::Year;
use crate::wage_tax::{Insured, Period};
use crate::{CalcError, Cents};

/// Which rules a wage falls under.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Zone {
    /// Marginal job (Minijob, SGB IV § 8).
    Marginal,
    /// Transition range (Midijob, SGB IV § 20 Abs. 2).
    Transition,
    /// Everything else.
    #[default]
    Regular,
}

/// One side's contributions, by branch.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shares {
    /// Health insurance.
    pub health: Cents,
    /// The fund's additional contribution.
    pub additional: Cents,
    /// Care insurance, with surcharge and reductions.
    pub care: Cents,
    /// Pension insurance.
    pub pension: Cents,
    /// Unemployment insurance.
    pub unemployment: Cents,
}

impl Shares {
    /// All branches.
    pub fn sum(&self) -> Cents {
        self.health + self.additional + self.care + self.pension + self.unemployment
    }
}

/// What a job costs both sides.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Contributions {
    /// Which rules apply.
    pub zone: Zone,
    /// What health and care contributions are a share of.
    pub base_health: Cents,
    /// What pension and unemployment contributions are a share of.
    pub base_pension: Cents,
    /// In the transition range: what the employee's shares are a share of.
    pub base_employee: Option<Cents>,
    /// The employee's shares.
    pub employee: Shares,
    /// The employer's shares.
    pub employer: Shares,
    /// Marginal job: the employer's lump sum to health insurance.
    pub lump_health: Cents,
    /// Marginal job: the employer's lump sum to pension insurance.
    pub lump_pension: Cents,
    /// The employer's subsidy to private health insurance.
    pub subsidy_health: Cents,
    /// The employer's subsidy to private care insurance.
    pub subsidy_care: Cents,
    /// What the employee pays for private insurance after both subsidies.
    pub own_private: Cents,
}

impl Contributions {
    /// All that the employer pays: shares, lump sums and subsidies; no flat tax, no levies.
    pub fn employer_sum(&self) -> Cents {
        self.employer.sum() + self.lump_health + self.lump_pension + self.subsidy_health + self.subsidy_care
    }
}

/// Calculates the contributions.
///
/// # Errors
/// A year without numbers; a value that no payroll can contain.
pub fn contributions(input: &SocialInput) -> Result<Contributions, CalcError> {
    input.check()?;
    Ok(of(Year::of(input.year)?, input))
}

/// The same for input that was checked.
pub(crate) fn of(year: &Year, input: &SocialInput) -> Contributions {
    match zone(year, input) {
        Zone::Marginal => marginal::contributions(year, input),
        Zone::Transition => transition::contributions(year, input),
        Zone::Regular => regular::contributions(year, input),
    }
}

/// Marginal jobs and the transition range are about a month's regular wage of a statutorily insured person.
fn zone(year: &Year, input: &SocialInput) -> Zone {
    let statutory = matches!(input.health, HealthInsurance::Statutory { .. });
    if input.period != Period::Month || input.one_off.is_some() || !statutory {
        return Zone::Regular;
    }
    if input.wage <= year.social.marginal_limit.value {
        return Zone::Marginal;
    }
    let insured = input.insured == Insured::BOTH;
    if insured && input.wage <= year.social.transition_limit.value { Zone::Transition } else { Zone::Regular }
}
