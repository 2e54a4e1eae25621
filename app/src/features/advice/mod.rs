//! `/advice`: a person asks a licensed broker of their employer, and follows what becomes of it (B10, I01). The product informs and warns;
//! who recommends is the broker (§ 34d `GewO`).

mod api;
mod ask;
mod order;
mod page;
mod parts;
mod way;
pub mod words;

pub use ask::AskPage;
pub use page::AdvicePage;
pub use parts::{TextField, Ticked};
pub use way::way;
