//! Every change of a byte is seen, wherever it is.

use crate::{
    sample::{LETTER, contents, sealed, trust},
    service::Kind,
    stamps::timed,
};
use seal::{Refused, Trust, verify};
use std::thread;

/// Asserts that no change goes unseen. A change is a place and a new value.
fn all_seen(file: &[u8], trust: &Trust, changes: &[(usize, u8)]) {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for part in changes.chunks(changes.len().div_ceil(threads)) {
            scope.spawn(move || {
                let mut file = file.to_vec();
                for (at, value) in part {
                    let old = std::mem::replace(&mut file[*at], *value);
                    assert!(old == *value || verify(&file, trust).is_err(), "{old} became {value} at {at}, unseen");
                    file[*at] = old;
                }
            });
        }
    });
}

/// Other values for a digit: other digits, the other case, no digit. Padding needs fewer.
fn values(digit: u8, is_padding: bool) -> Vec<u8> {
    if is_padding {
        return b"1f>".to_vec();
    }
    let value = char::from(digit).to_digit(16).expect("a digit");
    let other = |bits: u32| char::from_digit(value ^ bits, 16).and_then(|digit| u8::try_from(digit).ok());
    let mut others: Vec<u8> = [1, 2, 4, 8, 10, 15].into_iter().filter_map(other).collect();
    others.extend([digit.to_ascii_uppercase(), b'>', 0]);
    others
}

/// Every digit of the signature and its padding.
fn in_signature(file: &[u8]) -> Vec<(usize, u8)> {
    let contents = contents(file);
    let padding = file[contents.clone()].iter().rev().take_while(|digit| **digit == b'0').count();
    let end = contents.end - padding;
    contents.flat_map(|at| values(file[at], at >= end).into_iter().map(move |value| (at, value))).collect()
}

/// A thousand places and more, spread over the file.
fn spread(file: &[u8]) -> Vec<(usize, u8)> {
    let places = (0..1_200).map(|number| number * (file.len() - 1) / 1_199);
    places.flat_map(|at| [1, 0x20, 0x80, 0xff].map(|bits| (at, file[at] ^ bits))).collect()
}

#[test]
fn no_byte_of_a_seal_can_change() {
    let file = sealed(LETTER, "Seal1");
    all_seen(&file, &trust(), &spread(&file));
    all_seen(&file, &trust(), &in_signature(&file));
}

#[test]
fn no_byte_of_a_seal_with_a_time_stamp_can_change() {
    for (kind, step) in [(Kind::Rsa, 1), (Kind::P256, 3)] {
        let (file, _, trust) = timed(kind);
        all_seen(&file, &trust, &spread(&file));
        all_seen(&file, &trust, &in_signature(&file).into_iter().step_by(step).collect::<Vec<_>>());
    }
}

#[test]
fn no_byte_of_the_seals_own_lines_can_change() {
    let file = sealed(LETTER, "Seal1");
    let contents = contents(&file);
    let lines = (LETTER.len()..contents.start).chain(contents.end..file.len());
    let changes: Vec<_> = lines.flat_map(|at| [1, 2, 4, 0x20].map(|bit| (at, file[at] ^ bit))).collect();
    all_seen(&file, &trust(), &changes);
}

#[test]
fn no_byte_of_the_first_of_two_seals_can_change() {
    let once = sealed(LETTER, "Seal1");
    let file = sealed(&once, "Seal2");
    let places = (LETTER.len()..once.len()).step_by(13);
    all_seen(&file, &trust(), &places.map(|at| (at, file[at] ^ 1)).collect::<Vec<_>>());
}

#[test]
fn nothing_can_be_added_or_cut_off() {
    let file = sealed(LETTER, "Seal1");
    for more in [&b"\n"[..], b" ", b"\0", b"%", &[b' '; 4_000]] {
        assert_eq!(verify(&[&file, more].concat(), &trust()), Err(Refused::Appended));
        assert!(verify(&[more, &file].concat(), &trust()).is_err());
    }
    for length in (0..file.len()).step_by(7).chain(file.len() - 600..file.len()) {
        assert!(verify(&file[..length], &trust()).is_err(), "{length}");
    }
    assert_eq!(verify(&file[..file.len() - 1], &trust()), Err(Refused::Cut));
    assert_eq!(verify(LETTER, &trust()), Err(Refused::NoSeal));
}

#[test]
fn no_byte_can_be_put_in_or_taken_out() {
    let file = sealed(LETTER, "Seal1");
    let contents = contents(&file);
    for at in (0..file.len()).step_by(97).chain(contents.start - 300..contents.start + 300) {
        let (before, after) = file.split_at(at);
        assert!(verify(&[before, b"0", after].concat(), &trust()).is_err(), "{at}");
        assert!(verify(&[before, &after[1..]].concat(), &trust()).is_err(), "{at}");
    }
}
