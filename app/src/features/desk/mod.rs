//! The workplace: employers, brokers and service desks.

mod api;
mod area;
mod command;
mod frame;
mod labels;
mod letters;
mod organisation;
mod organisations;
mod pages;
mod settings;
mod side_nav;

pub use area::Area;
pub use frame::DeskFrame;
pub use letters::LettersPage;
pub use organisation::{AskedDesk, Organisation, ask_for_desk};
pub use organisations::{NewOrganisationPage, OrganisationPage, OrganisationsPage};
pub use pages::{AreaPage, DeskStart};
pub use settings::SettingsPage;
