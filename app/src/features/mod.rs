//! The pages, a folder per area. Employee and workplace features never use each other, so each bundle stays small.

pub mod calculation;
pub mod desk;
pub mod legal;
pub mod places;
pub mod start;
pub mod wall;
