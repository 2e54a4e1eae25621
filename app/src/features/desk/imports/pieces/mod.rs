//! The views of the pieces; server side only.

mod booked;
mod columns;
mod figures;
mod list;
mod result;
mod rows;

pub(super) use booked::{gone, waiting};
pub(super) use columns::columns;
pub(super) use figures::figures;
pub(super) use list::list;
pub(super) use result::{outcome, rows, says};
