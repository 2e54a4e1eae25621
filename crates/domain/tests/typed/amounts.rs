//! Amounts in euro.

use crate::table::{numbers, shown, tables, walk};
use domain::Language;
use domain::money::Cents;
use domain::typed::{NoAmount, parse_amount, parse_signed_amount, write_amount, write_euro};

#[test]
fn amounts_are_read_as_the_table_says() {
    walk(tables!("money"), |text, language, _| shown(parse_amount(text, language), |cents| cents.get().to_string()));
}

#[test]
fn written_amounts_are_read_back() {
    for cents in numbers(20_000).map(Cents::new) {
        for language in Language::ALL.iter().copied() {
            for written in [write_amount(cents, language), write_euro(cents, language)] {
                assert_eq!(parse_signed_amount(&written, language), Ok(cents), "{written}");
            }
        }
    }
}

#[test]
fn amounts_are_written_in_the_style_of_the_language() {
    let all = [Language::De, Language::En, Language::Nl, Language::Da];
    let amount = Cents::new(-123_456);
    assert_eq!(
        all.map(|language| write_euro(amount, language)),
        ["−1.234,56\u{a0}€", "−€1,234.56", "€\u{a0}−1.234,56", "−1.234,56\u{a0}€"]
    );
    assert_eq!(
        all.map(|language| write_amount(amount, language)),
        ["−1.234,56", "−1,234.56", "−1.234,56", "−1.234,56"]
    );
}

#[test]
fn amounts_below_nothing_are_read_where_they_may_be() {
    for typed in ["-5", "−5,00 €", "5-", "(5,00)", "€ -5", "-€5", "5,00- EUR", "(€5)", "- 5,-"] {
        assert_eq!(parse_signed_amount(typed, Language::De), Ok(Cents::new(-500)), "{typed}");
    }
    let least = "−92.233.720.368.547.758,08";
    assert_eq!(parse_signed_amount(least, Language::De), Ok(Cents::new(i64::MIN)));
    assert_eq!(parse_signed_amount("−92.233.720.368.547.758,09", Language::De), Err(NoAmount::TooLarge));
}
