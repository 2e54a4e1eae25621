//! The statutory pension that a year of pay earns (SGB VI §§ 64, 68, 70): pay divided by the average pay of all insured gives points, with
//! four decimals (§ 121); a point is worth the current pension value a month. The average is the provisional one, and the value will
//! be another when the pension begins: what falls is said in today's money.

use super::Benefit;
use crate::explain::{Explanation, Formula, Rounding, Source, Text, Token};
use crate::net::Net;
use crate::parameters::Known;
use crate::social_insurance::Zone;
use crate::{CalcError, Cents, round};
use Token::{Money, Number, Times};

/// A month's pension for a year of pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PensionYear {
    month: Cents,
    average: Known<Cents>,
    value: Known<Cents>,
    /// Points, in ten thousandths.
    pub points: i64,
    /// The pension.
    pub amount: Cents,
}

impl PensionYear {
    /// None without pension insurance. In the transition range the whole pay counts (§ 70 Abs. 1a, unverified).
    pub(super) fn of(net: &Net) -> Result<Option<Self>, CalcError> {
        let marginal = net.social.zone == Zone::Marginal;
        if !net.input.insured.pension || (marginal && net.input.marginal.pension_exempt) {
            return Ok(None);
        }
        let year = net.year;
        let (average, value) = (year.benefits.average_pay, year.pension_value(net.input.month)?);
        let least = if marginal { year.social.marginal_pension_least.value } else { Cents::ZERO };
        let month = net.insurance_gross.min(year.social.pension_ceiling.value).max(least);
        let points = round::half_up(month.get() * 12 * 10_000, average.value.get());
        let amount = Cents::new(round::half_up(points * value.value.get(), 10_000));
        Ok(Some(Self { month, average, value, points, amount }))
    }
}

impl Benefit for PensionYear {
    const LESS: Text = Text::PensionLess;
    const NORM: Source = Source { norm: "§§ 64, 68, 70, 121 SGB VI", data: "", verified: false };

    fn amount(&self) -> Cents {
        self.amount
    }

    fn steps(&self, lines: &mut Explanation) -> Formula {
        let year = Formula::exact([Number(12, 0), Times, Money(self.month)]);
        lines.step(Text::PensionPay, self.month * 12, year, Source::norm("§ 70 Abs. 1 SGB VI"));
        lines.step(Text::AveragePay, self.average.value, Formula::NONE, Source::published(&self.average));
        Formula::rounded([Number(self.points, 4), Times, Money(self.value.value)], Rounding::HalfUp)
    }
}
