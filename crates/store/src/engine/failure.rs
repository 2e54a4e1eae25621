//! Which of our errors an engine's error is.

use crate::Error;
use sqlx::error::DatabaseError;
use sqlx::postgres::PgDatabaseError;
use sqlx::sqlite::SqliteError;

pub(crate) fn classify(error: sqlx::Error) -> Error {
    match &error {
        sqlx::Error::Database(database) => match known(database.as_ref()) {
            Some(known) => known,
            None => Error::Internal(error),
        },
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => Error::Unavailable { detail: error.to_string() },
        _ => Error::Internal(error),
    }
}

fn known(error: &dyn DatabaseError) -> Option<Error> {
    if let Some(error) = error.try_downcast_ref::<SqliteError>() {
        return sqlite(error);
    }
    error.try_downcast_ref::<PgDatabaseError>().and_then(postgres)
}

/// Primary result codes of SQLite (sqlite.org/rescode.html); the extended ones carry them in the low byte.
fn sqlite(error: &SqliteError) -> Option<Error> {
    let code: u32 = error.code()?.parse().ok()?;
    let detail = || error.message().to_owned();
    match code & 0xff {
        13 => Some(Error::Full),
        // SQLITE_IOERR_SHMSIZE: no room for the log's index.
        10 if code == 4874 => Some(Error::Full),
        // SQLITE_IOERR_DATA and SQLITE_IOERR_CORRUPTFS: the layer below found damage.
        10 if code == 8202 || code == 8458 => Some(Error::Corrupt { detail: detail() }),
        // SQLITE_READONLY_DBMOVED and its like; the bare code is a write where only reading is allowed, a defect of ours.
        8 if code != 8 => Some(Error::Unavailable { detail: detail() }),
        11 | 26 => Some(Error::Corrupt { detail: detail() }),
        5 | 6 => Some(Error::Contended),
        10 | 14 => Some(Error::Unavailable { detail: detail() }),
        19 if code == 2067 || code == 1555 => Some(Error::Taken {
            constraint: error.message().trim_start_matches("UNIQUE constraint failed: ").to_owned(),
        }),
        _ => None,
    }
}

/// SQLSTATE classes of PostgreSQL (appendix A of its manual).
fn postgres(error: &PgDatabaseError) -> Option<Error> {
    let code = error.code();
    let detail = || error.message().to_owned();
    match code {
        "40001" | "40P01" => Some(Error::Contended),
        "23505" => Some(Error::Taken { constraint: error.constraint().unwrap_or_default().to_owned() }),
        "42501" => Some(Error::OutOfScope),
        "53100" => Some(Error::Full),
        "XX001" | "XX002" => Some(Error::Corrupt { detail: detail() }),
        _ if code.starts_with("08") || code.starts_with("57P") || code == "53300" => {
            Some(Error::Unavailable { detail: detail() })
        }
        _ => None,
    }
}
