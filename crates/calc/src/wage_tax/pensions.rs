//! What is free of pensions in the wage (EStG § 19 Abs. 2; the plan's `MRE4`) and of the wage in old age (EStG § 24a; `MRE4ALTE`).

use super::Pensions;
use crate::Cents;
use crate::parameters::pension_allowance;

/// The allowances of one run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Free {
    /// Pension allowance (FVB).
    pub(super) allowance: Cents,
    /// Its supplement, in whole euro (FVBZ).
    pub(super) supplement: Cents,
    /// The allowance with a special payment (FVBSO).
    pub(super) allowance_special: Cents,
    /// The supplement with a special payment (FVBZSO).
    pub(super) supplement_special: Cents,
}

/// What is free of the year's pensions. `months`: those with pension in the year, or none where a whole year is reckoned
/// from a shorter period; `death`: death benefit and capital payments (VBEZBSO).
pub(super) fn free(pensions: &Pensions, annual: Cents, months: Option<i64>, death: Cents) -> Free {
    if annual == Cents::ZERO {
        return Free::default();
    }
    let table = pension_allowance(pensions.first_year);
    let (base, most, supplement) = match months {
        Some(months) => {
            let in_months = |amount: Cents| Cents::new(crate::round::up((amount * months).get(), 12)).ceil_euro();
            (pensions.first_month * months + pensions.special, in_months(table.most), in_months(table.supplement))
        }
        None => (pensions.first_month * 12 + pensions.special, table.most, table.supplement),
    };
    let allowance = table.share.up(base).min(most).min(annual);
    let allowance_special = (allowance + table.share.up(death)).min(table.most);
    let supplement_special =
        (supplement + death.ceil_euro()).min((base + death - allowance_special).ceil_euro()).min(table.supplement);
    Free {
        allowance,
        supplement: supplement.min((base - allowance).ceil_euro()),
        allowance_special,
        supplement_special,
    }
}

/// The old-age relief on a wage without pensions (ALTE).
pub(super) fn relief(year_after_64: Option<i16>, wage: Cents) -> Cents {
    let Some(year) = year_after_64 else { return Cents::ZERO };
    let table = pension_allowance(year);
    table.share.up(wage).ceil_euro().min(table.relief_most)
}
