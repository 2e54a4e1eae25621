//! What a running server serves from: a folder of its own, so that no other command's build changes it.
//!
//! The folder holds second names of the built files and costs neither time nor space. A build never writes into a
//! file, it replaces it; so what a server has stays as it is.

use crate::{bundle::Built, files, workshop::Workshop};
use anyhow::Result;
use std::path::{Path, PathBuf};

/// A program and the site beside it.
#[derive(Debug)]
pub(crate) struct Served {
    /// The server's program.
    pub(crate) program: PathBuf,
    /// The folder it serves.
    pub(crate) site: PathBuf,
}

impl Served {
    /// Lays out a build for the server with this name: a port, or `test`.
    pub(crate) fn of(shop: &Workshop, built: &Built, name: &str) -> Result<Self> {
        lay_out(&built.program, &built.site, &shop.target.join("served").join(name))
    }
}

fn lay_out(program: &Path, site: &Path, place: &Path) -> Result<Served> {
    let fresh = place.with_extension("new");
    files::remove(&fresh)?;
    files::link(program, &fresh.join("zusage"))?;
    for file in files::walk(site)? {
        files::link(&file, &fresh.join("site").join(file.strip_prefix(site)?))?;
    }
    files::swap(&fresh, place)?;
    Ok(Served { program: place.join("zusage"), site: place.join("site") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_build_leaves_a_served_folder_alone() {
        let base = std::env::temp_dir().join(format!("xtask-served-{}", std::process::id()));
        let build = |text: &str| {
            files::write(&base.join("house/zusage.new"), text).expect("writable");
            std::fs::rename(base.join("house/zusage.new"), base.join("house/zusage")).expect("renamed");
            files::write(&base.join("house/site.new/pkg").join(text), text).expect("writable");
            files::swap(&base.join("house/site.new"), &base.join("house/site")).expect("swapped");
        };
        let lay_out = || lay_out(&base.join("house/zusage"), &base.join("house/site"), &base.join("served/3000"));
        build("old");
        let served = lay_out().expect("laid out");
        build("new");
        assert_eq!(files::text(&served.program).expect("there"), "old");
        assert_eq!(files::walk(&served.site).expect("listed"), [served.site.join("pkg/old")]);
        // Twice, because a second name must not get in its own way.
        for _ in 0..2 {
            let served = lay_out().expect("laid out");
            assert_eq!(files::text(&served.program).expect("there"), "new");
            assert_eq!(files::walk(&served.site).expect("listed"), [served.site.join("pkg/new")]);
        }
        assert_eq!(std::fs::read_dir(base.join("served")).expect("listed").count(), 1);
        files::remove(&base).expect("removed");
    }
}
