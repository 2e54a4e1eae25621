//! `/desk/{org}/imports`: lists of staff and of contracts on their way in. The list of imports, a new one, and one of them step by step:
//! its columns, its dry run, what was booked, the way back.

mod api;
mod columns;
mod dry_run;
mod list;
mod new;
mod page;
#[cfg(feature = "ssr")]
mod pieces;
mod undo;
#[cfg(feature = "ssr")]
pub mod words;

pub use list::ImportsPage;
pub use new::NewImportPage;
pub use page::{ImportPage, ImportPart};
