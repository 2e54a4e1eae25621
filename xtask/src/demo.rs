//! `cargo xtask demo`: from a clone to a running product with one command.

use crate::{bundle, http, server, workshop::Workshop};
use anyhow::{Context, Result, bail};
use std::os::unix::process::CommandExt as _;

/// Builds and becomes the server, so that Ctrl-C and a service manager's signals reach it directly.
pub(crate) fn run(shop: &mut Workshop, port: u16) -> Result<()> {
    if !http::is_free(port) {
        bail!("Port {port} is in use already. Stop that server or choose another with `--port`.");
    }
    let built = bundle::house(shop)?;
    println!("\n{}\n\nOpen http://localhost:{port} - Ctrl-C ends it.\n", shop.steps.table());
    let mut command = server::serve(shop, &built.program, &built.site, port);
    Err(command.arg("--demo").exec()).context("the server's program could not be started")
}
