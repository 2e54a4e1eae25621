//! `/desk/{org}/organisations`: the operator's organisations at a glance, a new one, and one of them. No page here shows a person.

mod api;
mod detail;
mod glance;
mod health;
mod licences;
mod list;
mod new;
mod row;
mod steps;

pub use detail::OrganisationPage;
pub use list::OrganisationsPage;
pub use new::NewOrganisationPage;
