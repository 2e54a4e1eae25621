//! What the migrations made, read back from the engines themselves.

use crate::raw::{Kind, Raw};
use crate::sql::{Token, tokens};
use sqlx::{AssertSqlSafe, FromRow, PgConnection, SqliteConnection};
use std::collections::{BTreeMap, BTreeSet};

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    pub columns: Vec<Column>,
    pub primary: Vec<String>,
    pub uniques: BTreeSet<Vec<String>>,
    /// Indexes with a name of ours: columns, and whether only some rows are in it.
    pub indexes: BTreeMap<String, (Vec<String>, bool)>,
    pub checks: BTreeSet<Check>,
    pub foreign: BTreeSet<Foreign>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    /// As the engine calls it, in lower case.
    pub kind: String,
    pub nullable: bool,
    /// The engine counts it up by itself.
    pub counted: bool,
}

/// A CHECK by what it names: the engines print the same condition differently.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Check {
    pub columns: BTreeSet<String>,
    pub literals: BTreeSet<String>,
}

/// A foreign key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Foreign {
    pub columns: Vec<String>,
    pub table: String,
    pub to: Vec<String>,
}

/// A table, its index, that one's columns; unique, of the primary key, named by us, partial.
type IndexRow = (String, String, Vec<String>, bool, bool, bool, bool);

/// All tables by name.
pub type Tables = BTreeMap<String, Table>;

impl Table {
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    pub fn has(&self, name: &str) -> bool {
        self.column(name).is_some()
    }

    /// Whether its rows belong to somebody.
    pub fn is_scoped(&self) -> bool {
        self.has("org_id") || self.has("person_id") || self.has("owner_id")
    }

    /// The texts that a CHECK lists for a column.
    pub fn allowed<'s>(&'s self, column: &'s str) -> Vec<&'s str> {
        let texts = self.listed(column).filter_map(|literal| literal.strip_prefix('\''));
        texts.map(|text| text.trim_end_matches('\'')).collect()
    }

    /// The numbers that a CHECK lists for a column, or its bounds.
    pub fn allowed_numbers(&self, column: &str) -> Vec<i64> {
        self.listed(column).filter_map(|literal| literal.parse().ok()).collect()
    }

    fn listed<'s>(&'s self, column: &'s str) -> impl Iterator<Item = &'s String> {
        let alone = move |check: &&Check| check.columns.len() == 1 && check.columns.contains(column);
        self.checks.iter().filter(alone).flat_map(|check| &check.literals)
    }
}

impl Column {
    /// On PostgreSQL, whose names of types say more.
    pub fn kind(&self) -> Kind {
        Kind::named(&self.kind)
    }
}

/// Reads a migrated database.
pub async fn tables(raw: &mut Raw) -> Tables {
    match raw {
        Raw::Lite(conn) => lite(conn).await,
        Raw::Pg(conn) => pg(conn).await,
    }
}

/// SQLite's virtual tables and what keeps their content; `sqlite_*` is the engine's own.
pub async fn virtual_tables(conn: &mut SqliteConnection) -> BTreeSet<String> {
    let sql = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND (type IN ('virtual', 'shadow') OR name LIKE 'sqlite\\_%' ESCAPE '\\')";
    let names: Vec<(String,)> = sqlx::query_as(sql).fetch_all(conn).await.expect("listed");
    names.into_iter().map(|(name,)| name).collect()
}

async fn lite(conn: &mut SqliteConnection) -> Tables {
    let engine = virtual_tables(conn).await;
    let sql = "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name";
    let all: Vec<(String, String)> = sqlx::query_as(sql).fetch_all(&mut *conn).await.expect("listed");
    let mut tables = Tables::new();
    for (name, text) in all.into_iter().filter(|(name, _)| !engine.contains(name)) {
        let mut table = Table::default();
        let listed: Vec<(String, String, bool, i64)> =
            many(conn, format!("SELECT name, type, \"notnull\", pk FROM pragma_table_info('{name}') ORDER BY cid"))
                .await;
        let mut primary: Vec<_> = listed.iter().filter(|column| column.3 > 0).collect();
        primary.sort_by_key(|column| column.3);
        table.primary = primary.into_iter().map(|column| column.0.clone()).collect();
        for (column, kind, filled, pk) in listed {
            let kind = kind.to_lowercase();
            // An INTEGER PRIMARY KEY is the row's number.
            let counted = pk == 1 && kind == "integer" && table.primary.len() == 1;
            table.columns.push(Column { name: column, kind, nullable: !filled, counted });
        }
        lite_indexes(conn, &name, &mut table).await;
        let keys: Vec<(i64, String, String, String)> = many(
            conn,
            format!("SELECT id, \"table\", \"from\", COALESCE(\"to\", \"from\") FROM pragma_foreign_key_list('{name}') ORDER BY id, seq"),
        )
        .await;
        table.foreign = foreign(keys);
        table.checks = checks(&text, &table);
        tables.insert(name, table);
    }
    tables
}

