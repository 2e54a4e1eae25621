//! Downloads with curl, which a bare machine may not have.

use super::apt;
use crate::{files, process, workshop::Workshop};
use anyhow::Result;
use std::{path::Path, process::Command};

/// Makes sure that there is a curl; `purpose` says what it fetches.
pub(super) fn ensure(shop: &Workshop, purpose: &str) -> Result<()> {
    if shop.children.find("curl").is_none() {
        apt::install(shop, &["curl", "ca-certificates"], &format!("curl, which fetches {purpose},"))?;
    }
    Ok(())
}

/// What lies at an address, as text; `advice` ends the error's text.
pub(super) fn text(shop: &Workshop, url: &str, advice: &str) -> Result<String> {
    process::silent(curl(shop).arg(url), advice)
}

/// Writes what lies at an address to a file and makes the folders above it.
pub(super) fn to_file(shop: &Workshop, url: &str, file: &Path, advice: &str) -> Result<()> {
    files::write(file, "")?;
    process::silent(curl(shop).arg("--output").arg(file).arg(url), advice).map(drop)
}

fn curl(shop: &Workshop) -> Command {
    let mut curl = shop.children.command("curl");
    curl.args(["--fail", "--silent", "--show-error", "--location", "--retry", "3"]);
    curl
}
