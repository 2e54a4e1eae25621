//! The people of an organisation: the list, and what is kept about one of them.

mod facts;
mod file;
mod list;
mod seen;

pub use file::{Held, PersonFile, Sensitive, person};
pub use list::{PAGE, PeoplePage, PeopleQuery, list};
pub use seen::{Seen, Who};

pub use store::contributions::Contribution;
pub use store::employments::Employment;
pub use store::filings::Filing;
pub use store::people::{Record, Stamp, StampBy, Stamps};
pub use store::person_lines::{PersonCounts, PersonLine};
