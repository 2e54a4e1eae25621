//! What an accumulating fund costs in tax each year: the advance lump sum ("Vorabpauschale", InvStG § 18).

use super::Rate;
use super::exact::Exact;
use crate::error::within;
use crate::explain::{Explanation, Formula, Rounding, Source, Text, Token};
use crate::{CalcError, Cents, Percent, limits};

/// A fund in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fund {
    /// What it is worth at the start of the year.
    pub start: Cents,
    /// What it is worth at the end.
    pub end: Cents,
    /// What it pays out in the year.
    pub distributions: Cents,
    /// The base rate of the year (InvStG § 18 Abs. 4), published by the ministry of finance.
    pub base_rate: Rate,
    /// Twelve, less one for each full month before the month in which it was bought.
    pub months: u32,
    /// The share that is free of tax by the kind of fund (InvStG § 20).
    pub exemption: Rate,
    /// What is left of the saver's allowance (EStG § 20 Abs. 9).
    pub allowance: Cents,
}

/// The tax for a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FundTax {
    /// The advance lump sum.
    pub lump_sum: Cents,
    /// What is taxed of it.
    pub taxable: Cents,
    /// The flat tax.
    pub tax: Cents,
    /// The solidarity surcharge.
    pub surcharge: Cents,
    fund: Shown,
}

/// The numbers behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Shown {
    start: Cents,
    end: Cents,
    distributions: Cents,
    base_rate: Token,
    months: u32,
    taxed: Token,
    allowance: Cents,
    base: Cents,
    gain: Cents,
    lump_sum: Token,
}

/// The share of the base rate that counts (InvStG § 18 Abs. 1 S. 2).
const COUNTED: Percent = Percent::from_permille(700);
/// The flat tax (EStG § 32d Abs. 1).
const FLAT_TAX: Percent = Percent::from_permille(250);
/// The solidarity surcharge on it (SolzG § 4).
const SURCHARGE: Percent = Percent::from_permille(55);

impl Fund {
    /// The tax on the fund for the year.
    ///
    /// # Errors
    /// A value out of range.
    pub fn calculate(&self) -> Result<FundTax, CalcError> {
        limits::amount("start_ct", self.start)?;
        limits::amount("end_ct", self.end)?;
        limits::amount("distributions_ct", self.distributions)?;
        limits::amount("allowance_ct", self.allowance)?;
        within(self.months <= 12, "months", "from 0 to 12")?;
        self.base_rate.factor("basiszins")?;
        let taxed = Exact::ONE - self.exemption.share("teilfreistellung")?;
        let base = Exact::from(self.start) * self.base_rate.exact() * Rate::from(COUNTED).exact();
        let gain = self.end - self.start + self.distributions;
        let limited = base.least(gain.into()).at_least_zero();
        let months = (limited - self.distributions.into()).at_least_zero() * Exact::from(self.months);
        let lump_sum = months / Exact::from(12);
        // Divided last: a third of a cent would not come back.
        let taxable = (months * taxed / Exact::from(12) - self.allowance.into()).at_least_zero().cents()?;
        let tax = FLAT_TAX.down(taxable);
        Ok(FundTax {
            lump_sum: lump_sum.cents()?,
            taxable,
            tax,
            surcharge: SURCHARGE.down(tax),
            fund: Shown {
                start: self.start,
                end: self.end,
                distributions: self.distributions,
                base_rate: self.base_rate.token(),
                months: self.months,
                taxed: taxed.token()?,
                allowance: self.allowance,
                base: base.cents()?,
                gain,
                lump_sum: (lump_sum / Exact::from(100)).token()?,
            },
        })
    }
}

impl FundTax {
    /// Flat tax + solidarity surcharge.
    pub fn explanation(&self) -> Explanation {
        use Token::{Close, Comma, Least, Minus, Money, Most, Number, Open, Over, Plus, Rate, Times};
        let fund = &self.fund;
        let half_up = |tokens: &[Token]| Formula::rounded(tokens, Rounding::HalfUp);
        let at_least_zero = [Most, Open, Money(Cents::ZERO), Comma];
        let base = [Money(fund.start), Times, fund.base_rate, Times, Rate(COUNTED)];
        let gain = [Money(fund.end), Minus, Money(fund.start), Plus, Money(fund.distributions)];
        let limited = [&[Least, Open], &base[..], &[Comma, Money(fund.gain), Close]].concat();
        let months = [Close, Times, Number(fund.months.into(), 0), Over, Number(12, 0)];
        let lump_sum = [&at_least_zero[..], &limited, &[Minus, Money(fund.distributions)], &months].concat();
        let taxed = [fund.lump_sum, Times, fund.taxed, Minus, Money(fund.allowance), Close];
        let taxable = Formula::rounded([&at_least_zero[..], &taxed].concat(), Rounding::Shown);
        let paragraph = Source::norm("InvStG § 18 Abs. 1, 2");
        let mut lines = Explanation::of(Text::FundTax);
        lines
            .step(Text::FundBase, fund.base, half_up(&base), Source::norm("InvStG § 18 Abs. 1, 4"))
            .step(Text::FundGain, fund.gain, Formula::exact(gain), Source::norm("InvStG § 18 Abs. 1"))
            .step(Text::FundLumpSum, self.lump_sum, half_up(&lump_sum), paragraph)
            .step(Text::FundTaxable, self.taxable, taxable, Source::norm("InvStG § 20; EStG § 20 Abs. 9"))
            .plus(
                Text::FundFlatTax,
                self.tax,
                Formula::share_down(self.taxable, FLAT_TAX),
                Source::norm("EStG § 32d Abs. 1"),
            )
            .plus(
                Text::FundSurcharge,
                self.surcharge,
                Formula::share_down(self.tax, SURCHARGE),
                Source::norm("SolzG § 4"),
            );
        lines
    }
}
