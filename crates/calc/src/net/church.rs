//! Church tax: a share of the wage tax that child allowances are taken into account for, by the laws of the Länder. No cap and no
//! minimum: both belong to the assessment.

use crate::parameters::{Known, Year};
use crate::{Cents, Land, Percent};

/// The Land's rate.
pub fn rate(year: &Year, land: Land) -> Known<Percent> {
    match land {
        Land::BadenWuerttemberg | Land::Bayern => year.tax.church_rate_south,
        _ => year.tax.church_rate,
    }
}

/// The tax on a base, fractions of a cent cut off.
pub fn tax(year: &Year, land: Land, base: Cents) -> Cents {
    rate(year, land).value.down(base)
}
