//! Parental benefit (Basiselterngeld, BEEG §§ 2, 2c, 2e, 2f): 65 to 67 % of a lump-sum net income, more of a low one, from 300 to 1,800 EUR.
//!
//! The income is taxed pay less a twelfth of the employees' lump sum; taken off are taxes by the plan, with the plain rate of care insurance
//! for everybody and 8 % church tax in each Land (§ 2e), and lump sums for social insurance (§ 2f). §§ 2c to 2f are unverified, and simpler
//! than the law in two places: in the transition range the base of the contributions is taken for § 2f's own, and who is voluntarily in a
//! statutory fund is treated like other members (their income leads to the most anyway).

use super::{Benefit, not_negative};
use crate::explain::{Explanation, Formula, Rounding, Source, Text, Token};
use crate::net::{Insurer, Net};
use crate::parameters::{Benefits, Year};
use crate::social_insurance::Zone;
use crate::wage_tax::{Health, Period, WageTaxInput, wage_tax};
use crate::{CalcError, Cents, Percent, round};
use Token::{Close, Comma, Least, Minus, Money, Most, Number, Open, Over, Rate, Times};

/// Parental benefit of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parental {
    gross: Cents,
    lump_sum: Cents,
    /// Pay less a twelfth of the employees' lump sum.
    pub income: Cents,
    /// Wage tax, solidarity surcharge, church tax.
    pub tax: Cents,
    social_base: Cents,
    social_rate: Percent,
    /// Lump sums for social insurance.
    pub social: Cents,
    /// The income before birth.
    pub net: Cents,
    /// The benefit's share of it.
    pub share: Percent,
    limits: [Cents; 2],
    /// The benefit.
    pub benefit: Cents,
}

impl Parental {
    pub(super) fn of(net: &Net) -> Result<Self, CalcError> {
        let (year, benefits) = (net.year, &net.year.benefits);
        let gross = net.tax_gross;
        let lump_sum = year.tax.employee_lump_sum.value;
        let income = (gross - Cents::new(round::half_up(lump_sum.get(), 12))).at_least_zero();
        let tax = if net.is_flat_taxed() { Cents::ZERO } else { tax(year, net)? };
        let (social_base, social_rate) = social(benefits, net);
        let social = social_rate.half_up(social_base);
        let before_birth = (income - tax - social).at_least_zero();
        let share = share(benefits, before_birth);
        let limits = [benefits.parental_least.value, benefits.parental_most.value];
        let benefit = share.half_up(before_birth).min(limits[1]).max(limits[0]);
        Ok(Self {
            gross,
            lump_sum,
            income,
            tax,
            social_base,
            social_rate,
            social,
            net: before_birth,
            share,
            limits,
            benefit,
        })
    }
}

/// § 2e Abs. 2 to 5: no surcharge, reduction or Saxony's split in the care insurance; the own fund's additional contribution.
fn tax(year: &Year, net: &Net) -> Result<Cents, CalcError> {
    let input = &net.input;
    let additional = input.additional(year);
    let tax = wage_tax(&WageTaxInput {
        class: input.class,
        factor: input.factor,
        insured: input.insured,
        health: Health::Statutory { additional },
        church: input.church,
        child_allowances: input.child_allowances,
        ..WageTaxInput::plain(input.year, Period::Month, net.tax_gross, additional)
    })?;
    Ok(tax.tax + tax.solidarity + year.benefits.parental_church.value.down(tax.church_base))
}

/// § 2f: base and rate. Marginal jobs do not count.
fn social(benefits: &Benefits, net: &Net) -> (Cents, Percent) {
    let input = &net.input;
    let due = |insured: bool, rate: Percent| if insured { rate } else { Percent::default() };
    let statutory = matches!(input.insurer, Insurer::Statutory { .. });
    let rate = due(statutory, benefits.parental_health.value)
        + due(input.insured.pension, benefits.parental_pension.value)
        + due(input.insured.unemployment, benefits.parental_unemployment.value);
    match net.social.zone {
        Zone::Marginal => (Cents::ZERO, rate),
        Zone::Transition => (net.social.base_pension, rate),
        Zone::Regular => (net.tax_gross, rate),
    }
}

/// § 2 Abs. 1, 2: 0.1 points less for each whole 2 EUR above 1,200, down to 65 %; as much more below 1,000, up to the whole.
fn share(benefits: &Benefits, income: Cents) -> Percent {
    let step = benefits.parental_step_share.value;
    let steps = |amount: Cents| amount.at_least_zero().get() / benefits.parental_step.value.get();
    let below = step.times(steps(benefits.parental_lower.value - income));
    let above = step.times(steps(income - benefits.parental_upper.value));
    let share = benefits.parental_share.value + below - above;
    share.max(benefits.parental_share_least.value).min(Percent::HUNDRED)
}

impl Benefit for Parental {
    const LESS: Text = Text::ParentalLess;
    const NORM: Source = Source::norm("§ 2 BEEG");

    fn amount(&self) -> Cents {
        self.benefit
    }

    fn steps(&self, lines: &mut Explanation) -> Formula {
        let lump_sum = [Money(self.gross), Minus, Money(self.lump_sum), Over, Number(12, 0)];
        lines.step(Text::ParentalIncome, self.income, not_negative(&lump_sum), unverified("§ 2c Abs. 1 BEEG"));
        lines.step(Text::ParentalTax, self.tax, Formula::NONE, unverified("§ 2e BEEG"));
        let social = Formula::share(self.social_base, self.social_rate);
        lines.step(Text::ParentalSocial, self.social, social, unverified("§ 2f BEEG"));
        let net = [Money(self.income), Minus, Money(self.tax), Minus, Money(self.social)];
        lines.step(Text::ParentalNet, self.net, not_negative(&net), unverified("§ 2c Abs. 1 BEEG"));
        let [least, most] = self.limits.map(Money);
        let limits = [Most, Open, least, Comma, Least, Open, most, Comma];
        let share = [Money(self.net), Times, Rate(self.share), Close, Close];
        Formula::rounded([limits.as_slice(), &share].concat(), Rounding::HalfUp)
    }
}

const fn unverified(norm: &'static str) -> Source {
    Source { norm, data: "", verified: false }
}
