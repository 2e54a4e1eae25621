//! Decimal numbers of 28 digits, so that formulas read as formulas.

use crate::explain::Token;
use crate::{CalcError, Cents};
use rust_decimal::{Decimal, RoundingStrategy};
use std::iter::Sum;
use std::ops::{Add, Div, Mul, Sub};

/// A number of 28 digits, or none: what does not fit and what is divided by nothing is none from there on, to the end of
/// the formula, where it is an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Exact(Option<Decimal>);

/// Differences beyond this decimal are traces of numbers that no decimal can say (1/12, roots), not part of the value.
///
/// With them, what is half a cent by the formula would be a hair less or more. A calculation with many more digits agrees on
/// every value that is not within 10⁻¹² of half a cent; on those it has the same traces, and this is the formula's value.
const TRACE: u32 = 12;
/// … and where two numbers are compared, which has no half cents, only equals.
const TRACE_COMPARED: u32 = 15;

/// How many decimals of a factor an explanation shows.
const SHOWN: u32 = 9;
/// … and of one below a hundredth.
const SHOWN_SMALL: u32 = 15;

const HALF_UP: RoundingStrategy = RoundingStrategy::MidpointAwayFromZero;

impl Exact {
    pub(crate) const ZERO: Self = Self(Some(Decimal::ZERO));
    pub(crate) const ONE: Self = Self(Some(Decimal::ONE));
    const NONE: Self = Self(None);

    pub(crate) const fn new(value: Decimal) -> Self {
        Self(Some(value))
    }

    /// `count / 10^decimals`
    pub(crate) fn scaled(count: i64, decimals: u32) -> Self {
        Self(Decimal::try_new(count, decimals).ok())
    }

    /// The value itself, if there is one.
    pub(crate) fn get(self) -> Result<Decimal, CalcError> {
        self.0.ok_or(CalcError::TooLarge)
    }

    pub(crate) fn pow(self, mut exponent: u32) -> Self {
        let (mut result, mut square) = (Self::ONE, self);
        while exponent > 0 {
            if exponent % 2 == 1 {
                result = result * square;
            }
            exponent /= 2;
            // The last square would be unused, and might not fit.
            if exponent > 0 {
                square = square * square;
            }
        }
        result
    }

    pub(crate) fn most(self, other: Self) -> Self {
        self.with(other, |a, b| Some(a.max(b)))
    }

    pub(crate) fn least(self, other: Self) -> Self {
        self.with(other, |a, b| Some(a.min(b)))
    }

    pub(crate) fn at_least_zero(self) -> Self {
        self.most(Self::ZERO)
    }

    /// Whether it is less, by more than a trace.
    pub(crate) fn is_below(self, other: Self) -> Result<bool, CalcError> {
        let difference = (self - other).get()?.round_dp_with_strategy(TRACE_COMPARED, HALF_UP);
        Ok(difference.is_sign_negative() && !difference.is_zero())
    }

    /// Whether it lies between the two, and is neither; what is none does not.
    pub(crate) fn lies_between(self, low: Self, high: Self) -> bool {
        matches!((low.0, self.0, high.0), (Some(low), Some(value), Some(high)) if low < value && value < high)
    }

    /// Whether it is at most as far from nothing; what is none is not.
    pub(crate) fn lies_within(self, other: Self) -> bool {
        matches!((self.0, other.0), (Some(value), Some(other)) if value.abs() <= other.abs())
    }

    /// To the nearest whole number, from one half away from nothing.
    pub(crate) fn rounded(self) -> Self {
        Self(self.0.map(|value| value.round_dp_with_strategy(TRACE, HALF_UP).round_dp_with_strategy(0, HALF_UP)))
    }

    /// To the nearest cent; the number counts cents.
    pub(crate) fn cents(self) -> Result<Cents, CalcError> {
        self.count(0).map(Cents::new)
    }

    /// To the nearest `10^-decimals`, counted in it.
    pub(crate) fn count(self, decimals: u32) -> Result<i64, CalcError> {
        let count = (self * Self::from(10).pow(decimals)).rounded().get()?;
        i64::try_from(count).map_err(|_| CalcError::TooLarge)
    }

