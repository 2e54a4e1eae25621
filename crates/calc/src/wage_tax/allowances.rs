//! Allowances by class (EStG §§ 9a, 10c, 24b, 32 Abs. 6; the plan's `MZTABFB`), all in whole euro.

use super::TaxClass;
use crate::Cents;
use crate::parameters::WageTax;

/// What a class may take off the wage.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Allowances {
    /// Employees' and pensioners' lump sum (ANP).
    pub lump_sum: Cents,
    /// Special expenses (SAP).
    pub special_expenses: Cents,
    /// Single parents (EFA).
    pub single_parent: Cents,
    /// Supplement to the pension allowance (FVBZ).
    pub pension_supplement: Cents,
    /// For children (KFB): counts for the solidarity surcharge and the church tax only.
    pub children: Cents,
}

impl Allowances {
    /// All of them but the one for children (ZTABFB).
    pub fn total(&self) -> Cents {
        self.lump_sum + self.special_expenses + self.single_parent + self.pension_supplement
    }

    /// Those of a class; `wage` (ZRE4) and `pensions` in it (ZVBEZ) after their own allowances.
    pub(super) fn of(
        tax: &WageTax,
        class: TaxClass,
        wage: Cents,
        pensions: Cents,
        supplement: Cents,
        tenths: i64,
    ) -> Self {
        let six = class == TaxClass::Six;
        let supplement = if pensions < supplement { pensions.floor_euro() } else { supplement };
        let pension_supplement = if six { Cents::ZERO } else { supplement };
        Self {
            lump_sum: if six { Cents::ZERO } else { lump_sum(tax, wage, pensions, pension_supplement) },
            special_expenses: if six { Cents::ZERO } else { tax.special_expenses.value },
            single_parent: if class == TaxClass::Two { tax.single_parent.value } else { Cents::ZERO },
            pension_supplement,
            children: children(tax, class, tenths),
        }
    }
}

/// EStG § 9a S. 1 Nr. 1: for pensions and for wage, each no more than there is.
fn lump_sum(tax: &WageTax, wage: Cents, pensions: Cents, supplement: Cents) -> Cents {
    let mut sum = Cents::ZERO;
    if pensions > Cents::ZERO {
        let left = pensions - supplement;
        sum = if left < tax.pensioner_lump_sum.value { left.ceil_euro() } else { tax.pensioner_lump_sum.value };
    }
    if wage > pensions {
        let active = wage - pensions;
        let most = tax.employee_lump_sum.value;
        sum = if active < most { (sum + active).ceil_euro() } else { sum + most };
    }
    sum
}

/// Both parents' allowance in classes I to III, half of it in IV.
fn children(tax: &WageTax, class: TaxClass, tenths: i64) -> Cents {
    let whole = tax.child_allowance.value;
    let each = match class {
        TaxClass::One | TaxClass::Two | TaxClass::Three => whole,
        TaxClass::Four => Cents::new(whole.get() / 2),
        TaxClass::Five | TaxClass::Six => return Cents::ZERO,
    };
    Cents::new((each * tenths).get() / 10).floor_euro()
}
