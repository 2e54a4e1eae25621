//! Percentages as the law prints them: exact, with up to four decimals.

use crate::{Cents, round};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::{Add, Sub};
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
const WHOLE: i64 = 100 * ONE;

impl Percent {
    /// The whole: 100 %.
    pub const HUNDRED: Self = Self(WHOLE);

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

    /// The whole, cut into hundredths of a percent: 290 is 2.9 %.
    pub const fn from_basis_points(count: i64) -> Self {
        Self(count.saturating_mul(100))
    }

    /// In whole thousandths: 12.8 % is 128 ‰.
    pub const fn from_permille(count: i64) -> Self {
        Self(count.saturating_mul(1_000))
    }

    /// The half, where the law splits a rate between two who pay. Rates have an even count of 1/10 000 of a percent.
    #[must_use]
    pub const fn half(self) -> Self {
        Self(self.0 / 2)
    }

    /// So many times this rate.
    #[must_use]
    pub const fn times(self, count: i64) -> Self {
        Self(self.0.saturating_mul(count))
    }

    /// This share of an amount, exactly, in millionths of a cent. Rounding is for the norm that asks for it.
    pub fn of(self, amount: Cents) -> i128 {
        i128::from(self.0) * i128::from(amount.get())
    }

    /// This share, to the nearest cent, from half a cent away from nothing (BVV § 1 Abs. 2, "kaufmännisch").
    pub fn half_up(self, amount: Cents) -> Cents {
        self.share(amount, round::half_up, round::half_up)
    }

    /// This share, fractions of a cent cut off (the plan's `ROUND_DOWN`).
    pub fn down(self, amount: Cents) -> Cents {
        self.share(amount, |n, d| n / d, |n, d| n / d)
    }

    /// This share, fractions of a cent rounded away from nothing (the plan's `ROUND_UP`).
    pub fn up(self, amount: Cents) -> Cents {
        self.share(amount, round::up, round::up)
    }

    /// Divides in 64 bits wherever the product fits: 128 bits cost ten times as much.
    fn share(self, amount: Cents, small: fn(i64, i64) -> i64, large: fn(i128, i128) -> i128) -> Cents {
        match self.0.checked_mul(amount.get()) {
            Some(product) => Cents::new(small(product, WHOLE)),
            None => round::cents(large(self.of(amount), WHOLE.into())),
        }
    }
}

impl Add for Percent {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Percent {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
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

    #[test]
    fn a_share_is_rounded_as_asked() {
        let half: Percent = "50".parse().expect("percentage");
        let rounded =
            |cents| [half.down(Cents::new(cents)), half.half_up(Cents::new(cents)), half.up(Cents::new(cents))];
        assert_eq!(rounded(3).map(Cents::get), [1, 2, 2]);
        assert_eq!(rounded(-3).map(Cents::get), [-1, -2, -2]);
        assert_eq!(rounded(4).map(Cents::get), [2, 2, 2]);
        let third = Percent::from_ten_thousandths(333_333);
        assert_eq!(
            [third.down(Cents::new(1)), third.half_up(Cents::new(1)), third.up(Cents::new(1))].map(Cents::get),
            [0, 0, 1]
        );
    }

    #[test]
    fn a_share_of_what_is_too_large_for_64_bits_is_right_too() {
        let rate: Percent = "14.6".parse().expect("percentage");
        assert_eq!(rate.half_up(Cents::new(i64::MAX / 2)).get(), 673_306_158_690_398_634);
        assert_eq!(Percent(i64::MAX).half_up(Cents::new(i64::MAX)), Cents::new(i64::MAX));
    }
}
