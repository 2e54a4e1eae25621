//! A connection of either engine, and the macros that run a statement on whichever it is.

use super::statement::Statement;
use sqlx::{PgConnection, SqliteConnection};

/// The connection inside a transaction.
#[derive(Debug)]
pub(crate) enum Conn<'a> {
    /// SQLite.
    Lite(&'a mut SqliteConnection),
    /// PostgreSQL.
    Pg(&'a mut PgConnection),
}

impl Conn<'_> {
    pub(crate) fn text<R>(&self, statement: &Statement<R>) -> &'static str {
        match self {
            Self::Lite(_) => statement.lite,
            Self::Pg(_) => statement.pg,
        }
    }
}

/// Runs a statement whose rows are wanted: `rows!(scope, STATEMENT, Row, fetch_all; bind, bind …)`. The body is expanded
/// once per engine, so rustc checks binds and row types against both.
macro_rules! rows {
    ($scope:expr, $statement:expr, $row:ty, $fetch:ident; $($bind:expr),* $(,)?) => {
        match $scope.text(&$statement) {
            Ok(text) => match &mut $scope.conn {
                $crate::engine::conn::Conn::Lite(c) => {
                    sqlx::query_as::<_, $row>(text)$(.bind($bind))*.$fetch(&mut **c).await
                }
                $crate::engine::conn::Conn::Pg(c) => {
                    sqlx::query_as::<_, $row>(text)$(.bind($bind))*.$fetch(&mut **c).await
                }
            }
            .map_err(|error| $scope.noted(error)),
            Err(error) => Err(error),
        }
    };
}
pub(crate) use rows;

/// Runs a statement and counts the rows it changed: `changed!(scope, STATEMENT; bind, bind …)`.
macro_rules! changed {
    ($scope:expr, $statement:expr; $($bind:expr),* $(,)?) => {
        match $scope.text(&$statement) {
            Ok(text) => match &mut $scope.conn {
                $crate::engine::conn::Conn::Lite(c) => {
                    sqlx::query(text)$(.bind($bind))*.execute(&mut **c).await.map(|done| done.rows_affected())
                }
                $crate::engine::conn::Conn::Pg(c) => {
                    sqlx::query(text)$(.bind($bind))*.execute(&mut **c).await.map(|done| done.rows_affected())
                }
            }
            .map_err(|error| $scope.noted(error)),
            Err(error) => Err(error),
        }
    };
}
pub(crate) use changed;
