//! The views of the pieces; server side only.

mod contracts;
mod line;
mod list;
mod order;
mod person;
mod ways;

pub(super) use list::{list, pager};
pub(super) use order::Order;
pub(super) use person::person;
