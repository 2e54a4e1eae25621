//! IBAN.

use crate::table::{tables, walk};
use domain::Language;
use domain::typed::{NoIban, parse_iban, write_iban};

#[test]
fn account_numbers_are_read_as_the_table_says() {
    walk(tables!("iban"), |text, _, _| match parse_iban(text) {
        Ok(iban) => iban.as_str().to_owned(),
        Err(NoIban::Mistaken(meant)) => format!("!Mistaken {}", meant.as_str()),
        Err(NoIban::Length { must, has }) => format!("!Length {must} {has}"),
        Err(NoIban::Character(c)) => format!("!Character U+{:04X}", u32::from(c)),
        Err(error) => format!("!{error:?}"),
    });
}

#[test]
fn written_account_numbers_are_read_back() {
    for (_, table) in tables!("iban") {
        let typed =
            table.lines().filter_map(|line| line.split('\t').nth(1)).filter(|expected| !expected.starts_with('!'));
        for iban in typed.map(|typed| parse_iban(typed).expect("an account number")) {
            assert_eq!(parse_iban(&write_iban(&iban)), Ok(iban));
        }
    }
}

#[test]
fn account_numbers_are_written_as_on_cards() {
    let iban = parse_iban("de89370400440532013000").expect("an account number");
    assert_eq!(write_iban(&iban), "DE89 3704 0044 0532 0130 00");
    assert_eq!((iban.country(), format!("{iban:?}")), ("DE", "Iban(DE…)".to_owned()), "logs never show it");
}

/// One wrong digit and two neighbours exchanged are always noticed: what the check digits are for.
#[test]
fn no_single_slip_is_read() {
    for number in ["DE89370400440532013000", "NL91ABNA0417164300", "DK5000400440116243"] {
        for place in 2..number.len() {
            for digit in '0'..='9' {
                let mut slip: Vec<char> = number.chars().collect();
                if slip[place].is_ascii_digit() && slip[place] != digit {
                    slip[place] = digit;
                    let slip = String::from_iter(slip);
                    assert_eq!(parse_iban(&slip), Err(NoIban::CheckDigits), "{slip}");
                }
            }
            let mut slip: Vec<char> = number.chars().collect();
            if place + 1 < slip.len() && slip[place] != slip[place + 1] {
                slip.swap(place, place + 1);
                let slip = String::from_iter(slip);
                assert!(parse_iban(&slip).is_err(), "{slip}");
            }
        }
    }
}
