//! How much per month, and how long, a capital pays.

use super::annuity::present_value;
use super::exact::Exact;
use super::months::Months;
use super::{Conversion, MOST_MONTHS, Rate, Timing, months};
use crate::explain::{Explanation, Formula, Rounding, Source, Text, Token};
use crate::{CalcError, Cents, limits};

/// A capital that is paid out over a fixed time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// How long.
    pub months: u32,
    /// Interest per year.
    pub rate: Rate,
    /// What is there at the start.
    pub capital: Cents,
    /// What is left at the end.
    pub rest: Cents,
    /// How interest is credited; not linear.
    pub conversion: Conversion,
    /// When in the month a payment is made.
    pub timing: Timing,
    /// By how much the payment rises at each anniversary.
    pub growth: Rate,
}

/// What it pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaymentResult {
    /// The payment of the first year's months; below nothing if even with interest the capital does not reach the rest.
    pub payment: Cents,
    capital: Cents,
    rest: Cents,
    rest_now: Cents,
    rest_factor: Token,
    factor: Token,
}

impl Payment {
    /// What the capital pays per month.
    ///
    /// # Errors
    /// A value out of range, or a result that is too large.
    pub fn calculate(&self) -> Result<PaymentResult, CalcError> {
        months(self.months)?;
        limits::amount("capital_ct", self.capital)?;
        limits::amount("rest_ct", self.rest)?;
        let discount = Months::new(self.rate.factor("rate")?, self.conversion)?.discount();
        let factor = present_value(self.months, discount, self.timing, self.growth.factor("growth")?);
        let rest_factor = discount.of(self.months);
        let rest_now = Exact::from(self.rest) * rest_factor;
        Ok(PaymentResult {
            payment: ((Exact::from(self.capital) - rest_now) / factor).cents()?,
            capital: self.capital,
            rest: self.rest,
            rest_now: rest_now.cents()?,
            rest_factor: rest_factor.token()?,
            factor: factor.token()?,
        })
    }
}

impl PaymentResult {
    /// (capital - what the rest is worth now) / factor.
    pub fn explanation(&self) -> Explanation {
        use Token::{Close, Minus, Money, Open, Over, Times};
        let mut lines = Explanation::of(Text::WithdrawalPayment);
        lines.step(Text::WithdrawalCapital, self.capital, Formula::NONE, Source::ARITHMETIC);
        let mut tokens = vec![Money(self.capital), Over, self.factor];
        if self.rest > Cents::ZERO {
            let rest = [Money(self.rest), Times, self.rest_factor];
            let formula = Formula::rounded(rest, Rounding::Shown);
            lines.step(Text::WithdrawalRest, self.rest_now, formula, Source::ARITHMETIC);
            tokens =
                [Open, Money(self.capital), Minus].into_iter().chain(rest).chain([Close, Over, self.factor]).collect();
        }
        let formula = Formula::rounded(tokens, Rounding::Shown);
        lines.plus(Text::WithdrawalPaid, self.payment, formula, Source::ARITHMETIC);
        lines
    }
}

/// A capital that is paid out until nothing is left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duration {
    /// Interest per year.
    pub rate: Rate,
    /// What is there at the start.
    pub capital: Cents,
    /// The payment of the first year's months.
    pub payment: Cents,
    /// How interest is credited; not linear.
    pub conversion: Conversion,
    /// When in the month a payment is made.
    pub timing: Timing,
    /// By how much the payment rises at each anniversary.
    pub growth: Rate,
}

/// How long it lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DurationResult {
    /// So many whole payments.
    pub full_payments: u32,
    /// What is left then, less than a payment if it is exhausted.
    pub last: Cents,
    /// Whether it ends within a century.
    pub exhausted: bool,
    /// All whole payments.
    paid: Cents,
    capital: Cents,
    payment: Cents,
    grows: bool,
}

impl Duration {
    /// How long the capital lasts.
    ///
    /// # Errors
    /// A value out of range, or a result that is too large.
    pub fn calculate(&self) -> Result<DurationResult, CalcError> {
        limits::amount("capital_ct", self.capital)?;
        limits::amount("payment_ct", self.payment)?;
        let month = Months::new(self.rate.factor("rate")?, self.conversion)?.month();
        let growth = self.growth.factor("growth")?;
        let (before, after) = match self.timing {
            Timing::Advance => (Exact::ONE, month),
            Timing::Arrears => (month, Exact::ONE),
        };
        let (mut balance, mut payment) = (Exact::from(self.capital), Exact::from(self.payment));
        let (mut count, mut paid, mut exhausted) = (0, Exact::ZERO, false);
        while count < MOST_MONTHS && !exhausted {
            if count > 0 && count % 12 == 0 {
                payment = payment * growth;
            }
            balance = balance * before;
            exhausted = balance.is_below(payment)?;
            if !exhausted {
                balance = (balance - payment) * after;
                paid = paid + payment;
                count += 1;
            }
        }
        Ok(DurationResult {
            full_payments: count,
            last: balance.cents()?,
            exhausted,
            paid: paid.cents()?,
            capital: self.capital,
            payment: self.payment,
            grows: self.growth != Rate::ZERO,
        })
    }
}

impl DurationResult {
    /// Payments + what is left = capital + interest.
    pub fn explanation(&self) -> Explanation {
        let count = Token::Number(self.full_payments.into(), 0);
        let payments =
            if self.grows { Formula::NONE } else { Formula::exact([Token::Money(self.payment), Token::Times, count]) };
        let mut lines = Explanation::of(Text::WithdrawalResult);
        lines.step(Text::WithdrawalCapital, self.capital, Formula::NONE, Source::ARITHMETIC);
        lines.plus(Text::WithdrawalPayments, self.paid, payments, Source::ARITHMETIC);
        lines.plus(Text::WithdrawalLast, self.last, Formula::NONE, Source::ARITHMETIC);
        let total = lines.total;
        let interest = Formula::difference(total, self.capital);
        lines.step(Text::WithdrawalInterest, total - self.capital, interest, Source::ARITHMETIC);
        lines
    }
}
