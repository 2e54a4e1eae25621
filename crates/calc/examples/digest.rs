//! Prints digests of a million generated cases, for comparison with a browser.

#![expect(clippy::print_stdout, reason = "whoever starts it reads the digests")]

use calc::cases::generate::{MILLION, digest};
use serde_json::{Value, json};

/// Another one than the suite's, so that two million cases are seen.
const SEED: u32 = 42;

fn main() {
    let digests = MILLION.map(|(kind, count)| {
        let digest = digest(kind, u64::from(SEED), count);
        json!({ "kind": kind.name(), "seed": SEED, "count": count, "digest": format!("{digest:016x}") })
    });
    println!("{}", Value::from(digests.to_vec()));
}
