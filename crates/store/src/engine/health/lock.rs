//! The file beside the database: who serves it, and up to where changes were acknowledged.
//!
//! The lock is the operating system's and goes with the process, however that ends. The mark is the number of the last
//! event that was acknowledged, written right after each commit without waiting for the disk: after a killed process it is
//! exact, after a power cut it may lag behind, it never runs ahead. A database that ends before its mark has lost
//! acknowledged changes (log deleted or cut, older copy put in its place), which no look at the database alone can tell.

use super::files::{Files, unreachable};
use crate::{Error, Result};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// A restarting service may begin before its predecessor has quite ended.
const PATIENCE: u32 = 20;
const PAUSE: Duration = Duration::from_millis(100);

/// The right to serve a file; released with its last owner, or by [`Lock::release`].
#[derive(Debug)]
pub(crate) struct Lock {
    file: File,
    released: AtomicBool,
}

impl Lock {
    /// Takes the lock, or says who is in the way.
    pub(crate) async fn take(files: &Files) -> Result<Self> {
        let file = open(&files.lock)?;
        for _ in 0..PATIENCE {
            match file.try_lock() {
                Ok(()) => return Ok(Self { file, released: AtomicBool::new(false) }),
                Err(TryLockError::WouldBlock) => tokio::time::sleep(PAUSE).await,
                Err(TryLockError::Error(error)) => return Err(unreachable(&files.lock, &error)),
            }
        }
        Err(Error::Setup(format!(
            "another Zusage is serving {}; two on one file would do every job twice. Stop the other first; several \
             servers at once need PostgreSQL",
            files.db.display()
        )))
    }

    /// Whether no server has the file at this moment.
    pub(crate) fn is_free(files: &Files) -> bool {
        match File::open(&files.lock) {
            Ok(file) => file.try_lock_shared().is_ok(),
            Err(_) => true,
        }
    }

    /// The last acknowledged event, if the file says it.
    pub(crate) fn mark(&self) -> Option<i64> {
        let mut file = &self.file;
        file.seek(SeekFrom::Start(0)).ok()?;
        let mut text = String::new();
        file.take(64).read_to_string(&mut text).ok()?;
        parse(&text)
    }

    /// Writes the mark. One that cannot be written lags behind, which only makes the check weaker.
    pub(crate) fn set_mark(&self, seq: i64) {
        let mut file = &self.file;
        let text = format!("{seq:019} {seq:019}\n");
        if file.seek(SeekFrom::Start(0)).and_then(|_| file.write_all(text.as_bytes())).is_err() {
            tracing::warn!("the mark of acknowledged changes could not be written");
        }
    }

    /// Lets the next server in.
    pub(crate) fn release(&self) {
        self.released.store(true, Ordering::Release);
        drop(self.file.unlock());
    }

    pub(crate) fn is_released(&self) -> bool {
        self.released.load(Ordering::Acquire)
    }
}

fn open(path: &Path) -> Result<File> {
    OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)
        .map_err(|error| unreachable(path, &error))
}

/// The number stands twice, so that a damaged mark is no mark.
fn parse(text: &str) -> Option<i64> {
    let (one, two) = text.trim_end().split_once(' ')?;
    (one == two).then(|| one.parse().ok()).flatten()
}
