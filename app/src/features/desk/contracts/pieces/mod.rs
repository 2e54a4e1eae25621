//! The views of the pieces; server side only.

mod carriers;
mod groups;
mod list;
mod row;

pub(super) use carriers::carriers;
pub(super) use groups::groups;
pub(super) use list::list;
