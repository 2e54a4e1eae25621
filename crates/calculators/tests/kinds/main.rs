//! The calculators that are about saving, pensions and leaving, asked as people ask them: with typed texts.
#![cfg(feature = "texts")]
#![expect(clippy::expect_used, reason = "a test that cannot go on should say why and stop")]

mod any;
mod leaving;
mod money;
mod tool;
