//! What a rate per year makes of a month.

use super::exact::Exact;
use super::{Conversion, Timing};
use crate::CalcError;

/// Interest by months. A whole year of an effective rate is exact; only its months are roots.
#[derive(Debug, Clone, Copy)]
pub(super) struct Months {
    month: Exact,
    year: Exact,
}

impl Months {
    /// Of a year's factor (1 + rate).
    ///
    /// # Errors
    /// The linear conversion: it has no factor of a month.
    pub(super) fn new(year: Exact, conversion: Conversion) -> Result<Self, CalcError> {
        match conversion {
            Conversion::Effective => Ok(Self::effective(year)),
            Conversion::Nominal => {
                // 1 + (year - 1) / 12 with one division.
                let month = (Exact::from(11) + year) / Exact::from(12);
                Ok(Self { month, year: month.pow(12) })
            }
            Conversion::Linear => Err(CalcError::OutOfRange { field: "conv", allowed: "\"effective\" or \"nominal\"" }),
        }
    }

    /// Twelve of them are the year's factor (1 + rate).
    pub(super) fn effective(year: Exact) -> Self {
        Self { month: twelfth_root(year), year }
    }

    /// The way back: what an amount after this time is worth now.
    pub(super) fn discount(self) -> Self {
        Self { month: Exact::ONE / self.month, year: Exact::ONE / self.year }
    }

    pub(super) const fn month(self) -> Exact {
        self.month
    }

    pub(super) const fn year(self) -> Exact {
        self.year
    }

    /// The factor of so many months.
    pub(super) fn of(self, months: u32) -> Exact {
        self.year.pow(months / 12) * self.month.pow(months % 12)
    }

    /// The sum of the factors of payments in `months` months in a row, paid at their beginnings or ends: from 0 or 1.
    pub(super) fn sum(self, months: u32, first: u32) -> Exact {
        let sum = (0..months).fold(Exact::ZERO, |sum, _| sum * self.month + Exact::ONE);
        sum * self.month.pow(first)
    }
}

impl Timing {
    /// How many months pass until the first payment.
    pub(super) const fn months_before(self) -> u32 {
        match self {
            Self::Advance => 0,
            Self::Arrears => 1,
        }
    }

    /// How many months of interest the last payment of a span has.
    pub(super) const fn months_after(self) -> u32 {
        1 - self.months_before()
    }
}

/// Newton's iteration, from above, to the last of the 28 digits.
fn twelfth_root(number: Exact) -> Exact {
    if number == Exact::ONE {
        return number;
    }
    let (eleven, twelve) = (Exact::from(11), Exact::from(12));
    // By Bernoulli's inequality not below the root, so every step goes down until the last digit.
    let mut root = (eleven + number) / twelve;
    for _ in 0..64 {
        let next = (eleven * root + number / root.pow(11)) / twelve;
        match (next.get(), root.get()) {
            (Ok(below), Ok(above)) if below < above => root = next,
            _ => break,
        }
    }
    root
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finance::Rate;
    use rust_decimal::Decimal;

    #[test]
    fn twelve_months_are_a_year_to_25_digits() {
        for text in ["-0.89", "-0.01", "0.000000000000001", "0.0001", "0.0025", "0.035", "0.09", "1", "4.5", "10"] {
            let year = text.parse::<Rate>().expect("rate").factor("rate").expect("in range");
            let months = Months::effective(year);
            let apart = (months.month().pow(12) - year).get().expect("fits").abs();
            assert!(apart < Decimal::new(1, 25), "{text}: {apart}");
        }
        assert_eq!(Months::effective(Exact::ONE).month(), Exact::ONE);
        // 1.01 ^ 12
        let month = Months::effective(Exact::new("1.126825030131969720661201".parse().expect("decimal"))).month();
        assert_eq!((month - Exact::scaled(101, 2)).count(26), Ok(0));
    }
}
