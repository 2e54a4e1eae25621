//! The calculators for the browser, and what this machine makes of the same generated cases.

use super::suites::SERVER;
use crate::{bundle, files, process, workshop::Workshop};
use anyhow::Result;
use std::path::PathBuf;

const DIGEST: &str = "calc-digest";

/// The folder with program, glue and `digests.json`.
pub(crate) fn build(shop: &Workshop) -> Result<PathBuf> {
    let folder = bundle::cases(shop)?;
    // With the packages and features of the suites, which have built it already.
    shop.steps.loud("cargo build calc-digest", || {
        let mut cargo = shop.children.cargo(&shop.root, &["build"]);
        cargo.args(SERVER).args(["--example", DIGEST]);
        process::run(&mut cargo, "The compiler's message above says where.")
    })?;
    let program = shop.target.join("debug/examples").join(DIGEST);
    let digests = shop.steps.quiet("a million cases, native", || {
        process::silent(&mut shop.children.command(program), "Its own words follow.")
    })?;
    files::write(&folder.join("digests.json"), digests)?;
    Ok(folder)
}
