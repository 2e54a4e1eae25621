//! From a SQLite file into an empty, migrated PostgreSQL database, in the caller's transaction.

use super::error::BackupError;
use super::tables::{self, Table};
use super::value::Values;
use crate::Result;
use futures_util::future::try_join;
use futures_util::{Stream, TryStreamExt as _};
use sqlx::sqlite::SqliteRow;
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

/// Tells the planner, which knows nothing yet of tables that were filled in this transaction, to walk the ledger by its key
/// instead of sorting a chain for every page.
pub(super) async fn prefer_indices(target: &mut PgConnection) -> Result<()> {
    let settings = "SELECT set_config('enable_sort', 'off', true), set_config('enable_bitmapscan', 'off', true)";
    sqlx::query(settings).execute(target).await?;
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

/// Reads rows while those before them are written.
async fn copy(table: &Table, source: &mut SqliteConnection, target: &mut PgConnection) -> Result<()> {
    let mut rows = sqlx::query(tables::select(table)).fetch(source);
    let mut next = batch(table, &mut rows).await?;
    while let Some(values) = next {
        let (following, ()) = try_join(batch(table, &mut rows), insert(table, values, target)).await?;
        next = following;
    }
    Ok(())
}

/// As many rows as one INSERT takes; none at the end.
async fn batch(
    table: &Table,
    rows: &mut (impl Stream<Item = Result<SqliteRow, sqlx::Error>> + Unpin),
) -> Result<Option<Vec<Values>>> {
    let (mut columns, mut count, mut bytes) = (Values::of(table), 0, 0);
    while count < MOST_ROWS && bytes < MOST_BYTES {
        let Some(row) = rows.try_next().await? else { break };
        count += 1;
        for (index, values) in columns.iter_mut().enumerate() {
            bytes += values.take(&row, index)?;
        }
    }
    Ok((count > 0).then_some(columns))
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
