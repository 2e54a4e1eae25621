//! What somebody types into a scenario, or wishes of an adviser: no statement of the employer reaches it, and no backup shows it.

use crate::advice::{Placed, holds, keep, orders, placed};
use crate::backup_support::backup;
use crate::catalog::{self, Column, Tables};
use crate::isolation::conditional;
use crate::raw::{Kind, Raw, Value};
use crate::seed::{Row, Seeded, Tenant, VARIANTS};
use crate::sql::tokens;
use crate::support::{Kit, both};
use crate::{arguments, support};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

const MARKER: &[u8] = b"Heidelbeermarker";

/// A database with an order and a scenario, as its almighty holder sees it: row-level security does not help here.
struct Ground {
    raw: Raw,
    schema: Tables,
    seeded: Seeded,
    kinds: HashMap<&'static str, Vec<Kind>>,
    /// What gives the order or the scenario away.
    needles: Vec<Vec<u8>>,
}

async fn row(raw: &mut Raw, schema: &Tables, table: &str, (column, id): (&str, Uuid)) -> Row {
    let columns = &schema[table].columns;
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let kinds: Vec<Kind> = columns.iter().map(Column::kind).collect();
    let sql = format!("SELECT {} FROM {table} WHERE {column} = $1", names.join(", "));
    let values = raw.one(&sql, &[Value::Uuid(id)], &kinds).await.expect("there");
    names.into_iter().map(ToOwned::to_owned).zip(values).collect()
}

fn sealed(row: &Row, column: &str) -> Vec<u8> {
    let Value::Bytes(bytes) = &row[column] else { panic!("{column} is sealed") };
    bytes.clone()
}

fn contains(text: &[u8], needle: &[u8]) -> bool {
    text.windows(needle.len()).any(|window| window == needle)
}

impl Ground {
    /// All values but the scope's are those of the order, the scenario, their person and the person's record: what an intruder would guess.
    async fn new(kit: &Kit, placed: &Placed) -> Self {
        let scenario = keep(kit, &placed.own, "Heidelbeermarker").await.expect("kept").uuid();
        let (order, person) = (placed.id.uuid(), placed.own.reach.0);
        let record = orders(kit, &placed.broker, false).await[0].record.expect("known");
        kit.store.write(&placed.employer, async |scope| scope.link(record, person).await).await.expect("linked");
        let schema = catalog::tables(&mut Raw::almighty(&Kit::postgres().await).await).await;
        let mut raw = Raw::almighty(kit).await;
        let mut seeded = Seeded::new(&mut raw, &schema, Tenant::new(1)).await;
        let mut needles = vec![MARKER.to_vec()];
        for id in [order, scenario] {
            needles.extend([id.as_bytes().to_vec(), id.to_string().into_bytes(), id.simple().to_string().into_bytes()]);
        }
        for (table, key, id, texts) in [
            ("account", "person_id", person.uuid(), &[][..]),
            ("person_record", "id", record.uuid(), &[]),
            ("advice_order", "id", order, &["wish", "answers"]),
            ("scenario", "id", scenario, &["name", "answers"]),
        ] {
            let row = row(&mut raw, &schema, table, (key, id)).await;
            needles.extend(texts.iter().map(|column| sealed(&row, column)));
            seeded.rows.insert(table.to_owned(), vec![row]);
        }
        let kinds = arguments::kinds(conditional()).await;
        Self { raw, schema, seeded, kinds, needles }
    }

    /// The statements of organisations that give something away to this one.
    async fn leaks(&mut self, scope: Tenant) -> BTreeSet<&'static str> {
        let mut leaks = BTreeSet::new();
        for statement in conditional().filter(|statement| statement.reach != "Own") {
            let text = if self.raw.is_lite() { statement.lite } else { statement.pg };
            let (cut, kinds) = (tokens(text), &self.kinds[statement.pg]);
            for variant in 0..VARIANTS {
                let values = arguments::values(&cut, &self.schema, &self.seeded, variant, scope, statement, kinds);
                self.raw.say("BEGIN").await.expect("begun");
                // What may not be written, such as the same key twice, tells nothing.
                let told = self.raw.told(text, &values).await.unwrap_or_default();
                self.raw.say("ROLLBACK").await.expect("undone");
                let gives = |column: &Vec<u8>| self.needles.iter().any(|needle| contains(column, needle));
                if told.iter().any(gives) {
                    leaks.insert(statement.name);
                }
            }
        }
        leaks
    }
}

both! {
    async fn no_statement_of_the_employer_reaches_an_order_or_a_scenario(kit) {
        let placed = placed(&kit).await;
        let mut ground = Ground::new(&kit, &placed).await;
        let person = placed.own.reach.0.uuid();
        let scope = |org| Tenant { number: 3, org, person };
        let found = ground.leaks(scope(placed.broker.reach.0.uuid())).await;
        for own in ["ORDER_GET", "ORDERS_OPEN", "ORDERS_ALL", "ORDER_TEXTS"] {
            assert!(found.contains(own), "the broker's own statement {own} must find it: {found:?}");
        }
        assert_eq!(ground.leaks(scope(placed.employer.reach.0.uuid())).await, BTreeSet::new());
    }

    async fn no_backup_shows_what_was_typed(kit) {
        let Placed { own, .. } = placed(&kit).await;
        keep(&kit, &own, "Heidelbeermarker").await.expect("kept");
        let dir = kit.folder.file("backup");
        let manifest = backup(&kit, &dir).await;
        assert_eq!((manifest.rows["advice_order"], manifest.rows["scenario"]), (1, 1));
        assert!(holds(&dir, support::record(1).family_name.as_bytes()), "names stand there in clear, so the search finds");
        assert!(!holds(&dir, MARKER));
    }
}
