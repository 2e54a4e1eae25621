//! The server: configuration, wiring, HTTP and the command line. Use cases live in the services, pages in `app`.

// The types of rendered views nest deeply.
#![recursion_limit = "256"]

pub mod cli;
pub mod config;
pub mod data;
mod demo;
mod housekeeping;
pub mod http;
pub mod mail;
mod notices;
mod seal;
pub mod site;
pub mod telemetry;
