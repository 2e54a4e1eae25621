//! What payments over a fixed time are worth at their start.

use super::exact::Exact;
use super::months::Months;
use super::{Conversion, Rate, Timing, months, spans};
use crate::explain::{Explanation, Formula, Rounding, Source, Text, Token};
use crate::{CalcError, Cents, limits};

/// Monthly payments over a fixed time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annuity {
    /// How long.
    pub months: u32,
    /// Interest per year.
    pub rate: Rate,
    /// The payment of the first year's months.
    pub payment: Cents,
    /// How interest is credited; not linear.
    pub conversion: Conversion,
    /// When in the month a payment is made.
    pub timing: Timing,
    /// By how much the payment rises at each anniversary.
    pub growth: Rate,
}

/// What they are worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnnuityValue {
    /// The present value.
    pub value: Cents,
    /// The present value of a payment of 1, in 10⁻⁹.
    pub factor_e9: i64,
    payment: Cents,
    factor: Token,
}

impl Annuity {
    /// What the payments are worth at their start.
    ///
    /// # Errors
    /// A value out of range, or a result that is too large.
    pub fn calculate(&self) -> Result<AnnuityValue, CalcError> {
        months(self.months)?;
        limits::amount("payment_ct", self.payment)?;
        let discount = Months::new(self.rate.factor("rate")?, self.conversion)?.discount();
        let factor = present_value(self.months, discount, self.timing, self.growth.factor("growth")?);
        Ok(AnnuityValue {
            value: (Exact::from(self.payment) * factor).cents()?,
            factor_e9: factor.count(9)?,
            payment: self.payment,
            factor: factor.token()?,
        })
    }
}

/// The present value of payments of 1 that grow by a factor each year.
pub(super) fn present_value(months: u32, discount: Months, timing: Timing, growth: Exact) -> Exact {
    let first = timing.months_before();
    let (year, rest) = (discount.sum(12, first), discount.sum(months % 12, first));
    let later = growth * discount.year();
    let mut weight = Exact::ONE;
    let mut sum = Exact::ZERO;
    for length in spans(months) {
        sum = sum + weight * if length == 12 { year } else { rest };
        weight = weight * later;
    }
    sum
}

impl AnnuityValue {
    /// Payment × factor.
    pub fn explanation(&self) -> Explanation {
        let mut lines = Explanation::of(Text::AnnuityResult);
        let formula = Formula::rounded([Token::Money(self.payment), Token::Times, self.factor], Rounding::Shown);
        lines.plus(Text::AnnuityPayments, self.value, formula, Source::ARITHMETIC);
        lines
    }
}
