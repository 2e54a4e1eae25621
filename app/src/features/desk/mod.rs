//! The workplace: employers, brokers and service desks.

mod access;
mod api;
mod area;
mod frame;
mod letters;
mod members;
mod organisation;
mod pages;
mod side_nav;

pub use access::AccessListPage;
pub use area::Area;
pub use frame::DeskFrame;
pub use letters::LettersPage;
pub use members::{GivePage, InvitePage, MandatesPage, MembersPage};
pub use organisation::{AskedDesk, Organisation, ask_for_desk};
pub use pages::{AreaPage, DeskStart};
