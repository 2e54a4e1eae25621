//! `/demo`: one tap per role. Only with invented data, only on this machine.

mod cast;
mod page;

pub use cast::{CAST, Part};
pub use page::DemoPage;
