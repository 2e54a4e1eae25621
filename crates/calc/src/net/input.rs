//! What a person's net pay depends on.

use crate::error::within;
use crate::parameters::Year;
use crate::social_insurance::{Child, HealthInsurance, OneOff, SocialInput, care_rate};
use crate::wage_tax::{CareRate, Factor, Insured, Period, TaxClass};
use crate::{CalcError, Cents, Land, Percent, limits};
use jiff::civil::{Date, date};

/// Who insures against illness, as a person knows it; premiums per month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Insurer {
    /// A statutory fund with its additional contribution; none: the average of the year.
    Statutory {
        /// Both halves (Zusatzbeitrag).
        additional: Option<Percent>,
    },
    /// A private insurer.
    Private {
        /// Full health premium.
        health: Cents,
        /// What of it is basic insurance: the tax counts only that.
        basic: Cents,
        /// Care premium.
        care: Cents,
    },
}

/// A marginal job's choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marginal {
    /// Opted out of the pension insurance (SGB VI § 6 Abs. 1b).
    pub pension_exempt: bool,
    /// The employer pays the flat tax of 2 % (EStG § 40a Abs. 2).
    pub flat_tax: bool,
}

/// A wage and the person who earns it. Nothing here is stored or sent: it stays where it is entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NetInput {
    /// The year of the payment.
    pub year: i16,
    /// Month, or year: one tax of the year and contributions on yearly limits with one rounding, for estimates.
    pub period: Period,
    /// Regular pay of the period, before conversion.
    pub gross: Cents,
    /// The month of the payroll, 1 to 12: decides on the surcharge for members without children.
    pub month: i8,
    /// The person's birth.
    pub birth: Date,
    /// Tax class.
    pub class: TaxClass,
    /// Factor of class IV.
    pub factor: Factor,
    /// Children under 25; one or more also prove that the person is a parent.
    pub children: u8,
    /// Child allowances of the wage tax card, in tenths (Kinderfreibetragszähler): not the same as the children.
    pub child_allowances: i64,
    /// Pays church tax.
    pub church: bool,
    /// Where the person works: church tax, and Saxony's care insurance.
    pub land: Land,
    /// Health insurance.
    pub insurer: Insurer,
    /// Pension and unemployment insurance.
    pub insured: Insured,
    /// A special payment in a month (Einmalzahlung).
    pub one_off: Option<OneOff>,
    /// Pay converted into a company pension, per period.
    pub converted: Cents,
    /// What the employer pays on top for it: uses up the limits first, is no pay.
    pub employer_contribution: Cents,
    /// Choices in a marginal job.
    pub marginal: Marginal,
}

impl NetInput {
    /// A monthly pay and nothing else: class I, no church, no child, average fund, born 1990, in Nordrhein-Westfalen.
    pub const fn plain(year: i16, gross: Cents) -> Self {
        Self {
            year,
            period: Period::Month,
            gross,
            month: 6,
            birth: date(1990, 5, 15),
            class: TaxClass::One,
            factor: Factor::NONE,
            children: 0,
            child_allowances: 0,
            church: false,
            land: Land::NordrheinWestfalen,
            insurer: Insurer::Statutory { additional: None },
            insured: Insured::BOTH,
            one_off: None,
            converted: Cents::ZERO,
            employer_contribution: Cents::ZERO,
            marginal: Marginal { pension_exempt: false, flat_tax: true },
        }
    }

    pub(crate) fn check(&self) -> Result<(), CalcError> {
        limits::pay("gross_ct", self.gross)?;
        limits::pay("eu_ct", self.converted)?;
        limits::pay("eu_ag_ct", self.employer_contribution)?;
        limits::pay("bonus_ct", self.one_off.map_or(Cents::ZERO, |one_off| one_off.amount))?;
        within(self.converted <= self.gross, "eu_ct", "at most the gross pay")?;
        if self.factor != Factor::NONE && self.class != TaxClass::Four {
            return Err(CalcError::Conflict { field: "factor_milli", with: "stkl" });
        }
        within(self.factor != Factor::ZERO, "factor_milli", "a number from 1 to 1000")?;
        within((1..=12).contains(&self.month), "month", "a month from 1 to 12")?;
        let born = date(1900, 1, 1)..=date(self.year, 12, 31);
        within(born.contains(&self.birth), "birth_date", "a day from 1900 to the year of the payment")?;
        within(self.children <= 30, "children", "a number from 0 to 30")?;
        within((0..=990).contains(&self.child_allowances), "zkf_tenths", "a number of tenths from 0 to 990")?;
        if let Insurer::Private { health, basic, care } = self.insurer {
            limits::pay("pkv_kv_ct", health)?;
            limits::pay("pkv_basis_ct", basic)?;
            limits::pay("ppv_ct", care)?;
            within(basic <= health, "pkv_basis_ct", "at most the whole premium")?;
        }
        Ok(())
    }

    /// The fund's additional contribution: the entered one, or the year's average.
    pub(crate) fn additional(&self, year: &Year) -> Percent {
        match self.insurer {
            Insurer::Statutory { additional: Some(additional) } => additional,
            _ => year.social.additional_average.value,
        }
    }

    /// Surcharge or reductions in the month of the payroll.
    pub(crate) fn care(&self) -> CareRate {
        care_rate(&Child { under_25: self.children, birth: self.birth }, self.year, self.month)
    }

    /// The input of the social insurance for a wage that contributions are due on.
    pub(super) fn social(&self, year: &Year, wage: Cents) -> SocialInput {
        SocialInput {
            year: self.year,
            period: self.period,
            wage,
            one_off: self.one_off,
            health: match self.insurer {
                Insurer::Statutory { .. } => HealthInsurance::Statutory { additional: self.additional(year) },
                Insurer::Private { health, care, .. } => HealthInsurance::Private { health, care },
            },
            insured: self.insured,
            care: self.care(),
            saxony: self.land == Land::Sachsen,
            marginal_exempt: self.marginal.pension_exempt,
        }
    }
}
