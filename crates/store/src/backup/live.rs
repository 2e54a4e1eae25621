//! The outbox after a restore. Browsers that come back name the last event that they know; it may be one that the restored
//! tables never heard of. With an empty outbox whose numbers go on far above, each of them is told to read everything again.

use super::tables::quoted;
use crate::Result;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, PgConnection};
use std::path::Path;

/// More events than a server writes between two backups.
const AHEAD: i64 = 1_000_000_000;

pub(super) async fn forget_lite(path: &Path) -> Result<()> {
    let mut conn = SqliteConnectOptions::new().filename(path).connect().await?;
    sqlx::query("DELETE FROM event").execute(&mut conn).await?;
    sqlx::query("UPDATE sqlite_sequence SET seq = seq + $1 WHERE name = 'event'")
        .bind(AHEAD)
        .execute(&mut conn)
        .await?;
    // One file, no log: it is going to be renamed.
    sqlx::query("PRAGMA journal_mode = DELETE").execute(&mut conn).await?;
    Ok(conn.close().await?)
}

pub(super) async fn forget_pg(conn: &mut PgConnection) -> Result<()> {
    sqlx::query("DELETE FROM event").execute(&mut *conn).await?;
    sqlx::query(
        "SELECT setval(s, nextval(s) + $2) FROM (SELECT pg_get_serial_sequence($1, 'seq')::REGCLASS AS s) AS counter",
    )
    .bind(quoted("event"))
    .bind(AHEAD)
    .execute(conn)
    .await?;
    Ok(())
}
