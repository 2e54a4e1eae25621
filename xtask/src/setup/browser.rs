//! A Chromium of the system for the browser suite and for Lighthouse; none is downloaded from elsewhere.

use super::apt;
use crate::workshop::Workshop;
use anyhow::{Context, Result};
use std::{env, path::PathBuf};

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Makes sure that there is a Chromium and tells every child where, in `CHROMIUM`.
pub(crate) fn ensure(shop: &mut Workshop) -> Result<()> {
    if find(shop).is_none() {
        apt::install(shop, &["chromium", "fonts-liberation"], "Chromium")?;
    }
    let browser = find(shop).context("Chromium was installed, but none of its names is on PATH")?;
    shop.children.set("E2E_CHROMIUM", browser.to_string_lossy());
    Ok(())
}

/// The browser to use: the one named in `CHROMIUM`, else the first on the path.
pub(crate) fn find(shop: &Workshop) -> Option<PathBuf> {
    let named = env::var_os("E2E_CHROMIUM").map(PathBuf::from).filter(|file| file.exists());
    named.or_else(|| NAMES.iter().find_map(|name| shop.children.find(name)))
}
