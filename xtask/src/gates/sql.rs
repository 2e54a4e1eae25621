//! Data has one door: only `store` talks to a database, and its statements are texts that the compiler has seen.

use super::source::Source;
use crate::files;
use anyhow::Result;
use std::path::Path;

const FOLDERS: [&str; 7] = ["app", "server", "crates", "frontend", "xtask", "end2end", "load"];
/// The crate that may.
const STORE: &str = "crates/store/";
/// The part of it that ships: there, every statement made at run time needs a reason.
const SHIPPED: &str = "crates/store/src/";
/// The statements in the tests below.
const OWN: &str = "xtask/src/gates/sql.rs";
/// What sqlx wants around a statement that is no literal.
const ASSERTED: &str = "AssertSqlSafe";
/// Files of the store that may make statements at run time: `("crates/store/src/….rs", "what keeps it safe")`.
const ALLOWED: &[(&str, &str)] = &[
    ("crates/store/src/backup/tables.rs", "copies all tables; their names come from the catalogues and are quoted"),
    (
        "crates/store/src/engine/health/integrity.rs",
        "checks table by table; their names come from the catalogue, quoted",
    ),
    ("crates/store/src/engine/postgres.rs", "grants to a role, whose name cannot be bound; it is quoted"),
];

/// Checks every Rust file.
pub(crate) fn check(root: &Path) -> Result<Vec<String>> {
    let mut problems = Vec::new();
    for folder in FOLDERS.iter().map(|name| root.join(name)).filter(|folder| folder.exists()) {
        for file in files::walk(&folder)? {
            let path = file.strip_prefix(root)?.to_string_lossy();
            if path.ends_with(".rs") && path != OWN {
                problems.extend(of_file(&path, &files::text(&file)?, ALLOWED));
            }
        }
    }
    let gone = ALLOWED.iter().filter(|(path, _)| !root.join(path).exists());
    problems.extend(gone.map(|(path, _)| format!("{path} is allowed in xtask/src/gates/sql.rs, and is not there.")));
    Ok(problems)
}

fn of_file(path: &str, text: &str, allowed: &[(&str, &str)]) -> Vec<String> {
    let source = Source::cut(text);
    if path.starts_with(SHIPPED) {
        if allowed.iter().any(|(known, _)| *known == path) { Vec::new() } else { asserted(path, &source) }
    } else if path.starts_with(STORE) {
        Vec::new()
    } else {
        outside(path, &source)
    }
}

/// Statements made at run time.
fn asserted(path: &str, source: &Source) -> Vec<String> {
    let words = source.words().filter(|(_, word)| *word == ASSERTED);
    words
        .map(|(line, _)| {
            format!(
                "{path}:{line} names `{ASSERTED}`: write the statement as a literal, or list the file in \
                 xtask/src/gates/sql.rs with what keeps it safe."
            )
        })
        .collect()
}

/// A database, or words for one, outside of the store.
fn outside(path: &str, source: &Source) -> Vec<String> {
    let named = source.words().filter(|(_, word)| is_driver(word));
    let named = named.map(|(line, word)| format!("{path}:{line} names `{word}`"));
    let spoken = source.strings.iter().filter(|(_, text)| is_sql(text));
    let spoken = spoken.map(|(line, text)| format!("{path}:{line} speaks SQL, \"{}\"", beginning(text)));
    named
        .chain(spoken)
        .map(|what| format!("{what}; only crates/store may. Give it a function and call that."))
        .collect()
}

/// sqlx itself and the crates that belong to it.
fn is_driver(word: &str) -> bool {
    word.split('_').any(|part| part == "sqlx")
}

/// Whether a text looks like a statement; keywords count in capitals only, as statements are written here.
fn is_sql(text: &str) -> bool {
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || "(;\"\\".contains(c)).collect();
    let first = |wanted: &str| words.iter().position(|word| *word == wanted);
    let followed = |one: &str, other: &str| first(one).is_some_and(|at| words[at..].contains(&other));
    first("SELECT").is_some_and(|at| at + 1 < words.len())
        || [("INSERT", "INTO"), ("UPDATE", "SET"), ("DELETE", "FROM")].iter().any(|(one, other)| followed(one, other))
}

fn beginning(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(4).collect();
    format!("{} …", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_are_told_from_sentences() {
        for sql in [
            "SELECT id FROM person",
            "WITH a AS (SELECT\n    1)",
            "SELECT ",
            "SELECT\\n *",
            "INSERT INTO person (id) VALUES ($1)",
            "INSERT OR IGNORE INTO person VALUES (?)",
            "UPDATE person\n    SET name = $1",
            "DELETE  FROM person",
        ] {
            assert!(is_sql(sql), "{sql}");
        }
        for other in
            ["SELECT", "Select a file", "Update the set", "DELETE", "/DELETE FROM", "HTTP UPDATE", "RESELECT a"]
        {
            assert!(!is_sql(other), "{other}");
        }
    }

    #[test]
    fn only_the_store_names_the_driver_and_speaks_sql() {
        let text = "// sqlx: SELECT 1\nuse sqlx::query;\nuse jiff_sqlx::ToSqlx;\nf(\"warn,sqlx=info\");\ng(r\"DELETE FROM a\");\n";
        let problems = of_file("server/src/a.rs", text, &[]);
        assert_eq!(problems.len(), 3, "{problems:?}");
        assert!(problems[0].starts_with("server/src/a.rs:2 names `sqlx`; only crates/store may."), "{problems:?}");
        assert!(problems[1].starts_with("server/src/a.rs:3 names `jiff_sqlx`;"), "{problems:?}");
        assert!(problems[2].starts_with("server/src/a.rs:5 speaks SQL, \"DELETE FROM a …\";"), "{problems:?}");
        assert_eq!(of_file("crates/storehouse/src/a.rs", text, &[]).len(), 3);
        assert!(of_file("crates/store/src/a.rs", text, &[]).is_empty());
    }

    #[test]
    fn a_statement_made_at_run_time_needs_a_reason() {
        let text = "/// Never AssertSqlSafe.\nquery(AssertSqlSafe(text))";
        let problems = of_file("crates/store/src/a.rs", text, &[("crates/store/src/b.rs", "names are constants")]);
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].starts_with("crates/store/src/a.rs:2 names `AssertSqlSafe`: write"), "{problems:?}");
        assert!(of_file("crates/store/src/a.rs", text, &[("crates/store/src/a.rs", "reason")]).is_empty());
        assert!(of_file("crates/store/tests/a.rs", text, &[]).is_empty());
    }

    #[test]
    fn the_files_of_a_repository_are_found() {
        let root = std::env::temp_dir().join(format!("xtask-sql-{}", std::process::id()));
        for (path, _) in ALLOWED {
            files::write(&root.join(path), "").expect("writable");
        }
        files::write(&root.join("crates/store/src/a.rs"), "query(\"SELECT 1\")").expect("writable");
        files::write(&root.join("app/src/a.rs"), "query(\"SELECT 1\")").expect("writable");
        files::write(&root.join("app/src/a.txt"), "query(\"SELECT 1\")").expect("writable");
        files::write(&root.join(OWN), "query(\"SELECT 1\")").expect("writable");
        let problems = check(&root).expect("checked");
        assert_eq!(
            problems,
            ["app/src/a.rs:1 speaks SQL, \"SELECT 1 …\"; only crates/store may. Give it a function and call that."]
        );
        files::remove(&root).expect("removed");
    }
}
