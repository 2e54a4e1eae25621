//! What a person has: what the employee app's pages of it share, and `/contracts/{org}/{id}`.

mod api;
mod contract;
#[cfg(feature = "ssr")]
mod made;
mod old;
mod piece;
#[cfg(feature = "ssr")]
mod pieces;
#[cfg(feature = "ssr")]
mod rows;
#[cfg(feature = "ssr")]
mod views;

pub use api::{own_contract, own_document, own_documents, own_home, own_message, own_messages, own_news};
pub use contract::ContractPage;
pub use old::OldNote;
pub use piece::{NewsView, piece, whole_piece};
