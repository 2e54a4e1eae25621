//! From PostgreSQL into a SQLite file: one transaction reads, so all tables are of one instant.

use super::tables::{self, Table};
use super::value::Cell;
use crate::engine::conn::Conn;
use crate::engine::sqlite::{self, schema};
use crate::{Error, Result, Scope};
use domain::System;
use futures_util::TryStreamExt as _;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions as _, Connection as _, PgConnection, SqliteConnection};
use std::path::Path;

/// Values in one INSERT; SQLite takes 32766.
const MOST_VALUES: usize = 2000;

/// Copies all tables into an empty file. Whoever calls this syncs the file.
pub(super) async fn export(scope: &mut Scope<'_, System>, path: &Path) -> Result<()> {
    let Conn::Pg(source) = &mut scope.conn else {
        return Err(Error::Setup("only PostgreSQL is copied table by table".to_owned()));
    };
    let mut target = empty_tables(path).await?;
    let tables = tables::of_pg(source).await?;
    tables::check_same(&tables, &tables::of_lite(&mut target).await?)?;
    sqlx::query("BEGIN").execute(&mut target).await?;
    for table in &tables {
        copy(table, source, &mut target).await?;
        copy_counter(table, source, &mut target).await?;
    }
    sqlx::query("COMMIT").execute(&mut target).await?;
    Ok(target.close().await?)
}

/// A file with this program's tables. Nothing in it needs to survive a crash before the backup is whole, and references are
/// checked at the end.
async fn empty_tables(path: &Path) -> Result<SqliteConnection> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .foreign_keys(false)
        .journal_mode(SqliteJournalMode::Off)
        .synchronous(SqliteSynchronous::Off)
        .pragma("cache_size", "-65536");
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
    let done = sqlite::MIGRATIONS.run(&pool).await;
    pool.close().await;
    done.map_err(schema)?;
    Ok(options.connect().await?)
}

async fn copy(table: &Table, source: &mut PgConnection, target: &mut SqliteConnection) -> Result<()> {
    let most = (MOST_VALUES / table.columns.len()).max(1);
    let mut rows = sqlx::query(tables::select(table)).fetch(source);
    let mut waiting = Vec::with_capacity(most);
    while let Some(row) = rows.try_next().await? {
        waiting.push(Cell::of_row(table, &row)?);
        if waiting.len() == most {
            insert(table, &mut waiting, target).await?;
        }
    }
    insert(table, &mut waiting, target).await
}

/// Writes what is waiting.
async fn insert(table: &Table, waiting: &mut Vec<Vec<Cell>>, target: &mut SqliteConnection) -> Result<()> {
    if waiting.is_empty() {
        return Ok(());
    }
    let insert = sqlx::query(tables::insert_lite(table, waiting.len()));
    let insert = waiting.drain(..).flatten().fold(insert, |insert, cell| cell.bind(insert));
    insert.execute(target).await?;
    Ok(())
}

/// The last number that was given, if SQLite remembers it for this table: rows with higher ones may be gone.
async fn copy_counter(table: &Table, source: &mut PgConnection, target: &mut SqliteConnection) -> Result<()> {
    for column in table.columns.iter().filter(|column| column.counted) {
        let last: Option<i64> =
            sqlx::query_scalar("SELECT pg_sequence_last_value(pg_get_serial_sequence($1, $2)::REGCLASS)")
                .bind(tables::quoted(&table.name))
                .bind(&column.name)
                .fetch_one(&mut *source)
                .await?;
        sqlx::query("DELETE FROM sqlite_sequence WHERE name = $1").bind(&table.name).execute(&mut *target).await?;
        sqlx::query("INSERT INTO sqlite_sequence (name, seq) SELECT $1, $2 FROM sqlite_schema WHERE name = $1 AND sql LIKE '%AUTOINCREMENT%'")
            .bind(&table.name)
            .bind(last.unwrap_or(0))
            .execute(&mut *target)
            .await?;
    }
    Ok(())
}