async fn lite_indexes(conn: &mut SqliteConnection, name: &str, table: &mut Table) {
    let listed: Vec<(String, bool, String, bool)> =
        many(conn, format!("SELECT name, \"unique\", origin, partial FROM pragma_index_list('{name}')")).await;
    for (index, unique, origin, partial) in listed {
        let columns: Vec<(Option<String>,)> =
            many(conn, format!("SELECT name FROM pragma_index_info('{index}') ORDER BY seqno")).await;
        let columns =
            columns.into_iter().map(|(column,)| column.unwrap_or_else(|| "(expression)".to_owned())).collect();
        note_index(table, index, columns, [unique, origin == "pk", origin == "c", partial]);
    }
}

async fn pg(conn: &mut PgConnection) -> Tables {
    let mut tables = Tables::new();
    let columns: Vec<(String, String, String, bool, bool)> = sqlx::query_as(
        "SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), NOT a.attnotnull, a.attidentity <> ''
         FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
         WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
         ORDER BY c.relname, a.attnum",
    )
    .fetch_all(&mut *conn)
    .await
    .expect("listed");
    for (table, name, kind, nullable, counted) in columns {
        tables.entry(table).or_default().columns.push(Column { name, kind, nullable, counted });
    }
    let indexes: Vec<IndexRow> = sqlx::query_as(
        "SELECT t.relname, i.relname,
                ARRAY(SELECT COALESCE((SELECT attname::text FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum = k.attnum), '(expression)')
                      FROM unnest(x.indkey::int2[]) WITH ORDINALITY k(attnum, place) ORDER BY place),
                x.indisunique, x.indisprimary,
                NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = i.oid AND contype IN ('p', 'u')), x.indpred IS NOT NULL
         FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
         WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p')",
    )
    .fetch_all(&mut *conn)
    .await
    .expect("listed");
    for (table, index, columns, unique, primary, ours, partial) in indexes {
        let table = tables.entry(table).or_default();
        if primary {
            table.primary.clone_from(&columns);
        }
        note_index(table, index, columns, [unique, primary, ours, partial]);
    }
    pg_constraints(conn, &mut tables).await;
    tables
}

async fn pg_constraints(conn: &mut PgConnection, tables: &mut Tables) {
    let keys: Vec<(String, i64, String, String, String)> = sqlx::query_as(
        "SELECT c.conrelid::regclass::text, c.oid::bigint, c.confrelid::regclass::text, a.attname, b.attname
         FROM pg_constraint c, unnest(c.conkey, c.confkey) WITH ORDINALITY k(here, there, place),
              pg_attribute a, pg_attribute b
         WHERE c.contype = 'f' AND a.attrelid = c.conrelid AND a.attnum = k.here AND b.attrelid = c.confrelid AND b.attnum = k.there
         ORDER BY 1, 2, k.place",
    )
    .fetch_all(&mut *conn)
    .await
    .expect("listed");
    let checked: Vec<(String, String)> = sqlx::query_as(
        "SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint
         WHERE contype = 'c' AND connamespace = 'public'::regnamespace AND conrelid <> 0",
    )
    .fetch_all(&mut *conn)
    .await
    .expect("listed");
    for (name, table) in tables.iter_mut() {
        let own = keys.iter().filter(|key| key.0 == *name);
        table.foreign = foreign(own.map(|(_, id, to, a, b)| (*id, to.clone(), a.clone(), b.clone())).collect());
        let texts = checked.iter().filter(|check| check.0 == *name);
        table.checks = texts.flat_map(|(_, text)| checks(text, table)).collect();
    }
}

fn note_index(table: &mut Table, name: String, columns: Vec<String>, [unique, primary, ours, partial]: [bool; 4]) {
    if unique && !primary {
        table.uniques.insert(columns.clone());
    }
    if ours {
        table.indexes.insert(name, (columns, partial));
    }
}

fn foreign(rows: Vec<(i64, String, String, String)>) -> BTreeSet<Foreign> {
    let mut keys: BTreeMap<i64, Foreign> = BTreeMap::new();
    for (id, table, from, to) in rows {
        let key = keys.entry(id).or_insert_with(|| Foreign { columns: vec![], table, to: vec![] });
        key.columns.push(from);
        key.to.push(to);
    }
    keys.into_values().collect()
}

/// Every CHECK of a text, by the columns and literals in it.
fn checks(text: &str, table: &Table) -> BTreeSet<Check> {
    let tokens = tokens(text);
    let mut found = BTreeSet::new();
    for start in (0..tokens.len()).filter(|place| tokens[*place].is("check")) {
        let mut depth = 0;
        let mut check = Check { columns: BTreeSet::new(), literals: BTreeSet::new() };
        for token in &tokens[start + 1..] {
            match token {
                Token::Sign("(") => depth += 1,
                Token::Sign(")") => depth -= 1,
                Token::Text(text) => drop(check.literals.insert(format!("'{text}'"))),
                Token::Word(word) if word.starts_with(|first: char| first.is_ascii_digit()) => {
                    check.literals.insert(word.clone());
                }
                Token::Word(word) if table.has(word) => drop(check.columns.insert(word.clone())),
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        found.insert(check);
    }
    found
}

async fn many<T>(conn: &mut SqliteConnection, sql: String) -> Vec<T>
where
    T: for<'r> FromRow<'r, sqlx::sqlite::SqliteRow> + Send + Unpin,
{
    sqlx::query_as(AssertSqlSafe(sql)).fetch_all(conn).await.expect("listed")
}
