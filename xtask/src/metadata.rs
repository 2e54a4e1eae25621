//! What cargo knows about the workspace, as far as the steps and gates need it.

use crate::{children::Children, process};
use anyhow::{Context, Result};
use serde::Deserialize;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

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
    /// Its features and what each turns on.
    #[serde(default)]
    pub(crate) features: BTreeMap<String, Vec<String>>,
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
    #[serde(default)]
    leptos: Vec<LeptosBundle>,
}

/// One `[[workspace.metadata.leptos]]`: what `cargo leptos` would build.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(crate) struct LeptosBundle {
    /// What people type after `cargo leptos build --project`.
    pub(crate) name: String,
    /// The server's package.
    pub(crate) bin_package: Option<String>,
    /// Features of the server's package.
    pub(crate) bin_features: Vec<String>,
    /// The browser's package.
    pub(crate) lib_package: Option<String>,
    /// Features of the browser's package.
    pub(crate) lib_features: Vec<String>,
    /// The style sheet's entry file.
    pub(crate) style_file: Option<PathBuf>,
    /// The folder of public files.
    pub(crate) assets_dir: Option<PathBuf>,
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

    /// What the root Cargo.toml tells `cargo leptos`.
    pub(crate) fn leptos(&self) -> &[LeptosBundle] {
        self.custom.as_ref().map_or(&[], |custom| &custom.leptos)
    }

    /// The compiler on which a lint is an error, from the root Cargo.toml.
    pub(crate) fn lint_compiler(&self) -> Option<&str> {
        self.custom.as_ref()?.zusage.as_ref()?.lint_compiler.as_deref()
    }
}
