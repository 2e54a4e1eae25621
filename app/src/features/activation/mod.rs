//! From a letter to an account (H03): scan, birthday, access. Three taps after the scan.

mod access;
mod data;
mod founder;
mod letter;

pub use access::AccessPage;
pub use founder::FounderPage;
pub use letter::{CodePage, LinkPage};
