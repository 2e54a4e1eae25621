//! Mails as files, for the demo and for tests.

use super::MailError;
use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Writes a mail whole or not at all; the same mail again replaces itself.
pub(super) async fn write(folder: &Path, id: Uuid, bytes: Vec<u8>) -> Result<(), MailError> {
    let folder = folder.to_owned();
    let written = tokio::task::spawn_blocking(move || place(&folder, id, &bytes)).await;
    written.map_err(|_| MailError::Unreachable)?.map_err(|error| MailError::Folder(error.kind()))
}

fn place(folder: &Path, id: Uuid, bytes: &[u8]) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let (half, whole) = (file(folder, id, "part"), file(folder, id, "eml"));
    let mut out = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&half)?;
    out.write_all(bytes)?;
    fs::rename(half, whole)
}

fn file(folder: &Path, id: Uuid, ending: &str) -> PathBuf {
    folder.join(format!("{id}.{ending}"))
}
