//! `/desk/{org}/people`: the workforce as a list, and a page for each person. What is looked for stands in no address.

mod api;
mod contracts;
mod finder;
mod kept;
mod line;
mod list;
mod order;
mod page;
mod person;
mod views;
mod ways;

pub use page::PeoplePage;
pub use person::PersonPage;
