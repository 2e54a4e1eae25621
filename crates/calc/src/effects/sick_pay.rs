//! Sick pay of the statutory funds (Krankengeld, SGB V § 47): 70 % of the regular pay, at most 90 % of the net pay. A month counts thirty
//! days and a day's pay is a thirtieth (§ 47 Abs. 1 S. 7, Abs. 2 S. 3), so a month's pay leads to a month's benefit without a day between.
//!
//! The insured carries half of the contributions to pension, unemployment and care insurance that fall on the benefit, and all of the care
//! insurance's surcharge (SGB VI § 170 Abs. 1 Nr. 2 a, SGB III § 347 Nr. 5, SGB XI § 59 Abs. 2; unverified). Health insurance is free (SGB V
//! § 224). The halves are of the benefit itself, not of the 80 % of the pay that the fund's half is of.

use super::Benefit;
use crate::explain::{Explanation, Formula, Rounding, Source, Text, Token};
use crate::net::{Insurer, Net};
use crate::parameters::Year;
use crate::social_insurance::{Zone, care_employee, pension_half, unemployment_half};
use crate::{Cents, Percent};
use Token::{Close, Comma, Least, Money, Open, Rate, Times};

/// Sick pay of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SickPay {
    pay: Cents,
    /// Pay that counts: up to the ceiling of health insurance.
    pub regular: Cents,
    /// Net pay.
    pub net: Cents,
    /// The benefit before the own contributions.
    pub whole: Cents,
    /// The rate of the own contributions.
    pub own_rate: Percent,
    /// The own contributions.
    pub own: Cents,
    ceiling: Cents,
    rates: [Percent; 2],
}

impl SickPay {
    /// None in a private insurance, where it is a matter of the contract, and in a marginal job, which gives no claim.
    pub(super) fn of(net: &Net) -> Option<Self> {
        let statutory = matches!(net.input.insurer, Insurer::Statutory { .. });
        if !statutory || net.social.zone == Zone::Marginal {
            return None;
        }
        let year = net.year;
        let [share, most] = [year.benefits.sick_share.value, year.benefits.sick_most.value];
        let ceiling = year.social.health_ceiling.value;
        let regular = net.insurance_gross.min(ceiling);
        let whole = share.half_up(regular).min(most.half_up(net.net)).at_least_zero();
        let own_rate = own_rate(year, net);
        let own = own_rate.half_up(whole);
        Some(Self {
            pay: net.insurance_gross,
            regular,
            net: net.net,
            whole,
            own_rate,
            own,
            ceiling,
            rates: [share, most],
        })
    }
}

/// The halves, and of care insurance what the member's children make of it; the special split of Saxony is one between employer and employee.
fn own_rate(year: &Year, net: &Net) -> Percent {
    let insured = net.input.insured;
    let due = |insured: bool, rate: Percent| if insured { rate } else { Percent::default() };
    let halves = due(insured.pension, pension_half(year)) + due(insured.unemployment, unemployment_half(year));
    halves + care_employee(year, false, net.input.care())
}

impl Benefit for SickPay {
    const LESS: Text = Text::SickPayLess;
    const NORM: Source = Source::norm("§ 47 Abs. 1 SGB V");

    fn amount(&self) -> Cents {
        self.whole - self.own
    }

    fn steps(&self, lines: &mut Explanation) -> Formula {
        let regular = Formula::least(self.pay, self.ceiling);
        lines.step(Text::RegularPay, self.regular, regular, Source::norm("§ 47 Abs. 2, 6 SGB V"));
        let net = Money(self.net.at_least_zero());
        let [share, most] = self.rates.map(Rate);
        let tokens = [Least, Open, Money(self.regular), Times, share, Comma, net, Times, most, Close];
        lines.step(Text::SickPay, self.whole, Formula::rounded(tokens, Rounding::HalfUp), Self::NORM);
        let own = Formula::share(self.whole, self.own_rate);
        let norm = "§ 170 SGB VI, § 347 SGB III, § 59 SGB XI";
        lines.step(Text::SickPayOwn, self.own, own, Source { norm, data: "", verified: false });
        Formula::difference(self.whole, self.own)
    }
}
