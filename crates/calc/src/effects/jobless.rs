//! Unemployment benefit (Arbeitslosengeld, SGB III §§ 149-154): 60 % of a lump-sum net, 67 % with a child.
//!
//! Everything is reckoned by the day, of which a year has 365 and a paid month thirty (§§ 151, 154), and rounded to the cent at each step
//! (§ 338; these three unverified). The tax is that of a day by the plan, for everybody with the average additional contribution and the
//! plain rate of care insurance, without allowances that not everyone has (§ 153 Abs. 1 S. 3 to 5).

use super::Benefit;
use crate::explain::{Explanation, Formula, Rounding, Source, Text, Token};
use crate::net::Net;
use crate::social_insurance::Zone;
use crate::wage_tax::{Health, Period, WageTaxInput, wage_tax};
use crate::{CalcError, Cents, Percent, round};
use Token::{Close, Comma, Least, Minus, Money, Number, Open, Over, Times};

/// Unemployment benefit; but for the amount of a month, amounts of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Jobless {
    month: Cents,
    ceiling: Cents,
    /// Pay up to the ceiling.
    pub pay: Cents,
    /// Lump sum for social insurance.
    pub social: Cents,
    social_rate: Percent,
    /// Wage tax and solidarity surcharge.
    pub tax: Cents,
    /// The benefit's share of the net.
    pub share: Percent,
    /// The benefit.
    pub benefit: Cents,
}

impl Jobless {
    /// None without unemployment insurance. In the transition range the whole pay counts (§ 151 Abs. 3 Nr. 3, unverified).
    pub(super) fn of(net: &Net) -> Result<Option<Self>, CalcError> {
        if !net.input.insured.unemployment || net.social.zone == Zone::Marginal {
            return Ok(None);
        }
        let (year, benefits) = (net.year, &net.year.benefits);
        let ceiling = year.social.pension_ceiling.value;
        let month = net.insurance_gross;
        let pay = Cents::new(round::half_up(month.min(ceiling).get() * 12, 365));
        let social_rate = benefits.jobless_social.value;
        let social = social_rate.half_up(pay);
        let tax = day_tax(net, pay)?;
        let parent = net.input.children > 0;
        let share = if parent { benefits.jobless_share_child.value } else { benefits.jobless_share.value };
        let benefit = share.half_up((pay - social - tax).at_least_zero());
        Ok(Some(Self { month, ceiling, pay, social, social_rate, tax, share, benefit }))
    }

    fn net(&self) -> Cents {
        (self.pay - self.social - self.tax).at_least_zero()
    }
}

fn day_tax(net: &Net, pay: Cents) -> Result<Cents, CalcError> {
    let average = net.year.social.additional_average.value;
    let tax = wage_tax(&WageTaxInput {
        class: net.input.class,
        factor: net.input.factor,
        health: Health::Statutory { additional: average },
        ..WageTaxInput::plain(net.input.year, Period::Day, pay, average)
    })?;
    Ok(tax.tax + tax.solidarity)
}

impl Benefit for Jobless {
    const LESS: Text = Text::UnemploymentLess;
    const NORM: Source = unverified("§ 154 SGB III");

    fn amount(&self) -> Cents {
        self.benefit * 30
    }

    fn steps(&self, lines: &mut Explanation) -> Formula {
        let twelve = [Times, Number(12, 0), Over, Number(365, 0)];
        let tokens = [[Least, Open, Money(self.month), Comma, Money(self.ceiling), Close].as_slice(), &twelve].concat();
        let pay = Formula::rounded(tokens, Rounding::HalfUp);
        lines.step(Text::DailyPay, self.pay, pay, unverified("§ 151 Abs. 1, § 338 SGB III"));
        let social = Formula::share(self.pay, self.social_rate);
        lines.step(Text::DailySocial, self.social, social, Source::norm("§ 153 Abs. 1 S. 2 Nr. 1 SGB III"));
        lines.step(Text::DailyTax, self.tax, Formula::NONE, Source::norm("§ 153 Abs. 1 S. 2 Nr. 2, 3 SGB III"));
        let net = [Money(self.pay), Minus, Money(self.social), Minus, Money(self.tax)];
        lines.step(Text::DailyNet, self.net(), super::not_negative(&net), Source::norm("§ 153 Abs. 1 S. 1 SGB III"));
        let benefit = Formula::share(self.net(), self.share);
        lines.step(Text::DailyBenefit, self.benefit, benefit, Source::norm("§ 149 SGB III"));
        Formula::exact([Number(30, 0), Times, Money(self.benefit)])
    }
}

const fn unverified(norm: &'static str) -> Source {
    Source { norm, data: "", verified: false }
}
