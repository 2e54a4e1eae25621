//! The pages, a folder per area. Employee and workplace features never use each other, so each bundle stays small.

pub mod account;
pub mod activation;
pub mod calculation;
pub mod demo;
pub mod desk;
pub mod legal;
pub mod passkeys;
pub mod places;
pub mod sign_in;
pub mod start;
pub mod wall;
