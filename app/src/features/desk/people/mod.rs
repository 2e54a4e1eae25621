//! `/desk/{org}/people`: the workforce as a list, and a page for each person. What is looked for stands in no address.

mod api;
mod finder;
mod kept;
mod page;
mod person;
#[cfg(feature = "ssr")]
mod pieces;
#[cfg(feature = "ssr")]
mod views;
mod ways;

pub use page::PeoplePage;
pub use person::PersonPage;
