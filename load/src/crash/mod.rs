//! Crashes: a subject that is killed under writers, and what must hold afterwards.

mod inspect;
mod kills;

pub use inspect::{Found, inspect};
pub use kills::{Plan, Report, run};
