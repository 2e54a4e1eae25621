//! `/desk/{org}/leads`: companies that took the quick test and asked this broker to call (M08).

mod api;
mod list;
mod page;
mod parts;
mod words;

pub use list::LeadsPage;
pub use page::LeadPage;
