//! What tests of several crates start and stop: a PostgreSQL cluster, a mail server, a sign-in provider, a time-stamp service, a web server, temporary
//! folders, free ports.
//!
//! Nothing survives the test program: a server, or the small shell that is its parent, ends when its standard input closes,
//! and that happens with the program, however it ends.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot begin should say why and stop")]

mod browser;
mod folder;
mod oidc;
mod ports;
mod postgres;
mod smtp;
mod stamps;
mod web;

pub use folder::Folder;
pub use oidc::OidcProvider;
pub use ports::free_port;
pub use postgres::{Cluster, Db};
pub use smtp::{Received, SmtpMode, SmtpOptions, SmtpServer};
pub use stamps::StampServer;
pub use web::{WebAnswer, WebRequest, WebServer};
