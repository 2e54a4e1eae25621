//! Whether cells look like what a column holds. Only headings that mean several things are decided by this.

use super::cell::{email, is_no_day, tidy, without_midnight};
use super::person_row::age;
use super::{Column, parse_sv_number, parse_tax_id};
use crate::Language;
use crate::typed::{around_birth, parse_amount, parse_date, parse_iban, parse_percent};
use jiff::civil::Date;

/// Of 100 filled cells, how many look like it; nothing without filled cells.
pub(super) fn share<C: AsRef<str>>(column: Column, cells: &[C], today: Date) -> Option<usize> {
    let filled: Vec<String> = cells.iter().map(|cell| tidy(cell.as_ref())).filter(|cell| !cell.is_empty()).collect();
    let fitting = filled.iter().filter(|cell| fits(column, cell, today)).count();
    (fitting * 100).checked_div(filled.len())
}

fn fits(column: Column, cell: &str, today: Date) -> bool {
    match column {
        Column::BirthDate => day(cell, around_birth(today)).is_some_and(|day| (15..=100).contains(&age(day, today))),
        Column::EntryDate => day(cell, today).is_some_and(|day| (-1..50).contains(&age(day, today))),
        Column::ExitDate | Column::Start | Column::End => is_no_day(cell) || day(cell, today).is_some(),
        Column::WholeName => is_words(cell) && cell.contains([',', ' ']),
        Column::FamilyName | Column::GivenName => is_words(cell) && !cell.contains(','),
        Column::Site | Column::PayrollArea | Column::Carrier => cell.chars().any(char::is_alphabetic),
        Column::PersonnelNumber | Column::ContractNumber | Column::GroupContract => is_number(cell, today),
        Column::Email => email(cell).is_ok(),
        Column::Iban => parse_iban(cell).is_ok(),
        Column::TaxId => parse_tax_id(cell).is_ok(),
        Column::SvNumber => parse_sv_number(cell).is_ok(),
        Column::TaxClass => matches!(cell, "1" | "2" | "3" | "4" | "5" | "6" | "I" | "II" | "III" | "IV" | "V" | "VI"),
        Column::PartTimePercent => cell.ends_with('%') || tens(cell).is_some_and(|count| (45..=100).contains(&count)),
        Column::WeeklyHours => !cell.ends_with('%') && tens(cell).is_some_and(|count| (1..=48).contains(&count)),
        Column::GrossMonthly
        | Column::OwnContribution
        | Column::EmployerContribution
        | Column::Subsidy
        | Column::TotalContribution => parse_amount(cell, Language::De).or(parse_amount(cell, Language::En)).is_ok(),
        Column::Status | Column::Way | Column::Rhythm => is_words(cell),
    }
}

fn day(cell: &str, around: Date) -> Option<Date> {
    let bare = without_midnight(cell);
    // A name of a month can be in any language; a row is read in the list's own.
    Language::ALL.iter().find_map(|language| parse_date(bare, *language, around).ok())
}

fn is_words(cell: &str) -> bool {
    cell.chars().any(char::is_alphabetic) && !cell.chars().any(|c| c.is_ascii_digit() || c == '@')
}

/// Short, with a digit, and no day.
fn is_number(cell: &str, today: Date) -> bool {
    let short = cell.chars().count() <= 40 && cell.chars().any(|c| c.is_ascii_digit());
    short
        && !cell.contains(['@', ',', '€', '%'])
        && (cell.bytes().all(|b| b.is_ascii_digit()) || day(cell, today).is_none())
}

/// The whole part of a small number.
fn tens(cell: &str) -> Option<i64> {
    let percent = parse_percent(cell, Language::De).or(parse_percent(cell, Language::En)).ok()?;
    Some(percent.ten_thousandths() / 10_000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn empty_cells_say_nothing() {
        let today = date(2026, 11, 23);
        assert_eq!(share(Column::BirthDate, &["", " - "], today), None);
        assert_eq!(share(Column::BirthDate, &["1.4.1992", "", "heute"], today), Some(50));
    }

    #[test]
    fn days_of_birth_are_told_from_days_of_entry() {
        let today = date(2026, 11, 23);
        let births = ["14.02.1968", "1980-01-31", "3.3.1999", "31.12.70"];
        let entries = ["01.10.2019", "2024-01-01", "1.4.1995", "01.01.2026"];
        assert_eq!(share(Column::BirthDate, &births, today), Some(100));
        assert!(share(Column::EntryDate, &births, today) < Some(100));
        assert_eq!(share(Column::EntryDate, &entries, today), Some(100));
        assert!(share(Column::BirthDate, &entries, today) < Some(100));
    }

    #[test]
    fn hours_are_told_from_percentages() {
        let today = date(2026, 11, 23);
        assert_eq!(share(Column::WeeklyHours, &["38,5", "40", "20"], today), Some(100));
        assert_eq!(share(Column::PartTimePercent, &["38,5", "40", "20"], today), Some(0));
        assert_eq!(share(Column::PartTimePercent, &["100", "50 %", "80,00"], today), Some(100));
    }
}
