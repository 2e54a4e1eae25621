//! Mostly valid cases: the bytes take the place of chance in the generator, so the fuzzer gets behind the checks at the door.
#![no_main]

use calc::cases::{Kind, answer, generate};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Some((first, bytes)) = bytes.split_first() {
        let kind = Kind::ALL[usize::from(*first) % Kind::ALL.len()];
        let line = generate::steered(kind, bytes);
        assert!(answer(kind, 1, &line).is_none_or(|answer| !answer.line.contains('\n')));
    }
});
