//! As much of PDF as a seal needs: the table of objects, the catalogue, the first page, and an update behind them.

mod dict;
mod document;
mod revision;
mod scan;
mod table;
mod update;

pub(crate) use revision::{Kept, revisions, sealed};
pub(crate) use update::build;