    /// As a number in an explanation, with as many decimals as are of use.
    ///
    /// What is larger than a token can say is shown as the largest. That is right to the cent: an amount multiplied with it is
    /// nothing, or it would be too large itself; and one divided by it is nothing.
    pub(crate) fn token(self) -> Result<Token, CalcError> {
        let value = self.get()?;
        let decimals = if value.abs() < Decimal::new(1, 2) { SHOWN_SMALL } else { SHOWN };
        // A number with many digits before the point has fewer after it.
        let shown = (0..=decimals).rev().find_map(|decimals| shown(value, decimals));
        Ok(shown.unwrap_or(Token::Number(i64::MAX, 0)))
    }

    fn with(self, other: Self, f: impl FnOnce(Decimal, Decimal) -> Option<Decimal>) -> Self {
        match (self.0, other.0) {
            (Some(a), Some(b)) => Self(f(a, b)),
            _ => Self::NONE,
        }
    }
}

fn shown(value: Decimal, decimals: u32) -> Option<Token> {
    let rounded = value.round_dp_with_strategy(decimals, HALF_UP).normalize();
    let mantissa = i64::try_from(rounded.mantissa()).ok()?;
    Some(Token::Number(mantissa, u8::try_from(rounded.scale()).ok()?))
}

impl From<u32> for Exact {
    fn from(count: u32) -> Self {
        Self::new(Decimal::from(count))
    }
}

impl From<Cents> for Exact {
    fn from(amount: Cents) -> Self {
        Self::new(Decimal::from(amount.get()))
    }
}

impl Add for Exact {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        self.with(other, Decimal::checked_add)
    }
}

impl Sub for Exact {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self.with(other, Decimal::checked_sub)
    }
}

impl Mul for Exact {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        self.with(other, Decimal::checked_mul)
    }
}

impl Div for Exact {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        self.with(other, Decimal::checked_div)
    }
}

impl Sum for Exact {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        Exact::new(text.parse().expect("decimal"))
    }

    #[test]
    fn halves_go_away_from_nothing_and_traces_do_not_count() {
        let rounded = ["0.5", "-0.5", "1.4", "0.4999999999999999", "0.49999999999", "2.5000000000001"]
            .map(|text| exact(text).cents().expect("fits").get());
        assert_eq!(rounded, [1, -1, 1, 1, 0, 3]);
    }

    #[test]
    fn what_does_not_fit_is_an_error_at_the_end() {
        let huge = exact("79228162514264337593543950335");
        for none in [huge * huge, huge + huge, Exact::ONE / Exact::ZERO, Exact::from(2).pow(200)] {
            assert_eq!((none - none).cents(), Err(CalcError::TooLarge));
        }
        assert_eq!(huge.cents(), Err(CalcError::TooLarge));
        assert_eq!(Exact::from(2).pow(95).get().map(|n| n.to_string()), Ok("39614081257132168796771975168".into()));
    }

    #[test]
    fn a_number_is_compared_without_its_traces() {
        let third = Exact::ONE / Exact::from(3);
        assert_eq!((third * Exact::from(3)).is_below(Exact::ONE), Ok(false));
        assert_eq!(exact("0.999999").is_below(Exact::ONE), Ok(true));
    }

    #[test]
    fn a_factor_is_shown_with_the_decimals_that_fit() {
        let shown = ["17.0285486771", "480.000", "0.00012345678901", "-1.5", "123456789012345.678901234"]
            .map(|text| exact(text).token().expect("fits").to_string());
        assert_eq!(shown, ["17.028548677", "480", "0.00012345678901", "-1.5", "123456789012345.6789"]);
        assert_eq!(exact("79228162514264337593543950335").token(), Ok(Token::Number(i64::MAX, 0)));
        assert_eq!((Exact::ONE / Exact::ZERO).token(), Err(CalcError::TooLarge));
    }
}
