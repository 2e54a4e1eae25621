//! Division with the roundings that the law names. Divisors are positive.

use crate::Cents;

/// Whole numbers that can be divided here.
pub(crate) trait Whole: Copy + PartialOrd {
    /// Quotient towards nothing, and what is left.
    fn split(self, by: Self) -> (Self, Self);
    /// The next number further away from nothing, on the side of `rest`.
    fn away(self, rest: Self) -> Self;
    /// Whether twice the rest is at least the divisor.
    fn is_half(rest: Self, by: Self) -> bool;
    /// Whether nothing is left.
    fn is_zero(self) -> bool;
}

macro_rules! whole {
    ($($kind:ty)+) => {$(
        impl Whole for $kind {
            fn split(self, by: Self) -> (Self, Self) {
                (self / by, self % by)
            }
            fn away(self, rest: Self) -> Self {
                self + rest.signum()
            }
            fn is_half(rest: Self, by: Self) -> bool {
                rest.unsigned_abs() >= by.unsigned_abs() - rest.unsigned_abs()
            }
            fn is_zero(self) -> bool {
                self == 0
            }
        }
    )+};
}

whole!(i64 i128);

/// To the nearest whole number, from one half away from nothing.
pub(crate) fn half_up<N: Whole>(n: N, d: N) -> N {
    let (quotient, rest) = n.split(d);
    if N::is_half(rest, d) { quotient.away(rest) } else { quotient }
}

/// Any fraction counts as a whole, away from nothing.
pub(crate) fn up<N: Whole>(n: N, d: N) -> N {
    let (quotient, rest) = n.split(d);
    if rest.is_zero() { quotient } else { quotient.away(rest) }
}

/// The amount, or the largest one of its sign.
pub(crate) fn cents(count: i128) -> Cents {
    Cents::new(i64::try_from(count).unwrap_or(if count < 0 { i64::MIN } else { i64::MAX }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_away_from_nothing() {
        let rounded = [-25, -24, -15, -5, -4, 0, 4, 5, 14, 15].map(|n: i64| half_up(n, 10));
        assert_eq!(rounded, [-3, -2, -2, -1, 0, 0, 0, 1, 1, 2]);
        assert_eq!([7, 8, 9].map(|n: i128| half_up(n, 3)), [2, 3, 3]);
    }

    #[test]
    fn any_fraction_counts_up() {
        assert_eq!([-11, -10, -1, 0, 1, 10, 11].map(|n: i64| up(n, 10)), [-2, -1, -1, 0, 1, 1, 2]);
    }

    #[test]
    fn what_does_not_fit_is_the_largest() {
        assert_eq!([i128::MIN, -7, i128::MAX].map(|n| cents(n).get()), [i64::MIN, -7, i64::MAX]);
    }
}
