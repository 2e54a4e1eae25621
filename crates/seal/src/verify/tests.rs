//! What only a trusted hand could do: seal what `prepare` refuses.

use super::*;
use crate::{About, Authority, MOST_SEALS, Seed, sealing};
use jiff::Timestamp;
use std::fmt::Write as _;

/// Puts objects and their table behind some bytes.
fn append(before: &[u8], objects: &[(usize, &str)], trailer: &str) -> Vec<u8> {
    let (mut bytes, mut rows) = (before.to_vec(), String::new());
    for (number, body) in objects {
        let at = bytes.len();
        write!(rows, "{number} 1\n{at:010} 00000 n\r\n").expect("a string takes everything");
        bytes.extend_from_slice(format!("{number} 0 obj\n{body}\nendobj\n").as_bytes());
    }
    let start = bytes.len();
    let end = format!("xref\n{rows}trailer\n<<{trailer}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    [bytes, end.into_bytes()].concat()
}

fn page() -> Vec<u8> {
    let objects = [(1, "<</Type/Catalog/Pages 2 0 R>>"), (2, "<</Kids[3 0 R]>>"), (3, "<</Type/Page/Parent 2 0 R>>")];
    append(b"%PDF-1.7\n", &objects, "/Size 4")
}

/// The file with its page turned round by an update.
fn turned(file: &[u8], size: usize) -> Vec<u8> {
    let table = 1 + file.windows(6).rposition(|window| window == b"\nxref\n").expect("a table");
    let page = [(3, "<</Type/Page/Parent 2 0 R/Rotate 180>>")];
    append(file, &page, &format!("/Size {size}/Prev {table}"))
}

fn authority() -> Authority {
    Authority::create(&Seed::new([1; 32]), "Operator", Timestamp::UNIX_EPOCH).expect("an authority")
}

/// Seals whatever there is, as [`crate::prepare`] never would.
fn sealed(document: &[u8], field: &str) -> Vec<u8> {
    let made = Timestamp::UNIX_EPOCH;
    let key = authority().issue(&Seed::new([2; 32]), "Operator", made).expect("a key");
    let prepared = sealing::attach(document, &About::new(field, "Operator", "Seal", made)).expect("prepared");
    prepared.sign(&key).expect("signed").finish(None).expect("sealed")
}

#[test]
fn what_was_changed_before_a_trusted_seal_is_refused() {
    let trust = Trust::new().seal(authority().root().clone());
    let once = sealed(&page(), "Seal1");
    assert!(verify(&once, &trust).is_ok());
    assert!(verify(&sealed(&once, "Seal2"), &trust).is_ok());
    assert_eq!(verify(&sealed(&turned(&page(), 4), "Seal1"), &trust), Err(Refused::Shadow));
    assert_eq!(verify(&sealed(&turned(&once, 6), "Seal2"), &trust), Err(Refused::Shadow));
}

#[test]
fn more_seals_than_allowed_are_refused() {
    let trust = Trust::new().seal(authority().root().clone());
    let mut file = page();
    for number in 0..=MOST_SEALS {
        assert!(number == 0 || verify(&file, &trust).is_ok());
        file = sealed(&file, &format!("Seal{number}"));
    }
    assert_eq!(verify(&file, &trust), Err(Refused::TooMany));
}
