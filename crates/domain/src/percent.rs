//! Percentages as the law prints them: exact, with up to four decimals.

use crate::money::Cents;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A percentage, counted in 1/10 000 of a percent: 14.6 % is 146 000.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Percent(i64);

/// The text is no percentage with at most four decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no percentage")]
pub struct NoPercent;

const DECIMALS: usize = 4;
const ONE: i64 = 10_000;

impl Percent {
    /// The whole: 100 %.
    pub const HUNDRED: Self = Self(100 * ONE);

    /// From 1/10 000 of a percent.
    pub const fn from_ten_thousandths(count: i64) -> Self {
        Self(count)
    }

    /// In 1/10 000 of a percent: millionths of the whole.
    pub const fn ten_thousandths(self) -> i64 {
        self.0
    }

    /// The sum (of shares, of contribution rates); none when it does not fit.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// This share of an amount, exactly, in millionths of a cent. Rounding is for the norm that asks for it.
    pub fn of(self, amount: Cents) -> i128 {
        i128::from(self.0) * i128::from(amount.get())
    }
}

impl FromStr for Percent {
    type Err = NoPercent;

    /// Reads "14.6" or "-0.25": digits, at most one point, no sign of percent.
    fn from_str(text: &str) -> Result<Self, NoPercent> {
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
        if part.len() > DECIMALS {
            return Err(NoPercent);
        }
        let part = number(part)? * 10_i64.pow(u32::try_from(DECIMALS - part.len()).map_err(|_| NoPercent)?);
        let count = number(whole)?.checked_mul(ONE).and_then(|n| n.checked_add(part)).ok_or(NoPercent)?;
        Ok(Self(if negative { -count } else { count }))
    }
}

fn number(digits: &str) -> Result<i64, NoPercent> {
    // `parse` alone would take a sign.
    if digits.bytes().all(|b| b.is_ascii_digit()) { digits.parse().map_err(|_| NoPercent) } else { Err(NoPercent) }
}

impl fmt::Display for Percent {
    /// Plain, for logs and tests: `14.6`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, part) = (self.0.unsigned_abs() / ONE.unsigned_abs(), self.0.unsigned_abs() % ONE.unsigned_abs());
        if part == 0 {
            return write!(f, "{sign}{whole}");
        }
        write!(f, "{sign}{whole}.{}", format!("{part:04}").trim_end_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_are_read_and_shown() {
        for (text, count) in [("14.6", 146_000), ("100", 1_000_000), ("-0.25", -2_500), ("0.0001", 1), ("0", 0)] {
            assert_eq!(text.parse(), Ok(Percent::from_ten_thousandths(count)), "{text}");
            assert_eq!(Percent::from_ten_thousandths(count).to_string(), text);
        }
    }

    #[test]
    fn what_is_no_percentage_is_refused() {
        for text in ["", ".", "1.", ".5", "+1", "--1", "1,5", "1.00001", "1e3", "14.6 %", "9999999999999999"] {
            assert_eq!(text.parse::<Percent>(), Err(NoPercent), "{text:?}");
        }
    }

    #[test]
    fn a_share_is_exact() {
        // 1.5 % of 3 955.00 is 59.325: no cent can say it.
        let share: Percent = "1.5".parse().expect("percentage");
        assert_eq!(share.of(Cents::new(395_500)), 5_932_500_000);
        assert_eq!(Percent::HUNDRED.of(Cents::new(i64::MAX)), i128::from(i64::MAX) * 1_000_000);
        assert_eq!(share.checked_add(Percent(i64::MAX)), None);
    }
}
