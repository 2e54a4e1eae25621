//! `/desk/{org}/contracts`: the contracts of all carriers in one list, the group contracts, the carriers. Nothing here is changed; the pages
//! stay fresh by themselves.

mod api;
mod carriers;
mod frame;
mod groups;
mod list;
#[cfg(feature = "ssr")]
mod made;
#[cfg(feature = "ssr")]
mod pieces;
#[cfg(feature = "ssr")]
mod views;

pub use carriers::CarriersPage;
pub use groups::GroupContractsPage;
pub use list::ContractsPage;
