//! The command palette: people, actions, pages and help, found by typing. With a program it is a dialog in front of the page (Ctrl-K, ⌘K); without
//! one a form and a page. What is looked for travels in bodies only, and nothing of it is kept.

mod api;
mod found;
mod hits;
mod open;
#[cfg(feature = "ssr")]
mod page;
mod rows;
mod state;
mod view;
mod words;

pub use open::{SearchBox, SearchButton};
#[cfg(feature = "ssr")]
pub use page::SearchPage;
pub use view::Palette;

/// The dialog's id.
const ID: &str = "palette";
