//! The tables as the engines' catalogues describe them, and the statements that copy them.
//!
//! The only statements of backups that are made at run time. Every name in them comes from a catalogue and is quoted; values
//! are bound.

use super::value::Kind;
use crate::{Error, Result};
use sqlx::{AssertSqlSafe, PgConnection, SqliteConnection};
use std::collections::{BTreeMap, BTreeSet};

/// A table of SQLite.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct LiteTable {
    pub(super) name: String,
    columns: BTreeSet<String>,
}

/// A table of PostgreSQL: which values its columns hold decides what is written on either side.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) name: String,
    pub(super) columns: Vec<Column>,
}

#[derive(Debug)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) kind: Kind,
    /// PostgreSQL numbers its rows.
    pub(super) counted: bool,
}

/// The ordinary tables of a SQLite file: no views, no virtual tables and what lies behind them, not SQLite's or sqlx's own.
pub(super) async fn of_lite(conn: &mut SqliteConnection) -> Result<Vec<LiteTable>> {
    let found: Vec<(String, String)> = sqlx::query_as(
        r"SELECT t.name, c.name FROM pragma_table_list AS t JOIN pragma_table_info(t.name) AS c
          WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\' AND t.name <> '_sqlx_migrations'
          ORDER BY t.name",
    )
    .fetch_all(conn)
    .await?;
    let mut tables = BTreeMap::<String, BTreeSet<String>>::new();
    for (table, column) in found {
        tables.entry(table).or_default().insert(column);
    }
    Ok(tables.into_iter().map(|(name, columns)| LiteTable { name, columns }).collect())
}

/// The tables of a PostgreSQL database, each after those that it refers to.
pub(super) async fn of_pg(conn: &mut PgConnection) -> Result<Vec<Table>> {
    let found: Vec<(String, String, String, bool)> = sqlx::query_as(
        "SELECT c.relname::TEXT, a.attname::TEXT, t.typname::TEXT, a.attidentity <> '' FROM pg_class AS c
         JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
         JOIN pg_type AS t ON t.oid = a.atttypid
         WHERE c.relnamespace = current_schema()::REGNAMESPACE AND c.relkind IN ('r', 'p') AND NOT c.relispartition
         AND c.relname <> '_sqlx_migrations' ORDER BY c.relname, a.attnum",
    )
    .fetch_all(&mut *conn)
    .await?;
    let mut tables: Vec<Table> = Vec::new();
    for (table, name, kind, counted) in found {
        let unknown = || Error::Schema(format!("{table}.{name} has the type {kind}, which backups do not know"));
        let column = Column { kind: Kind::of(&kind).ok_or_else(unknown)?, name, counted };
        match tables.last_mut() {
            Some(last) if last.name == table => last.columns.push(column),
            _ => tables.push(Table { name: table, columns: vec![column] }),
        }
    }
    let references = sqlx::query_as(
        "SELECT c.relname::TEXT, f.relname::TEXT FROM pg_constraint AS k
         JOIN pg_class AS c ON c.oid = k.conrelid JOIN pg_class AS f ON f.oid = k.confrelid
         WHERE k.contype = 'f' AND c.relnamespace = current_schema()::REGNAMESPACE AND c.oid <> f.oid",
    )
    .fetch_all(conn)
    .await?;
    sorted(tables, &references)
}

/// Puts each table after those that it refers to.
fn sorted(mut left: Vec<Table>, references: &[(String, String)]) -> Result<Vec<Table>> {
    let mut done: Vec<Table> = Vec::new();
    while !left.is_empty() {
        let waits = |table: &Table| {
            let named = |other: &str| left.iter().any(|table| table.name == other);
            references.iter().any(|(from, to)| *from == table.name && named(to))
        };
        let Some(next) = left.iter().position(|table| !waits(table)) else {
            return Err(Error::Schema(format!("{} and others refer to one another in a circle", left[0].name)));
        };
        done.push(left.remove(next));
    }
    Ok(done)
}

