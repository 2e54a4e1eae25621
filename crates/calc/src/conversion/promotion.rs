//! The state's subsidy for low pay (Förderbetrag, EStG § 100, R17): 30 % of what an employer adds.

use crate::explain::{Explanation, Formula, Rounding, Source, Text, Token};
use crate::parameters::{self, Promotion, PromotionWage};
use crate::wage_tax::Period;
use crate::{CalcError, Cents, limits, round};
use Token::{Close, Comma, Least, Minus, Money, Most, Open, Rate, Times};

/// An additional contribution of the employer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PromotionInput {
    /// The year of the contribution.
    pub year: i16,
    /// Regular wage of the period at the time of the contribution.
    pub wage: Cents,
    /// For what time the wage is paid.
    pub period: Period,
    /// What the employer adds in the year.
    pub contribution: Cents,
    /// What the employer paid in 2016: only more than that counts (§ 100 Abs. 2 S. 2).
    pub in_2016: Cents,
}

/// What the state gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promoted {
    /// What it was calculated from.
    pub input: PromotionInput,
    /// The law's numbers.
    pub law: Promotion,
    /// The most that the wage may be.
    pub wage_limit: Cents,
    /// Whether wage and contribution allow it.
    pub eligible: bool,
    /// What of the contribution is free of tax under § 100 Abs. 6.
    pub tax_free: Cents,
    /// What the employer keeps of the wage tax.
    pub amount: Cents,
    /// What of the contribution is left for EStG § 3 Nr. 63.
    pub remaining: Cents,
}

impl Promoted {
    /// How the state's subsidy came about. The part adds up to it; there is none where wage or contribution do not allow it.
    pub fn explanation(&self) -> Explanation {
        let mut lines = Explanation::of(Text::Promotion);
        let norm = Source::norm("§ 100 Abs. 3 EStG");
        lines.step(Text::PromotionWageLimit, self.wage_limit, Formula::NONE, norm);
        if self.eligible {
            let most = &self.law.most;
            let counted = Formula::least(self.input.contribution, most.value);
            lines.step(Text::PromotionCounted, self.tax_free, counted, Source::published(most));
            lines.plus(Text::Promotion, self.amount, self.formula(), Source::published(&self.law.share));
        }
        lines
    }

    /// The share, at most what is more than in 2016.
    fn formula(&self) -> Formula {
        let rate = self.law.share.value;
        if self.input.in_2016 == Cents::ZERO {
            return Formula::share(self.tax_free, rate);
        }
        let more = [Money(self.input.contribution), Minus, Money(self.input.in_2016), Close, Close];
        let share =
            [Least, Open, Money(self.tax_free), Times, Rate(rate), Comma, Most, Open, Money(Cents::ZERO), Comma];
        Formula::rounded([share.as_slice(), &more].concat(), Rounding::HalfUp)
    }
}

/// Calculates the state's subsidy.
///
/// # Errors
/// A year for which the wage's limit is not known; an amount outside the limits.
pub fn promotion(input: &PromotionInput) -> Result<Promoted, CalcError> {
    limits::amount("gross_ct", input.wage)?;
    limits::amount("ag_annual_ct", input.contribution)?;
    limits::amount("in_2016_ct", input.in_2016)?;
    let wage_limit = wage_limit(input.year, input.period)?;
    let law = parameters::promotion(input.year)?;
    let eligible = input.wage <= wage_limit && input.contribution >= law.least.value;
    let tax_free = if eligible { input.contribution.min(law.most.value) } else { Cents::ZERO };
    let amount = if eligible { share(&law, input.contribution, input.in_2016) } else { Cents::ZERO };
    Ok(Promoted {
        input: *input,
        law,
        wage_limit,
        eligible,
        tax_free,
        amount,
        remaining: input.contribution - tax_free,
    })
}

/// What a year's contribution brings where the wage is low enough.
///
/// # Errors
/// A year for which the numbers are not known; an amount outside the limits.
pub fn amount(year: i16, contribution: Cents, in_2016: Cents) -> Result<Cents, CalcError> {
    limits::amount("ag_annual_ct", contribution)?;
    limits::amount("in_2016_ct", in_2016)?;
    let law = parameters::promotion(year)?;
    Ok(if contribution >= law.least.value { share(&law, contribution, in_2016) } else { Cents::ZERO })
}

/// 30 %, at most what is more than in 2016.
fn share(law: &Promotion, contribution: Cents, in_2016: Cents) -> Cents {
    let share = law.share.value.half_up(contribution.min(law.most.value));
    share.min((contribution - in_2016).at_least_zero())
}

/// The most that a wage of a period may be (§ 100 Abs. 3 Nr. 3).
///
/// # Errors
/// A year for which it, or from 2027 the ceiling it hangs on, is not published.
pub fn wage_limit(year: i16, period: Period) -> Result<Cents, CalcError> {
    Ok(match parameters::promotion_wage(year)? {
        PromotionWage::Amounts([day, week, month, in_year]) => match period {
            Period::Day => day.value,
            Period::Week => week.value,
            Period::Month => month.value,
            Period::Year => in_year.value,
        },
        PromotionWage::OfCeiling { share, ceiling } => of_ceiling(share.value.half_up(ceiling.value * 12), period),
    })
}

/// The limit that a ceiling would give by the rule from 2027: to show what it means, never to decide.
///
/// # Errors
/// A year without a ceiling.
pub fn wage_limit_by_rule_of_2027(ceiling_of: i16, period: Period) -> Result<Cents, CalcError> {
    let share = parameters::promotion_wage_share()?;
    let ceiling = parameters::pension_ceiling(ceiling_of)?;
    Ok(of_ceiling(share.value.half_up(ceiling.value * 12), period))
}

/// A thirtieth for a day, seven of them for a week; up to the cent, as the amounts until 2026 were.
fn of_ceiling(month: Cents, period: Period) -> Cents {
    match period {
        Period::Day => Cents::new(round::up(month.get(), 30)),
        Period::Week => Cents::new(round::up(month.get() * 7, 30)),
        Period::Month => month,
        Period::Year => month * 12,
    }
}
