//! The five places of the employee app, reached from the bar below the thumb.

mod document;
mod documents;
mod frame;
mod home;
mod messages;
mod place;

pub use document::DocumentPage;
pub use documents::DocumentsPage;
#[cfg(feature = "ssr")]
pub use frame::OfflineFrame;
pub use frame::PlacesFrame;
pub use home::HomePage;
pub use messages::{MessagePage, MessagesPage};
pub use place::Place;
