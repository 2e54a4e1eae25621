//! What only a trusted hand could do: seal what `prepare` refuses, write a signature in another form.

use super::{signature::Parts, *};
use crate::{About, Authority, Certificate, LocalKey, MOST_SEALS, SealKey as _, Seed, hash, sealing};
use jiff::Timestamp;
use p256::ecdsa;
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

fn key() -> LocalKey {
    authority().issue(&Seed::new([2; 32]), "Operator", Timestamp::UNIX_EPOCH).expect("a key")
}

/// Seals whatever there is, as [`crate::prepare`] never would.
fn sealed(document: &[u8], field: &str) -> Vec<u8> {
    let (made, key) = (Timestamp::UNIX_EPOCH, key());
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

/// The sealed page with its signature put together anew from other parts.
fn with(chain: &[&Certificate], change: impl Fn(ecdsa::Signature) -> ecdsa::Signature) -> Vec<u8> {
    let mut file = sealed(&page(), "Seal1");
    let kept = pdf::sealed(&file).expect("a seal");
    let contents = kept.contents.clone();
    let digest = signature::digest(&file, &contents).expect("a digest");
    let text = std::str::from_utf8(&file[contents.clone()]).expect("digits");
    let pairs = (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).expect("digits"));
    let mut bytes: Vec<u8> = pairs.collect();
    bytes.truncate(crate::shape::length(&bytes).expect("an element"));
    let read = signature::read(&bytes).expect("a signature");
    let changed = change(ecdsa::Signature::from_der(&read.signature).expect("a signature")).to_der();
    let parts = Parts { chain, digest: &digest, signature: changed.as_bytes() };
    let written = hash::hex_text(&signature::write(&parts, None).expect("written"));
    let (digits, padding) = file[contents].split_at_mut(written.len());
    digits.copy_from_slice(written.as_bytes());
    padding.fill(b'0');
    file
}

#[test]
fn a_signature_has_one_form() {
    let (key, trust) = (key(), Trust::new().seal(authority().root().clone()));
    let chain = key.chain().all();
    assert_eq!(with(&chain, |same| same), sealed(&page(), "Seal1"));
    // The other number that ECDSA allows for the same.
    let higher = |signature: ecdsa::Signature| {
        let (r, s) = signature.split_scalars();
        ecdsa::Signature::from_scalars(r.to_bytes(), (-*s).to_bytes()).expect("a signature")
    };
    assert_eq!(verify(&with(&chain, higher), &trust), Err(Refused::Canonical));
}

#[test]
fn certificates_can_neither_be_added_nor_left_out() {
    let (key, trust) = (key(), Trust::new().seal(authority().root().clone()));
    let other = authority().issue(&Seed::new([3; 32]), "Operator", Timestamp::UNIX_EPOCH).expect("a key");
    let all = key.chain().all();
    let more = [all.as_slice(), &[other.chain().first()]].concat();
    assert_eq!(verify(&with(&more, |same| same), &trust), Err(Refused::Canonical));
    assert_eq!(verify(&with(&[key.chain().first()], |same| same), &trust), Err(Refused::Signature));
}
