//! `/verify`: whether a sealed document is genuine and unchanged, for everybody.

mod page;
mod report;
mod words;

pub use page::{Sent, VerifyPage};
