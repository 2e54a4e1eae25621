//! What is left of a pension: contributions of pensioners (SGB V §§ 226, 229, 237, SGB XI § 57, R22), and income tax of one person in a
//! simplified assessment (EStG §§ 22, 32a).

mod explain;
mod insurance;
mod lump_sum;
mod tax;

pub use insurance::Contributions;
pub use lump_sum::LumpSumTax;
pub use tax::Tax;

use crate::parameters::Year;
use crate::wage_tax::CareRate;
use crate::{CalcError, Cents, Land, Percent, limits, round};

/// How a pensioner is insured against illness.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Compulsorily in the pensioners' health insurance (KVdR): an allowance for company pensions.
    Compulsory,
    /// Voluntarily in a statutory fund: no allowance (BSG 5.11.2024, B 12 KR 9/23 R).
    Voluntary,
    /// Privately: no contributions here.
    Private,
}

/// What the company pays; fully taxable, since the contributions were free (EStG § 22 Nr. 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Benefit {
    /// A pension per month.
    Monthly(Cents),
    /// A lump sum: contributions are due on 1/120 of it for ten years (SGB V § 229 Abs. 1 S. 3).
    LumpSum(Cents),
}

/// A pensioner's income.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PayoutInput {
    /// The year of the payment.
    pub year: i16,
    /// From the company.
    pub benefit: Benefit,
    /// Statutory pension per month.
    pub statutory: Cents,
    /// First year of the statutory pension: sets its taxable share. May lie ahead, to show a later pension at today's law.
    pub statutory_since: i16,
    /// Health insurance.
    pub status: Status,
    /// The fund's additional contribution, both halves.
    pub additional: Percent,
    /// Care insurance.
    pub care: CareRate,
    /// Pays church tax.
    pub church: bool,
    /// Where the person lives: church tax.
    pub land: Land,
}

/// What is left.
#[derive(Debug, Clone, Copy)]
pub struct Payout {
    /// What it was calculated from.
    pub input: PayoutInput,
    /// The law's numbers.
    pub year: &'static Year,
    /// Contributions per month.
    pub contributions: Contributions,
    /// Income tax; none for a lump sum, whose tax is one year's ([`Self::lump_sum_tax`]).
    pub taxed: Option<Taxed>,
}

/// A year's tax with and without the company pension, and what is left of a month.
#[derive(Debug, Clone, Copy)]
pub struct Taxed {
    /// With it.
    pub with: Tax,
    /// Without it.
    pub without: Tax,
    /// What the company pension adds to a month, after what it costs.
    pub company_net: Cents,
    /// What is left of everything in a month.
    pub net: Cents,
}

impl Payout {
    /// Of a lump sum: all contributions of the ten years, at today's rates.
    pub fn deduction_in_ten_years(&self) -> Cents {
        (self.contributions.company_health + self.contributions.company_care) * 120
    }
}

/// Calculates what is left.
///
/// # Errors
/// A year without numbers; a value that cannot be.
pub fn payout(input: &PayoutInput) -> Result<Payout, CalcError> {
    let year = Year::of(input.year)?;
    check(input)?;
    let contributions = insurance::contributions(year, input);
    let taxed = match input.benefit {
        Benefit::Monthly(company) => Some(taxed(year, input, company, &contributions)),
        Benefit::LumpSum(_) => None,
    };
    Ok(Payout { input: *input, year, contributions, taxed })
}

fn check(input: &PayoutInput) -> Result<(), CalcError> {
    match input.benefit {
        Benefit::Monthly(amount) => limits::amount("bav_m_ct", amount)?,
        Benefit::LumpSum(amount) => limits::amount("bav_capital_ct", amount)?,
    }
    limits::amount("grv_m_ct", input.statutory)?;
    limits::additional("kvz_bp", input.additional)?;
    let since = (1957..=2100).contains(&input.statutory_since);
    crate::error::within(since, "grv_start_year", "a year from 1957 to 2100")?;
    crate::error::within(!matches!(input.care, CareRate::Reduced(n) if n > 4), "children", "four reductions at most")
}

fn taxed(year: &Year, input: &PayoutInput, company: Cents, paid: &Contributions) -> Taxed {
    let with = tax::tax(year, input, company * 12, paid.statutory() + paid.company());
    let without = tax::tax(year, input, Cents::ZERO, paid.statutory());
    let monthly = |annual: Cents| Cents::new(round::half_up(annual.get(), 12));
    Taxed {
        with,
        without,
        company_net: company - paid.company() - monthly(with.sum() - without.sum()),
        net: input.statutory + company - paid.statutory() - paid.company() - monthly(with.sum()),
    }
}
