//! Files and folders that survive a power cut, and are read by their owner only.

use super::error::BackupError;
use super::manifest::FileFacts;
use crate::vault::hex;
use crate::{Error, Result};
use ring::digest;
use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

const CHUNK: usize = 1 << 20;

/// Turns an error of the system into ours; a full disk is told apart.
pub(super) fn failed(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Error {
    move |source| match source.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Error::Full,
        _ => BackupError::Io { path: path.into(), doing, source }.into(),
    }
}

/// Makes the folder, and those above it, with mode 0700.
pub(super) fn make_folder(path: &Path) -> Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(failed("made", path))
}

/// Makes a file that only its owner may open, instead of the one that may be there. Never the same file: somebody who was
/// called off may still be writing to that.
pub(super) fn create_private(path: &Path) -> Result<File> {
    remove(path)?;
    let created = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    created.map_err(failed("written", path))
}

/// Takes the lock of a file or a folder, unless somebody has it; held until it is dropped.
pub(super) fn lock(path: &Path) -> Result<File> {
    let file = File::open(path).map_err(failed("read", path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(BackupError::Busy { place: path.into() }.into()),
        Err(TryLockError::Error(error)) => Err(failed("locked", path)(error)),
    }
}

/// Removes a file; right also when it is not there.
pub(super) fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        removed => removed.map_err(failed("removed", path)),
    }
}

/// Writes a whole file and syncs it, but not its name.
pub(super) fn write(path: &Path, text: &[u8]) -> Result<()> {
    let mut file = create_private(path)?;
    file.write_all(text).and_then(|()| file.sync_all()).map_err(failed("written", path))
}

/// Syncs the content of a file that somebody else wrote.
pub(super) async fn sync_file(path: &Path) -> Result<()> {
    let path = path.to_owned();
    blocking(move || File::open(&path).and_then(|file| file.sync_all()).map_err(failed("written", &path))).await
}

/// Renames inside one folder, lastingly.
pub(super) fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).map_err(failed("renamed", from))?;
    sync_folder_of(to)
}

/// Makes names in the folder of this file lasting.
pub(super) fn sync_folder_of(path: &Path) -> Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed("written", folder))
}

/// Length and hash of a file.
pub(super) async fn facts(path: &Path) -> Result<FileFacts> {
    let path = path.to_owned();
    blocking(move || read_through(&path, |_| Ok(()))).await
}

/// Copies a file into a private one, synced; what was copied.
pub(super) async fn copy(from: &Path, to: &Path) -> Result<FileFacts> {
    let (from, to): (PathBuf, PathBuf) = (from.into(), to.into());
    blocking(move || {
        let mut target = create_private(&to)?;
        let facts = read_through(&from, |chunk| target.write_all(chunk).map_err(failed("written", &to)))?;
        target.sync_all().map_err(failed("written", &to))?;
        Ok(facts)
    })
    .await
}

fn read_through(path: &Path, mut each: impl FnMut(&[u8]) -> Result<()>) -> Result<FileFacts> {
    let mut file = File::open(path).map_err(failed("read", path))?;
    let (mut context, mut bytes) = (digest::Context::new(&digest::SHA256), 0);
    let mut buffer = vec![0; CHUNK];
    loop {
        let count = file.read(&mut buffer).map_err(failed("read", path))?;
        if count == 0 {
            return Ok(FileFacts { bytes, sha256: hex(context.finish().as_ref()) });
        }
        context.update(&buffer[..count]);
        each(&buffer[..count])?;
        bytes += count as u64;
    }
}

/// Runs work that waits for the disk where it holds up nobody.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let ended = tokio::task::spawn_blocking(work).await;
    ended.unwrap_or_else(|_| Err(Error::Unavailable { detail: "the process is ending".to_owned() }))
}
