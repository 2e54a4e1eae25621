//! A copy of the tables in a file that nobody writes any more, read the way a store reads.

use super::error::BackupError;
use super::manifest::HeadLine;
use super::tables;
use crate::engine::health::{Files, Keeper, Monitor};
use crate::engine::writer::Writer;
use crate::engine::{Engine, Lite};
use crate::keys::Keys;
use crate::ledger::Report;
use crate::objects::Objects;
use crate::signals::Signals;
use crate::{Error, Result, Store};
use domain::{Ctx, System};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use sqlx::{ConnectOptions as _, Connection as _, SqlitePool};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// Writes a consistent picture of an open database into an empty file. Readers see a snapshot, so writers go on; a connection
/// of its own leaves the readers to others.
pub(super) async fn vacuum(readers: &SqlitePool, path: &Path) -> Result<()> {
    let options = readers.connect_options().as_ref().clone().optimize_on_close(false, None);
    let mut conn = options.connect().await?;
    let copied = sqlx::query("VACUUM INTO $1").bind(text(path)?).execute(&mut conn).await;
    conn.close().await?;
    copied?;
    // Without a log beside it the file can be read from a place where nothing can be written.
    let mut copy = SqliteConnectOptions::new().filename(path).connect().await?;
    sqlx::query("PRAGMA journal_mode = DELETE").execute(&mut copy).await?;
    Ok(copy.close().await?)
}

fn text(path: &Path) -> Result<&str> {
    path.to_str().ok_or_else(|| Error::Setup("the backup's folder must have a name in UTF-8".to_owned()))
}

/// The copy.
#[derive(Debug)]
pub(super) struct Copy {
    pool: SqlitePool,
    store: Store,
}

impl Copy {
    /// Opens the file so that nothing is written, not even beside it.
    pub(super) async fn open(path: &Path, keys: &Arc<Keys>, objects: Objects) -> Result<Self> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .read_only(true)
            .immutable(true)
            .pragma("cache_size", "-65536")
            .pragma("temp_store", "memory");
        let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
        let signals = Signals::new();
        let monitor = Monitor::default();
        let keeper = Keeper::new(monitor.clone(), None, &Files::locate(path)?);
        let writer = Writer::new(options, Arc::clone(keys), signals.clone(), keeper);
        let lite = Lite { writer, readers: pool.clone(), monitor };
        Ok(Self { pool, store: Store::over(Engine::Lite(lite), Arc::clone(keys), objects, signals) })
    }

    /// The copy as a store that can only be read.
    pub(super) fn store(&self) -> &Store {
        &self.store
    }

    pub(super) fn pool(&self) -> &SqlitePool {
        &self.pool
    }

    /// Lets SQLite look at every page, and at every reference between rows.
    pub(super) async fn check_file(&self) -> Result<()> {
        let found: String = sqlx::query_scalar("PRAGMA integrity_check(1)").fetch_one(&self.pool).await?;
        if found != "ok" {
            return Err(BackupError::Unsound { what: found }.into());
        }
        let dangling: Option<(String,)> =
            sqlx::query_as("SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1").fetch_optional(&self.pool).await?;
        let what = |(table,): (String,)| format!("a row of {table} refers to one that is not there");
        dangling.map_or(Ok(()), |found| Err(BackupError::Unsound { what: what(found) }.into()))
    }

    /// Reads the whole ledger.
    pub(super) async fn verify(&self, ctx: &Ctx<System>) -> Result<Report> {
        self.store.verify_ledger(ctx).await
    }

    /// The number of rows of each table.
    pub(super) async fn rows(&self) -> Result<BTreeMap<String, u64>> {
        let mut conn = self.pool.acquire().await?;
        let mut counts = BTreeMap::new();
        for table in tables::of_lite(&mut conn).await? {
            let rows = sqlx::query_scalar(tables::count(&table.name)).fetch_one(&mut *conn).await?;
            counts.insert(table.name, rows);
        }
        Ok(counts)
    }

    /// The last number that was given in the outbox, also when its row is gone.
    pub(super) async fn last_event(&self) -> Result<i64> {
        let last: Option<i64> = sqlx::query_scalar("SELECT seq FROM sqlite_sequence WHERE name = 'event'")
            .fetch_optional(&self.pool)
            .await?;
        Ok(last.unwrap_or(0))
    }

    pub(super) async fn close(self) {
        self.store.close().await;
    }
}

/// The ends of a ledger without faults, or its first fault in words.
pub(super) fn heads(report: &Report) -> Result<Vec<HeadLine>, String> {
    match report.faults.first() {
        Some(fault) => Err(format!("the ledger: {fault}")),
        None => Ok(report.heads.iter().map(HeadLine::from).collect()),
    }
}
