//! What a person has: what the employee app's pages of it share, and `/contracts/{org}/{id}`.

mod api;
mod contract;
#[cfg(feature = "ssr")]
mod made;
mod old;
mod rows;
mod views;

pub use api::{own_contract, own_document, own_documents, own_home, own_message, own_messages, own_news};
pub use contract::ContractPage;
pub use old::OldNote;
pub use rows::{Facts, Row, Rows};
pub use views::{
    ContractRow, ContractView, DocumentRow, DocumentView, DocumentsView, Fact, HomeView, LedgerRow, MessageView,
    MessagesView, NewsView, Picture, PromiseView, RowTone, RowView,
};
