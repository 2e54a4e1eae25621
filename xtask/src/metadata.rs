//! What cargo knows about the workspace, as far as the steps and gates need it.

use crate::{children::Children, process};
use anyhow::{Context, Result};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The part of `cargo metadata` that is read.
#[derive(Debug, Deserialize)]
pub(crate) struct Metadata {
    /// The members of the workspace.
    pub(crate) packages: Vec<Package>,
    /// Where cargo builds, with every setting taken into account.
    pub(crate) target_directory: PathBuf,
    #[serde(rename = "metadata")]
    custom: Option<Custom>,
}

/// One member.
#[derive(Debug, Deserialize)]
pub(crate) struct Package {
    /// The name in its Cargo.toml.
    pub(crate) name: String,
    /// What it names as dependencies, of every kind.
    pub(crate) dependencies: Vec<Dependency>,
}

/// One line under a member's dependencies.
#[derive(Debug, Deserialize)]
pub(crate) struct Dependency {
    /// The package's name.
    pub(crate) name: String,
    /// Set when it lies in this repository.
    pub(crate) path: Option<PathBuf>,
}

#[derive(Debug, Deserialize)]
struct Custom {
    zusage: Option<Zusage>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Zusage {
    lint_compiler: Option<String>,
}

impl Metadata {
    /// Asks cargo; this needs no network.
    pub(crate) fn read(children: &Children, root: &Path) -> Result<Self> {
        let arguments = ["metadata", "--format-version", "1", "--no-deps"];
        let text = process::silent(&mut children.cargo(root, &arguments), "Is the root Cargo.toml well-formed?")?;
        serde_json::from_str(&text).context("cargo metadata answers in an unknown form; is cargo older than 1.95?")
    }

    /// The compiler on which a lint is an error, from the root Cargo.toml.
    pub(crate) fn lint_compiler(&self) -> Option<&str> {
        self.custom.as_ref()?.zusage.as_ref()?.lint_compiler.as_deref()
    }
}
