//! Rows for every table, made from the schema alone: whatever table comes, it is seeded too.

use crate::catalog::{Column, Foreign, Table, Tables};
use crate::raw::{Kind, Raw, Value};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Rows per table at most: each value that a CHECK allows should come up, filled and empty columns too.
pub const VARIANTS: usize = 6;

/// 22 November 2026, 09:00 UTC.
const NOW: i64 = 1_795_338_000_000_000;

/// Whose rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tenant {
    pub number: u8,
    pub org: Uuid,
    pub person: Uuid,
}

impl Tenant {
    pub fn new(number: u8) -> Self {
        Self { number, org: Uuid::from_bytes([number; 16]), person: Uuid::from_bytes([number + 100; 16]) }
    }
}

/// A row by its columns.
pub type Row = BTreeMap<String, Value>;

/// What was seeded, table by table.
pub struct Seeded {
    pub rows: BTreeMap<String, Vec<Row>>,
}

/// Which of the two owners a row gets, where it could have both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    Both,
    Org,
    Person,
}

/// What to try until a CHECK is content.
#[derive(Debug, Clone, Copy)]
struct Style {
    owner: Owner,
    /// Whether columns that may be empty are.
    empty: bool,
    /// Which of the values that a CHECK lists, counted on from the variant's own.
    shift: usize,
    text: &'static str,
    bytes: usize,
}

impl Seeded {
    /// Seeds every scoped table.
    ///
    /// # Panics
    /// When no style makes a first row: then `STYLES` needs another one.
    pub async fn new(raw: &mut Raw, schema: &Tables, tenant: Tenant) -> Self {
        let mut seeded = Self { rows: BTreeMap::new() };
        for name in in_order(schema) {
            for variant in 0..VARIANTS {
                let row = seeded.insert(raw, schema, &name, tenant, variant).await;
                match row {
                    Ok(row) => seeded.rows.entry(name.clone()).or_default().push(row),
                    Err(error) => assert!(variant > 0, "no row for {name}: {error}"),
                }
            }
        }
        seeded
    }

    /// The variant's row, or the one that comes nearest.
    pub fn row(&self, table: &str, variant: usize) -> Option<&Row> {
        let rows = self.rows.get(table)?;
        rows.get(variant % rows.len())
    }

    async fn insert(
        &self,
        raw: &mut Raw,
        schema: &Tables,
        name: &str,
        tenant: Tenant,
        variant: usize,
    ) -> Result<Row, sqlx::Error> {
        let table = &schema[name];
        let mut last = sqlx::Error::RowNotFound;
        for style in styles(table, variant) {
            let row = self.row_of(name, table, tenant, variant, style);
            match insert(raw, name, table, &row).await {
                Ok(row) => return Ok(row),
                Err(error) => last = error,
            }
        }
        Err(last)
    }

    fn row_of(&self, name: &str, table: &Table, tenant: Tenant, variant: usize, style: Style) -> Row {
        let mut row = Row::new();
        for column in table.columns.iter().filter(|column| !column.counted) {
            let null = Value::Null(column.kind());
            let value = match column.name.as_str() {
                "org_id" if column.nullable && style.owner == Owner::Person => null,
                "person_id" if column.nullable && style.owner == Owner::Org => null,
                "person_id" => Value::Uuid(tenant.person),
                "owner_id" if style.owner == Owner::Person => Value::Uuid(tenant.person),
                "org_id" | "owner_id" => Value::Uuid(tenant.org),
                _ if column.nullable && style.empty => null,
                _ => plain(name, table, column, tenant, variant, style),
            };
            row.insert(column.name.clone(), value);
        }
        for key in &table.foreign {
            self.point(&mut row, key, variant);
        }
        row
    }

    /// Makes a foreign key's columns those of a row that is there; a column that is empty stays so.
    fn point(&self, row: &mut Row, key: &Foreign, variant: usize) {
        let Some(parent) = self.row(&key.table, variant) else { return };
        for (from, to) in key.columns.iter().zip(&key.to) {
            if let Some(value) = row.get_mut(from).filter(|value| !matches!(value, Value::Null(_))) {
                value.clone_from(&parent[to]);
            }
        }
    }
}

