//! What SQLite itself can tell about a file: its own check, and how far its content reaches.
//!
//! Through connections that only read: closing one leaves file and log as they are.

use super::{Files, Monitor, corrupt};
use crate::{Error, Result};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, SqliteConnection};
use std::fs;

/// Files up to this size are checked before anything is served: a start with 37 MiB took 0.24 s in all, in a build without
/// optimisation on a busy machine with two cores.
const AT_ONCE: u64 = 64 << 20;
/// Files up to this size get the thorough check afterwards, which also compares tables with their indices. Above, it would
/// hold the log's beginning for minutes.
const THOROUGH: u64 = 1 << 30;

fn reading(files: &Files) -> SqliteConnectOptions {
    SqliteConnectOptions::new().filename(&files.db).read_only(true).pragma("cell_size_check", "on")
}

/// Refuses a file that ends before the mark.
pub(crate) fn compare(mark: Option<i64>, reached: i64, files: &Files) -> Result<()> {
    match mark {
        Some(mark) if mark > reached => Err(corrupt(format!(
            "changes up to number {mark} were acknowledged, but {} ends at number {reached}; if you put an older copy there \
             on purpose, delete {}",
            files.db.display(),
            files.lock.display()
        ))),
        _ => Ok(()),
    }
}

/// Checks a small file and says how far its content reaches: the number of the last event.
pub(crate) async fn quick(files: &Files) -> Result<i64> {
    let mut conn = reading(files).connect().await?;
    if size(files) <= AT_ONCE {
        check(&mut conn, "PRAGMA quick_check(1)").await?;
    }
    check_schema(&mut conn).await?;
    let reached = if counts_events(&mut conn).await? { last_event(&mut conn).await? } else { 0 };
    conn.close().await?;
    Ok(reached)
}

/// Checks the file while it is served; damage stops the serving.
pub(crate) fn watch(files: Files, monitor: &Monitor) {
    monitor.set_checking(true);
    let told = monitor.clone();
    let check = tokio::spawn(async move {
        match thorough(&files, &told).await {
            Ok(()) => {}
            Err(error @ Error::Corrupt { .. }) => told.note(&error),
            Err(error) => tracing::warn!(%error, "the check of the database file could not be finished"),
        }
        told.set_checking(false);
    });
    monitor.set_check(check);
}

/// Table by table, so that no single look at the file holds the log for the whole time.
async fn thorough(files: &Files, monitor: &Monitor) -> Result<()> {
    let mut conn = reading(files).connect().await?;
    let kind = if size(files) <= THOROUGH { "integrity_check" } else { "quick_check" };
    let tables: Vec<(String,)> =
        sqlx::query_as("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
            .fetch_all(&mut conn)
            .await?;
    for (table,) in tables {
        if monitor.is_closing() {
            break;
        }
        let quoted = table.replace('\'', "''");
        check(&mut conn, &format!("PRAGMA {kind}('{quoted}')")).await?;
    }
    conn.close().await?;
    Ok(())
}

async fn check(conn: &mut SqliteConnection, pragma: &str) -> Result<()> {
    let found: Vec<(String,)> = sqlx::query_as(AssertSqlSafe(pragma)).fetch_all(conn).await?;
    match found.into_iter().next() {
        Some((first,)) if first != "ok" => Err(corrupt(first.replace('\n', " "))),
        _ => Ok(()),
    }
}

/// The driver takes for granted that the tables' description is text, and panics where it is none.
async fn check_schema(conn: &mut SqliteConnection) -> Result<()> {
    let read =
        sqlx::query_as::<_, (String, Option<String>)>("SELECT name, sql FROM sqlite_schema").fetch_all(conn).await;
    match read {
        Err(sqlx::Error::ColumnDecode { .. }) => Err(corrupt("the description of the tables is no text")),
        other => other.map(drop).map_err(Error::from),
    }
}

/// The number of the last event ever, also if events were removed since.
pub(crate) async fn last_event(conn: &mut SqliteConnection) -> Result<i64> {
    let row: Option<(i64,)> =
        sqlx::query_as("SELECT seq FROM sqlite_sequence WHERE name = 'event'").fetch_optional(conn).await?;
    Ok(row.map_or(0, |(seq,)| seq))
}

async fn counts_events(conn: &mut SqliteConnection) -> Result<bool> {
    let (counted,): (bool,) =
        sqlx::query_as("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'event')").fetch_one(conn).await?;
    Ok(counted)
}

fn size(files: &Files) -> u64 {
    fs::metadata(&files.db).map_or(0, |db| db.len())
}
