//! `/desk/{org}/settings`: how the organisation appears, where it works, how it is paid, and what it agreed to.

mod agreement;
mod api;
mod appearance;
mod page;
mod parts;
mod preview;

pub use page::SettingsPage;
