//! The sets of a year, as fields.

use super::{Number, find};
use crate::{CalcError, Cents, Percent};

/// A value of the law with where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known<T> {
    /// The value.
    pub value: T,
    /// Where it is published.
    pub source: &'static str,
    /// Whether the text of the law or two independent sources confirm it.
    pub verified: bool,
}

macro_rules! set {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $kind:ty = $row:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $name { $($(#[$field_doc])* pub $field: Known<$kind>,)+ }

        impl $name {
            pub(super) fn read(year: i16) -> Result<Self, CalcError> {
                Ok(Self { $($field: find($row, year)?,)+ })
            }

            /// The names of its rows.
            #[cfg(test)]
            pub(super) const ROWS: &'static [&'static str] = &[$($row,)+];
        }
    };
}

set! {
    /// Social insurance of a year.
    Social {
        /// Contribution ceiling of pension and unemployment insurance per month (BBG RV).
        pension_ceiling: Cents = "pension.ceiling.month",
        /// Contribution ceiling of health and care insurance per month (BBG KV).
        health_ceiling: Cents = "health.ceiling.month",
        /// Reference amount per month (Bezugsgröße).
        reference_amount: Cents = "reference.amount.month",
        /// General rate of health insurance, both halves.
        health_rate: Percent = "health.rate",
        /// Reduced rate of health insurance, both halves: the wage tax reckons with it.
        health_rate_reduced: Percent = "health.rate.reduced",
        /// Average additional contribution of the health insurance funds (Zusatzbeitrag).
        additional_average: Percent = "health.additional.average",
        /// Rate of care insurance, both halves.
        care_rate: Percent = "care.rate",
        /// What employees in Saxony carry beyond half of it, and their employers less.
        care_saxony_shift: Percent = "care.saxony.shift",
        /// Surcharge for members without children.
        care_childless: Percent = "care.childless",
        /// Reduction for each of the second to the fifth child under 25.
        care_reduction: Percent = "care.reduction",
        /// Rate of pension insurance, both halves.
        pension_rate: Percent = "pension.rate",
        /// Rate of unemployment insurance, both halves.
        unemployment_rate: Percent = "unemployment.rate",
        /// Up to here a job is marginal (Minijob).
        marginal_limit: Cents = "marginal.limit",
        /// Up to here the transition range goes (Midijob).
        transition_limit: Cents = "transition.limit",
        /// Factor F of the transition range.
        transition_factor: Number<4> = "transition.factor",
        /// Employer's lump sum to health insurance in a marginal job.
        marginal_health: Percent = "marginal.health",
        /// Employer's lump sum to pension insurance in a marginal job.
        marginal_pension: Percent = "marginal.pension",
        /// Flat tax of a marginal job.
        marginal_tax: Percent = "marginal.tax",
        /// Least base of pension insurance in a marginal job.
        marginal_pension_least: Cents = "marginal.pension.least",
    }
}

set! {
    /// Tariff and allowances of a year.
    WageTax {
        /// Basic allowance (Grundfreibetrag): up to here there is no tax.
        allowance: Cents = "tariff.allowance",
        /// Where the second zone ends.
        zone2_end: Cents = "tariff.zone2.end",
        /// Where the third zone ends.
        zone3_end: Cents = "tariff.zone3.end",
        /// Where the fourth zone ends.
        zone4_end: Cents = "tariff.zone4.end",
        /// Factor of the square in the second zone.
        zone2_square: Number<2> = "tariff.zone2.square",
        /// Factor of the square in the third zone.
        zone3_square: Number<2> = "tariff.zone3.square",
        /// Tax at the beginning of the third zone.
        zone3_base: Cents = "tariff.zone3.base",
        /// What the fourth zone takes off.
        zone4_minus: Cents = "tariff.zone4.minus",
        /// What the fifth zone takes off.
        zone5_minus: Cents = "tariff.zone5.minus",
        /// First limit of classes V and VI.
        classes56_first: Cents = "classes56.first",
        /// Second limit of classes V and VI.
        classes56_second: Cents = "classes56.second",
        /// Third limit of classes V and VI.
        classes56_third: Cents = "classes56.third",
        /// Allowance for a child, both parents, with care and education.
        child_allowance: Cents = "child.allowance",
        /// Employees' lump sum (Arbeitnehmer-Pauschbetrag).
        employee_lump_sum: Cents = "employee.lumpsum",
        /// Pensioners' lump sum.
        pensioner_lump_sum: Cents = "pensioner.lumpsum",
        /// Lump sum for special expenses.
        special_expenses: Cents = "special.expenses",
        /// Relief for single parents.
        single_parent: Cents = "single.parent",
        /// Employee's rate of pension insurance in the provision allowance.
        provision_pension: Percent = "provision.pension",
        /// The most that health, care and unemployment insurance count at least.
        provision_most: Cents = "provision.most",
        /// Solidarity surcharge: free up to this income tax, for one person.
        solidarity_free: Cents = "solidarity.free",
        /// Solidarity surcharge on the income tax.
        solidarity_rate: Percent = "solidarity.rate",
        /// The most it takes of what is above the limit.
        solidarity_mitigation: Percent = "solidarity.mitigation",
        /// Church tax.
        church_rate: Percent = "church.rate",
        /// Church tax in Baden-Württemberg and Bayern.
        church_rate_south: Percent = "church.rate.south",
    }
}

set! {
    /// Benefits that hang on the pay.
    Benefits {
        /// Provisional average pay of all insured in the year (SGB VI § 70 Abs. 2).
        average_pay: Cents = "pension.average",
        /// Sick pay: share of the regular pay.
        sick_share: Percent = "sick.share",
        /// Sick pay: the most, as a share of the net pay.
        sick_most: Percent = "sick.most",
        /// Unemployment benefit: share of the lump-sum net.
        jobless_share: Percent = "jobless.share",
        /// Unemployment benefit: share for parents.
        jobless_share_child: Percent = "jobless.share.child",
        /// Unemployment benefit: lump sum for social insurance.
        jobless_social: Percent = "jobless.social",
        /// Parental benefit: share of the income before birth.
        parental_share: Percent = "parental.share",
        /// Parental benefit: the least share.
        parental_share_least: Percent = "parental.share.least",
        /// Parental benefit: by how much the share changes with each step of the income.
        parental_step_share: Percent = "parental.step.share",
        /// Parental benefit: a step of the income.
        parental_step: Cents = "parental.step",
        /// Parental benefit: below this income the share rises.
        parental_lower: Cents = "parental.lower",
        /// Parental benefit: above this income the share falls.
        parental_upper: Cents = "parental.upper",
        /// Parental benefit: the least of a month.
        parental_least: Cents = "parental.least",
        /// Parental benefit: the most of a month.
        parental_most: Cents = "parental.most",
        /// Parental benefit: lump sum for health and care insurance.
        parental_health: Percent = "parental.health",
        /// Parental benefit: lump sum for pension insurance.
        parental_pension: Percent = "parental.pension",
        /// Parental benefit: lump sum for unemployment insurance.
        parental_unemployment: Percent = "parental.unemployment",
        /// Parental benefit: church tax, the same in each Land.
        parental_church: Percent = "parental.church",
    }
}
