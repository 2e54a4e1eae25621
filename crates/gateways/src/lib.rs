//! The ways to the outside: what other systems take from us. Each has a real implementation and a local one.
//!
//! A gateway knows no use case and no store. Time, identifiers and settings are passed in.

pub mod mail;
pub mod oidc;
pub mod time_stamp;
