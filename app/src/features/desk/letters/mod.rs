//! `/desk/{org}/people/letters`: who gets a letter that opens their account.

mod api;
mod page;

pub use page::LettersPage;
