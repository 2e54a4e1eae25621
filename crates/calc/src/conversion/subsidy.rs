//! The employer's subsidy to converted pay (BetrAVG § 1a Abs. 1a, R02): 15 %, as far as the employer saves contributions.

use crate::net::{Net, NetInput, net};
use crate::parameters::Year;
use crate::{CalcError, Cents, Percent};

/// How an employer sets the subsidy. The law's own is [`SubsidyRule::Exact`] at the law's rate; whether another rule gives enough is
/// said by [`super::Conversion::shortfall`]: [`SubsidyRule::FlatToLimit`] may not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubsidyRule {
    /// None.
    None,
    /// The rate of everything that is converted.
    Flat,
    /// The rate of what is free of contributions (4 % of the ceiling).
    FlatToLimit,
    /// The rate, at most what the employer saves ("spitz").
    Exact,
}

/// The subsidy to a month's conversion, to the nearest cent.
pub(super) fn subsidy(year: &Year, rule: SubsidyRule, rate: Percent, converted: Cents, saving: Cents) -> Cents {
    match rule {
        SubsidyRule::None => Cents::ZERO,
        SubsidyRule::Flat => rate.half_up(converted),
        SubsidyRule::FlatToLimit => rate.half_up(converted.min(year.company.insurance_free_month())),
        SubsidyRule::Exact => rate.half_up(converted).min(saving).at_least_zero(),
    }
}

/// The law's rate, as far as the employer saves contributions.
pub(super) fn legal_minimum(year: &Year, converted: Cents, saving: Cents) -> Cents {
    subsidy(year, SubsidyRule::Exact, year.subsidy.value, converted, saving)
}

/// What the employer saves by what is converted free of contributions: shares, lump sums and subsidies to private insurance, no levies
/// (GKV-Spitzenverband, circular of 21.11.2018, no. 4.4).
pub(super) fn saving(year: &Year, pay: &NetInput, before: &Net) -> Result<Cents, CalcError> {
    let converted = pay.converted.min(year.company.insurance_free_month());
    let after = net(&NetInput { converted, ..*pay })?;
    Ok(before.social.employer_sum() - after.social.employer_sum())
}
