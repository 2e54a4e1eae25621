//! What every command needs: where things are, how children are started, what has been done so far.

use crate::{children::Children, metadata::Metadata, process, steps::Steps};
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

    /// Whether the compiler at work is the one on which lints and small differences in bytes are errors.
    pub(crate) fn on_recorded_compiler(&self) -> bool {
        let version = process::answer(self.children.command("rustc").current_dir(&self.root).arg("-V"));
        is_recorded(version.as_deref().unwrap_or_default(), self.metadata.lint_compiler())
    }

    /// Where `demo`, `dev` and `test` build the server and the site; each serves from links of its own to them.
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

/// Whether `rustc -V` is the recorded version.
fn is_recorded(version: &str, recorded: Option<&str>) -> bool {
    version.split_whitespace().nth(1).is_some_and(|version| Some(version) == recorded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_recorded_version_is_the_recorded_compiler() {
        assert!(is_recorded("rustc 1.95.0 (59807616e 2026-04-14)", Some("1.95.0")));
        assert!(!is_recorded("rustc 1.96.0 (ac68faa20 2026-05-25) (built from a source tarball)", Some("1.95.0")));
        assert!(!is_recorded("rustc 1.95.0 (59807616e 2026-04-14)", None));
    }
}
