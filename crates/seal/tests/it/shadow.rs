//! Updates that would show something else.

use crate::{
    pdf,
    sample::{about, sealed, trust},
};
use seal::{Refused, Unsealable, prepare, verify};

const OTHER: (usize, &str) = (4, "<</Length 40>>\nstream\nBT /F 24 Tf 20 100 Td (9,100 Euro) Tj ET\nendstream");

fn document() -> Vec<u8> {
    pdf::page("", "", &[])
}

#[test]
fn another_page_behind_the_seal_is_refused() {
    let file = sealed(&document(), "Seal1");
    let update = pdf::update(&file, &[OTHER], 1, 8);
    assert_eq!(verify(&update, &trust()), Err(Refused::Appended));
    // Nobody of ours seals it either.
    assert_eq!(prepare(&update, &about("Seal2")).err(), Some(Unsealable::Updated));
}

#[test]
fn another_page_before_the_seal_is_not_sealed() {
    let update = pdf::update(&document(), &[OTHER], 1, 6);
    assert_eq!(prepare(&update, &about("Seal1")).err(), Some(Unsealable::Updated));
}

#[test]
fn an_update_that_looks_like_a_seal_and_does_more_is_refused() {
    let file = sealed(&document(), "Seal1");
    // A further object in the seal's own update.
    let text = String::from_utf8_lossy(&file).into_owned();
    let more = text.replacen("\nxref\n1 1", &format!("\n4 0 obj\n{}\nendobj\nxref\n1 1", OTHER.1), 1);
    assert!(verify(more.as_bytes(), &trust()).is_err());
    assert!(prepare(more.as_bytes(), &about("Seal2")).is_err());
}

#[test]
fn the_seal_of_another_document_does_not_hold() {
    let (one, other) = (sealed(&document(), "Seal1"), sealed(&pdf::page("", "/Lang(de)", &[]), "Seal1"));
    let (place, from) = (crate::sample::contents(&one), crate::sample::contents(&other));
    let mut mixed = one;
    mixed[place].copy_from_slice(&other[from]);
    assert_eq!(verify(&mixed, &trust()), Err(Refused::Digest));
}
