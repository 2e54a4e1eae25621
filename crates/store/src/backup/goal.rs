//! The file that a restore makes.

use super::error::BackupError;
use super::files;
use crate::Result;
use crate::engine::sqlite::{self, schema};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// A file, or a log that somebody's file left behind, is data.
pub(super) fn refuse_existing(path: &Path) -> Result<()> {
    match with_logs(path).iter().find(|path| path.exists()) {
        None => Ok(()),
        Some(found) => Err(BackupError::Occupied { place: found.display().to_string() }.into()),
    }
}

/// Removes a file and its logs.
pub(super) fn clear(path: &Path) -> Result<()> {
    with_logs(path).iter().try_for_each(|path| files::remove(path))
}

/// A database file and what SQLite keeps beside it.
fn with_logs(path: &Path) -> [PathBuf; 4] {
    ["", "-wal", "-shm", "-journal"].map(|end| beside(path, end))
}

/// Removes the mark of a database that is gone: the restored one has its own history.
pub(super) fn forget_mark(path: &Path) -> Result<()> {
    files::remove(&beside(path, ".lock"))
}

/// Where a restore writes until all is verified.
pub(super) fn working(path: &Path) -> PathBuf {
    beside(path, ".restoring")
}

fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(end);
    name.into()
}

/// Brings the tables of an older backup up to date.
pub(super) async fn migrate(working: &Path) -> Result<()> {
    let options = SqliteConnectOptions::new().filename(working);
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
    let done = sqlite::MIGRATIONS.run(&pool).await;
    pool.close().await;
    done.map_err(schema)
}
