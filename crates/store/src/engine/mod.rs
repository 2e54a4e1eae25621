//! The two engines and how they are opened.

pub(crate) mod conn;
pub(crate) mod failure;
pub(crate) mod health;
pub(crate) mod postgres;
pub(crate) mod sqlite;
pub(crate) mod statement;
pub(crate) mod types;
mod unbroken;
pub(crate) mod writer;

use crate::{Error, Result};
use sqlx::migrate::Migrator;
use sqlx::{PgPool, SqlitePool};
use writer::Writer;

/// The open database.
#[derive(Debug, Clone)]
pub(crate) enum Engine {
    /// One file, one writer with group commit, a few readers.
    Lite(Lite),
    /// A server.
    Pg(PgPool),
}

/// SQLite's two sides.
#[derive(Debug, Clone)]
pub(crate) struct Lite {
    pub(crate) writer: Writer,
    pub(crate) readers: SqlitePool,
    pub(crate) monitor: health::Monitor,
}

/// Whether exactly the program's migrations are applied.
pub(crate) fn migrations_match(ours: &Migrator, applied: Vec<(i64,)>) -> Result<()> {
    let ours: Vec<i64> = ours.iter().map(|migration| migration.version).collect();
    let applied: Vec<i64> = applied.into_iter().map(|(version,)| version).collect();
    if applied == ours {
        return Ok(());
    }
    let newer = applied.iter().any(|version| !ours.contains(version));
    Err(Error::Schema(if newer {
        "the database was made by a newer Zusage; start that version instead".to_owned()
    } else {
        "the database's tables are older than this program: run `zusage migrate`".to_owned()
    }))
}
