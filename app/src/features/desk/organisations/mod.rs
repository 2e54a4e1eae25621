//! `/desk/{org}/organisations`: the operator's list of organisations, a new one, and one of them. No page here shows a person.

mod api;
mod detail;
mod list;
mod new;
mod steps;

pub use detail::OrganisationPage;
pub use list::OrganisationsPage;
pub use new::NewOrganisationPage;
