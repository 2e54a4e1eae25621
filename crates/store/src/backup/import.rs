//! From a SQLite file into an empty, migrated PostgreSQL database, in the caller's transaction.

use super::error::BackupError;
use super::tables::{self, Table};
use super::value::Values;
use crate::Result;
use futures_util::TryStreamExt as _;
use sqlx::{PgConnection, SqliteConnection};
use std::collections::BTreeMap;

/// Rows in one INSERT.
const MOST_ROWS: usize = 1000;
/// Bytes in one INSERT, about.
const MOST_BYTES: usize = 1 << 20;

/// Refuses a database with rows in any table.
pub(super) async fn refuse_occupied(target: &mut PgConnection) -> Result<()> {
    for table in tables::of_pg(target).await? {
        let (found,): (bool,) = sqlx::query_as(tables::has_rows(&table.name)).fetch_one(&mut *target).await?;
        if found {
            return Err(BackupError::Occupied { place: format!("the table {} of the database", table.name) }.into());
        }
    }
    Ok(())
}

/// Copies all tables; how many rows of each are there afterwards.
pub(super) async fn import(source: &mut SqliteConnection, target: &mut PgConnection) -> Result<BTreeMap<String, u64>> {
    let tables = tables::of_pg(target).await?;
    tables::check_same(&tables, &tables::of_lite(source).await?)?;
    let mut counts = BTreeMap::new();
    for table in tables {
        copy(&table, source, target).await?;
        copy_counters(&table, source, target).await?;
        let (count,): (i64,) = sqlx::query_as(tables::count(&table.name)).fetch_one(&mut *target).await?;
        counts.insert(table.name, u64::try_from(count).unwrap_or(0));
    }
    Ok(counts)
}

async fn copy(table: &Table, source: &mut SqliteConnection, target: &mut PgConnection) -> Result<()> {
    let mut rows = sqlx::query(tables::select(table)).fetch(source);
    let (mut waiting, mut count, mut bytes) = (Values::of(table), 0, 0);
    while let Some(row) = rows.try_next().await? {
        count += 1;
        for (index, values) in waiting.iter_mut().enumerate() {
            bytes += values.take(&row, index)?;
        }
        if count >= MOST_ROWS || bytes >= MOST_BYTES {
            insert(table, std::mem::replace(&mut waiting, Values::of(table)), target).await?;
            (count, bytes) = (0, 0);
        }
    }
    if count > 0 {
        insert(table, waiting, target).await?;
    }
    Ok(())
}

async fn insert(table: &Table, waiting: Vec<Values>, target: &mut PgConnection) -> Result<()> {
    let insert = sqlx::query(tables::insert_pg(table));
    let insert = waiting.into_iter().fold(insert, |insert, values| values.bind(insert));
    insert.execute(target).await?;
    Ok(())
}

/// Numbers are given on from where they were.
async fn copy_counters(table: &Table, source: &mut SqliteConnection, target: &mut PgConnection) -> Result<()> {
    for column in table.columns.iter().filter(|column| column.counted) {
        let (largest,): (i64,) =
            sqlx::query_as(tables::largest(&table.name, &column.name)).fetch_one(&mut *source).await?;
        let given: Option<(i64,)> = sqlx::query_as("SELECT seq FROM sqlite_sequence WHERE name = $1")
            .bind(&table.name)
            .fetch_optional(&mut *source)
            .await?;
        let last = largest.max(given.map_or(0, |(given,)| given));
        if last > 0 {
            sqlx::query("SELECT setval(pg_get_serial_sequence($1, $2)::REGCLASS, $3)")
                .bind(tables::quoted(&table.name))
                .bind(&column.name)
                .bind(last)
                .execute(&mut *target)
                .await?;
        }
    }
    Ok(())
}
