//! SQLite: settings that keep what was acknowledged, also through a power cut.

use super::Lite;
use super::writer::Writer;
use crate::keys::Keys;
use crate::signals::Signals;
use crate::{Error, Result};
use sqlx::migrate::Migrator;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// Migrations for SQLite; the same numbers as PostgreSQL's.
pub(crate) static MIGRATIONS: Migrator = sqlx::migrate!("../../migrations/sqlite");

/// How long a statement waits while another process writes (a backup tool, an operator's command).
const BUSY: Duration = Duration::from_secs(10);
/// Two cores feed no more; each has a cache of 8 MiB.
const READERS: u32 = 4;

/// The options of every connection. WAL with FULL: a commit is on the disk before it is acknowledged; NORMAL may lose
/// the last ones with the power (sqlite.org/wal.html).
fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(BUSY)
        .foreign_keys(true)
        .pragma("cache_size", "-8192")
        .pragma("temp_store", "memory")
        // What is erased is overwritten, not only unlinked.
        .pragma("secure_delete", "on")
        .pragma("journal_size_limit", "67108864")
        .optimize_on_close(true, None)
}

/// Opens or creates the file and brings its tables up to date.
pub(crate) async fn open(path: &Path, keys: Arc<Keys>, signals: Signals) -> Result<Lite> {
    let writer = options(path).create_if_missing(true);
    migrate(&writer).await?;
    let readers = SqlitePoolOptions::new()
        .max_connections(READERS)
        .idle_timeout(None)
        .max_lifetime(None)
        .connect_with(options(path).read_only(true))
        .await?;
    Ok(Lite { writer: Writer::new(writer, keys, signals), readers })
}

async fn migrate(options: &SqliteConnectOptions) -> Result<()> {
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
    let done = MIGRATIONS.run(&pool).await;
    pool.close().await;
    done.map_err(schema)
}

/// A migration's error, with the database's own trouble told apart.
pub(crate) fn schema(error: sqlx::migrate::MigrateError) -> Error {
    use sqlx::migrate::MigrateError;
    match error {
        MigrateError::Execute(error) => error.into(),
        MigrateError::ExecuteMigration(error, _) => error.into(),
        MigrateError::VersionMissing(version) => Error::Schema(format!(
            "the database was made by a newer Zusage (migration {version} is unknown here); start that version instead"
        )),
        other => Error::Schema(format!("the tables cannot be brought up to date: {other}")),
    }
}
