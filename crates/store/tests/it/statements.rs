//! Every statement is prepared on both engines and asks and answers the same on both.

use crate::raw::Raw;
use crate::sql::{Token, tokens};
use crate::support::Kit;
use sqlx::{Column as _, Either, Executor as _, SqlSafeStr as _, Statement as _};
use std::collections::BTreeSet;
use store::{Registered, STATEMENTS};

/// What an engine says about a statement: its columns and how many parameters it takes.
type Shape = (Vec<String>, usize);

async fn shape(raw: &mut Raw, text: &'static str) -> Result<Shape, sqlx::Error> {
    fn count<T>(parameters: Option<Either<&[T], usize>>) -> usize {
        parameters.map_or(0, |found| found.either(<[T]>::len, |count| count))
    }
    let text = text.into_sql_str();
    Ok(match raw {
        Raw::Lite(conn) => {
            let prepared = conn.prepare(text).await?;
            let columns = prepared.columns().iter().map(|column| column.name().to_owned()).collect();
            (columns, count(prepared.parameters()))
        }
        Raw::Pg(conn) => {
            let prepared = conn.prepare(text).await?;
            let columns = prepared.columns().iter().map(|column| column.name().to_owned()).collect();
            (columns, count(prepared.parameters()))
        }
    })
}

/// An expression without a name: each engine has its own for it, and rows are read by place then.
fn unnamed(column: &str) -> bool {
    column == "?column?" || !column.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

async fn differences(lite: &mut Raw, pg: &mut Raw, statement: &Registered) -> Vec<String> {
    let name = statement.name;
    let (on_lite, on_pg) = (shape(lite, statement.lite).await, shape(pg, statement.pg).await);
    let (on_lite, on_pg) = match (on_lite, on_pg) {
        (Ok(on_lite), Ok(on_pg)) => (on_lite, on_pg),
        (on_lite, on_pg) => {
            let refused = [("SQLite", on_lite.err()), ("PostgreSQL", on_pg.err())];
            let told = refused.into_iter().filter_map(|(engine, error)| Some((engine, error?)));
            return told.map(|(engine, error)| format!("{name}: {engine} refuses it: {error}")).collect();
        }
    };
    let mut found = Vec::new();
    if on_lite.1 != on_pg.1 {
        found.push(format!("{name}: {} parameters on SQLite, {} on PostgreSQL", on_lite.1, on_pg.1));
    }
    let same = |(lite, pg): (&String, &String)| lite == pg || unnamed(lite);
    if on_lite.0.len() != on_pg.0.len() || !on_lite.0.iter().zip(&on_pg.0).all(same) {
        found.push(format!("{name}: columns {:?} on SQLite, {:?} on PostgreSQL", on_lite.0, on_pg.0));
    }
    for text in [statement.lite, statement.pg] {
        let used: BTreeSet<usize> = tokens(text)
            .iter()
            .filter_map(|token| match token {
                Token::Param(number) => Some(*number),
                _ => None,
            })
            .collect();
        let wanted: BTreeSet<usize> = (1..=used.len()).collect();
        if used != wanted || tokens(text).contains(&Token::Sign("?")) || used.len() != on_pg.1 {
            found.push(format!("{name}: parameters {used:?} are not $1 to ${} each in use", used.len()));
        }
    }
    found
}

fn repeated(file: &[Registered]) -> Vec<&'static str> {
    let mut seen = BTreeSet::new();
    file.iter().map(|statement| statement.name).filter(|name| !seen.insert(*name)).collect()
}

#[tokio::test]
async fn every_statement_is_the_same_on_both_engines() {
    let (lite, pg) = (Kit::sqlite().await, Kit::postgres().await);
    let (mut lite, mut pg) = (Raw::almighty(&lite).await, Raw::almighty(&pg).await);
    let mut found = Vec::new();
    for file in STATEMENTS {
        assert!(!file.is_empty() && repeated(file).is_empty(), "{:?}", repeated(file));
        for statement in *file {
            found.extend(differences(&mut lite, &mut pg, statement).await);
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[tokio::test]
async fn a_statement_that_differs_is_found() {
    let (lite, pg) = (Kit::sqlite().await, Kit::postgres().await);
    let (mut lite, mut pg) = (Raw::almighty(&lite).await, Raw::almighty(&pg).await);
    let one = |lite, pg| Registered { name: "EXAMPLE", reach: "Org", lite, pg };
    let fine = "SELECT name, COUNT(*) FROM organisation WHERE org_id = $1 GROUP BY name";
    assert_eq!(differences(&mut lite, &mut pg, &one(fine, fine)).await, Vec::<String>::new());
    for (on_lite, on_pg, expected) in [
        ("SELECT nome FROM organisation", "SELECT nome FROM organisation", "refuses"),
        (
            "SELECT ifnull(name, '') FROM organisation",
            "SELECT ifnull(name, '') FROM organisation",
            "PostgreSQL refuses",
        ),
        ("SELECT name FROM organisation", "SELECT kind FROM organisation", "columns"),
        ("SELECT name FROM organisation", "SELECT name, kind FROM organisation", "columns"),
        ("SELECT name FROM organisation", "SELECT name FROM organisation WHERE org_id = $1", "parameters"),
        (
            "SELECT name FROM organisation WHERE org_id = $2",
            "SELECT name FROM organisation WHERE org_id = $2",
            "refuses",
        ),
    ] {
        let found = differences(&mut lite, &mut pg, &one(on_lite, on_pg)).await;
        assert!(found.iter().any(|text| text.contains(expected)), "{on_pg}: {found:?}");
    }
    assert_eq!(repeated(&[one("", ""), one("", "")]), ["EXAMPLE"]);
}
