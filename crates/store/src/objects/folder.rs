//! Objects in a folder, lasting.
//!
//! `LocalFileSystem` with `fsync` writes a file beside its goal (`…#1`), syncs it, links it under its name and syncs that
//! folder. It does not sync what another write has made meanwhile (a folder, a name found existing), nor deletions;
//! [`Folder::settle`] does. A crash may leave a `…#1`: it is passed over and holds sealed bytes only.

use super::error::ObjectError;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use std::fs::{self, DirBuilder, File};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path as FsPath, PathBuf};
use std::sync::Arc;

#[derive(Clone)]
pub(super) struct Folder {
    root: Arc<FsPath>,
    store: LocalFileSystem,
}

impl Folder {
    pub(super) fn open(root: &FsPath) -> Result<Self, ObjectError> {
        make_private(root)?;
        let root = fs::canonicalize(root)?;
        let store = LocalFileSystem::new_with_prefix(&root)?.with_fsync(true);
        Ok(Self { root: root.into(), store })
    }

    pub(super) fn store(&self) -> &LocalFileSystem {
        &self.store
    }

    /// Syncs all folders from the file up to the root, so that a name, or its absence, survives a power loss.
    pub(super) async fn settle(&self, path: &Path) -> Result<(), ObjectError> {
        let (root, file) = (Arc::clone(&self.root), self.store.path_to_filesystem(path)?);
        let sync = move || -> io::Result<()> {
            let mut folders = file.ancestors().skip(1).take_while(|folder| folder.starts_with(&root));
            folders.try_for_each(sync_folder)
        };
        let synced = tokio::task::spawn_blocking(sync).await;
        Ok(synced.map_err(|_| ObjectError::unavailable("the process is ending"))??)
    }

    pub(super) async fn ping(&self) -> Result<(), ObjectError> {
        let found = tokio::fs::metadata(&self.root).await?;
        if found.is_dir() { Ok(()) } else { Err(ObjectError::unavailable("the folder is no folder any more")) }
    }
}

/// Makes the folder and those above it that are missing; their names last.
fn make_private(root: &FsPath) -> io::Result<()> {
    let missing: Vec<PathBuf> = root
        .ancestors()
        .take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists())
        .map(Into::into)
        .collect();
    DirBuilder::new().recursive(true).mode(0o700).create(root)?;
    missing
        .iter()
        .filter_map(|made| made.parent())
        .try_for_each(|folder| sync_folder(if folder.as_os_str().is_empty() { FsPath::new(".") } else { folder }))
}

fn sync_folder(folder: &FsPath) -> io::Result<()> {
    File::open(folder)?.sync_all()
}
