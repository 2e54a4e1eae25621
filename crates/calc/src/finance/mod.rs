//! Financial mathematics: what saving brings, what a pension costs and pays, and the tax on a fund in between.
//!
//! | module | question | norm |
//! | --- | --- | --- |
//! | `saving` | what do monthly payments become? | arithmetic |
//! | `annuity` | what is a pension of a fixed time worth? | arithmetic |
//! | `withdrawal` | how much per month, or how long, does a capital pay? | arithmetic |
//! | `irr` | what rate of return have these payments? | arithmetic |
//! | `life` | what pension for life does a capital pay? | arithmetic, Woolhouse's approximation |
//! | `gap` | what is missing in retirement, and what closes it? | arithmetic |
//! | `fund` | what does an accumulating fund cost in tax each year? | InvStG § 18 |
//!
//! Amounts are cents at the door and in the result. In between everything is decimals of 28 digits; a result is rounded
//! once, half up, at the end. What repeats yearly (a raise, a dynamic increase) happens before payment 12, 24, …, counted
//! from 0.

mod annuity;
mod exact;
mod fund;
mod gap;
mod irr;
mod life;
mod months;
mod plan;
mod rate;
mod saving;
mod withdrawal;

pub use annuity::{Annuity, AnnuityValue};
pub use fund::{Fund, FundTax};
pub use gap::{Gap, GapResult};
pub use irr::{Flow, Flows, Return};
pub use life::{LifeAnnuity, LifePension};
pub use rate::{NoRate, Rate};
pub use saving::{Raise, Saving, SavingResult};
pub use withdrawal::{Duration, DurationResult, Payment, PaymentResult};

use crate::CalcError;
use crate::error::within;
use serde::Deserialize;

/// How a rate per year becomes interest per month.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Conversion {
    /// The twelfth root: after a year it is the rate.
    #[default]
    Effective,
    /// The twelfth part each month: after a year it is a little more than the rate.
    Nominal,
    /// Credited once a year, in proportion to the months; saving only.
    Linear,
}

/// When in the month a payment is made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Timing {
    /// At its beginning.
    #[default]
    Advance,
    /// At its end.
    Arrears,
}

/// A century.
const MOST_MONTHS: u32 = 1_200;

/// Refuses no time and more than a century.
fn months(months: u32) -> Result<(), CalcError> {
    within((1..=MOST_MONTHS).contains(&months), "months", "from 1 to 1200")
}

/// Refuses no time and more than a century.
fn years(field: &'static str, years: u32) -> Result<(), CalcError> {
    within((1..=MOST_MONTHS / 12).contains(&years), field, "from 1 to 100")
}

/// The lengths of the years of a time; the last may be a part of one.
fn spans(months: u32) -> impl Iterator<Item = u32> {
    let rest = months % 12;
    std::iter::repeat_n(12, usize::try_from(months / 12).unwrap_or(0)).chain((rest > 0).then_some(rest))
}

#[cfg(test)]
mod tests;
