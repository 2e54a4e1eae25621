//! What contributions depend on.

use crate::error::within;
use crate::wage_tax::{CareRate, Insured, Period};
use crate::{CalcError, Cents, Percent, limits};

/// Who insures against illness.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HealthInsurance {
    /// A statutory fund.
    Statutory {
        /// Its additional contribution, both halves (Zusatzbeitrag).
        additional: Percent,
    },
    /// A private insurer; premiums per month.
    Private {
        /// Health.
        health: Cents,
        /// Care.
        care: Cents,
    },
}

/// A special payment in a month (Einmalzahlung, SGB IV § 23a).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OneOff {
    /// The payment.
    pub amount: Cents,
    /// In which month of the year, from 1 to 12; each month before had the same wage.
    pub month: i64,
}

/// A job's wage and the person's insurances.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SocialInput {
    /// The year of the payment.
    pub year: i16,
    /// A month, or a year with yearly ceilings and one rounding (for estimates, not for payroll).
    pub period: Period,
    /// Wage that contributions are due on, without special payments.
    pub wage: Cents,
    /// A special payment.
    pub one_off: Option<OneOff>,
    /// Health insurance.
    pub health: HealthInsurance,
    /// In which insurances beside health and care.
    pub insured: Insured,
    /// Children and care insurance.
    pub care: CareRate,
    /// Works in Saxony: the employer carries less of the care insurance.
    pub saxony: bool,
    /// Marginal job: opted out of the pension insurance (SGB VI § 6 Abs. 1b).
    pub marginal_exempt: bool,
}

impl SocialInput {
    pub(crate) fn check(&self) -> Result<(), CalcError> {
        limits::amount("gross_ct", self.wage)?;
        let whole = matches!(self.period, Period::Month | Period::Year);
        within(whole, "period", "a month or a year")?;
        within(!matches!(self.care, CareRate::Reduced(count) if count > 4), "children", "four reductions at most")?;
        if let Some(one_off) = self.one_off {
            limits::amount("bonus_ct", one_off.amount)?;
            within((1..=12).contains(&one_off.month), "bonus_month", "a month from 1 to 12")?;
            if self.period != Period::Month {
                return Err(CalcError::Conflict { field: "bonus_ct", with: "period" });
            }
        }
        match self.health {
            HealthInsurance::Statutory { additional } => limits::additional("kvz_bp", additional),
            HealthInsurance::Private { health, care } => {
                limits::amount("pkv_kv_ct", health)?;
                limits::amount("ppv_ct", care)
            }
        }
    }
}
