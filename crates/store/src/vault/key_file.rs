//! The master key's file: a line that says what it is, then 64 hex digits. Nobody but its owner may open it.

use super::address::unhex;
use super::key::{KeyBytes, LEN};
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

const HEADER: &str = "zusage master key 1 (secret; mode 0600; keep a copy, but not beside the backups)";
/// Header, newline, digits, newline.
const FILE_LEN: usize = HEADER.len() + 1 + 2 * LEN + 1;

/// Why there is no master key. The path is the operator's own.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// No such file.
    #[error("the master key file {} is missing: put it back, or nothing sealed can be read", path.display())]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// A file is there already; it is never overwritten.
    #[error("the master key file {} exists already and is not overwritten", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The group or others may do something with the file.
    #[error("the master key file {} is open to others (mode {mode:04o}): chmod 600 it, and think who may have read it", path.display())]
    Exposed {
        /// The file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// Not what this program wrote.
    #[error("the master key file {} is malformed: a header and 64 hexadecimal digits are wanted", path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
    },
    /// The system refused.
    #[error("the master key file {} cannot be {doing}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// "read" or "written".
        doing: &'static str,
        /// What the system said.
        source: io::Error,
    },
}

pub(super) fn read(path: &Path) -> Result<KeyBytes, KeyFileError> {
    let unreadable = |source: io::Error| match source.kind() {
        ErrorKind::NotFound => KeyFileError::Missing { path: path.into() },
        _ => KeyFileError::Io { path: path.into(), doing: "read", source },
    };
    let malformed = || KeyFileError::Malformed { path: path.into() };
    // Asked before opening: opening a pipe would wait for ever.
    if !fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err(malformed());
    }
    let file = File::open(path).map_err(unreadable)?;
    let mode = file.metadata().map_err(unreadable)?.permissions().mode() & 0o7777;
    if mode & 0o077 != 0 {
        return Err(KeyFileError::Exposed { path: path.into(), mode });
    }
    // Room for one byte too much, so that a longer file is noticed and the buffer never moves.
    let mut text = Zeroizing::new(Vec::with_capacity(FILE_LEN + 1));
    file.take(FILE_LEN as u64 + 1).read_to_end(&mut text).map_err(unreadable)?;
    let digits =
        text.strip_prefix(HEADER.as_bytes()).and_then(|rest| rest.strip_prefix(b"\n")).ok_or_else(malformed)?;
    let mut key = KeyBytes::zero();
    unhex(digits.strip_suffix(b"\n").unwrap_or(digits), key.bytes_mut()).ok_or_else(malformed)?;
    Ok(key)
}

pub(super) fn write_new(path: &Path, key: &KeyBytes) -> Result<(), KeyFileError> {
    let failed = |source: io::Error| KeyFileError::Io { path: path.into(), doing: "written", source };
    let mut file = match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            return Err(KeyFileError::Exists { path: path.into() });
        }
        opened => opened.map_err(failed)?,
    };
    let written = file.write_all(&text_of(key)).and_then(|()| file.sync_all()).and_then(|()| sync_folder_of(path));
    written.map_err(|error| {
        // Half a key would stop every later start; this file is ours, it did not exist before.
        let _ = fs::remove_file(path);
        failed(error)
    })
}

fn sync_folder_of(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

fn text_of(key: &KeyBytes) -> Zeroizing<Vec<u8>> {
    let mut text = Zeroizing::new(Vec::with_capacity(FILE_LEN));
    text.extend_from_slice(HEADER.as_bytes());
    text.push(b'\n');
    for byte in key.bytes() {
        text.extend([byte >> 4, byte & 15].map(|digit| if digit < 10 { b'0' + digit } else { b'a' + digit - 10 }));
    }
    text.push(b'\n');
    text
}
