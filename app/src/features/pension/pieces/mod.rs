//! The views of the pieces; server side only.

mod contract;
mod document;
mod documents;
mod home;
mod messages;

pub(super) use contract::contract;
pub(super) use document::document;
pub(super) use documents::{Chosen, documents};
pub(super) use home::home;
pub(super) use messages::{message, messages};
