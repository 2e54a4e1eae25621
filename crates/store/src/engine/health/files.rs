//! The database's files, judged from outside: path, rights, header, size. Each refusal is a sentence for the operator.

use super::{corrupt, wal};
use crate::{Error, Result};
use std::ffi::OsString;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read as _};
use std::path::{Path, PathBuf};

/// First bytes of every SQLite file (sqlite.org/fileformat2.html, 1.3).
const MAGIC: &[u8; 16] = b"SQLite format 3\0";
const HEADER: usize = 100;

/// Where the database and what belongs to it lie. Links are followed first, as SQLite does, so that two names of one file
/// meet in one lock.
#[derive(Debug, Clone)]
pub(crate) struct Files {
    pub(crate) db: PathBuf,
    pub(crate) wal: PathBuf,
    pub(crate) lock: PathBuf,
}

impl Files {
    /// Finds the folder.
    pub(crate) fn locate(path: &Path) -> Result<Self> {
        let db = match path.canonicalize() {
            Ok(found) => found,
            Err(error) if error.kind() == ErrorKind::NotFound => in_real_folder(path)?,
            Err(error) => return Err(unreachable(path, &error)),
        };
        let beside = |ending: &str| {
            let mut name = OsString::from(&db);
            name.push(ending);
            PathBuf::from(name)
        };
        Ok(Self { wal: beside("-wal"), lock: beside(".lock"), db })
    }

    /// Whether there is a database with content. Asks the folder only: safe while the file is open elsewhere.
    pub(crate) fn exists(&self) -> Result<bool> {
        let db = about(&self.db)?;
        if db.as_ref().is_some_and(Metadata::is_dir) {
            return Err(Error::Setup(format!("{} is a folder; the database must be a file", self.db.display())));
        }
        let filled = db.is_some_and(|db| db.len() > 0);
        // SQLite would delete such a log without a word.
        if !filled && about(&self.wal)?.is_some_and(|wal| wal.len() > 0) {
            return Err(corrupt(format!(
                "{} is missing or empty, but its write-ahead log is there",
                self.db.display()
            )));
        }
        Ok(filled)
    }

    /// Reads header and log. Only while this process has no connection to the file: closing a descriptor of a file drops
    /// the process's POSIX locks on it, SQLite's among them (sqlite.org/howtocorrupt.html, 2.2).
    pub(crate) fn inspect(&self) -> Result<()> {
        self.inspect_db()?;
        self.inspect_wal()
    }

    /// Reads the log, which bears no locks.
    pub(crate) fn inspect_wal(&self) -> Result<()> {
        match File::open(&self.wal) {
            Ok(file) => wal::inspect(file).map_err(|error| unreachable(&self.wal, &error))?.map_or(Ok(()), Err),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            Err(error) => Err(unreachable(&self.wal, &error)),
        }
    }

    fn inspect_db(&self) -> Result<()> {
        let mut file =
            OpenOptions::new().read(true).write(true).open(&self.db).map_err(|error| unreachable(&self.db, &error))?;
        let size = file.metadata().map_err(|error| unreachable(&self.db, &error))?.len();
        let mut header = [0; HEADER];
        match file.read_exact(&mut header) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => {
                return Err(corrupt(format!("{} is cut off after {size} bytes", self.db.display())));
            }
            Err(error) => return Err(unreachable(&self.db, &error)),
        }
        let with_log = about(&self.wal)?.is_some_and(|wal| wal.len() > 0);
        judge(&header, size, with_log).map_or(Ok(()), |fault| Err(corrupt(format!("{} {fault}", self.db.display()))))
    }
}

/// What is wrong with a header. With a log beside it the file may be shorter than it says: a checkpoint writes the first
/// page first.
fn judge(header: &[u8; HEADER], size: u64, with_log: bool) -> Option<String> {
    let two = |at: usize| u16::from_be_bytes([header[at], header[at + 1]]);
    let four = |at: usize| u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
    if !header.starts_with(MAGIC) {
        return Some("does not begin as an SQLite file does".to_owned());
    }
    let page: u64 = if two(16) == 1 { 65_536 } else { two(16).into() };
    if page < 512 || !page.is_power_of_two() {
        return Some(format!("names a page size of {page}"));
    }
    let counted = four(24) == four(92);
    let (said, there) = (u64::from(four(28)), size / page);
    (counted && !with_log && said > there).then(|| format!("has {there} of the {said} pages that it should have"))
}

fn in_real_folder(path: &Path) -> Result<PathBuf> {
    let name =
        path.file_name().ok_or_else(|| Error::Setup(format!("{} names no file for the database", path.display())))?;
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let folder = folder.canonicalize().map_err(|error| match error.kind() {
        ErrorKind::NotFound => Error::Setup(format!(
            "the folder {} for the database does not exist; create it, or name another",
            folder.display()
        )),
        _ => unreachable(folder, &error),
    })?;
    Ok(folder.join(name))
}

fn about(path: &Path) -> Result<Option<Metadata>> {
    match fs::metadata(path) {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unreachable(path, &error)),
    }
}

/// An input or output error as a sentence.
pub(super) fn unreachable(path: &Path, error: &io::Error) -> Error {
    let path = path.display();
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Error::Full,
        ErrorKind::PermissionDenied => {
            Error::Setup(format!("{path} may not be read and written by this user; the server's user must own it"))
        }
        ErrorKind::ReadOnlyFilesystem => Error::Setup(format!("{path} lies on a disk that is mounted read-only")),
        ErrorKind::NotADirectory => Error::Setup(format!("{path} leads through a file as if it were a folder")),
        _ => Error::Setup(format!("{path} cannot be used: {error}")),
    }
}
