//! What the calculators promise: the law's own examples, the ministry's table, properties, explanations that hold.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say why and stop")]

mod effects;
mod evaluate;
mod explanations;
mod law;
mod lump_sum;
mod official_table;
mod properties;
mod strategies;
mod table;
#[cfg(feature = "cases")]
mod vectors;
