//! Search: words of documents, people and cases, found by prefix, with the same answers on both engines.
//!
//! Everything that decides about a hit happens here and not in an engine's full text: text is folded ([`fold`]), split and
//! stemmed in Rust, each word becomes a row of `search_word`, and a query's word is a range of that table. So the answers are
//! the same on both engines, the order too, and the user's text never becomes a search engine's syntax.
//!
//! - **Folding**: lower-case, without marks; ß is ss, æ ä ae are a, ø ö oe are o, ü ue are u, å aa are a. Müller is found as
//!   muller and mueller, Sørensen as sorensen and soerensen. The price: Bauer and Baur are the same word.
//! - **Names and texts** are kept apart: stems and inner parts of compounds exist for texts only, so that a search for
//!   Müller does not find Müllmann.
//! - **Compounds**: a long word of a text is indexed under its endings too (`parts`), so that *versicherung* finds
//!   *Betriebsrentenversicherung*.
//! - **Order**: title equal to the query, title that begins with it, all words as typed, words by their stem; then the last
//!   change first, then by id.
//!
//! **Rebuilding** (after a restore of part of the data, or when folding changes): [`crate::WriteScope::clear_index`], then
//! each module indexes its rows again, page by page; for people that is [`crate::WriteScope::index_records_after`], for
//! contracts [`crate::WriteScope::index_contracts_after`].

mod doc;
pub(crate) mod find;
mod fold;
pub(crate) mod index;
mod parts;
mod query;

pub use doc::{Language, SearchDoc, Words};
pub use find::{Hit, Hits, Page};
pub use query::Query;
