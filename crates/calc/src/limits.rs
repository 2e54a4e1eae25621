//! How large an input may be. Far above any real case, far below what 64 bits can hold through every step.

use crate::error::within;
use crate::{CalcError, Cents, Percent};

/// Ten billion euro: no wage and no fund of one person comes near, and 360 times it times a rate still fits.
pub const MOST: Cents = Cents::new(1_000_000_000_000);

/// 400 million euro: a pay of a month, so large that no real one is refused, and twelve of them with as much again on top stay below
/// [`MOST`].
pub const MOST_PAY: Cents = Cents::new(40_000_000_000);

/// Refuses a pay or a premium below nothing or above [`MOST_PAY`].
pub(crate) fn pay(field: &'static str, amount: Cents) -> Result<(), CalcError> {
    within((Cents::ZERO..=MOST_PAY).contains(&amount), field, "an amount from 0.00 to 400,000,000.00")
}

/// Refuses an amount below nothing or above [`MOST`].
pub(crate) fn amount(field: &'static str, amount: Cents) -> Result<(), CalcError> {
    within((Cents::ZERO..=MOST).contains(&amount), field, "an amount from 0.00 to 10,000,000,000.00")
}

/// Refuses an additional contribution of a health insurance fund that is no such thing: the highest today is under 5 %.
pub(crate) fn additional(field: &'static str, rate: Percent) -> Result<(), CalcError> {
    let most = Percent::from_basis_points(10_000);
    within((Percent::default()..=most).contains(&rate), field, "a percentage from 0 to 100")
}
