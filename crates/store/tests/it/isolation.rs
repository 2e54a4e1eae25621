//! Nobody reaches another's rows: by each statement's text, and by running each statement with a foreign scope.

use crate::catalog::{self, Column, Table, Tables};
use crate::raw::{Kind, Raw, Value};
use crate::reach::Read;
use crate::seed::{Seeded, Tenant};
use crate::sql::tokens;
use crate::support::{Kit, both};
use crate::{arguments, reach, seed};
use std::collections::{BTreeMap, BTreeSet};
use store::{Registered, STATEMENTS};

/// Tables that belong to nobody, each with the reason. Another table without a scope column is red.
const GLOBAL: &[(&str, &str)] = &[
    ("_sqlx_migrations", "which migrations ran"),
    ("attempt", "how often something was tried, by keyed hash; row-level security lets only the system through"),
    (
        "passkey_ticket",
        "what a browser was asked to sign, for some minutes; row-level security lets only the system through",
    ),
    ("schedule", "when the product does what by itself; row-level security lets only the system through"),
    ("seal_authority", "with what documents are sealed; row-level security lets only the system through"),
    ("store_identity", "which master key the database belongs to"),
];

/// Statements of the store itself without an owner in their text. May only shrink.
const UNKEYED: &[(&str, &str)] = &[];

/// Tables whose statements match no generic row, each with the test that proves them instead. May only shrink.
const UNPROVEN: &[(&str, &str)] = &[];

fn all() -> impl Iterator<Item = &'static Registered> {
    STATEMENTS.iter().copied().flatten()
}

async fn tables(kit: &Kit) -> Tables {
    catalog::tables(&mut Raw::almighty(kit).await).await
}

#[tokio::test]
async fn every_table_belongs_to_somebody_or_says_why_not() {
    let tables = tables(&Kit::postgres().await).await;
    let ownerless: BTreeSet<&str> =
        tables.iter().filter(|(_, table)| !table.is_scoped()).map(|(name, _)| name.as_str()).collect();
    let listed: BTreeSet<&str> = GLOBAL.iter().map(|(name, _)| *name).collect();
    assert_eq!(ownerless, listed, "a table without org_id or person_id must stand in GLOBAL with its reason");
}

