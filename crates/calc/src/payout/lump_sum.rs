//! The tax of the year in which a lump sum is paid: fully taxable where its contributions were free (EStG § 22 Nr. 5), in one year. That
//! the fifth rule of EStG § 34 does not help is not checked here (unverified).

use super::explain::sum_of;
use super::{Benefit, Payout, Tax, tax};
use crate::Cents;
use crate::explain::{Explanation, Source, Text};

/// A year's tax with and without a lump sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LumpSumTax {
    /// With it.
    pub with: Tax,
    /// Without it.
    pub without: Tax,
}

impl LumpSumTax {
    /// What the lump sum costs in tax.
    pub fn more(&self) -> Cents {
        self.with.sum() - self.without.sum()
    }
}

impl Payout {
    /// The tax of the year in which the lump sum is paid, simplified as a pension's: twelve months of the other pension and of its
    /// contributions; none for a pension a month.
    pub fn lump_sum_tax(&self) -> Option<LumpSumTax> {
        let Benefit::LumpSum(capital) = self.input.benefit else { return None };
        let paid = &self.contributions;
        Some(LumpSumTax {
            with: tax::tax(self.year, &self.input, capital, paid.statutory() + paid.company()),
            without: tax::tax(self.year, &self.input, Cents::ZERO, paid.statutory()),
        })
    }

    /// All taxes of the year with the lump sum. The parts add up to them; none for a pension a month.
    pub fn lump_sum_tax_explanation(&self) -> Option<Explanation> {
        let taxed = self.lump_sum_tax()?;
        let mut lines = Explanation::of(Text::TaxOfYear);
        self.taxes(&mut lines, &taxed.with);
        lines.plus(Text::TaxOfYear, taxed.with.sum(), sum_of(&taxed.with), Source::ARITHMETIC);
        Some(lines)
    }
}
