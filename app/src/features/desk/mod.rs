//! The workplace: employers, brokers and service desks.

mod area;
mod frame;
mod organisation;
mod pages;
mod side_nav;

pub use area::Area;
pub use frame::DeskFrame;
pub use organisation::{Organisation, use_organisation};
pub use pages::{AreaPage, DeskStart};
