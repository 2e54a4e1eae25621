//! `/desk/{org}/people/letters`: who gets a letter that opens their account.

mod api;
mod mail;
mod page;

#[cfg(feature = "ssr")]
pub(super) use api::seen;
pub use page::LettersPage;
pub(super) use page::More;
