//! Amounts in whole cents.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Mul, Neg, Sub, SubAssign};

/// An amount in the hundredth part of a currency (cent, øre). The law's own amounts, and so everything in this crate, are
/// euro by type.
///
/// `+`, `-` and `*` stop at the ends of 64 bits instead of wrapping or panicking. No calculation reaches them: each one
/// bounds its input at the door ([`crate::limits`]). Where a sum has no such bound, use the `checked_` ones.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cents(i64);

impl Cents {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// So many hundredths.
    pub const fn new(cents: i64) -> Self {
        Self(cents)
    }

    /// So many whole euro.
    pub const fn euro(euro: i64) -> Self {
        Self(euro.saturating_mul(100))
    }

    /// The number of hundredths.
    pub const fn get(self) -> i64 {
        self.0
    }

    /// Whether it is less than nothing.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The same, or nothing where it is less than nothing.
    #[must_use]
    pub fn at_least_zero(self) -> Self {
        self.max(Self::ZERO)
    }

    /// Down to whole euro; a debt towards nothing (the plan's `ROUND_DOWN`).
    #[must_use]
    pub const fn floor_euro(self) -> Self {
        Self(self.0 - self.0 % 100)
    }

    /// Up to whole euro; a debt away from nothing (the plan's `ROUND_UP`).
    #[must_use]
    pub fn ceil_euro(self) -> Self {
        let rest = self.0 % 100;
        if rest == 0 { self } else { self.floor_euro() + Self(100 * rest.signum()) }
    }

    /// The sum; none when it does not fit.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference; none when it does not fit.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// So many times; none when it does not fit.
    pub fn checked_mul(self, times: i64) -> Option<Self> {
        self.0.checked_mul(times).map(Self)
    }

    /// The sum of all; none when it does not fit.
    pub fn checked_sum(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        amounts.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }
}

impl Add for Cents {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Cents {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Cents {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl Mul<i64> for Cents {
    type Output = Self;
    fn mul(self, times: i64) -> Self {
        Self(self.0.saturating_mul(times))
    }
}

impl AddAssign for Cents {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Cents {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Sum for Cents {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Cents {
    /// Plain, for logs and tests: `-1234.56`. What a person reads is formatted by language.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let cents = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", cents / 100, cents % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_shown_plainly() {
        let shown = [0, 5, -5, 100, 123_456, -123_456].map(|c| Cents::new(c).to_string());
        assert_eq!(shown, ["0.00", "0.05", "-0.05", "1.00", "1234.56", "-1234.56"]);
        assert_eq!(Cents::new(i64::MIN).to_string(), "-92233720368547758.08");
    }

    #[test]
    fn what_does_not_fit_is_no_amount() {
        let most = Cents::new(i64::MAX);
        assert_eq!(most.checked_add(Cents::new(1)), None);
        assert_eq!(Cents::new(i64::MIN).checked_sub(Cents::new(1)), None);
        assert_eq!(most.checked_mul(2), None);
        assert_eq!(Cents::checked_sum([most, Cents::new(1), Cents::new(-1)]), None);
        assert_eq!(Cents::checked_sum([Cents::new(2), Cents::new(3)]), Some(Cents::new(5)));
    }

    #[test]
    fn operators_stop_at_the_ends() {
        let most = Cents::new(i64::MAX);
        assert_eq!(most + most, most);
        assert_eq!(most * 3, most);
        assert_eq!(-Cents::new(i64::MIN), most);
        assert_eq!(Cents::euro(i64::MAX), most);
        assert_eq!(Cents::new(i64::MIN).ceil_euro().get(), i64::MIN);
    }

    #[test]
    fn whole_euro_are_cut_towards_and_rounded_away_from_nothing() {
        let rounded =
            [199, 200, -199, -1, 1].map(|c| (Cents::new(c).floor_euro().get(), Cents::new(c).ceil_euro().get()));
        assert_eq!(rounded, [(100, 200), (200, 200), (-100, -200), (0, -100), (0, 100)]);
    }
}
