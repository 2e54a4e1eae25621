//! A row of a staff list.

use super::hours::Hours;
use super::key::normalised;
use super::national::{NoSvNumber, NoTaxId, SvNumber, TaxId, parse_sv_number, parse_tax_id};
use super::row::Reading;
use super::{CellFault, Column, EmploymentState, FaultCode, Values};
use crate::money::Cents;
use crate::typed::{Iban, around_birth, parse_iban, parse_percent};
use crate::{Language, Percent};
use calc::wage_tax::TaxClass;
use jiff::civil::Date;

/// What a row of a staff list says. What the list has no column for, or an empty cell, is nothing, and leaves what is known alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// Unique in the organisation.
    pub personnel_number: String,
    /// Given names.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Birthday.
    pub birth_date: Option<Date>,
    /// First day of work.
    pub entry_date: Option<Date>,
    /// Last day of work.
    pub exit_date: Option<Date>,
    /// Place of work, as the list names it.
    pub site: Option<String>,
    /// Payroll area, as the list names it.
    pub payroll_area: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Hours a week.
    pub weekly_hours: Option<Hours>,
    /// Share of full time.
    pub part_time: Option<Percent>,
    /// Gross pay a month, in euro.
    pub gross_monthly: Option<Cents>,
    /// Class for wage tax.
    pub tax_class: Option<TaxClass>,
    /// Tax identification number.
    pub tax_id: Option<TaxId>,
    /// Number of the pension insurance.
    pub sv_number: Option<SvNumber>,
    /// Account.
    pub iban: Option<Iban>,
    /// Where the employment stands.
    pub state: Option<EmploymentState>,
}

impl PersonRow {
    /// Reads a row, and finds everything that is wrong with it.
    ///
    /// # Errors
    /// Every fault, at least one.
    pub fn read(row: &[(Column, &str)], language: Language, today: Date) -> Result<Self, Vec<CellFault>> {
        let mut reading = Reading::new(row);
        reading.need(Column::PersonnelNumber);
        let personnel_number = reading.number(Column::PersonnelNumber);
        let (given_name, family_name) = reading.names(true);
        let [birth_date, entry_date, exit_date] = days(&mut reading, language, today);
        let site = reading.text(Column::Site);
        let payroll_area = reading.text(Column::PayrollArea);
        let email = reading.email(Column::Email);
        let weekly_hours = reading.read(Column::WeeklyHours, |cell| Hours::read(cell, language));
        let part_time = reading.read(Column::PartTimePercent, |cell| share(cell, language));
        let gross_monthly = reading.amount(Column::GrossMonthly, language);
        let tax_class = reading.read(Column::TaxClass, |cell| tax_class(cell).ok_or(FaultCode::NoTaxClass));
        let tax_id = reading.read(Column::TaxId, parse_tax_id);
        let sv_number = reading.read(Column::SvNumber, parse_sv_number);
        let iban = reading.read(Column::Iban, parse_iban);
        let state = reading
            .read(Column::Status, |cell| EmploymentState::from_word(&normalised(cell)).ok_or(FaultCode::UnknownState));
        let needed = personnel_number.zip(given_name).zip(family_name);
        let read = needed.map(|((personnel_number, given_name), family_name)| Self {
            personnel_number,
            given_name,
            family_name,
            birth_date,
            entry_date,
            exit_date,
            site,
            payroll_area,
            email,
            weekly_hours,
            part_time,
            gross_monthly,
            tax_class,
            tax_id,
            sv_number,
            iban,
            state,
        });
        reading.finish(read)
    }

    /// As texts that can be compared with what is known.
    pub fn values(&self) -> Values {
        Values::default()
            .with(Column::PersonnelNumber, Some(&self.personnel_number))
            .with(Column::GivenName, Some(&self.given_name))
            .with(Column::FamilyName, Some(&self.family_name))
            .with(Column::BirthDate, self.birth_date)
            .with(Column::EntryDate, self.entry_date)
            .with(Column::ExitDate, self.exit_date)
            .with(Column::Site, self.site.as_ref())
            .with(Column::PayrollArea, self.payroll_area.as_ref())
            .with(Column::Email, self.email.as_ref())
            .with(Column::WeeklyHours, self.weekly_hours)
            .with(Column::PartTimePercent, self.part_time)
            .with(Column::GrossMonthly, self.gross_monthly)
            .with(Column::TaxClass, self.tax_class.map(TaxClass::number))
            .with(Column::TaxId, self.tax_id.as_ref().map(TaxId::as_str))
            .with(Column::SvNumber, self.sv_number.as_ref().map(SvNumber::as_str))
            .with(Column::Iban, self.iban.as_ref().map(Iban::as_str))
            .with(Column::Status, self.state.map(EmploymentState::code))
    }
}

/// Birthday, first and last day of work, each and together.
fn days(reading: &mut Reading<'_>, language: Language, today: Date) -> [Option<Date>; 3] {
    let birth = reading.day(Column::BirthDate, language, around_birth(today));
    let entry = reading.day(Column::EntryDate, language, today);
    let exit = reading.day(Column::ExitDate, language, today);
    if birth.is_some_and(|birth| !(15..=100).contains(&age(birth, today))) {
        reading.refuse(Column::BirthDate, FaultCode::BirthImplausible);
    } else if birth.zip(entry).is_some_and(|(birth, entry)| entry <= birth) {
        reading.refuse(Column::EntryDate, FaultCode::EntryBeforeBirth);
    }
    if entry.zip(exit).is_some_and(|(entry, exit)| exit < entry) {
        reading.refuse(Column::ExitDate, FaultCode::ExitBeforeEntry);
    }
    [birth, entry, exit]
}

/// Completed years from a day until today.
pub(super) fn age(day: Date, today: Date) -> i16 {
    let before = (today.month(), today.day()) < (day.month(), day.day());
    today.year() - day.year() - i16::from(before)
}

/// A share of full time. One percent and less may be meant as a share (0.75 of full time), and is not guessed.
fn share(cell: &str, language: Language) -> Result<Percent, FaultCode> {
    let percent = parse_percent(cell, language)?;
    let doubtful = percent.ten_thousandths() > 0 && percent <= Percent::from_ten_thousandths(10_000);
    if doubtful && !cell.ends_with('%') { Err(FaultCode::ShareOrPercent) } else { Ok(percent) }
}

pub(super) fn tax_class(cell: &str) -> Option<TaxClass> {
    const ROMAN: [&str; 6] = ["I", "II", "III", "IV", "V", "VI"];
    let number = match ROMAN.iter().position(|roman| cell.eq_ignore_ascii_case(roman)) {
        Some(place) => u8::try_from(place + 1).ok()?,
        None => cell.parse().ok()?,
    };
    TaxClass::from_number(number)
}

impl From<NoTaxId> for FaultCode {
    fn from(no: NoTaxId) -> Self {
        match no {
            NoTaxId::Character => Self::Character,
            NoTaxId::Length | NoTaxId::Form => Self::Form,
            NoTaxId::CheckDigit => Self::CheckDigit,
        }
    }
}

impl From<NoSvNumber> for FaultCode {
    fn from(no: NoSvNumber) -> Self {
        match no {
            NoSvNumber::Character => Self::Character,
            NoSvNumber::Length | NoSvNumber::Form => Self::Form,
            NoSvNumber::CheckDigit => Self::CheckDigit,
        }
    }
}
