//! What is missing in retirement, and what closes it.

use super::annuity::present_value;
use super::exact::Exact;
use super::months::Months;
use super::plan::{Credit, Plan};
use super::{Raise, Rate, Timing, years};
use crate::error::within;
use crate::explain::{Explanation, Formula, Rounding, Source, Text, Token};
use crate::{CalcError, Cents, limits};

/// A wish for an income in retirement, and what is there for it. Interest is effective, payments are in advance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// How long until then.
    pub years_to_retirement: u32,
    /// How long the income has to last.
    pub pension_years: u32,
    /// Interest per year until then.
    pub rate_saving: Rate,
    /// Interest per year from then on.
    pub rate_pension: Rate,
    /// By how much prices rise per year.
    pub inflation: Rate,
    /// By how much the expected pensions rise per year until then.
    pub pension_growth: Rate,
    /// The wanted income per month, in today's money.
    pub target: Cents,
    /// The expected pensions per month, as of today.
    pub pensions: Vec<Cents>,
    /// Capital that is there today.
    pub existing: Cents,
    /// Whether the income rises with prices in retirement too.
    pub index_pension: bool,
    /// By how much the payments into the new plan rise at each anniversary.
    pub dynamic: Rate,
}

/// What is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GapResult {
    /// The wanted income per month in the money of the first year of retirement.
    pub need_future: Cents,
    /// The pensions per month then.
    pub have_future: Cents,
    /// What is missing per month then.
    pub gap_future: Cents,
    /// The same in today's money.
    pub gap_today: Cents,
    /// The capital that pays it.
    pub capital: Cents,
    /// The capital that is not there yet.
    pub missing_capital: Cents,
    /// What to save per month for it.
    pub monthly_saving: Cents,
    target: Cents,
    pensions: Cents,
    existing: Cents,
    existing_future: Cents,
    factors: Factors<Token>,
}

/// What the amounts are multiplied with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Factors<T> {
    /// Prices until retirement.
    prices: T,
    /// Pensions until retirement.
    pensions: T,
    /// Capital until retirement.
    capital: T,
    /// Present value of 1 a month in retirement.
    annuity: T,
    /// What saving 1 a month becomes.
    saving: T,
}

const MOST_PENSIONS: usize = 100;

impl Gap {
    /// What is missing, and what closes it.
    ///
    /// # Errors
    /// A value out of range, or a result that is too large.
    pub fn calculate(&self) -> Result<GapResult, CalcError> {
        years("years_to_retirement", self.years_to_retirement)?;
        years("pension_years", self.pension_years)?;
        limits::amount("target_ct", self.target)?;
        limits::amount("existing_capital_ct", self.existing)?;
        within(self.pensions.len() <= MOST_PENSIONS, "pensions_ct", "at most 100 amounts")?;
        self.pensions.iter().try_for_each(|pension| limits::amount("pensions_ct", *pension))?;
        let pensions: Cents = self.pensions.iter().copied().sum();
        let factors = self.factors()?;
        let need = Exact::from(self.target) * factors.prices;
        let have = Exact::from(pensions) * factors.pensions;
        let gap = (need - have).at_least_zero();
        let capital = gap * factors.annuity;
        let existing = Exact::from(self.existing) * factors.capital;
        let missing = (capital - existing).at_least_zero();
        Ok(GapResult {
            need_future: need.cents()?,
            have_future: have.cents()?,
            gap_future: gap.cents()?,
            gap_today: (gap / factors.prices).cents()?,
            capital: capital.cents()?,
            missing_capital: missing.cents()?,
            monthly_saving: (missing / factors.saving).cents()?,
            target: self.target,
            pensions,
            existing: self.existing,
            existing_future: existing.cents()?,
            factors: factors.shown()?,
        })
    }

    fn factors(&self) -> Result<Factors<Exact>, CalcError> {
        let until = self.years_to_retirement;
        let (prices, saving) = (self.inflation.factor("inflation")?, self.rate_saving.factor("rate_saving")?);
        let in_retirement = Months::effective(self.rate_pension.factor("rate_pension")?).discount();
        let growth = if self.index_pension { prices } else { Exact::ONE };
        let plan = Plan {
            months: 12 * until,
            credit: Credit::Monthly(Months::effective(saving), Timing::Advance),
            monthly: Exact::ONE,
            raise: self.dynamic.factor("dynamic")?,
            rounding: Raise::Exact,
        };
        Ok(Factors {
            prices: prices.pow(until),
            pensions: self.pension_growth.factor("pension_growth")?.pow(until),
            capital: saving.pow(until),
            annuity: present_value(12 * self.pension_years, in_retirement, Timing::Advance, growth),
            saving: plan.run(Exact::ZERO).balance,
        })
    }
}

impl Factors<Exact> {
    fn shown(self) -> Result<Factors<Token>, CalcError> {
        Ok(Factors {
            prices: self.prices.token()?,
            pensions: self.pensions.token()?,
            capital: self.capital.token()?,
            annuity: self.annuity.token()?,
            saving: self.saving.token()?,
        })
    }
}

impl GapResult {
    /// From the wish to the payment that fulfils it.
    pub fn explanation(&self) -> Explanation {
        use Token::{Close, Comma, Minus, Money, Most, Open, Over, Times};
        let shown = |tokens: &[Token]| Formula::rounded(tokens, Rounding::Shown);
        let source = Source::ARITHMETIC;
        let Factors { prices, pensions, capital, annuity, saving } = self.factors;
        let need = [Money(self.target), Times, prices];
        let have = [Money(self.pensions), Times, pensions];
        let existing = [Money(self.existing), Times, capital];
        let none = [Most, Open, Money(Cents::ZERO), Comma];
        // From the entered amounts: with the gap to the cent, some hundred times as much would be some euro off.
        let gap = [&none[..], &need, &[Minus], &have, &[Close]].concat();
        let missing = [&none[..], &[Money(self.capital), Minus], &existing, &[Close]].concat();
        let mut lines = Explanation::of(Text::GapSaving);
        lines
            .step(Text::GapNeed, self.need_future, shown(&need), source)
            .step(Text::GapHave, self.have_future, shown(&have), source)
            .step(Text::GapFuture, self.gap_future, shown(&gap), source)
            .step(Text::GapToday, self.gap_today, shown(&[&gap[..], &[Over, prices]].concat()), source)
            .step(Text::GapCapital, self.capital, shown(&[&gap[..], &[Times, annuity]].concat()), source)
            .step(Text::GapExisting, self.existing_future, shown(&existing), source)
            .step(Text::GapMissing, self.missing_capital, shown(&missing), source)
            .plus(Text::GapMonthly, self.monthly_saving, shown(&[Money(self.missing_capital), Over, saving]), source);
        lines
    }
}
