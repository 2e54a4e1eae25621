//! The income tax tariff (EStG § 32a Abs. 1; the plan's `UPTAB`), and what classes V and VI make of it.

use super::TaxClass;
use crate::parameters::{Plan, WageTax, Year};
use crate::{Cents, Percent};

/// One euro, in whose steps the tariff goes.
const EURO: Cents = Cents::euro(1);

/// The tax on an income, in whole euro: the basic tariff. The income may have cents, the law's own has none.
pub fn basic(tax: &WageTax, income: Cents) -> Cents {
    let above = |end: Cents| (income - end).get();
    if income < tax.allowance.value + EURO {
        Cents::ZERO
    } else if income < tax.zone2_end.value + EURO {
        zone2(tax, above(tax.allowance.value))
    } else if income < tax.zone3_end.value + EURO {
        zone3(tax, above(tax.zone2_end.value))
    } else if income < tax.zone4_end.value + EURO {
        proportional(42, income, tax.zone4_minus.value)
    } else {
        proportional(45, income, tax.zone5_minus.value)
    }
}

/// `(a·y + 1400)·y` with y = distance / 10,000 EUR; the distance comes in cents, a in hundredths, so 10^14 takes it all back.
fn zone2(tax: &WageTax, distance: i64) -> Cents {
    Cents::euro((tax.zone2_square.value.0 * distance + 140_000_000_000) * distance / 100_000_000_000_000)
}

/// `(b·z + 2397)·z + c`, in the same units.
fn zone3(tax: &WageTax, distance: i64) -> Cents {
    let curve = (tax.zone3_square.value.0 * distance + 239_700_000_000) * distance;
    Cents::euro((curve + tax.zone3_base.value.get() * 1_000_000_000_000) / 100_000_000_000_000)
}

/// `rate % · x − minus`
fn proportional(rate: i64, income: Cents, minus: Cents) -> Cents {
    Cents::new((income * rate - minus * 100).get() / 100).floor_euro()
}

/// What an income costs in a class: splitting in III, the comparison of EStG § 39b Abs. 2 S. 7 in V and VI.
pub(super) fn of_class(year: &Year, class: TaxClass, income: Cents) -> Cents {
    // Below one euro there is nothing to tax (`UPMLST`).
    let income = if income < EURO { Cents::ZERO } else { income };
    match class {
        TaxClass::One | TaxClass::Two | TaxClass::Four => basic(&year.tax, income.floor_euro()),
        TaxClass::Three => basic(&year.tax, Cents::new(income.get() / 2).floor_euro()) * 2,
        TaxClass::Five | TaxClass::Six => classes_5_and_6(year, income.floor_euro()),
    }
}

/// The plan's `MST5_6`: above the limits the rate is 42 and 45 %, below the first at most 42 % of what exceeds it.
fn classes_5_and_6(year: &Year, income: Cents) -> Cents {
    let tax = &year.tax;
    let (first, second, third) = (tax.classes56_first.value, tax.classes56_second.value, tax.classes56_third.value);
    if income > third {
        let up_to_third = (compared(year, second) + percent(42, third - second)).floor_euro();
        return (up_to_third + percent(45, income - third)).floor_euro();
    }
    if income > second {
        return (compared(year, second) + percent(42, income - second)).floor_euro();
    }
    let compared_here = compared(year, income);
    if income <= first {
        return compared_here;
    }
    compared_here.min((compared(year, first) + percent(42, income - first)).floor_euro())
}

/// The plan's `UP5_6`: twice the difference of the tax on 1.25 and on 0.75 times the income, at least 14 % of it.
pub(super) fn compared(year: &Year, income: Cents) -> Cents {
    let of = |quarters: i64| {
        let part = Cents::new((income * quarters).get() / 4);
        // Until 2025 the plan keeps the cents of these two.
        basic(&year.tax, if matches!(year.plan, Plan::Y2025 { .. }) { part } else { part.floor_euro() })
    };
    ((of(5) - of(3)) * 2).max(percent(14, income).floor_euro())
}

fn percent(rate: i64, amount: Cents) -> Cents {
    Percent::from_basis_points(rate * 100).down(amount)
}
