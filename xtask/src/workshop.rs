//! What every command needs: where things are, how children are started, what has been done so far.

use crate::{children::Children, metadata::Metadata, steps::Steps};
use anyhow::{Context, Result};
use std::{
    env,
    path::{Path, PathBuf},
};

/// The place where a command works.
#[derive(Debug)]
pub(crate) struct Workshop {
    /// The root of the repository.
    pub(crate) root: PathBuf,
    /// The one target folder of every cargo call.
    pub(crate) target: PathBuf,
    /// How child processes see the world.
    pub(crate) children: Children,
    /// The steps done so far, with their times.
    pub(crate) steps: Steps,
    /// What cargo knows about the members.
    pub(crate) metadata: Metadata,
}

impl Workshop {
    /// Finds the repository that this program was started for.
    pub(crate) fn open() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&manifest)
            .parent()
            .context("the xtask folder has no parent; start this with `cargo xtask` inside the repository")?
            .to_path_buf();
        let children = Children::of_this_process();
        let metadata = Metadata::read(&children, &root)?;
        let target = metadata.target_directory.clone();
        let mut children = children;
        children.set("CARGO_TARGET_DIR", target.to_string_lossy());
        Ok(Self { root, target, children, steps: Steps::default(), metadata })
    }

    /// Where `demo`, `dev` and `test` lay the server and the site.
    pub(crate) fn house(&self) -> PathBuf {
        self.target.join("house")
    }

    /// Where `build` lays the product.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Where tools are unpacked; `cargo clean` takes them away with everything else.
    pub(crate) fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }
}
