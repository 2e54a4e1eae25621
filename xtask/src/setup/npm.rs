//! Packages from npm: exactly those of the committed lock files, and no package runs a script of its own.

use crate::{files, process, workshop::Workshop};
use anyhow::Result;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A folder with installed npm packages.
#[derive(Debug)]
pub(crate) struct ToolFolder(pub(crate) PathBuf);

impl ToolFolder {
    /// The file that a package lays under `node_modules/.bin`.
    pub(crate) fn program(&self, name: &str) -> PathBuf {
        self.0.join("node_modules/.bin").join(name)
    }

    /// A file inside an installed package.
    pub(crate) fn file(&self, path: &str) -> PathBuf {
        self.0.join("node_modules").join(path)
    }

    /// Changes whenever the tools change; a part of every cache key.
    pub(crate) fn version(&self) -> Result<String> {
        Ok(files::sha256(&files::read(&self.0.join("package-lock.json"))?))
    }
}

/// wasm-opt and the bundler for CSS.
pub(crate) fn build_tools(shop: &Workshop) -> Result<ToolFolder> {
    let folder = copied(shop, "npm", &["package.json", "package-lock.json", "css.mjs"])?;
    install(shop, "npm build tools", &folder)?;
    Ok(ToolFolder(folder))
}

/// Lighthouse.
pub(crate) fn bench_tools(shop: &Workshop) -> Result<ToolFolder> {
    let folder = copied(shop, "npm-bench", &["package.json", "package-lock.json"])?;
    install(shop, "npm bench tools", &folder)?;
    Ok(ToolFolder(folder))
}

/// The sign-in provider that tests talk to; every child is told where it is, in `E2E_OIDC_PROVIDER`.
pub(crate) fn sign_in_provider(shop: &mut Workshop) -> Result<()> {
    let folder = copied(shop, "npm-oidc", &["package.json", "package-lock.json"])?;
    install(shop, "npm sign-in provider", &folder)?;
    shop.children.set("E2E_OIDC_PROVIDER", folder.to_string_lossy());
    Ok(())
}

/// The browser suite's packages, where its editor support looks for them.
pub(crate) fn end_to_end(shop: &Workshop) -> Result<()> {
    install(shop, "npm browser suite", &shop.root.join("end2end"))
}

/// Copies what is committed under `xtask/` to the target folder, so that the work tree stays clean.
fn copied(shop: &Workshop, name: &str, names: &[&str]) -> Result<PathBuf> {
    let folder = shop.tools().join(name);
    for file in names {
        files::copy(&shop.root.join("xtask").join(name).join(file), &folder.join(file))?;
    }
    Ok(folder)
}

/// `npm ci`, unless exactly this lock file is installed already.
fn install(shop: &Workshop, name: &str, folder: &Path) -> Result<()> {
    let wanted = files::sha256(&files::read(&folder.join("package-lock.json"))?);
    let stamp = folder.join("node_modules/.zusage-stamp");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    shop.steps.quiet(name, || {
        let mut npm = shop.children.command("npm");
        npm.current_dir(folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
        process::silent(&mut npm, "Is the npm registry reachable (`npm ping`)?")?;
        files::write(&stamp, &wanted)
    })
}
