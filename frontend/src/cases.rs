//! The calculators for the browser suite: what `zusage calc` does, on lines in memory.

use calc::cases::{Kind, answer, generate};
use wasm_bindgen::prelude::wasm_bindgen;

/// Answers cases, a line each; of an unknown kind, nothing.
#[wasm_bindgen]
pub fn answers(kind: &str, lines: &str) -> Option<String> {
    let kind = named(kind)?;
    let answers = lines.lines().enumerate().filter_map(|(index, line)| answer(kind, index + 1, line.as_bytes()));
    Some(answers.map(|answer| answer.line + "\n").collect())
}

/// The digest of so many generated cases in hexadecimal digits; of an unknown kind, nothing.
#[wasm_bindgen]
pub fn digest(kind: &str, seed: u32, count: u32) -> Option<String> {
    Some(format!("{:016x}", generate::digest(named(kind)?, u64::from(seed), count)))
}

fn named(name: &str) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| kind.name() == name)
}
