//! The pages, a folder per area. What is behind `ssr` stands at the door and comes without a program. Employee and workplace features never use each other, so each bundle stays small.

pub mod account;
#[cfg(feature = "ssr")]
pub mod activation;
pub mod calculation;
#[cfg(feature = "ssr")]
pub mod demo;
pub mod desk;
#[cfg(feature = "gallery")]
pub mod gallery;
#[cfg(feature = "ssr")]
pub mod legal;
#[cfg(feature = "ssr")]
pub mod passkeys;
pub mod pension;
pub mod places;
#[cfg(feature = "ssr")]
pub mod sign_in;
#[cfg(feature = "ssr")]
pub mod sso;
pub mod start;
pub mod wall;
