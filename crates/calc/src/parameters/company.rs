//! What the law lets a contribution to a company pension be.

use super::{Known, find};
use crate::{CalcError, Cents, Percent};

/// Limits of a contribution; known longer than the payroll's own numbers.
#[derive(Debug, Clone, Copy)]
pub struct Company {
    /// Contribution ceiling of the statutory pension per month (BBG RV).
    pub pension_ceiling: Known<Cents>,
    /// Reference amount per month (Bezugsgröße).
    pub reference_amount: Known<Cents>,
    /// Share of the ceiling up to which an employee can claim conversion (R01).
    pub claim: Known<Percent>,
    /// Share of the ceiling that is free of social insurance (R03).
    pub insurance_free: Known<Percent>,
    /// Share of the ceiling that is free of tax (R04).
    pub tax_free: Known<Percent>,
}

impl Company {
    pub(super) fn read(year: i16) -> Result<Self, CalcError> {
        Ok(Self {
            pension_ceiling: find("pension.ceiling.month", year)?,
            reference_amount: find("reference.amount.month", year)?,
            claim: find("conversion.claim", year)?,
            insurance_free: find("conversion.insurance.free", year)?,
            tax_free: find("conversion.tax.free", year)?,
        })
    }

    /// Free of social insurance per month: 4 % of the ceiling (SvEV § 1 Abs. 1 S. 1 Nr. 9).
    pub fn insurance_free_month(&self) -> Cents {
        self.insurance_free.value.half_up(self.pension_ceiling.value)
    }

    /// Free of tax per month: 8 % of the ceiling (EStG § 3 Nr. 63).
    pub fn tax_free_month(&self) -> Cents {
        self.tax_free.value.half_up(self.pension_ceiling.value)
    }

    /// What an employee can claim to convert per month: 4 % of the ceiling (BetrAVG § 1a Abs. 1).
    pub fn claim_month(&self) -> Cents {
        self.claim.value.half_up(self.pension_ceiling.value)
    }
}

/// The limits of a year.
///
/// # Errors
/// A year whose ceiling or reference amount is not published.
pub fn company(year: i16) -> Result<Company, CalcError> {
    Company::read(year)
}

/// The state's subsidy for low pay (EStG § 100, R17), but for the limit of the wage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promotion {
    /// The state's share of the contribution.
    pub share: Known<Percent>,
    /// The least contribution of a year.
    pub least: Known<Cents>,
    /// The most that counts of a year's contribution.
    pub most: Known<Cents>,
}

/// The subsidy's numbers of a year.
///
/// # Errors
/// A year for which they are not known.
pub fn promotion(year: i16) -> Result<Promotion, CalcError> {
    Ok(Promotion {
        share: find("promotion.share", year)?,
        least: find("promotion.least", year)?,
        most: find("promotion.most", year)?,
    })
}

/// How the wage's limit is set: as amounts until 2026, from 2027 by the contribution ceiling.
#[derive(Debug, Clone, Copy)]
pub enum PromotionWage {
    /// Day, week, month, year.
    Amounts([Known<Cents>; 4]),
    /// This share of the yearly ceiling is the limit of a month.
    OfCeiling {
        /// The share.
        share: Known<Percent>,
        /// The ceiling per month.
        ceiling: Known<Cents>,
    },
}

/// The share of the ceiling that is the wage's limit from 2027.
///
/// # Errors
/// None is known.
pub fn promotion_wage_share() -> Result<Known<Percent>, CalcError> {
    find("promotion.wage.share", 2027)
}

/// The wage's limit of a year.
///
/// # Errors
/// A year for which it, or the ceiling that it hangs on, is not known.
pub fn promotion_wage(year: i16) -> Result<PromotionWage, CalcError> {
    if let Ok(share) = find("promotion.wage.share", year) {
        return Ok(PromotionWage::OfCeiling { share, ceiling: super::pension_ceiling(year)? });
    }
    Ok(PromotionWage::Amounts([
        find("promotion.wage.day", year)?,
        find("promotion.wage.week", year)?,
        find("promotion.wage.month", year)?,
        find("promotion.wage.year", year)?,
    ]))
}
