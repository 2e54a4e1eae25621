//! The client's own ledger: what was acknowledged, in a file of its own.

use anyhow::{Context as _, Result};
use domain::id::RecordId;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Takes down every acknowledgement. This program is not the one that is killed, so nothing is synced.
#[derive(Debug)]
pub struct Acknowledged {
    path: PathBuf,
    file: Mutex<BufWriter<File>>,
}

impl Acknowledged {
    /// An empty ledger.
    ///
    /// # Errors
    /// When the folder takes no file.
    pub fn create(path: &Path) -> Result<Self> {
        let file = File::create(path).with_context(|| format!("{} cannot be written", path.display()))?;
        Ok(Self { path: path.to_owned(), file: Mutex::new(BufWriter::new(file)) })
    }

    /// Takes down that a command was answered.
    ///
    /// # Errors
    /// When the file takes no more.
    pub fn note(&self, number: u64, id: RecordId) -> Result<()> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(writeln!(file, "{number} {id}")?)
    }

    /// Everything that was taken down: the client's number and the record.
    ///
    /// # Errors
    /// When the file cannot be read or holds something else.
    pub fn read(&self) -> Result<BTreeMap<u64, RecordId>> {
        self.file.lock().unwrap_or_else(PoisonError::into_inner).flush()?;
        let text = std::fs::read_to_string(&self.path)?;
        let entry = |line: &str| {
            let (number, id) = line.split_once(' ')?;
            Some((number.parse().ok()?, id.parse().ok()?))
        };
        text.lines().map(|line| entry(line).with_context(|| format!("no acknowledgement: {line:?}"))).collect()
    }
}
