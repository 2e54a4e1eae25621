//! What the rows of a check add up to.

use domain::money::Cents;
use domain::promotion::{Promotion, Standing};
use domain::subsidy::{SubsidyCheck, Verdict};
use domain::switch_day::{Change, Preview};

/// Takes rows in, one by one.
pub(super) trait Totals<T>: Default {
    fn add(&mut self, found: &T);
}

/// Subsidies. Amounts are of a month.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SubsidyTotals {
    /// For whom it is enough.
    pub enough: u32,
    /// For whom it is too little.
    pub too_little: u32,
    /// To whom nothing is owed.
    pub not_owed: u32,
    /// Of whom it cannot be told.
    pub cannot_tell: u32,
    /// What the law asks for, where it is known.
    pub legal_minimum: Cents,
    /// What is paid.
    pub paid: Cents,
    /// What is missing of those for whom it is too little.
    pub missing: Cents,
    /// What the employer saves.
    pub employer_saving: Cents,
    /// What it costs the employer in the end.
    pub employer_cost: Cents,
}

impl Totals<SubsidyCheck> for SubsidyTotals {
    fn add(&mut self, found: &SubsidyCheck) {
        let count = match found.verdict {
            Verdict::Enough => &mut self.enough,
            Verdict::TooLittle => &mut self.too_little,
            Verdict::NotOwed(_) => &mut self.not_owed,
            Verdict::CannotTell(_) => &mut self.cannot_tell,
        };
        *count = count.saturating_add(1);
        if found.verdict == Verdict::TooLittle {
            self.missing += (-found.difference.unwrap_or_default()).at_least_zero();
        }
        self.legal_minimum += found.legal_minimum.unwrap_or_default();
        self.paid += found.paid.unwrap_or_default();
        self.employer_saving += found.employer_saving.unwrap_or_default();
        self.employer_cost += found.employer_cost.unwrap_or_default();
    }
}

/// The state's subsidies. Amounts are of a year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PromotionTotals {
    /// For whom the state pays.
    pub qualifies: u32,
    /// For whom of them it did not the year before.
    pub newly: u32,
    /// For whom it does not.
    pub not: u32,
    /// For whom it would, or would pay more, if the employer added more.
    pub could: u32,
    /// What it pays.
    pub amount: Cents,
}

impl Totals<Promotion> for PromotionTotals {
    fn add(&mut self, found: &Promotion) {
        self.qualifies += u32::from(found.standing.is_promoted());
        self.newly += u32::from(found.standing == Standing::Newly);
        self.not += u32::from(!found.standing.is_promoted());
        self.could += u32::from(found.possible.is_some());
        self.amount += found.amount;
    }
}

/// How many people each change of a day concerns.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SwitchTotals {
    /// For whom anything changes.
    pub affected: u32,
    /// Who exceeds the limit of 4 % from the day on, and did not before.
    pub insurance_free_exceeded: u32,
    /// Who exceeds it no longer.
    pub insurance_free_kept: u32,
    /// Who exceeds the limit of 8 % from the day on, and did not before.
    pub tax_free_exceeded: u32,
    /// Who exceeds it no longer.
    pub tax_free_kept: u32,
    /// Who exceeds the limit of 4 % from the day on, new or not.
    pub over_insurance_free: u32,
    /// Who exceeds the limit of 8 % from the day on, new or not.
    pub over_tax_free: u32,
    /// Whose legal minimum changes.
    pub legal_minimum: u32,
    /// Whose subsidy becomes too little.
    pub too_little: u32,
    /// Whose subsidy becomes enough.
    pub enough: u32,
    /// For whom the state begins to pay.
    pub promotion_begins: u32,
    /// For whom the state pays no longer.
    pub promotion_ends: u32,
    /// For whom the state pays another amount.
    pub promotion_changes: u32,
}

impl Totals<Preview> for SwitchTotals {
    fn add(&mut self, found: &Preview) {
        self.affected += u32::from(!found.changes.is_empty());
        self.over_insurance_free += u32::from(found.after.insurance_free.over > Cents::ZERO);
        self.over_tax_free += u32::from(found.after.tax_free.over > Cents::ZERO);
        for change in &found.changes {
            let count = match change {
                Change::InsuranceFreeExceeded { .. } => &mut self.insurance_free_exceeded,
                Change::InsuranceFreeKept => &mut self.insurance_free_kept,
                Change::TaxFreeExceeded { .. } => &mut self.tax_free_exceeded,
                Change::TaxFreeKept => &mut self.tax_free_kept,
                Change::LegalMinimum { .. } => &mut self.legal_minimum,
                Change::SubsidyTooLittle { .. } => &mut self.too_little,
                Change::SubsidyEnough => &mut self.enough,
                Change::PromotionBegins { .. } => &mut self.promotion_begins,
                Change::PromotionEnds { .. } => &mut self.promotion_ends,
                Change::PromotionChanges { .. } => &mut self.promotion_changes,
            };
            *count += 1;
        }
    }
}
