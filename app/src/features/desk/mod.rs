//! The workplace: employers, brokers and service desks.

mod access;
mod api;
mod area;
mod command;
mod frame;
mod labels;
mod letters;
mod members;
mod organisation;
mod organisations;
mod pages;
mod provider;
mod settings;
mod side_nav;

pub use access::AccessListPage;
pub use area::Area;
pub use frame::DeskFrame;
pub use letters::LettersPage;
pub use members::{GivePage, InvitePage, MandatesPage, MembersPage};
pub use organisation::{AskedDesk, Organisation, ask_for_desk};
pub use organisations::{NewOrganisationPage, OrganisationPage, OrganisationsPage};
pub use pages::{AreaPage, DeskStart};
pub use provider::ProviderPage;
pub use settings::SettingsPage;
