//! The workplace: employers, brokers and service desks.

mod api;
mod area;
mod frame;
mod letters;
mod organisation;
mod pages;
mod provider;
mod side_nav;

pub use area::Area;
pub use frame::DeskFrame;
pub use letters::LettersPage;
pub use organisation::{AskedDesk, Organisation, ask_for_desk};
pub use pages::{AreaPage, DeskStart};
pub use provider::ProviderPage;
