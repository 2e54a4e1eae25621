//! `site/manifest.json`: what the server has to know about the files it serves.

use crate::files;
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt::Write as _, path::Path};

/// The names of everything that was built.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Manifest {
    /// Changes whenever any served file changes.
    pub(crate) build: String,
    /// The hashed names of each bundle.
    pub(crate) bundles: BTreeMap<String, Names>,
    /// Bundle, language, hashed name.
    pub(crate) catalogues: BTreeMap<String, BTreeMap<String, String>>,
    /// `latin` and `ext`.
    pub(crate) fonts: BTreeMap<String, String>,
    /// The script of the pages without a program.
    pub(crate) door: String,
    /// The script of forms that may wait.
    pub(crate) outbox: String,
    /// The script that keeps answers for when there is no network.
    pub(crate) kept: String,
    /// What the pages of the calculators load.
    pub(crate) calculators: Calculators,
    /// Every served path below the site, sorted.
    pub(crate) files: Vec<String>,
}

/// The three files of one bundle.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Names {
    /// The glue.
    pub(crate) js: String,
    /// The program.
    pub(crate) wasm: String,
    /// The style sheet.
    pub(crate) css: String,
}

/// The calculators' own program, with its script and its words by language.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Calculators {
    /// Between page and program.
    pub(crate) script: String,
    /// The glue.
    pub(crate) js: String,
    /// The program.
    pub(crate) wasm: String,
    /// Language, hashed name.
    pub(crate) catalogues: BTreeMap<String, String>,
}

impl Manifest {
    /// Lists the files that are there now and names the build after them.
    pub(crate) fn list(&mut self, site: &Path) -> Result<()> {
        let mut listing = String::new();
        for file in files::walk(site)? {
            let path = file.strip_prefix(site)?.to_string_lossy().into_owned();
            let _ = writeln!(listing, "{path} {}", files::sha256(&files::read(&file)?));
            self.files.push(path);
        }
        files::sha256(listing.as_bytes())[..16].clone_into(&mut self.build);
        Ok(())
    }

    /// Writes the manifest beside the files.
    pub(crate) fn write(&self, site: &Path) -> Result<()> {
        let text = serde_json::to_string_pretty(self).context("the manifest cannot be written as JSON")?;
        files::write(&site.join("manifest.json"), text)
    }

    /// Reads the manifest of a finished site.
    pub(crate) fn read(site: &Path) -> Result<Self> {
        let text = files::text(&site.join("manifest.json"))?;
        serde_json::from_str(&text).context("manifest.json is of another version; build again")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_build_changes_with_any_file_and_the_list_is_sorted() {
        let site = std::env::temp_dir().join(format!("xtask-manifest-{}", std::process::id()));
        let build = |icon: &str| {
            files::remove(&site).expect("removed");
            files::write(&site.join("pkg/a.js"), "a").expect("writable");
            files::write(&site.join("icon.png"), icon).expect("writable");
            let mut manifest = Manifest::default();
            manifest.list(&site).expect("listed");
            manifest.write(&site).expect("written");
            let read = Manifest::read(&site).expect("read");
            assert_eq!(read.files, ["icon.png", "pkg/a.js"]);
            assert_eq!(read.build.len(), 16);
            read.build
        };
        assert_eq!(build("one"), build("one"));
        assert_ne!(build("one"), build("two"));
        files::remove(&site).expect("removed");
    }
}