/// Refuses to copy between tables that are not the same.
pub(super) fn check_same(pg: &[Table], lite: &[LiteTable]) -> Result<()> {
    let columns = |table: &Table| table.columns.iter().map(|column| column.name.clone()).collect();
    let mut theirs: Vec<LiteTable> =
        pg.iter().map(|table| LiteTable { name: table.name.clone(), columns: columns(table) }).collect();
    theirs.sort_by(|one, other| one.name.cmp(&other.name));
    if theirs == lite {
        return Ok(());
    }
    let differs = theirs.iter().zip(lite).find(|(one, other)| one != other);
    let name = differs.map_or("the last one", |(one, _)| one.name.as_str());
    Err(Error::Schema(format!("the tables of the two engines differ, first at {name}; nothing was copied")))
}

pub(super) fn count(table: &str) -> AssertSqlSafe<String> {
    AssertSqlSafe(format!("SELECT COUNT(*) FROM {}", quoted(table)))
}

pub(super) fn has_rows(table: &str) -> AssertSqlSafe<String> {
    AssertSqlSafe(format!("SELECT EXISTS (SELECT 1 FROM {})", quoted(table)))
}

pub(super) fn largest(table: &str, column: &str) -> AssertSqlSafe<String> {
    AssertSqlSafe(format!("SELECT COALESCE(MAX({}), 0) FROM {}", quoted(column), quoted(table)))
}

/// All rows of a table; the same text on both engines.
pub(super) fn select(table: &Table) -> AssertSqlSafe<String> {
    AssertSqlSafe(format!("SELECT {} FROM {}", columns(table), quoted(&table.name)))
}

/// So many rows into a table of SQLite.
pub(super) fn insert_lite(table: &Table, rows: usize) -> AssertSqlSafe<String> {
    let places = vec!["?"; table.columns.len()].join(", ");
    let values = vec![format!("({places})"); rows].join(", ");
    AssertSqlSafe(format!("INSERT INTO {} ({}) VALUES {values}", quoted(&table.name), columns(table)))
}

/// As many rows as the arrays have elements, into a table of PostgreSQL. (COPY does not work under row-level security.)
pub(super) fn insert_pg(table: &Table) -> AssertSqlSafe<String> {
    let arrays: Vec<String> =
        (1..).zip(&table.columns).map(|(n, column)| format!("${n}::{}[]", column.kind.pg())).collect();
    AssertSqlSafe(format!(
        "INSERT INTO {} ({}) OVERRIDING SYSTEM VALUE SELECT * FROM UNNEST({})",
        quoted(&table.name),
        columns(table),
        arrays.join(", ")
    ))
}

fn columns(table: &Table) -> String {
    table.columns.iter().map(|column| quoted(&column.name)).collect::<Vec<_>>().join(", ")
}

/// A name as both engines quote it.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables(names: &[&str]) -> Vec<Table> {
        names.iter().map(|name| Table { name: (*name).to_owned(), columns: Vec::new() }).collect()
    }

    fn names(tables: &[Table]) -> Vec<&str> {
        tables.iter().map(|table| table.name.as_str()).collect()
    }

    #[test]
    fn a_table_comes_after_those_it_refers_to() {
        let references = [("a", "c"), ("c", "b")].map(|(from, to)| (from.to_owned(), to.to_owned()));
        let done = sorted(tables(&["a", "b", "c", "d"]), &references).expect("no circle");
        assert_eq!(names(&done), ["b", "c", "a", "d"]);
        let circle = [("a", "b"), ("b", "a")].map(|(from, to)| (from.to_owned(), to.to_owned()));
        assert!(matches!(sorted(tables(&["a", "b"]), &circle), Err(Error::Schema(_))));
    }

    #[test]
    fn a_name_cannot_end_its_quotes() {
        assert_eq!(count("a\"; DROP TABLE b; --").0, "SELECT COUNT(*) FROM \"a\"\"; DROP TABLE b; --\"");
    }

    #[test]
    fn differing_tables_are_refused() {
        let column = |name: &str| Column { name: name.to_owned(), kind: Kind::Int, counted: false };
        let pg = [Table { name: "a".to_owned(), columns: vec![column("x")] }];
        let lite = |column: &str| [LiteTable { name: "a".to_owned(), columns: [column.to_owned()].into() }];
        assert!(check_same(&pg, &lite("x")).is_ok());
        assert!(check_same(&pg, &lite("y")).is_err());
        assert!(check_same(&pg, &[]).is_err());
    }
}
