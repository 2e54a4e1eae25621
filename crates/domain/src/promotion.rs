//! For whom the state pays a part of what an employer adds for low pay (Förderbetrag, EStG § 100, R17), for one person and a year.
//!
//! From 2027 the pay's limit hangs on that year's ceiling (law of 2026, Federal Law Gazette I Nr. 14): until that is published there
//! is no answer.

use crate::money::Cents;
use crate::organisation::names;
use crate::pay::{Assumption, NoValues, PayFacts};
use calc::CalcError;
use calc::conversion::promotion::{self, PromotionInput};
use calc::parameters::{self, PromotionWage};
use calc::wage_tax::Period;
use serde::{Deserialize, Serialize};

names! {
    /// Why the state pays nothing.
    NotPromoted {
        /// The pay is above the limit.
        OverLimit = "over_limit",
        /// The employer adds nothing to the pay that is owed anyway.
        NoContribution = "no_contribution",
        /// The employer adds less than the least amount of a year.
        TooSmall = "too_small",
        /// It is no first employment: tax class VI.
        SecondEmployment = "second_employment",
        /// The pay is unknown.
        GrossUnknown = "gross_unknown",
        /// The pay is above the limit before conversion and not after it: which of them counts, the tax office says (unverified).
        DependsOnConversion = "depends_on_conversion",
        /// No payroll has such amounts.
        Implausible = "implausible",
    }
}

/// Where somebody stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The state pays a part.
    Qualifies,
    /// It does, and by the numbers of the year before it did not.
    Newly,
    /// It does not.
    Not(NotPromoted),
}

impl Standing {
    /// Whether the state pays a part.
    pub const fn is_promoted(self) -> bool {
        matches!(self, Self::Qualifies | Self::Newly)
    }

    /// The standing of a year beside that of the year before; none where that is not known.
    #[must_use]
    pub const fn since(self, before: Option<Self>) -> Self {
        match (before, self) {
            (Some(Self::Not(_)), Self::Qualifies) => Self::Newly,
            (_, now) => now,
        }
    }
}

/// What was found for a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promotion {
    /// The year whose numbers were taken.
    pub year: i16,
    /// Whether the state pays, or why not.
    pub standing: Standing,
    /// What it pays in the year.
    pub amount: Cents,
    /// What the employer adds in the year.
    pub contribution: Cents,
    /// The most that a month's pay may be.
    pub wage_limit: Cents,
    /// What the state would pay at most if the employer added more; none where the person does not qualify by pay and employment, or
    /// gets as much already.
    pub possible: Option<Cents>,
    /// Whether the numbers of the law are confirmed; what is not has to be shown as such.
    pub verified: bool,
    /// What was taken for granted.
    pub assumptions: Vec<Assumption>,
}

/// Finds out whether the state pays a part for a person, by the numbers of a year.
///
/// # Errors
/// [`NoValues`] for a year without them.
pub fn find(facts: &PayFacts, year: i16) -> Result<Promotion, NoValues> {
    let mut found = judged(facts, year)?;
    let before = year.checked_sub(1).and_then(|before| judged(facts, before).ok());
    found.standing = found.standing.since(before.map(|before| before.standing));
    Ok(found)
}

/// By the numbers of one year alone.
pub(crate) fn judged(facts: &PayFacts, year: i16) -> Result<Promotion, NoValues> {
    let missing = |_: CalcError| NoValues::of(year);
    let law = parameters::promotion(year).map_err(missing)?;
    let wage_limit = promotion::wage_limit(year, Period::Month).map_err(missing)?;
    let limit_verified = match parameters::promotion_wage(year).map_err(missing)? {
        PromotionWage::Amounts(amounts) => amounts.iter().all(|amount| amount.verified),
        PromotionWage::OfCeiling { share, ceiling } => share.verified && ceiling.verified,
    };
    let contribution = facts.funding.employer * 12;
    let (standing, amount) = standing(facts, year, contribution, wage_limit, law.least.value);
    let by_pay = !matches!(
        standing,
        Standing::Not(
            NotPromoted::OverLimit
                | NotPromoted::SecondEmployment
                | NotPromoted::GrossUnknown
                | NotPromoted::DependsOnConversion
                | NotPromoted::Implausible
        )
    );
    let most = promotion::amount(year, law.most.value, Cents::ZERO).map_err(missing)?;
    Ok(Promotion {
        year,
        standing,
        amount,
        contribution,
        wage_limit,
        possible: Some(most).filter(|most| by_pay && *most > amount),
        verified: law.share.verified && law.least.verified && law.most.verified && limit_verified,
        assumptions: assumptions(facts),
    })
}

fn standing(facts: &PayFacts, year: i16, contribution: Cents, limit: Cents, least: Cents) -> (Standing, Cents) {
    let not = |why| (Standing::Not(why), Cents::ZERO);
    if facts.is_second() {
        return not(NotPromoted::SecondEmployment);
    }
    let Some(wage) = facts.gross else { return not(NotPromoted::GrossUnknown) };
    let input = PromotionInput { year, wage, period: Period::Month, contribution, in_2016: Cents::ZERO };
    let Ok(promoted) = promotion::promotion(&input) else { return not(NotPromoted::Implausible) };
    if wage > limit {
        let after = wage - facts.funding.converted - facts.funding.converted_otherwise;
        return not(if after <= limit { NotPromoted::DependsOnConversion } else { NotPromoted::OverLimit });
    }
    if contribution <= Cents::ZERO {
        return not(NotPromoted::NoContribution);
    }
    if contribution < least {
        return not(NotPromoted::TooSmall);
    }
    (Standing::Qualifies, promoted.amount)
}

fn assumptions(facts: &PayFacts) -> Vec<Assumption> {
    let mut found = facts.assumptions();
    found.extend([Assumption::NothingIn2016, Assumption::EvenCosts]);
    if facts.funding.subsidy.is_some_and(|subsidy| subsidy > Cents::ZERO) {
        found.push(Assumption::SubsidyNotAdditional);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_is_who_did_not_qualify_before() {
        let not = Standing::Not(NotPromoted::OverLimit);
        let yes = Standing::Qualifies;
        assert_eq!(yes.since(Some(not)), Standing::Newly);
        for (before, now) in
            [(Some(yes), yes), (None, yes), (Some(Standing::Newly), yes), (Some(yes), not), (Some(not), not)]
        {
            assert_eq!(now.since(before), now, "{before:?}");
        }
    }
}
