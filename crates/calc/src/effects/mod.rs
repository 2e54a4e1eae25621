//! What a conversion of pay makes smaller: sick pay, unemployment benefit, parental benefit, statutory pension. Each hangs on the pay
//! that contributions or taxes are due on, and that is less after a conversion.
//!
//! Nothing here says that a benefit is due: waiting times, spells, siblings and income limits (BEEG § 1 Abs. 8) are other questions. Special
//! payments do not count.
//!
//! Worked: 3,500.00 a month, 200.00 of it converted, class I, no child, no church, August 2026. By rule of thumb, sick pay falls by 90 % of the
//! 110.75 net, which is 99.68, parental benefit by 65 % of 200.00 less 45.75 tax and 21 %, which is 72.96, and unemployment benefit by 60 % of 200.00
//! less 45.75 tax and 20 %, which is 68.55. The norms make of it:
//! - sick pay 86.72: those 99.68 less 13 %, the own contributions that are taken from it (`sick_pay.rs`);
//! - parental benefit 72.64: its tax is that of a person with the plain rate of care insurance, and falls by 46.25 (`parental.rs`);
//! - unemployment benefit 67.50: it is reckoned in days of 12/365 of a month's pay, rounded to the cent and paid thirty times (`jobless.rs`);
//! - statutory pension 1.96: 0.8086 less 0.7624 points, at 42.52 (`pension.rs`); 1.88 until June.

mod jobless;
mod parental;
mod pension;
mod sick_pay;

pub use jobless::Jobless;
pub use parental::Parental;
pub use pension::PensionYear;
pub use sick_pay::SickPay;

use crate::explain::{Explanation, Formula, Rounding, Source, Text, Token};
use crate::net::Net;
use crate::wage_tax::Period;
use crate::{CalcError, Cents};

/// A benefit that hangs on the pay.
pub trait Benefit {
    /// What falls.
    const LESS: Text;
    /// Where the benefit stands.
    const NORM: Source;
    /// What is paid in a month.
    fn amount(&self) -> Cents;
    /// The steps to it; the formula of its last one.
    fn steps(&self, lines: &mut Explanation) -> Formula;
}

/// A benefit without and with conversion; none where this pay gives no claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change<T> {
    /// Without conversion.
    pub before: Option<T>,
    /// With conversion.
    pub after: Option<T>,
}

impl<T: Benefit> Change<T> {
    /// What is paid less in a month; below nothing, more.
    pub fn less(&self) -> Cents {
        let amount = |benefit: &Option<T>| benefit.as_ref().map_or(Cents::ZERO, T::amount);
        amount(&self.before) - amount(&self.after)
    }

    /// How that came about. The parts, without and with conversion, add up to it.
    pub fn explanation(&self) -> Explanation {
        let mut lines = Explanation::of(T::LESS);
        for (benefit, text) in [(&self.before, Text::Without), (&self.after, Text::With)] {
            let amount = benefit.as_ref().map_or(Cents::ZERO, T::amount);
            let formula = benefit.as_ref().map_or(Formula::NONE, |benefit| benefit.steps(&mut lines));
            let part = if text == Text::Without { Explanation::plus } else { Explanation::minus };
            part(&mut lines, text, amount, formula, T::NORM);
        }
        lines
    }
}

/// What a conversion makes smaller, per month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effects {
    /// Sick pay of a statutory fund, after the own contributions.
    pub sick_pay: Change<SickPay>,
    /// Unemployment benefit.
    pub unemployment: Change<Jobless>,
    /// Parental benefit (Basiselterngeld).
    pub parental: Change<Parental>,
    /// Statutory pension, for each year of such pay; none where the pension value of the month is not published yet.
    pub pension: Option<Change<PensionYear>>,
}

/// Compares the benefits of two months' pay of the same person: without and with conversion.
///
/// # Errors
/// Another period than a month, a special payment.
pub fn effects(before: &Net, after: &Net) -> Result<Effects, CalcError> {
    for net in [before, after] {
        crate::error::within(net.input.period == Period::Month, "period", "a month")?;
        if net.input.one_off.is_some() {
            return Err(CalcError::Conflict { field: "bonus_ct", with: "period" });
        }
    }
    Ok(Effects {
        sick_pay: Change { before: SickPay::of(before), after: SickPay::of(after) },
        unemployment: Change { before: Jobless::of(before)?, after: Jobless::of(after)? },
        parental: Change { before: Some(Parental::of(before)?), after: Some(Parental::of(after)?) },
        pension: pension(before, after).ok(),
    })
}

/// `max(0, …)`, to the nearest cent.
fn not_negative(tokens: &[Token]) -> Formula {
    let most = [Token::Most, Token::Open, Token::Money(Cents::ZERO), Token::Comma];
    Formula::rounded([&most, tokens, &[Token::Close]].concat(), Rounding::HalfUp)
}

fn pension(before: &Net, after: &Net) -> Result<Change<PensionYear>, CalcError> {
    Ok(Change { before: PensionYear::of(before)?, after: PensionYear::of(after)? })
}
