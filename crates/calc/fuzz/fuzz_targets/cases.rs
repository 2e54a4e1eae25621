//! Any bytes: the first names a kind, the others are the line.
#![no_main]

use calc::cases::{Kind, answer};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Some((first, line)) = bytes.split_first() {
        let kind = Kind::ALL[usize::from(*first) % Kind::ALL.len()];
        if let Some(answer) = answer(kind, 1, line) {
            assert!(!answer.line.contains('\n'));
        }
    }
});
