//! Any text.

use domain::Language;
use domain::typed::{
    parse_date, parse_iban, parse_percent, parse_signed_amount, write_date, write_euro, write_iban, write_percent,
};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 22);

/// Texts out of pieces that matter to some parser: none panics, and what is read is written and read as the same.
#[test]
fn no_text_breaks_a_parser() {
    const PIECES: [&str; 40] = [
        "0", "1", "12", "999", "2026", "00", ".", ",", "-", "−", "'", " ", "\u{a0}", "/", "€", "EUR", "%", "(", ")",
        "+", "Nov", "mär", "Sa", "a\u{308}", "\u{308}", "٣", "ß", "DE", "NL", "O", "I", "l", "IBAN", "\t", "\n",
        "\u{200b}", "１", "💶", "\\", "v.h.",
    ];
    let mut state = 1_u64;
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..10 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            if state >> 62 > 0 {
                text.push_str(PIECES[usize::try_from((state >> 33) % 40).expect("small")]);
            }
        }
        for language in Language::ALL.iter().copied() {
            if let Ok(cents) = parse_signed_amount(&text, language) {
                assert_eq!(parse_signed_amount(&write_euro(cents, language), language), Ok(cents), "{text:?}");
            }
            if let Ok(percent) = parse_percent(&text, language) {
                assert_eq!(parse_percent(&write_percent(percent, language), language), Ok(percent), "{text:?}");
            }
            if let Ok(day) = parse_date(&text, language, TODAY) {
                assert_eq!(parse_date(&write_date(day, language), language, TODAY), Ok(day), "{text:?}");
            }
        }
        if let Ok(iban) = parse_iban(&text) {
            assert_eq!(parse_iban(&write_iban(&iban)), Ok(iban), "{text:?}");
        }
    }
}
