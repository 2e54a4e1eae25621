//! What each parameter of a statement stands for, read from its text, so that any statement can be run with real rows.

use crate::catalog::Tables;
use crate::raw::{Kind, Raw, Value};
use crate::reach::Read;
use crate::seed::{Seeded, Tenant};
use crate::sql::{Token, closing, items};
use crate::support::migrated;
use sqlx::{Either, Executor as _, Statement as _, TypeInfo as _};
use std::collections::HashMap;
use store::Registered;
use uuid::Uuid;

/// Makes a value.
type Given = fn() -> Value;

/// What no schema tells: for statements whose names begin so, a parameter's value.
const GIVEN: &[(&str, usize, Given)] = &[
    ("SEARCH_", 2, || Value::Text(r#"[{"n":0,"lo":"w","hi":"x","loose":0}]"#.to_owned())),
    ("SEARCH_", 3, || Value::Int(1)),
];

/// The kinds of each statement's parameters, as PostgreSQL finds them; by the statement's text.
pub async fn kinds(statements: impl Iterator<Item = &'static Registered>) -> HashMap<&'static str, Vec<Kind>> {
    let Raw::Pg(mut conn) = Raw::server(&migrated().superuser_url).await else { panic!("a server") };
    let mut kinds = HashMap::new();
    for statement in statements {
        let prepared = conn.prepare(sqlx::SqlSafeStr::into_sql_str(statement.pg)).await;
        let prepared = prepared.unwrap_or_else(|error| panic!("{}: {error}", statement.name));
        let Some(Either::Left(types)) = prepared.parameters() else { panic!("PostgreSQL knows its parameters") };
        kinds.insert(statement.pg, types.iter().map(|kind| Kind::named(kind.name())).collect());
    }
    kinds
}

/// A statement's values: the scope first, then those of the seeded row.
pub fn values(
    cut: &[Token],
    schema: &Tables,
    seeded: &Seeded,
    variant: usize,
    scope: Tenant,
    statement: &Registered,
    kinds: &[Kind],
) -> Vec<Value> {
    let read = Read::new(cut, schema);
    let mut values: Vec<Value> = Vec::new();
    for (index, kind) in kinds.iter().enumerate() {
        let given = GIVEN.iter().find(|(name, place, _)| statement.name.starts_with(name) && *place == index + 1);
        if let Some((_, _, value)) = given {
            values.push(value());
            continue;
        }
        values.push(match (index, statement.reach) {
            (0, "Own") => Value::Uuid(scope.person),
            (0, "Desk") => Value::Uuids(vec![scope.org]),
            (0, _) => Value::Uuid(scope.org),
            _ => value(cut, &read, schema, seeded, variant, index + 1, *kind),
        });
    }
    values
}

fn value(
    cut: &[Token],
    read: &Read<'_>,
    schema: &Tables,
    seeded: &Seeded,
    variant: usize,
    number: usize,
    kind: Kind,
) -> Value {
    let places = (0..cut.len()).filter(|place| cut[*place] == Token::Param(number));
    let uses: Vec<(usize, &Token)> = places.filter_map(|place| compared(cut, place)).collect();
    // Equality says most; else the bound that lets the row through.
    let best = uses.iter().find(|(_, sign)| **sign == Token::Sign("=")).or_else(|| uses.first());
    let skips = |place: usize| place > 0 && cut[place - 1].is("offset");
    if (0..cut.len()).any(|place| cut[place] == Token::Param(number) && skips(place)) {
        return lowest(kind);
    }
    if kind == Kind::Uuids {
        return among(cut, read, schema, seeded, variant, number).unwrap_or_else(|| default(kind, seeded));
    }
    let Some((column, sign)) = best else { return default(kind, seeded) };
    match sign {
        Token::Sign(">" | ">=" | "<>") => lowest(kind),
        Token::Sign("<" | "<=") => highest(kind),
        _ => {
            let table = read.table_of(*column, schema);
            let row = table.and_then(|table| seeded.row(table, variant));
            let found = row.and_then(|row| row.get(cut[*column].word().unwrap_or_default())).cloned();
            found.filter(|value| fits(value, kind)).unwrap_or_else(|| default(kind, seeded))
        }
    }
}

/// The seeded row's value, as a list of one, for `column = ANY ($n)` and `column IN (SELECT unhex(value) FROM json_each($n))`.
fn among(
    cut: &[Token],
    read: &Read<'_>,
    schema: &Tables,
    seeded: &Seeded,
    variant: usize,
    number: usize,
) -> Option<Value> {
    let place = (0..cut.len()).find(|place| cut[*place] == Token::Param(number))?;
    let sign = (1..place).rev().find(|sign| cut[*sign].is("in") || cut[*sign] == Token::Sign("="))?;
    let table = read.table_of(sign - 1, schema)?;
    match seeded.row(table, variant)?.get(cut[sign - 1].word()?)? {
        Value::Uuid(id) => Some(Value::Uuids(vec![*id])),
        _ => None,
    }
}

fn fits(value: &Value, kind: Kind) -> bool {
    let own = match value {
        Value::Null(kind) => *kind,
        Value::Uuid(_) => Kind::Uuid,
        Value::Bytes(_) => Kind::Bytes,
        Value::Int(_) => Kind::Int,
        Value::Text(_) => Kind::Text,
        Value::Bool(_) => Kind::Bool,
        Value::Instant(_) => Kind::Instant,
        Value::Day(_) => Kind::Day,
        Value::Uuids(_) => Kind::Uuids,
    };
    own == kind
}

/// The place of the column that a parameter is compared with or assigned to, and how.
pub fn compared(cut: &[Token], place: usize) -> Option<(usize, &Token)> {
    // `CAST($n AS …)` stands for its parameter.
    let cast = place >= 2 && cut[place - 1] == Token::Sign("(") && cut[place - 2].is("cast");
    let start = if cast { place - 2 } else { place };
    let end = if cast { closing(cut, place - 1) } else { place };
    if start >= 2 && cut[start - 1].is_comparison() && cut[start - 2].word().is_some() {
        return Some((start - 2, &cut[start - 1]));
    }
    if let [sign, column, ..] = &cut[end + 1..]
        && sign.is_comparison()
        && column.word().is_some()
    {
        let dotted = cut.get(end + 3) == Some(&Token::Sign("."));
        return Some((if dotted { end + 4 } else { end + 2 }, mirrored(sign)));
    }
    tuple(cut, start)
}

fn mirrored(sign: &Token) -> &Token {
    match sign {
        Token::Sign("<") => &Token::Sign(">"),
        Token::Sign("<=") => &Token::Sign(">="),
        Token::Sign(">") => &Token::Sign("<"),
        Token::Sign(">=") => &Token::Sign("<="),
        other => other,
    }
}

/// `(a, b) > ($1, $2)`.
fn tuple(cut: &[Token], start: usize) -> Option<(usize, &Token)> {
    let open = (1..start).rev().find(|open| cut[*open] == Token::Sign("(") && closing(cut, *open) > start)?;
    let sign = cut.get(open - 1).filter(|sign| sign.is_comparison())?;
    if cut[open - 2] != Token::Sign(")") {
        return None;
    }
    let columns =
        (0..open - 2).rev().find(|place| cut[*place] == Token::Sign("(") && closing(cut, *place) == open - 2)?;
    let index = items(&cut[open + 1..start]).len() - 1;
    let item = items(&cut[columns + 1..open - 2]).into_iter().nth(index)?;
    let before: usize = items(&cut[columns + 1..open - 2]).iter().take(index).map(|item| item.len() + 1).sum();
    Some((columns + before + item.len(), sign))
}

fn default(kind: Kind, seeded: &Seeded) -> Value {
    match kind {
        Kind::Uuid => seeded.rows["organisation"][0]["org_id"].clone(),
        Kind::Bytes => Value::Bytes(vec![1; 32]),
        // Limits are the usual numbers without a column.
        Kind::Int => Value::Int(100),
        Kind::Text => Value::Text("a".to_owned()),
        Kind::Json => Value::Text("[]".to_owned()),
        Kind::Bool => Value::Bool(true),
        Kind::Instant => highest(kind),
        Kind::Day => Value::Day(jiff::civil::date(1985, 2, 28)),
        Kind::Uuids => Value::Uuids(vec![]),
    }
}

fn lowest(kind: Kind) -> Value {
    match kind {
        Kind::Uuid => Value::Uuid(Uuid::nil()),
        Kind::Bytes => Value::Bytes(vec![]),
        Kind::Int => Value::Int(0),
        Kind::Text | Kind::Json => Value::Text(String::new()),
        Kind::Bool => Value::Bool(false),
        Kind::Instant => Value::Instant(0),
        Kind::Day => Value::Day(jiff::civil::date(1, 1, 1)),
        Kind::Uuids => Value::Uuids(vec![]),
    }
}

fn highest(kind: Kind) -> Value {
    match kind {
        Kind::Uuid => Value::Uuid(Uuid::max()),
        Kind::Bytes => Value::Bytes(vec![255; 40]),
        Kind::Int => Value::Int(i64::MAX),
        Kind::Text | Kind::Json => Value::Text("\u{ffff}".to_owned()),
        Kind::Bool => Value::Bool(true),
        // The year 2100.
        Kind::Instant => Value::Instant(4_102_444_800_000_000),
        Kind::Day => Value::Day(jiff::civil::date(9999, 12, 31)),
        Kind::Uuids => Value::Uuids(vec![]),
    }
}

#[test]
fn parameters_find_their_columns() {
    let text = "UPDATE t SET a = $2 WHERE org_id = $1 AND (b, t.c) > ($3, CAST($4 AS TEXT)) AND $5 < d AND e = CAST($6 AS TEXT) LIMIT $7";
    let cut = crate::sql::tokens(text);
    let found = |number| {
        let place = cut.iter().position(|token| *token == Token::Param(number)).expect("there");
        compared(&cut, place).map(|(column, sign)| (cut[column].word().expect("a column"), sign.clone()))
    };
    for (number, column, sign) in
        [(1, "org_id", "="), (2, "a", "="), (3, "b", ">"), (4, "c", ">"), (5, "d", ">"), (6, "e", "=")]
    {
        assert_eq!(found(number), Some((column, Token::Sign(sign))), "${number}");
    }
    assert_eq!(found(7), None);
}