fn styles(table: &Table, variant: usize) -> Vec<Style> {
    let optional = |name| table.column(name).is_some_and(|column| column.nullable);
    let owned = table.has("org_id") || table.has("person_id");
    let owners: &[Owner] = match (optional("org_id"), optional("person_id"), variant % 2) {
        (false, false, 1) if !owned => &[Owner::Person],
        (false, false, _) => &[Owner::Both],
        (true, true, 0) => &[Owner::Both, Owner::Org, Owner::Person],
        (true, true, _) => &[Owner::Person, Owner::Org],
        (_, true, 1) => &[Owner::Org, Owner::Both],
        (true, _, 1) => &[Owner::Person, Owner::Both],
        _ => &[Owner::Both, Owner::Org, Owner::Person],
    };
    let mut styles = Vec::new();
    for (text, bytes) in [("a", 32), ("{}", 32), ("a", 16), ("a", 12)] {
        for (shift, empty) in (0..VARIANTS).flat_map(|shift| [(shift, false), (shift, true)]) {
            let empty = empty == variant.is_multiple_of(2);
            styles.extend(owners.iter().map(|owner| Style { owner: *owner, empty, shift, text, bytes }));
        }
    }
    styles
}

fn plain(name: &str, table: &Table, column: &Column, tenant: Tenant, variant: usize, style: Style) -> Value {
    let number = u8::try_from(variant).expect("few variants") + 1;
    let (allowed, numbers) = (table.allowed(&column.name), table.allowed_numbers(&column.name));
    match column.kind() {
        Kind::Text if !allowed.is_empty() => Value::Text(allowed[(variant + style.shift) % allowed.len()].to_owned()),
        Kind::Int if numbers.len() > 1 => Value::Int(numbers[(variant + style.shift) % numbers.len()]),
        Kind::Text | Kind::Json if style.text == "{}" => Value::Text("{}".to_owned()),
        Kind::Text | Kind::Json => Value::Text(format!("{}{number}-{}", column.name, tenant.number)),
        Kind::Uuid => {
            // The same for no two columns, rows or tenants.
            let seed = format!("{name}.{}.{variant}.{}", column.name, tenant.number);
            Value::Uuid(Uuid::from_u128(u128::from(fnv(&seed)) << 64 | u128::from(fnv(&format!("{seed}.")))))
        }
        Kind::Bytes => Value::Bytes(vec![tenant.number * 16 + number; style.bytes]),
        Kind::Int => Value::Int(i64::from(number)),
        Kind::Bool => Value::Bool(true),
        Kind::Instant => Value::Instant(NOW + i64::from(number)),
        Kind::Day => Value::Day(jiff::civil::date(1985, 2, 28)),
        Kind::Uuids => Value::Uuids(vec![tenant.org]),
    }
}

/// FNV-1a, 64 bits.
fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Inserts a row and reads it back, with what the engine counted.
pub async fn insert(raw: &mut Raw, name: &str, table: &Table, row: &Row) -> Result<Row, sqlx::Error> {
    let columns: Vec<&str> = row.keys().map(String::as_str).collect();
    let places: Vec<String> = (1..=columns.len()).map(|place| format!("${place}")).collect();
    let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
    let kinds: Vec<Kind> = table.columns.iter().map(Column::kind).collect();
    let sql = format!(
        "INSERT INTO {name} ({}) VALUES ({}) RETURNING {}",
        columns.join(", "),
        places.join(", "),
        names.join(", ")
    );
    let values: Vec<Value> = row.values().cloned().collect();
    let read = raw.one(&sql, &values, &kinds).await?;
    Ok(names.into_iter().map(ToOwned::to_owned).zip(read).collect())
}

/// Scoped tables, each behind those that it points to.
pub fn in_order(schema: &Tables) -> Vec<String> {
    let mut order: Vec<String> = Vec::new();
    let mut left: BTreeSet<&String> =
        schema.iter().filter(|(_, table)| table.is_scoped()).map(|(name, _)| name).collect();
    while !left.is_empty() {
        let ready = |name: &&&String| {
            schema[**name].foreign.iter().all(|key| key.table == ***name || !left.contains(&key.table))
        };
        let next = *left.iter().find(ready).expect("foreign keys make no circle");
        left.remove(next);
        order.push(next.clone());
    }
    order
}
