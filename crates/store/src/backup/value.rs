//! Values on their way between the engines.

use super::tables::Table;
use crate::Result;
use crate::engine::types::{Day, Ts};
use sqlx::Row as _;
use sqlx::postgres::{PgArguments, PgRow, Postgres};
use sqlx::query::Query;
use sqlx::sqlite::{Sqlite, SqliteArguments, SqliteRow};
use uuid::Uuid;

/// What a column holds: all that the store's rules for migrations allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Uuid,
    Bytes,
    Int,
    Text,
    Bool,
    Instant,
    Day,
}

impl Kind {
    /// From PostgreSQL's name of a type.
    pub(super) fn of(name: &str) -> Option<Self> {
        Some(match name {
            "uuid" => Self::Uuid,
            "bytea" => Self::Bytes,
            "int8" => Self::Int,
            "text" => Self::Text,
            "bool" => Self::Bool,
            "timestamptz" => Self::Instant,
            "date" => Self::Day,
            _ => return None,
        })
    }

    /// As PostgreSQL calls it.
    pub(super) fn pg(self) -> &'static str {
        match self {
            Self::Uuid => "UUID",
            Self::Bytes => "BYTEA",
            Self::Int => "BIGINT",
            Self::Text => "TEXT",
            Self::Bool => "BOOLEAN",
            Self::Instant => "TIMESTAMPTZ",
            Self::Day => "DATE",
        }
    }
}

/// One value, read from PostgreSQL to be written to SQLite.
#[derive(Debug)]
pub(super) enum Cell {
    Uuid(Option<Uuid>),
    Bytes(Option<Vec<u8>>),
    Int(Option<i64>),
    Text(Option<String>),
    Bool(Option<bool>),
    Instant(Option<Ts>),
    Day(Option<Day>),
}

impl Cell {
    /// A row's values.
    pub(super) fn of_row(table: &Table, row: &PgRow) -> Result<Vec<Self>> {
        let cell = |(index, kind)| {
            Ok(match kind {
                Kind::Uuid => Self::Uuid(row.try_get(index)?),
                Kind::Bytes => Self::Bytes(row.try_get(index)?),
                Kind::Int => Self::Int(row.try_get(index)?),
                Kind::Text => Self::Text(row.try_get(index)?),
                Kind::Bool => Self::Bool(row.try_get(index)?),
                Kind::Instant => Self::Instant(row.try_get(index)?),
                Kind::Day => Self::Day(row.try_get(index)?),
            })
        };
        table.columns.iter().map(|column| column.kind).enumerate().map(cell).collect()
    }

    pub(super) fn bind(self, query: Query<'_, Sqlite, SqliteArguments>) -> Query<'_, Sqlite, SqliteArguments> {
        match self {
            Self::Uuid(value) => query.bind(value),
            Self::Bytes(value) => query.bind(value),
            Self::Int(value) => query.bind(value),
            Self::Text(value) => query.bind(value),
            Self::Bool(value) => query.bind(value),
            Self::Instant(value) => query.bind(value),
            Self::Day(value) => query.bind(value),
        }
    }
}

/// One column of several rows, read from SQLite to be written to PostgreSQL as an array.
#[derive(Debug)]
pub(super) enum Values {
    Uuid(Vec<Option<Uuid>>),
    Bytes(Vec<Option<Vec<u8>>>),
    Int(Vec<Option<i64>>),
    Text(Vec<Option<String>>),
    Bool(Vec<Option<bool>>),
    Instant(Vec<Option<jiff_sqlx::Timestamp>>),
    Day(Vec<Option<jiff_sqlx::Date>>),
}

impl Values {
    /// Empty columns for a table.
    pub(super) fn of(table: &Table) -> Vec<Self> {
        let empty = |kind| match kind {
            Kind::Uuid => Self::Uuid(Vec::new()),
            Kind::Bytes => Self::Bytes(Vec::new()),
            Kind::Int => Self::Int(Vec::new()),
            Kind::Text => Self::Text(Vec::new()),
            Kind::Bool => Self::Bool(Vec::new()),
            Kind::Instant => Self::Instant(Vec::new()),
            Kind::Day => Self::Day(Vec::new()),
        };
        table.columns.iter().map(|column| empty(column.kind)).collect()
    }

    /// Takes a row's value; how many bytes it has beyond a few.
    pub(super) fn take(&mut self, row: &SqliteRow, index: usize) -> Result<usize> {
        let mut long = 0;
        match self {
            Self::Uuid(values) => values.push(row.try_get(index)?),
            Self::Bytes(values) => {
                let value: Option<Vec<u8>> = row.try_get(index)?;
                long = value.as_ref().map_or(0, Vec::len);
                values.push(value);
            }
            Self::Int(values) => values.push(row.try_get(index)?),
            Self::Text(values) => {
                let value: Option<String> = row.try_get(index)?;
                long = value.as_ref().map_or(0, String::len);
                values.push(value);
            }
            Self::Bool(values) => values.push(row.try_get(index)?),
            Self::Instant(values) => {
                values.push(row.try_get::<Option<Ts>, _>(index)?.map(|at| at.0.jiff().into()));
            }
            Self::Day(values) => values.push(row.try_get::<Option<Day>, _>(index)?.map(|day| day.0.into())),
        }
        Ok(long)
    }

    pub(super) fn bind(self, query: Query<'_, Postgres, PgArguments>) -> Query<'_, Postgres, PgArguments> {
        match self {
            Self::Uuid(values) => query.bind(values),
            Self::Bytes(values) => query.bind(values),
            Self::Int(values) => query.bind(values),
            Self::Text(values) => query.bind(values),
            Self::Bool(values) => query.bind(values),
            Self::Instant(values) => query.bind(values),
            Self::Day(values) => query.bind(values),
        }
    }
}
