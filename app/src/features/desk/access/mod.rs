//! `/desk/{org}/people/access`: who got access, when, and which notice they confirmed (H03).

mod api;
mod page;

pub use page::AccessListPage;
