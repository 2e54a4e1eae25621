//! The program `load` in its release build, and what it answers.

use crate::{process, workshop::Workshop};
use anyhow::{Context, Result};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Ten thousand streams are more files than most shells allow.
const MANY_FILES: &str = r#"ulimit -n "$(ulimit -H -n)" && exec "$0" "$@""#;

/// Builds it; returns the program.
pub(super) fn build(shop: &Workshop) -> Result<PathBuf> {
    shop.steps.loud("cargo build load", || {
        let mut cargo = shop.children.cargo(&shop.root, &["build", "--package", "load", "--release"]);
        process::run(&mut cargo, "The compiler's message above says where.")
    })?;
    Ok(shop.target.join("release/load"))
}

/// Runs one measurement; returns its report.
pub(super) fn ask(shop: &Workshop, program: &Path, arguments: &[&str]) -> Result<Value> {
    let mut command: Command = shop.children.command("sh");
    command.current_dir(&shop.root).args(["-c", MANY_FILES]).arg(program).args(arguments);
    let answer = process::silent(&mut command, "Its own words follow.")?;
    serde_json::from_str(&answer).context("`load` printed no JSON")
}
