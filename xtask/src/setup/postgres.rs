//! The programs of the database server; the tests start a private cluster of their own with them.

use super::apt;
use crate::workshop::Workshop;
use anyhow::{Context, Result};
use std::{fs, path::PathBuf};

/// Makes sure that `initdb` is there and tells every child where, in `E2E_POSTGRES_BIN`.
pub(crate) fn ensure(shop: &mut Workshop) -> Result<()> {
    if find(shop).is_none() {
        apt::install(shop, &["postgresql"], "PostgreSQL")?;
    }
    let folder = find(shop).context("PostgreSQL was installed, but `initdb` was not found")?;
    shop.children.set("E2E_POSTGRES_BIN", folder.to_string_lossy());
    Ok(())
}

/// The newest version's folder, as Debian lays it out, else where `initdb` lies on the path.
fn find(shop: &Workshop) -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().filter_map(Result::ok);
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
