//! The two folders of migrations make the same tables.

use crate::catalog::{self, Column, Table, Tables};
use crate::raw::Raw;
use crate::support::Kit;
use std::collections::BTreeSet;
use std::path::Path;

/// SQLite's tables for full text and the like, by the name of the virtual table; their shadows go with them.
const ONLY_SQLITE: &[&str] = &[];

/// Columns, indexes and tables of PostgreSQL that SQLite keeps in virtual tables, as `table` or `table.name`.
const ONLY_POSTGRES: &[&str] = &[];

/// A type of SQLite's and those of PostgreSQL's that keep the same.
const KINDS: [(&str, &[&str]); 5] = [
    ("blob", &["uuid", "bytea"]),
    ("integer", &["timestamp with time zone"]),
    ("text", &["text", "date"]),
    ("bigint", &["bigint"]),
    ("boolean", &["boolean"]),
];

fn same_kind(lite: &Column, pg: &Column) -> bool {
    let counters = lite.counted && pg.counted && lite.kind == "integer" && pg.kind == "bigint";
    counters || KINDS.iter().any(|(kind, others)| *kind == lite.kind && others.contains(&pg.kind.as_str()))
}

fn differences(lite: &Tables, pg: &Tables) -> Vec<String> {
    let mut found = Vec::new();
    for name in lite.keys().chain(pg.keys()).collect::<BTreeSet<_>>() {
        match (lite.get(name), pg.get(name)) {
            (Some(lite), Some(pg)) => {
                found.extend(in_table(lite, pg).into_iter().map(|text| format!("{name}: {text}")));
            }
            (Some(_), None) => found.push(format!("{name} is missing on PostgreSQL")),
            _ => found.push(format!("{name} is missing on SQLite")),
        }
    }
    found
}

fn in_table(lite: &Table, pg: &Table) -> Vec<String> {
    let mut found = Vec::new();
    let names = |table: &Table| table.columns.iter().map(|column| column.name.clone()).collect::<Vec<_>>();
    if names(lite) != names(pg) {
        return vec![format!("columns {:?} on SQLite, {:?} on PostgreSQL", names(lite), names(pg))];
    }
    for (lite, pg) in lite.columns.iter().zip(&pg.columns) {
        if !same_kind(lite, pg) {
            found.push(format!("{} is {} on SQLite, {} on PostgreSQL", lite.name, lite.kind, pg.kind));
        }
        if lite.nullable != pg.nullable || lite.counted != pg.counted {
            found.push(format!("{} may be empty or counts itself on one engine only", lite.name));
        }
    }
    let mut compare = |what, lite: String, pg: String| {
        if lite != pg {
            found.push(format!("{what} {lite} on SQLite, {pg} on PostgreSQL"));
        }
    };
    compare("primary key", format!("{:?}", lite.primary), format!("{:?}", pg.primary));
    compare("unique", format!("{:?}", lite.uniques), format!("{:?}", pg.uniques));
    compare("indexes", format!("{:?}", lite.indexes), format!("{:?}", pg.indexes));
    compare("checks", format!("{:?}", lite.checks), format!("{:?}", pg.checks));
    compare("foreign keys", format!("{:?}", lite.foreign), format!("{:?}", pg.foreign));
    found
}

/// Takes away what only PostgreSQL has, and says which of the list was not there.
fn without_only_postgres(pg: &mut Tables) -> Vec<&'static str> {
    let gone = |entry: &&&str| match entry.split_once('.') {
        None => pg.remove(**entry).is_none(),
        Some((table, name)) => pg.get_mut(table).is_none_or(|table| {
            let columns = table.columns.len();
            table.columns.retain(|column| column.name != name);
            table.indexes.remove(name).is_none() && table.columns.len() == columns
        }),
    };
    ONLY_POSTGRES.iter().filter(gone).copied().collect()
}

#[tokio::test]
async fn the_migrated_databases_are_the_same() {
    let (lite, pg) = (Kit::sqlite().await, Kit::postgres().await);
    let (mut lite, mut pg) = (Raw::almighty(&lite).await, Raw::almighty(&pg).await);
    let on_lite = catalog::tables(&mut lite).await;
    let mut on_pg = catalog::tables(&mut pg).await;
    assert!(on_lite.contains_key("ledger") && on_lite["ledger"].checks.len() > 1, "the reader reads");
    assert_eq!(without_only_postgres(&mut on_pg), Vec::<&str>::new(), "an exemption that nobody needs must go");
    // sqlx's own table differs.
    let ours = |tables: &Tables| tables.clone().into_iter().filter(|(name, _)| name != "_sqlx_migrations").collect();
    assert_eq!(differences(&ours(&on_lite), &ours(&on_pg)), Vec::<String>::new());

    let Raw::Lite(conn) = &mut lite else { panic!("a file") };
    let engine = catalog::virtual_tables(conn).await;
    let stray = |name: &&String| {
        let shadow = |own: &&str| name.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'));
        !name.starts_with("sqlite_") && !ONLY_SQLITE.iter().any(shadow)
    };
    assert_eq!(engine.iter().filter(stray).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[tokio::test]
async fn each_difference_is_named() {
    let (lite, pg) = (Kit::sqlite().await, Kit::postgres().await);
    let lite = catalog::tables(&mut Raw::almighty(&lite).await).await;
    let pg = catalog::tables(&mut Raw::almighty(&pg).await).await;
    let usual = differences(&lite, &pg);
    for (change, expected) in [
        ("ALTER TABLE account ADD COLUMN mood TEXT", "columns"),
        ("ALTER TABLE account ALTER COLUMN version TYPE INTEGER", "version is"),
        ("ALTER TABLE account ALTER COLUMN language DROP NOT NULL", "may be empty"),
        ("ALTER TABLE account DROP CONSTRAINT account_language_check, ADD CHECK (language IN ('de'))", "checks"),
        ("ALTER TABLE person_record DROP CONSTRAINT person_record_person_id_fkey", "foreign keys"),
        ("ALTER TABLE command DROP CONSTRAINT command_pkey", "primary key"),
        ("DROP INDEX person_record_personnel_no", "unique"),
        ("DROP INDEX event_at", "indexes"),
        ("DROP INDEX ledger_subject; CREATE INDEX ledger_subject ON ledger (subject_id)", "indexes"),
        ("CREATE TABLE stray (id UUID)", "missing on SQLite"),
        ("DROP TABLE event", "missing on PostgreSQL"),
    ] {
        let mut raw = Raw::server(&crate::support::migrated().superuser_url).await;
        raw.say(change).await.expect(change);
        let changed = catalog::tables(&mut raw).await;
        let found: Vec<String> =
            differences(&lite, &changed).into_iter().filter(|text| !usual.contains(text)).collect();
        assert!(found.iter().any(|text| text.contains(expected)), "{change}: {found:?}");
    }
}

#[test]
fn migrations_have_the_same_names_in_both_folders() {
    let files = |engine: &str| -> Vec<String> {
        let folder = Path::new("../../migrations").join(engine);
        let entries = std::fs::read_dir(folder).expect("the folder is there");
        let mut names: Vec<_> =
            entries.map(|entry| entry.expect("listed").file_name().into_string().expect("text")).collect();
        names.sort();
        names
    };
    let names = files("sqlite");
    assert_eq!(names, files("postgres"));
    for (index, name) in names.iter().enumerate() {
        assert!(name.starts_with(&format!("{:04}_", index + 1)), "{name} breaks the row of numbers");
    }
}
