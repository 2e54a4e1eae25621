//! SQLite: settings that keep what was acknowledged, also through a power cut.

use super::Lite;
use super::health::{self, Files, Keeper, Lock, Monitor};
use super::writer::Writer;
use crate::keys::Keys;
use crate::signals::Signals;
use crate::store::Access;
use crate::{Error, Result};
use sqlx::SqlitePool;
use sqlx::migrate::Migrator;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use std::os::unix::fs::OpenOptionsExt as _;
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
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(BUSY)
        .foreign_keys(true)
        .pragma("cache_size", "-8192")
        .pragma("temp_store", "memory")
        // What is erased is overwritten, not only unlinked.
        .pragma("secure_delete", "on")
        .pragma("journal_size_limit", health::KEPT_LOG.to_string())
        .pragma("wal_autocheckpoint", "1000")
        .pragma("cell_size_check", "on")
        .optimize_on_close(true, None)
}

/// Looks at the file, then opens it. For serving it is created if missing and its tables are brought up to date; a tool
/// changes nothing and works beside a server.
pub(crate) async fn open(path: &Path, access: Access, keys: Arc<Keys>, signals: Signals) -> Result<Lite> {
    let files = Files::locate(path)?;
    let lock = match access {
        Access::Serve => Some(admit_server(&files).await?),
        Access::Tool => {
            admit_tool(&files).await?;
            None
        }
    };
    let path = files.db.as_path();
    // The file remembers the mode; a reader of a copy that has another one must not try to change it.
    let writer = options(path).journal_mode(SqliteJournalMode::Wal).create_if_missing(access == Access::Serve);
    if access == Access::Serve {
        make_private(path)?;
        migrate(&writer).await?;
    }
    let readers = SqlitePoolOptions::new()
        .max_connections(READERS)
        .idle_timeout(None)
        .max_lifetime(None)
        // A connection to a file of this machine does not go away by itself; asking costs as much as a statement.
        .test_before_acquire(false)
        .connect_with(options(path).read_only(true))
        .await?;
    if access == Access::Tool {
        check(&readers).await?;
    }
    let monitor = Monitor::default();
    if access == Access::Serve {
        health::watch(files.clone(), &monitor);
    }
    let keeper = Keeper::new(monitor.clone(), lock, &files);
    Ok(Lite { writer: Writer::new(writer, keys, signals, keeper), readers, monitor })
}

/// Everything that can be refused before anything is changed.
async fn admit_server(files: &Files) -> Result<Lock> {
    // Before the lock's file is made: a wrong path should leave nothing behind.
    files.exists()?;
    let lock = Lock::take(files).await?;
    // Asked again: a predecessor may have written until it let go.
    let reached = if files.exists()? {
        inspect(files, Files::inspect).await?;
        health::quick(files).await?
    } else {
        0
    };
    health::compare(lock.mark(), reached, files)?;
    lock.set_mark(reached);
    Ok(lock)
}

/// A tool looks at the log only if no server is writing it, and never at the database by hand: this process may have it
/// open.
async fn admit_tool(files: &Files) -> Result<()> {
    if !files.exists()? {
        return Err(Error::Setup(format!("there is no database at {}", files.db.display())));
    }
    if Lock::is_free(files) {
        inspect(files, Files::inspect_wal).await?;
    }
    health::quick(files).await.map(drop)
}

/// Reads much, so on a thread where that is allowed.
async fn inspect(files: &Files, look: fn(&Files) -> Result<()>) -> Result<()> {
    let files = files.clone();
    tokio::task::spawn_blocking(move || look(&files))
        .await
        .map_err(|_| Error::Unavailable { detail: "looking at the database file was interrupted".to_owned() })?
}

/// Makes a missing file so that only this user can read it; SQLite gives its log the same mode.
fn make_private(path: &Path) -> Result<()> {
    match std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
            Err(Error::Setup(format!("{} cannot be made: {error}", path.display())))
        }
        _ => Ok(()),
    }
}

async fn migrate(options: &SqliteConnectOptions) -> Result<()> {
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
    let done = MIGRATIONS.run(&pool).await;
    pool.close().await;
    done.map_err(schema)
}

/// Compares the file's migrations with the program's; changes nothing.
async fn check(pool: &SqlitePool) -> Result<()> {
    let applied: Vec<(i64,)> =
        sqlx::query_as("SELECT version FROM _sqlx_migrations WHERE success ORDER BY version").fetch_all(pool).await?;
    super::migrations_match(&MIGRATIONS, applied)
}

/// A migration's error, with the database's own trouble told apart.
pub(crate) fn schema(error: sqlx::migrate::MigrateError) -> Error {
    use sqlx::migrate::MigrateError;
    match error {
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => error.into(),
        MigrateError::VersionMissing(version) => Error::Schema(format!(
            "the database was made by a newer Zusage (migration {version} is unknown here); start that version instead"
        )),
        other => Error::Schema(format!("the tables cannot be brought up to date: {other}")),
    }
}
