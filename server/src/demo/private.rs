//! What is never shown in full of the demo's people: made so that every check digit is right and nobody has it.

use super::people::Person;
use store::people::Private;

/// Number of the pension insurance, account and e-mail address of somebody; outside of Germany the address alone.
pub(super) fn of(person: &Person) -> Private {
    let number: u64 = person.number.parse().unwrap_or_default();
    let german = person.job.tax_class.is_some();
    Private {
        sv_number: german.then(|| sv_number(person, number)).flatten(),
        iban: german.then(|| iban(number)),
        // A domain that nobody can have (RFC 2606).
        email: Some(format!("p{number}@zusage.example")),
    }
}

/// An account at a bank code that no bank has.
fn iban(number: u64) -> String {
    let account = format!("{:08}{number:010}", 0);
    // ISO 13616: the land's letters as numbers and two zeros behind, what is left of 97, taken from 98.
    let rest = format!("{account}131400")
        .bytes()
        .fold(0_u32, |rest, digit| (rest * 10 + u32::from(digit.saturating_sub(b'0'))) % 97);
    format!("DE{:02}{account}", 98 - rest)
}

/// VKVV § 2: area, birthday, first letter of the name at birth, serial number, check digit. No area has the number 00.
fn sv_number(person: &Person, number: u64) -> Option<String> {
    const FACTORS: [u32; 12] = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1];
    let birth = person.birth?;
    let letter = person.family.chars().find(char::is_ascii_uppercase)?;
    let day = format!("00{:02}{:02}{:02}", birth.day(), birth.month(), birth.year() % 100);
    let serial = format!("{:02}", number % 100);
    let place = letter.to_digit(36)?.saturating_sub(9);
    let digits = format!("{day}{place:02}{serial}");
    let products = digits.chars().filter_map(|digit| digit.to_digit(10)).zip(FACTORS).map(|(digit, by)| digit * by);
    let sum: u32 = products.map(|product| product / 10 + product % 10).sum();
    Some(format!("{day}{letter}{serial}{}", sum % 10))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::named;
    use domain::intake::parse_sv_number;
    use domain::typed::parse_iban;

    #[test]
    fn check_digits_are_right() {
        for person in named::people(1, jiff::civil::date(2026, 11, 23)) {
            let private = of(&person);
            let (sv, iban) = (private.sv_number.expect("german"), private.iban.expect("german"));
            assert!(parse_sv_number(&sv).is_ok(), "{sv}");
            assert!(parse_iban(&iban).is_ok(), "{iban}");
        }
    }
}
