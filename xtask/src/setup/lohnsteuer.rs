//! A calculator to compare with: the Python package `lohnsteuer-bmf`, in an environment of its own below the target folder.

use super::apt;
use crate::{files, process, workshop::Workshop};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// What is compared with.
pub(crate) const VERSION: &str = "2026.3";
/// pip compares the wheel with it.
const SHA256: &str = "2572a0e803742e736ceaa1f2a98ef91f4b5329bbc9abc250a380d7826177a3d8";

/// The environment's Python, which has the package.
pub(crate) fn ensure(shop: &Workshop) -> Result<PathBuf> {
    let folder = shop.tools().join(format!("lohnsteuer-bmf-{VERSION}"));
    let python = folder.join("bin/python");
    // Written when all is there: an interrupted installation is done again.
    let stamp = folder.join("complete");
    if !stamp.is_file() {
        shop.steps.quiet(&format!("lohnsteuer-bmf {VERSION}"), || install(shop, &folder, &python))?;
        files::write(&stamp, "")?;
    }
    Ok(python)
}

/// An empty environment of Python.
pub(super) fn environment(shop: &Workshop, folder: &Path) -> Result<()> {
    let venv = || {
        let mut venv = shop.children.command("python3");
        process::silent(venv.args(["-m", "venv", "--clear"]).arg(folder), "Debian has it in python3-venv.")
    };
    // Debian's Python comes without what makes environments.
    if venv().is_err() {
        apt::install(shop, &["python3-venv"], "Python with venv")?;
        venv()?;
    }
    Ok(())
}

fn install(shop: &Workshop, folder: &Path, python: &Path) -> Result<()> {
    environment(shop, folder)?;
    let wanted = folder.join("requirements.txt");
    files::write(&wanted, format!("lohnsteuer-bmf=={VERSION} --hash=sha256:{SHA256}\n"))?;
    let mut pip = shop.children.command(python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:"]);
    pip.args(["--require-hashes", "--requirement"]).arg(&wanted);
    process::silent(&mut pip, "Is the package index reachable?").map(drop)
}

/// Which Python it is.
pub(crate) fn python_version(shop: &Workshop, python: &Path) -> Result<String> {
    process::answer(shop.children.command(python).arg("--version")).context("the environment's Python does not start")
}
