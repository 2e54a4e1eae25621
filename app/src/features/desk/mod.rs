//! The workplace: employers, brokers and service desks.

#[cfg(feature = "ssr")]
mod access;
#[cfg(feature = "ssr")]
mod advice;
mod api;
mod area;
#[cfg(feature = "ssr")]
pub mod checks;
mod command;
mod contracts;
mod figures;
mod frame;
mod fresh;
mod imports;
mod labels;
#[cfg(feature = "ssr")]
mod leads;
#[cfg(feature = "ssr")]
mod letters;
#[cfg(feature = "ssr")]
mod members;
mod notices;
mod organisation;
#[cfg(feature = "ssr")]
mod organisations;
mod pages;
mod palette;
mod people;
#[cfg(feature = "ssr")]
mod provider;
mod settings;
mod side_nav;
#[cfg(feature = "ssr")]
mod words;

#[cfg(feature = "ssr")]
pub use access::AccessListPage;
#[cfg(feature = "ssr")]
pub use advice::{AdviceDeskPage, AdviceFilePage};
pub use area::Area;
#[cfg(feature = "ssr")]
pub use checks::{CheckListPage, CheckOnePage, ChecksPage, PromotionsPage, SubsidiesPage, SwitchDayPage};
#[cfg(feature = "ssr")]
pub(crate) use command::fresh_key;
pub use contracts::{CarriersPage, ContractsPage, GroupContractsPage};
pub use frame::DeskFrame;
#[cfg(feature = "ssr")]
pub use imports::words as import_words;
pub use imports::{ImportPage, ImportPart, ImportsPage, NewImportPage};
#[cfg(feature = "ssr")]
pub use leads::{LeadPage, LeadsPage};
#[cfg(feature = "ssr")]
pub use letters::LettersPage;
#[cfg(feature = "ssr")]
pub use members::{GivePage, InvitePage, MandatesPage, MembersPage};
pub use organisation::{AskedDesk, Organisation, ask_for_desk};
#[cfg(feature = "ssr")]
pub use organisations::{NewOrganisationPage, OrganisationPage, OrganisationsPage};
pub use pages::{AreaPage, DeskStart};
#[cfg(feature = "ssr")]
pub use palette::SearchPage;
pub use people::{PeoplePage, PersonPage};
#[cfg(feature = "ssr")]
pub use provider::ProviderPage;
pub use settings::SettingsPage;
