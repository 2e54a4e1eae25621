//! What pension for life a capital pays.

use super::exact::Exact;
use super::months::Months;
use super::{MOST_MONTHS, Rate};
use crate::error::within;
use crate::explain::{Explanation, Formula, Rounding, Source, Text, Token};
use crate::{CalcError, Cents, limits};

/// A capital that is turned into a monthly pension for life, paid in advance, without costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LifeAnnuity {
    /// Interest per year.
    pub rate: Rate,
    /// Probabilities of dying within a year, from the age at which the pension starts on, in millionths. The last one is
    /// 1 000 000: nobody lives longer.
    pub mortality_e6: Vec<u32>,
    /// What is paid for it.
    pub capital: Cents,
    /// For so many years it is paid even after death.
    pub guarantee_years: u32,
}

/// The pension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LifePension {
    /// The present value of 1 a year in advance for life, without a guarantee, in 10⁻⁹.
    pub yearly_e9: i64,
    /// The present value of 1/12 a month in advance, with the guarantee, in 10⁻⁹.
    pub monthly_e9: i64,
    /// The pension per month.
    pub pension: Cents,
    /// The pension per month for 10 000.00 ("Rentenfaktor").
    pub per_ten_thousand: Cents,
    capital: Cents,
    factor: Token,
}

const SURE: u32 = 1_000_000;
const OLDEST: usize = 150;
const TEN_THOUSAND: Cents = Cents::euro(10_000);

impl LifeAnnuity {
    /// What the capital pays.
    ///
    /// # Errors
    /// A value out of range, or a result that is too large.
    pub fn calculate(&self) -> Result<LifePension, CalcError> {
        limits::amount("capital_ct", self.capital)?;
        within(self.guarantee_years <= MOST_MONTHS / 12, "guarantee_years", "from 0 to 100")?;
        within(self.mortality_e6.len() <= OLDEST, "qx_e6", "at most 150 years")?;
        within(self.mortality_e6.iter().all(|q| *q <= SURE), "qx_e6", "probabilities from 0 to 1000000")?;
        within(self.mortality_e6.last() == Some(&SURE), "qx_e6", "a list that ends in 1000000")?;
        let discount = Months::effective(self.rate.factor("rate")?).discount();
        let yearly = self.expected(discount.year(), 0).0;
        let monthly = self.guaranteed(discount) + self.after_guarantee(discount);
        let a_month = monthly * Exact::from(12);
        Ok(LifePension {
            yearly_e9: yearly.count(9)?,
            monthly_e9: monthly.count(9)?,
            pension: (Exact::from(self.capital) / a_month).cents()?,
            per_ten_thousand: (Exact::from(TEN_THOUSAND) / a_month).cents()?,
            capital: self.capital,
            factor: a_month.token()?,
        })
    }

    /// The value of 1 in advance in each year that is lived to see, from a year on, and that of the first of them.
    fn expected(&self, discount: Exact, from: u32) -> (Exact, Exact) {
        let (mut value, mut sum, mut first) = (Exact::ONE, Exact::ZERO, Exact::ZERO);
        for (year, dying) in (0..).zip(&self.mortality_e6) {
            if year == from {
                first = value;
            }
            if year >= from {
                sum = sum + value;
            }
            value = value * discount * Exact::scaled(i64::from(SURE - dying), 6);
        }
        (sum, first)
    }

    /// 1/12 in each month that is paid in any case. The sum of a geometric series, without a division by nothing at 0 %.
    fn guaranteed(&self, discount: Months) -> Exact {
        let years = (0..self.guarantee_years).map(|year| discount.year().pow(year)).sum::<Exact>();
        years * discount.sum(12, 0) / Exact::from(12)
    }

    /// Woolhouse: of a year in which 1/12 is paid monthly in advance, 11/24 less than of one in which 1 is.
    fn after_guarantee(&self, discount: Months) -> Exact {
        let (sum, first) = self.expected(discount.year(), self.guarantee_years);
        sum - first * Exact::from(11) / Exact::from(24)
    }
}

impl LifePension {
    /// Capital / factor.
    pub fn explanation(&self) -> Explanation {
        let of = |amount| Formula::rounded([Token::Money(amount), Token::Over, self.factor], Rounding::Shown);
        let mut lines = Explanation::of(Text::LifeResult);
        lines.step(Text::LifePerTenThousand, self.per_ten_thousand, of(TEN_THOUSAND), Source::ARITHMETIC);
        lines.plus(Text::LifePension, self.pension, of(self.capital), Source::ARITHMETIC);
        lines
    }
}
