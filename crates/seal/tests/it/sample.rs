//! An invented operator, a letter, and its seal.

use jiff::{Timestamp, civil::date, tz::Offset};
use seal::{About, Authority, LocalKey, Seed, Trust, prepare};

/// A tagged letter (PDF/A-2a, PDF/UA-1), as typst writes it.
pub(crate) const LETTER: &[u8] = include_bytes!("../files/letter.pdf");
pub(crate) const OPERATOR: &str = "Prüfstelle für Zusagen GmbH";

pub(crate) fn moment(year: i16) -> Timestamp {
    Offset::UTC.to_timestamp(date(year, 3, 14).at(9, 26, 53, 0)).expect("a moment")
}

/// The authority of the tests, valid from 2020.
pub(crate) fn authority() -> Authority {
    Authority::create(&Seed::new([1; 32]), OPERATOR, moment(2020)).expect("an authority")
}

pub(crate) fn key() -> LocalKey {
    authority().issue(&Seed::new([2; 32]), OPERATOR, moment(2020)).expect("a key")
}

pub(crate) fn trust() -> Trust {
    Trust::new().seal(authority().root().clone())
}

pub(crate) fn about(field: &str) -> About {
    About::new(field, OPERATOR, "Versiegelung (äöü €)", moment(2026))
}

/// The document with a seal, B-B.
pub(crate) fn sealed(document: &[u8], field: &str) -> Vec<u8> {
    let prepared = prepare(document, &about(field)).expect("sealable");
    prepared.sign(&key()).expect("signed").finish(None).expect("sealed")
}

/// Bytes as a seal writes them.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

/// Where something stands for the first time.
pub(crate) fn find(bytes: &[u8], wanted: &[u8]) -> usize {
    bytes.windows(wanted.len()).position(|window| window == wanted).expect("it is there")
}

/// Where the hex digits of the last seal stand.
pub(crate) fn contents(file: &[u8]) -> std::ops::Range<usize> {
    let marker = b"/Contents<";
    let begin = file.windows(marker.len()).rposition(|window| window == marker).expect("a seal") + marker.len();
    begin..begin + file[begin..].iter().position(|byte| *byte == b'>').expect("an end")
}
