//! What the product is about, without any way to the outside: identifiers, values, time, who acts, deadlines.
//!
//! Everything here is pure and the same natively and in wasm. Time and randomness come in through [`Ctx`].

pub mod access;
pub mod advice;
mod ctx;
pub mod deadline;
pub mod employment;
pub mod holiday;
pub mod id;
pub mod intake;
mod language;
pub mod lead;
pub mod listing;
pub mod money;
pub mod notice;
pub mod organisation;
pub mod pay;
pub mod pension;
pub mod people;
pub mod promotion;
pub mod quick_test;
pub mod random;
pub mod steps;
pub mod subsidy;
pub mod switch_day;
pub mod time;
pub mod typed;
#[cfg(test)]
mod vectors;

pub use calc::{Land, Percent};
pub use ctx::{Actor, Ctx, Desk, Org, Own, Reach, System};
pub use language::Language;
