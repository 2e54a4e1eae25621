//! `/desk/{org}/members`: who holds which role, roles for who is known and for newcomers, and who works for the organisation.

mod api;
mod frame;
mod give;
mod invite;
mod mandates;
mod page;
mod roles;
mod row;
mod views;
mod waiting;

pub(super) use frame::{DeskPage, use_org};
pub use give::GivePage;
pub use invite::InvitePage;
pub use mandates::MandatesPage;
pub use page::MembersPage;
pub(super) use roles::name as role_name;
