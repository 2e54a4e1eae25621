//! The same payments, three ways: a fund, a weaker fund, a guarantee.

use super::super::shared::{count, faultless};
use super::WEAKER_BY;
use crate::{Figure, Reading};
use calc::finance::{Conversion, Fund, FundTax, Raise, Rate, Saving, SavingResult, Timing};
use calc::{CalcError, Percent};
use domain::money::Cents;

/// What was asked for.
pub(super) struct Plans {
    /// How long.
    pub years: u32,
    monthly: Cents,
    dynamic: Percent,
    inflation: Percent,
    fund: (Percent, Percent),
    guarantee: (Percent, Percent),
    base_rate: Percent,
    exemption: Percent,
    allowance: Cents,
}

/// What the payments become one way.
pub(super) struct Way {
    /// The capital today and at the end of each year.
    pub values: Vec<Cents>,
    /// What was paid in until then.
    pub paid: Vec<Cents>,
    /// Where it ends.
    pub end: SavingResult,
}

impl Plans {
    /// Reads the answers.
    ///
    /// # Errors
    /// There are mistakes.
    pub(super) fn read(reading: &mut Reading<'_>) -> Result<Self, Option<Figure>> {
        let plans = Self {
            years: count(reading, "years"),
            monthly: reading.money("monthly"),
            dynamic: reading.percent("dynamic"),
            inflation: reading.percent("inflation"),
            fund: (reading.percent("return"), reading.percent("cost")),
            guarantee: (reading.percent("guaranteed"), reading.percent("guaranteecost")),
            base_rate: reading.percent("base"),
            exemption: exemption(reading.choice("kind")),
            allowance: reading.money("allowance"),
        };
        faultless(reading)?;
        Ok(plans)
    }

    /// What is expected of the fund.
    pub(super) fn fund(&self) -> Result<Way, CalcError> {
        self.way(self.fund)
    }

    /// The same fund with a weaker return.
    pub(super) fn weaker(&self) -> Result<Way, CalcError> {
        self.way((self.weaker_return(), self.fund.1))
    }

    /// The return of the weaker fund.
    pub(super) fn weaker_return(&self) -> Percent {
        self.fund.0 - WEAKER_BY
    }

    /// What is guaranteed.
    pub(super) fn guarantee(&self) -> Result<Way, CalcError> {
        self.way(self.guarantee)
    }

    /// The tax of the last year on the units that were there at its start: what is paid in during the year is no yield.
    pub(super) fn tax(&self, fund: &Way) -> Result<FundTax, CalcError> {
        let before = |values: &[Cents]| values.iter().rev().nth(1).copied().unwrap_or_default();
        let paid = fund.end.paid - before(&fund.paid);
        Fund {
            start: before(&fund.values),
            end: (fund.end.capital - paid).at_least_zero(),
            distributions: Cents::ZERO,
            base_rate: self.base_rate.into(),
            months: 12,
            exemption: self.exemption.into(),
            allowance: self.allowance,
        }
        .calculate()
    }

    fn way(&self, rates: (Percent, Percent)) -> Result<Way, CalcError> {
        let end = self.plan(rates, self.years).calculate()?;
        let (mut values, mut paid) = (vec![Cents::ZERO], vec![Cents::ZERO]);
        for years in 1..self.years {
            let found = self.plan(rates, years).calculate()?;
            values.push(found.capital);
            paid.push(found.paid);
        }
        values.push(end.capital);
        paid.push(end.paid);
        Ok(Way { values, paid, end })
    }

    fn plan(&self, (rate, cost): (Percent, Percent), years: u32) -> Saving {
        Saving {
            months: 12 * years,
            rate: rate.into(),
            monthly: self.monthly,
            start: Cents::ZERO,
            conversion: Conversion::Effective,
            timing: Timing::Advance,
            dynamic: self.dynamic.into(),
            raise: Raise::Cents,
            cost: Rate::from(cost),
            inflation: Some(self.inflation.into()),
        }
    }
}

/// Equity funds 30 %, mixed funds 15 %, others nothing (InvStG § 20 Abs. 1, 2).
fn exemption(kind: &str) -> Percent {
    match kind {
        "shares" => Percent::from_permille(300),
        "mixed" => Percent::from_permille(150),
        _ => Percent::default(),
    }
}
