//! What tests of several crates start and stop: a PostgreSQL cluster, a mail server, temporary folders, free
//! ports.
//!
//! Nothing survives the test program: a server, or the small shell that is its parent, ends when its standard input closes,
//! and that happens with the program, however it ends.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot begin should say why and stop")]

mod folder;
mod ports;
mod postgres;
mod smtp;

pub use folder::Folder;
pub use ports::free_port;
pub use postgres::{Cluster, Db};
pub use smtp::{Received, SmtpMode, SmtpOptions, SmtpServer};