#[tokio::test]
async fn every_statement_holds_itself_to_its_reach() {
    let tables = tables(&Kit::postgres().await).await;
    let (mut faults, mut needed) = (Vec::new(), BTreeSet::new());
    for statement in all() {
        for text in [statement.lite, statement.pg] {
            let found = reach::faults(statement.reach, text, &tables);
            if !found.is_empty() && UNKEYED.iter().any(|(name, _)| *name == statement.name) {
                needed.insert(statement.name);
            } else {
                faults.extend(found.into_iter().map(|fault| format!("{}: {fault}", statement.name)));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
    let listed: BTreeSet<&str> = UNKEYED.iter().map(|(name, _)| *name).collect();
    assert_eq!(needed, listed, "an exemption that nobody needs must go");
}

fn example() -> Tables {
    let table = |columns: &[&str]| Table {
        columns: columns
            .iter()
            .map(|name| Column { name: (*name).to_owned(), kind: "uuid".to_owned(), nullable: false, counted: false })
            .collect(),
        ..Table::default()
    };
    Tables::from([
        ("letter".to_owned(), table(&["org_id", "person_id", "id", "state"])),
        ("page".to_owned(), table(&["org_id", "id", "letter_id"])),
        ("word".to_owned(), table(&["owner_id", "word"])),
        ("setting".to_owned(), table(&["name"])),
    ])
}

#[test]
fn the_judge_lets_bound_statements_pass() {
    for (reach, text) in [
        ("Org", "SELECT id FROM letter WHERE org_id = $1 AND (state = $2 OR state = $3)"),
        (
            "Org",
            "SELECT l.id FROM letter l JOIN page p ON p.org_id = l.org_id AND p.letter_id = l.id WHERE l.org_id = $1",
        ),
        (
            "Org",
            "SELECT id FROM letter WHERE org_id = $1 AND EXISTS (SELECT 1 FROM page WHERE page.org_id = letter.org_id)",
        ),
        ("Org", "INSERT INTO page (org_id, id, letter_id) SELECT l.org_id, $2, l.id FROM letter l WHERE l.org_id = $1"),
        ("Org", "INSERT INTO page (org_id, id) VALUES ($1, $2) ON CONFLICT (org_id, id) DO UPDATE SET letter_id = $3"),
        ("Org", "UPDATE letter SET state = $2 WHERE org_id = $1"),
        ("Org", "SELECT name FROM setting"),
        ("Own", "SELECT word FROM word WHERE owner_id = $1"),
        ("Own", "SELECT id FROM letter WHERE person_id = $1"),
        ("Desk", "SELECT id FROM letter WHERE org_id = ANY($1)"),
        ("Desk", "SELECT id FROM letter WHERE org_id IN (SELECT unhex(value) FROM json_each($1))"),
        ("Internal", "SELECT id FROM letter WHERE org_id = $1"),
        ("Internal", "INSERT INTO letter (org_id, person_id, id) VALUES ($1, $2, $3)"),
        ("System", "DELETE FROM letter"),
    ] {
        assert_eq!(reach::faults(reach, text, &example()), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn the_judge_stops_loose_statements() {
    for (reach, text) in [
        ("Org", "SELECT id FROM letter"),
        ("Org", "SELECT id FROM letter WHERE org_id = $2"),
        ("Org", "SELECT id FROM letter WHERE org_id <> $1"),
        ("Org", "SELECT id FROM letter WHERE org_id = $1 OR state = $2"),
        ("Org", "SELECT id FROM letter WHERE (org_id = $1 AND state = $2) OR state = $3"),
        ("Org", "SELECT id FROM letter WHERE NOT (org_id = $1)"),
        ("Org", "SELECT org_id = $1 FROM letter"),
        ("Org", "SELECT id FROM letter WHERE person_id = $1"),
        ("Org", "SELECT l.id FROM letter l JOIN page p ON p.letter_id = l.id WHERE l.org_id = $1"),
        ("Org", "SELECT l.id FROM letter l LEFT JOIN page p ON l.org_id = $1 AND p.org_id = $1"),
        ("Org", "SELECT id FROM letter WHERE org_id = $1 AND id IN (SELECT letter_id FROM page)"),
        ("Org", "SELECT id FROM letter WHERE id IN (SELECT letter_id FROM page WHERE org_id = $1)"),
        ("Org", "SELECT id FROM letter WHERE org_id = $1 UNION SELECT id FROM letter"),
        ("Org", "UPDATE letter SET org_id = $1"),
        ("Org", "UPDATE letter SET org_id = $2 WHERE org_id = $1"),
        ("Org", "DELETE FROM letter WHERE id = $1"),
        ("Org", "INSERT INTO page (org_id, id) VALUES ($2, $1)"),
        ("Org", "INSERT INTO page (id) VALUES ($1)"),
        ("Org", "INSERT INTO page (org_id, id) SELECT l.org_id, l.id FROM letter l"),
        ("Org", "INSERT INTO page (org_id, id) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET letter_id = $3"),
        ("Own", "SELECT id FROM page WHERE org_id = $1"),
        ("Own", "SELECT id FROM letter WHERE org_id = $1"),
        ("Desk", "SELECT id FROM letter WHERE org_id = $2"),
        ("Desk", "SELECT id FROM letter WHERE id = ANY($1)"),
        ("Internal", "SELECT id FROM letter WHERE id = $1"),
        ("Internal", "INSERT INTO letter (org_id, id) VALUES ($1, $2)"),
        ("Org", "SELECT l.id FROM letter l, word w WHERE l.org_id = $1 AND w.word = $2"),
        ("Elsewhere", "SELECT 1 FROM letter"),
    ] {
        assert!(!reach::faults(reach, text, &example()).is_empty(), "{text}");
    }
}

/// Runs a statement in a transaction that is undone.
async fn effect(raw: &mut Raw, text: &str, values: &[Value]) -> Result<u64, sqlx::Error> {
    raw.say("BEGIN").await?;
    let done = raw.run(text, values).await;
    raw.say("ROLLBACK").await?;
    done
}

/// A database with A's rows, as its almighty holder sees it: row-level security does not help a loose statement here.
struct Ground {
    raw: Raw,
    schema: Tables,
    mine: Seeded,
    own: Tenant,
    foreign: Tenant,
}

impl Ground {
    async fn new(kit: &Kit) -> Self {
        let schema = tables(&Kit::postgres().await).await;
        let mut raw = Raw::almighty(kit).await;
        let own = Tenant::new(1);
        let mine = Seeded::new(&mut raw, &schema, own).await;
        Self { raw, schema, mine, own, foreign: Tenant::new(2) }
    }

    /// How many rows a statement reaches with a foreign scope and with its own; all other values are from A's rows.
    async fn reached(&mut self, statement: &Registered, kinds: &[Kind]) -> (u64, u64) {
        let text = if self.raw.is_lite() { statement.lite } else { statement.pg };
        let cut = tokens(text);
        let (mut foreign, mut own) = (0, 0);
        for variant in 0..seed::VARIANTS {
            let bind = |scope| arguments::values(&cut, &self.schema, &self.mine, variant, scope, statement, kinds);
            let (as_foreign, as_own) = (bind(self.foreign), bind(self.own));
            let reached = effect(&mut self.raw, text, &as_foreign).await;
            foreign += reached.unwrap_or_else(|error| panic!("{}: {error}", statement.name));
            own += effect(&mut self.raw, text, &as_own).await.unwrap_or(0);
        }
        (foreign, own)
    }
}

/// Statements that bind their scope as a condition; an INSERT binds it as a value.
pub fn conditional() -> impl Iterator<Item = &'static Registered> {
    let scoped = |statement: &&Registered| ["Org", "Own", "Desk"].contains(&statement.reach);
    all().filter(scoped).filter(|statement| !statement.pg.starts_with("INSERT"))
}

async fn foreign_scopes_get_nothing(kit: Kit) {
    let mut ground = Ground::new(&kit).await;
    let schema = ground.schema.clone();
    let kinds = arguments::kinds(all()).await;
    let mut leaks = Vec::new();
    let mut proven: BTreeMap<&str, bool> = BTreeMap::new();
    for statement in conditional() {
        let (foreign, own) = ground.reached(statement, &kinds[statement.pg]).await;
        if foreign > 0 {
            leaks.push(format!("{} reaches {foreign} rows of another", statement.name));
        }
        for table in Read::new(&tokens(statement.pg), &schema).scoped(&schema) {
            let (name, _) = schema.get_key_value(table).expect("a table");
            *proven.entry(name).or_default() |= own > 0;
        }
    }
    assert!(leaks.is_empty(), "{leaks:#?}");
    let silent: BTreeSet<&str> = proven.iter().filter(|(_, hit)| !**hit).map(|(name, _)| *name).collect();
    let listed: BTreeSet<&str> = UNPROVEN.iter().map(|(name, _)| *name).collect();
    assert_eq!(silent, listed, "no statement finds its own row here, so finding no foreign one proves nothing");
}

async fn loose_statements_are_caught(kit: Kit) {
    let mut ground = Ground::new(&kit).await;
    for (text, kinds) in [
        ("SELECT id FROM person_record WHERE org_id = $1 OR id = $2", &[Kind::Uuid, Kind::Uuid][..]),
        ("SELECT COUNT(*) FROM person_record WHERE CAST($1 AS TEXT) IS NOT NULL", &[Kind::Uuid]),
        (
            "UPDATE person_record SET given_name = $3 WHERE id = $2 AND org_id <> $1",
            &[Kind::Uuid, Kind::Uuid, Kind::Text],
        ),
        ("DELETE FROM ledger WHERE CAST($1 AS TEXT) IS NOT NULL", &[Kind::Uuid]),
    ] {
        let loose = Registered { name: "LOOSE", reach: "Org", lite: text, pg: text };
        assert!(ground.reached(&loose, kinds).await.0 > 0, "{text}");
    }
    let text = "SELECT COUNT(*) FROM person_record WHERE org_id = $1 AND sort_name > $2";
    let bound = Registered { name: "BOUND", reach: "Org", lite: text, pg: text };
    let (foreign, own) = ground.reached(&bound, &[Kind::Uuid, Kind::Text]).await;
    assert!(foreign == 0 && own > 0, "{foreign} {own}");
}

both! {
    async fn a_foreign_scope_gets_nothing(kit) {
        foreign_scopes_get_nothing(kit).await;
    }

    async fn a_loose_statement_is_caught(kit) {
        loose_statements_are_caught(kit).await;
    }
}
