//! `cargo xtask demo`: from a clone to a running product with one command.

use crate::{bundle, served::Served, server, workshop::Workshop};
use anyhow::{Context, Result};
use std::os::unix::process::CommandExt as _;

/// Builds and becomes the server, so that Ctrl-C and a service manager's signals reach it directly.
pub(crate) fn run(shop: &mut Workshop, port: u16, more: &[String]) -> Result<()> {
    server::demand_free(port)?;
    let built = bundle::house(shop)?;
    // Again, because the build took a while.
    server::demand_free(port)?;
    let served = Served::of(shop, &built, &port.to_string())?;
    println!("\n{}\n\nOpen http://localhost:{port} - Ctrl-C ends it.\n", shop.steps.table());
    let mut command = server::serve(shop, &served.program, &served.site, port);
    Err(command.arg("--demo").args(more).exec()).context("the server's program could not be started")
}
