//! The programs of the database server; the tests start a private cluster of their own with them.

use super::apt;
use crate::{steps::say_once, workshop::Workshop};
use anyhow::{Context, Result};
use std::{fs, path::PathBuf};

/// Where Debian keeps a folder per version.
const DEBIANS: &str = "/usr/lib/postgresql";

/// Makes sure that `initdb` is there and tells every child where, in `E2E_POSTGRES_BIN`.
pub(crate) fn ensure(shop: &mut Workshop) -> Result<()> {
    let installed = find(shop).is_none();
    if installed {
        apt::install(shop, &["postgresql"], "PostgreSQL")?;
    }
    let folder = find(shop).context("PostgreSQL was installed, but `initdb` was not found")?;
    if installed {
        say_once(&format!("PostgreSQL: {}, installed just now", folder.display()));
    } else if !folder.starts_with(DEBIANS) {
        say_once(&format!("PostgreSQL: {}, because PATH has it there", folder.display()));
    }
    shop.children.set("E2E_POSTGRES_BIN", folder.to_string_lossy());
    Ok(())
}

/// The newest version's folder, as Debian lays it out, else where `initdb` lies on the path.
fn find(shop: &Workshop) -> Option<PathBuf> {
    let versions = fs::read_dir(DEBIANS).into_iter().flatten().filter_map(Result::ok);
    versions
        .filter_map(|entry| {
            let version: u32 = entry.file_name().to_str()?.parse().ok()?;
            let folder = entry.path().join("bin");
            folder.join("initdb").exists().then_some((version, folder))
        })
        .max()
        .map(|(_, folder)| folder)
        .or_else(|| shop.children.find("initdb")?.parent().map(PathBuf::from))
}
