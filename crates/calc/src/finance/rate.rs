//! Rates per year, read exactly.

use super::exact::Exact;
use crate::error::within;
use crate::explain::Token;
use crate::{CalcError, Percent};
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, de};
use std::fmt;
use std::str::FromStr;

/// A share per year, as a fraction: 0.035 is 3.5 %. Interest, growth, inflation, costs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Rate(Decimal);

/// The text is no rate: digits, at most one point, at most 15 decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no rate")]
pub struct NoRate;

const WHOLE_DIGITS: usize = 3;
const DECIMALS: usize = 15;

impl Rate {
    /// 0 %.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// What an amount becomes in a year: 1 + rate.
    ///
    /// # Errors
    /// A rate that is not above -90 % and at most 1 000 %.
    pub(super) fn factor(self, field: &'static str) -> Result<Exact, CalcError> {
        let ok = self.0 > Decimal::new(-9, 1) && self.0 <= Decimal::TEN;
        within(ok, field, "a rate above -0.9 and at most 10")?;
        Ok(Exact::ONE + self.exact())
    }

    /// A part of a whole.
    ///
    /// # Errors
    /// A rate below 0 % or above 100 %.
    pub(super) fn share(self, field: &'static str) -> Result<Exact, CalcError> {
        within((Decimal::ZERO..=Decimal::ONE).contains(&self.0), field, "a rate from 0 to 1")?;
        Ok(self.exact())
    }

    pub(super) fn exact(self) -> Exact {
        Exact::new(self.0)
    }

    /// The rate in an explanation: as a percentage where one can say it.
    pub(super) fn token(self) -> Token {
        let millionths = (self.0 * Decimal::from(1_000_000)).normalize();
        match i64::try_from(millionths.mantissa()) {
            Ok(count) if millionths.scale() == 0 => Token::Rate(Percent::from_ten_thousandths(count)),
            _ => self.exact().token().unwrap_or(Token::Number(0, 0)),
        }
    }
}

impl From<Percent> for Rate {
    fn from(percent: Percent) -> Self {
        Self(Decimal::new(percent.ten_thousandths(), 6).normalize())
    }
}

impl FromStr for Rate {
    type Err = NoRate;

    /// Reads "0.035" or "-0.0025".
    fn from_str(text: &str) -> Result<Self, NoRate> {
        let (sign, digits) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
        let read =
            |digits: &str, most| (1..=most).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        if !read(whole, WHOLE_DIGITS) || !read(part, DECIMALS) {
            return Err(NoRate);
        }
        let count = format!("{sign}{whole}{part}").parse().map_err(|_| NoRate)?;
        let decimals = u32::try_from(part.len()).map_err(|_| NoRate)?;
        Ok(Self(Decimal::new(count, decimals).normalize()))
    }
}

impl fmt::Display for Rate {
    /// Plain, for logs and tests: `0.035`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'de> Deserialize<'de> for Rate {
    /// From text only: a number of JSON would pass through a binary fraction.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| de::Error::custom(format_args!("`{text:.40}` is no rate such as \"0.035\"")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(text: &str) -> Rate {
        text.parse().expect("rate")
    }

    #[test]
    fn rates_are_read_exactly() {
        for (text, shown) in [("0.0350", "0.035"), ("0", "0"), ("-0.0025", "-0.0025"), ("10", "10"), ("-0", "0")] {
            assert_eq!(rate(text).to_string(), shown);
        }
        assert_eq!(rate("0.000000000000001").to_string(), "0.000000000000001");
        assert_eq!(rate("0.0000"), Rate::ZERO);
    }

    #[test]
    fn what_is_no_rate_is_refused() {
        for text in ["", ".", "1.", ".5", "+1", "--1", "0,5", "1e-3", "3 %", "1000", "0.0000000000000001", "1_0", "٣"]
        {
            assert_eq!(text.parse::<Rate>(), Err(NoRate), "{text:?}");
        }
    }

    #[test]
    fn a_rate_is_shown_as_a_percentage_where_one_can_say_it() {
        assert_eq!(rate("0.035").token(), Token::Rate("3.5".parse().expect("percentage")));
        assert_eq!(rate("0.000001").token(), Token::Rate("0.0001".parse().expect("percentage")));
        assert_eq!(rate("0.0350001").token(), Token::Number(350_001, 7));
        assert_eq!(Rate::from("3.5".parse::<Percent>().expect("percentage")), rate("0.035"));
    }

    #[test]
    fn bounds_name_the_field() {
        let refused = |rate: Rate, field| rate.factor(field).map_err(|error| error.to_string());
        let error = "`inflation` must be a rate above -0.9 and at most 10";
        assert_eq!(refused(rate("-0.9"), "inflation"), Err(error.to_owned()));
        assert_eq!(refused(rate("10.01"), "inflation"), Err(error.to_owned()));
        assert!(refused(rate("10"), "rate").is_ok() && refused(rate("-0.89999"), "rate").is_ok());
        assert!(rate("1").share("cost").is_ok() && rate("1.01").share("cost").is_err());
        assert!(rate("-0.01").share("cost").is_err());
    }
}
