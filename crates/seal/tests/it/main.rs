//! Seals: made, judged by others, attacked.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say why and stop")]

mod authority;
mod changes;
mod hostile;
mod kept;
mod oracles;
mod pdf;
mod refused;
mod sample;
mod sealing;
mod service;
mod shadow;
mod stamps;
mod tools;
