//! The law's numbers: versioned sets with source and validity. They are data, in `data/*.tsv`; a year for which one of them is
//! not published has no set, and a calculation for it is a typed error. Nothing is extrapolated.

mod company;
mod rows;
mod sets;
mod tables;

pub use company::{Company, Promotion, PromotionWage, company, promotion, promotion_wage, promotion_wage_share};
pub use rows::{Number, Row};
pub use sets::{Benefits, Known, Social, WageTax};
pub use tables::{PensionAllowance, pension_allowance, taxable_share};

#[cfg(feature = "cases")]
pub(crate) use rows::day;

use crate::{CalcError, Cents, Percent};
use std::sync::LazyLock;

const TABLES: [&str; 4] = [
    include_str!("../../data/social_insurance.tsv"),
    include_str!("../../data/wage_tax.tsv"),
    include_str!("../../data/company_pensions.tsv"),
    include_str!("../../data/benefits.tsv"),
];

/// The years that are looked at when the sets are made.
const YEARS: std::ops::RangeInclusive<i16> = 2018..=2040;

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| TABLES.into_iter().flat_map(rows::rows).collect());

static SETS: LazyLock<Vec<Year>> = LazyLock::new(|| YEARS.filter_map(|year| Year::read(year).ok()).collect());

/// All that a payroll of one year needs.
#[derive(Debug, Clone, Copy)]
pub struct Year {
    /// Which one.
    pub year: i16,
    /// Rates, ceilings, limits.
    pub social: Social,
    /// Tariff and allowances.
    pub tax: WageTax,
    /// Which version of the plan for the wage tax.
    pub plan: Plan,
    /// What the law lets a company pension contribution be.
    pub company: Company,
    /// The employer's subsidy to converted pay (BetrAVG § 1a Abs. 1a, R02).
    pub subsidy: Known<Percent>,
    /// Benefits that hang on the pay.
    pub benefits: Benefits,
    /// What a point of the statutory pension is worth a month (SGB VI § 68), to June and from July; none: not published yet.
    pub pension_value: [Option<Known<Cents>>; 2],
}

/// The plan's version: from 2026 the allowance for provisions is another one.
#[derive(Debug, Clone, Copy)]
pub enum Plan {
    /// The plan of 2025.
    Y2025 {
        /// At least this share of the wage counts for health and care insurance …
        share: Known<Percent>,
        /// … but in class III at most this.
        most_class3: Known<Cents>,
    },
    /// The plan of 2026.
    Y2026,
}

impl Plan {
    /// A year without a plan of its own has no wage tax, even if its numbers are there.
    fn read(year: i16) -> Result<Self, CalcError> {
        match year {
            2025 => Ok(Self::Y2025 {
                share: find("provision.share", year)?,
                most_class3: find("provision.most.class3", year)?,
            }),
            2026 => Ok(Self::Y2026),
            _ => Err(CalcError::NoParameter { name: "wage tax plan", year }),
        }
    }
}

impl Year {
    fn read(year: i16) -> Result<Self, CalcError> {
        let (social, tax, company) = (Social::read(year)?, WageTax::read(year)?, Company::read(year)?);
        Ok(Self {
            year,
            social,
            tax,
            plan: Plan::read(year)?,
            company,
            subsidy: find("conversion.subsidy", year)?,
            benefits: Benefits::read(year)?,
            pension_value: [(1, 6), (7, 12)].map(|months| find_in("pension.value", year, months).ok()),
        })
    }

    /// What a point of the statutory pension is worth in a month of the year.
    ///
    /// # Errors
    /// It is not published yet.
    pub fn pension_value(&self, month: i8) -> Result<Known<Cents>, CalcError> {
        let half = usize::from(month > 6);
        self.pension_value[half].ok_or(CalcError::NoParameter { name: "pension.value", year: self.year })
    }

    /// The set of a year.
    ///
    /// # Errors
    /// A year whose numbers are not all published.
    pub fn of(year: i16) -> Result<&'static Self, CalcError> {
        SETS.iter().find(|set| set.year == year).ok_or(CalcError::NoParameters { year, last: last_year() })
    }
}

/// The last year with all numbers.
pub fn last_year() -> i16 {
    SETS.iter().map(|set| set.year).max().unwrap_or(0)
}

/// Every value with its validity and source, for people who check them.
pub fn all() -> &'static [Row] {
    &ROWS
}

/// The one row of this name that holds throughout a year.
fn find<T: rows::Value>(name: &'static str, year: i16) -> Result<Known<T>, CalcError> {
    find_in(name, year, (1, 12))
}

/// The one row of this name that holds from the first to the last of these months of a year.
fn find_in<T: rows::Value>(name: &'static str, year: i16, months: (i8, i8)) -> Result<Known<T>, CalcError> {
    let mut found = ROWS.iter().filter(|row| row.name == name && row.covers(year, months));
    let unknown = CalcError::NoParameter { name, year };
    let (Some(row), None) = (found.next(), found.next()) else { return Err(unknown) };
    let value = T::read(row.value, row.unit).ok_or(unknown)?;
    Ok(Known { value, source: row.source, verified: row.verified })
}

/// The contribution ceiling of the statutory pension, per month (BBG RV; before 2025 the West's).
///
/// # Errors
/// A year for which it is not published.
pub fn pension_ceiling(year: i16) -> Result<Known<Cents>, CalcError> {
    find("pension.ceiling.month", year)
}

#[cfg(test)]
mod tests;
