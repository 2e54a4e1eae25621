//! What monthly payments, and what is there already, become.

use super::exact::Exact;
use super::months::Months;
use super::plan::{Credit, Plan};
use super::{Conversion, Rate, Timing, months};
use crate::error::within;
use crate::explain::{Explanation, Formula, Rounding, Source, Text, Token};
use crate::{CalcError, Cents, limits};

/// A savings plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saving {
    /// How long.
    pub months: u32,
    /// Interest per year.
    pub rate: Rate,
    /// The payment of the first year's months.
    pub monthly: Cents,
    /// What is there at the start.
    pub start: Cents,
    /// How interest is credited.
    pub conversion: Conversion,
    /// When in the month a payment is made.
    pub timing: Timing,
    /// By how much the payment rises at each anniversary.
    pub dynamic: Rate,
    /// How a raised payment is rounded.
    pub raise: Raise,
    /// Costs per year, as a share of the capital with its interest: (1 + i) (1 - cost) - 1 replaces the rate.
    pub cost: Rate,
    /// To say what the result buys in today's money.
    pub inflation: Option<Rate>,
}

/// How a raised payment is rounded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Raise {
    /// Not at all.
    #[default]
    Exact,
    /// To cents, and the next raise starts from there: as on a contract.
    Cents,
}

/// What a savings plan becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SavingResult {
    /// The capital at the end.
    pub capital: Cents,
    /// The start and all payments.
    pub paid: Cents,
    /// What came on top: `capital - paid`.
    pub interest: Cents,
    /// The payment of the last month, with all raises.
    pub last_payment: Cents,
    /// The capital in today's money.
    pub real: Option<Cents>,
    start: Cents,
    /// Payment and number of payments, if all are the same.
    level: Option<(Cents, u32)>,
    growth: Growth,
    real_factor: Option<Token>,
}

/// The numbers behind the interest: what one cent at the start and one cent a month (before raises) become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Growth {
    start: Option<(Cents, Token)>,
    monthly: Option<(Cents, Token)>,
}

impl Saving {
    /// What the plan becomes.
    ///
    /// # Errors
    /// A value out of range, or a result that is too large.
    pub fn calculate(&self) -> Result<SavingResult, CalcError> {
        months(self.months)?;
        limits::amount("monthly_ct", self.monthly)?;
        limits::amount("start_ct", self.start)?;
        let year = self.rate.factor("rate")? * (Exact::ONE - self.cost.share("cost")?);
        within(Exact::scaled(1, 1).is_below(year)?, "cost", "a rate from 0 to 1 that leaves a return above -0.9")?;
        let plan = Plan {
            months: self.months,
            credit: Credit::new(year, self.conversion, self.timing)?,
            monthly: self.monthly.into(),
            raise: self.dynamic.factor("dynamic")?,
            rounding: self.raise,
        };
        let start = Exact::from(self.start);
        let end = plan.run(start);
        let (capital, paid) = (end.balance.cents()?, (start + end.paid).cents()?);
        let prices = self.inflation.map(|rate| rate.factor("inflation")).transpose()?;
        let prices = prices.map(|year| Months::effective(year).of(self.months));
        Ok(SavingResult {
            capital,
            paid,
            interest: capital.checked_sub(paid).ok_or(CalcError::TooLarge)?,
            last_payment: end.payment.cents()?,
            real: prices.map(|factor| (end.balance / factor).cents()).transpose()?,
            start: self.start,
            level: (self.dynamic == Rate::ZERO).then_some((self.monthly, self.months)),
            growth: Growth::of(self, &plan, end.balance)?,
            real_factor: prices.map(Exact::token).transpose()?,
        })
    }
}

impl Growth {
    fn of(saving: &Saving, plan: &Plan, balance: Exact) -> Result<Self, CalcError> {
        let mut growth = Self { start: None, monthly: None };
        let mut of_payments = balance;
        if saving.start > Cents::ZERO {
            let factor = Plan { monthly: Exact::ZERO, ..*plan }.run(Exact::ONE).balance;
            of_payments = balance - Exact::from(saving.start) * factor;
            growth.start = Some((saving.start, factor.token()?));
        }
        if saving.monthly > Cents::ZERO {
            growth.monthly = Some((saving.monthly, (of_payments / Exact::from(saving.monthly)).token()?));
        }
        Ok(growth)
    }

    /// `start × factor + monthly × factor - paid`
    fn formula(self, paid: Cents) -> Formula {
        let mut tokens = Vec::new();
        for (amount, factor) in self.start.into_iter().chain(self.monthly) {
            if !tokens.is_empty() {
                tokens.push(Token::Plus);
            }
            tokens.extend([Token::Money(amount), Token::Times, factor]);
        }
        if tokens.is_empty() {
            return Formula::NONE;
        }
        tokens.extend([Token::Minus, Token::Money(paid)]);
        Formula::rounded(tokens, Rounding::Shown)
    }
}

impl SavingResult {
    /// Start + payments + interest.
    pub fn explanation(&self) -> Explanation {
        let mut lines = Explanation::of(Text::SavingResult);
        let payments = self.level.map_or(Formula::NONE, |(payment, count)| {
            Formula::exact([Token::Money(payment), Token::Times, Token::Number(count.into(), 0)])
        });
        lines.step(Text::SavingLastPayment, self.last_payment, Formula::NONE, Source::ARITHMETIC);
        lines.plus(Text::SavingStart, self.start, Formula::NONE, Source::ARITHMETIC);
        lines.plus(Text::SavingPayments, self.paid - self.start, payments, Source::ARITHMETIC);
        lines.plus(Text::SavingInterest, self.interest, self.growth.formula(self.paid), Source::ARITHMETIC);
        if let (Some(real), Some(factor)) = (self.real, self.real_factor) {
            let formula = Formula::rounded([Token::Money(self.capital), Token::Over, factor], Rounding::Shown);
            lines.step(Text::SavingReal, real, formula, Source::ARITHMETIC);
        }
        lines
    }
}
