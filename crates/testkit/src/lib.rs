//! What tests of several crates start and stop: a PostgreSQL cluster, temporary folders, free ports.
//!
//! Nothing survives the test program: a server is the child of a small shell that ends it when its standard input closes,
//! and that happens with the program, however it ends.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot begin should say why and stop")]

mod folder;
mod ports;
mod postgres;

pub use folder::Folder;
pub use ports::free_port;
pub use postgres::{Cluster, Db};
