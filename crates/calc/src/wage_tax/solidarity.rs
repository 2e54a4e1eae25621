//! The solidarity surcharge (SolzG §§ 3, 4; the plan's `MSOLZ`).

use crate::Cents;
use crate::parameters::WageTax;

/// The surcharge on a year's income tax, fractions of a cent cut off; `limit` is free, and just above it the surcharge
/// grows slowly.
pub fn on_income_tax(tax: &WageTax, income_tax: Cents, limit: Cents) -> Cents {
    if income_tax <= limit {
        return Cents::ZERO;
    }
    let whole = tax.solidarity_rate.value.down(income_tax);
    whole.min(tax.solidarity_mitigation.value.down(income_tax - limit))
}
