//! Connections beside the store: what an operator's shell or an intruder could do, on either engine, with one text.

use crate::sql::tokens;
use crate::support::Kit;
use jiff_sqlx::{Date as SqlDate, Timestamp as SqlTimestamp};
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::sqlite::{SqliteArguments, SqliteConnectOptions, SqliteRow};
use sqlx::{
    AssertSqlSafe, ColumnIndex, ConnectOptions as _, Connection as _, Database, Decode, PgConnection, Postgres, Row,
    Sqlite, SqliteConnection, Type, ValueRef as _,
};
use uuid::Uuid;

/// What a column or a parameter holds; both engines have a type for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Uuid,
    Bytes,
    Int,
    Text,
    Bool,
    Instant,
    Day,
    /// A JSON text that is cast: a list.
    Json,
    /// A list of identifiers: an array on PostgreSQL, a JSON text of hexadecimal digits on SQLite.
    Uuids,
}

impl Kind {
    /// From PostgreSQL's name of the type, as a column's or as a parameter's.
    pub fn named(name: &str) -> Self {
        match name.to_lowercase().as_str() {
            "uuid" => Self::Uuid,
            "bytea" => Self::Bytes,
            "bigint" | "int8" => Self::Int,
            "text" => Self::Text,
            "boolean" | "bool" => Self::Bool,
            "timestamp with time zone" | "timestamptz" => Self::Instant,
            "date" => Self::Day,
            "json" | "jsonb" => Self::Json,
            "uuid[]" => Self::Uuids,
            other => panic!("the tests know no type {other}: add it to Kind"),
        }
    }
}

/// A value that can be bound on both engines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Null(Kind),
    Uuid(Uuid),
    Bytes(Vec<u8>),
    Int(i64),
    Text(String),
    Bool(bool),
    /// Microseconds since 1970.
    Instant(i64),
    Day(jiff::civil::Date),
    Uuids(Vec<Uuid>),
}

/// A connection of either engine.
pub enum Raw {
    Lite(SqliteConnection),
    Pg(PgConnection),
}

impl Raw {
    /// Who may do everything: the file's holder, or the server's superuser.
    pub async fn almighty(kit: &Kit) -> Self {
        if let Some(db) = &kit.db {
            return Self::server(&db.superuser_url).await;
        }
        let options = SqliteConnectOptions::new().filename(kit.folder.file("zusage.db"));
        Self::Lite(options.connect().await.expect("the file opens"))
    }

    pub async fn server(url: &str) -> Self {
        Self::Pg(PgConnection::connect(url).await.expect("the server answers"))
    }

    pub fn is_lite(&self) -> bool {
        matches!(self, Self::Lite(_))
    }

    /// Statements without parameters, as a shell would send them.
    pub async fn say(&mut self, sql: &str) -> Result<u64, sqlx::Error> {
        let sql = AssertSqlSafe(sql.to_owned());
        match self {
            Self::Lite(conn) => Ok(sqlx::raw_sql(sql).execute(conn).await?.rows_affected()),
            Self::Pg(conn) => Ok(sqlx::raw_sql(sql).execute(conn).await?.rows_affected()),
        }
    }

    pub async fn number(&mut self, sql: &str) -> Result<i64, sqlx::Error> {
        let sql = AssertSqlSafe(sql.to_owned());
        match self {
            Self::Lite(conn) => sqlx::query_scalar(sql).fetch_one(conn).await,
            Self::Pg(conn) => sqlx::query_scalar(sql).fetch_one(conn).await,
        }
    }

    /// Runs a statement and counts the rows it gives that say something, or the rows it changes.
    pub async fn run(&mut self, sql: &str, values: &[Value]) -> Result<u64, sqlx::Error> {
        let tokens = tokens(sql);
        if !(tokens[0].is("select") || tokens[0].is("with") || tokens.iter().any(|token| token.is("returning"))) {
            return self.change(sql, values).await;
        }
        let sql = AssertSqlSafe(sql.to_owned());
        match self {
            Self::Lite(conn) => {
                let rows = sqlx::query_with(sql, lite(values)).fetch_all(&mut *conn).await?;
                Ok(rows.iter().filter(|row| says_something(*row)).count() as u64)
            }
            Self::Pg(conn) => {
                let rows = sqlx::query_with(sql, pg(values)).fetch_all(conn).await?;
                Ok(rows.iter().filter(|row| says_something(*row)).count() as u64)
            }
        }
    }

    /// Runs a statement that changes rows.
    pub async fn change(&mut self, sql: &str, values: &[Value]) -> Result<u64, sqlx::Error> {
        let sql = AssertSqlSafe(sql.to_owned());
        match self {
            Self::Lite(conn) => Ok(sqlx::query_with(sql, lite(values)).execute(conn).await?.rows_affected()),
            Self::Pg(conn) => Ok(sqlx::query_with(sql, pg(values)).execute(conn).await?.rows_affected()),
        }
    }

    /// Everything that a statement tells: the bytes of each column of each row.
    pub async fn told(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Vec<u8>>, sqlx::Error> {
        let sql = AssertSqlSafe(sql.to_owned());
        Ok(match self {
            Self::Lite(conn) => {
                let rows = sqlx::query_with(sql, lite(values)).fetch_all(&mut *conn).await?;
                rows.iter().flat_map(columns).collect()
            }
            Self::Pg(conn) => {
                let rows = sqlx::query_with(sql, pg(values)).fetch_all(&mut *conn).await?;
                rows.iter().flat_map(columns).collect()
            }
        })
    }

    /// One row's columns, in the order of the kinds.
    pub async fn one(&mut self, sql: &str, values: &[Value], kinds: &[Kind]) -> Result<Vec<Value>, sqlx::Error> {
        let sql = AssertSqlSafe(sql.to_owned());
        let each = kinds.iter().enumerate();
        match self {
            Self::Lite(conn) => {
                let row = sqlx::query_with(sql, lite(values)).fetch_one(conn).await?;
                each.map(|(index, kind)| read_lite(&row, index, *kind)).collect()
            }
            Self::Pg(conn) => {
                let row = sqlx::query_with(sql, pg(values)).fetch_one(conn).await?;
                each.map(|(index, kind)| read_pg(&row, index, *kind)).collect()
            }
        }
    }
}

fn instant(micros: i64) -> SqlTimestamp {
    jiff::Timestamp::from_microsecond(micros).expect("an instant of the calendar").into()
}

fn lite(values: &[Value]) -> SqliteArguments {
    let mut arguments = SqliteArguments::default();
    for value in values {
        use sqlx::Arguments as _;
        match value {
            Value::Null(_) => arguments.add(None::<i64>),
            Value::Uuid(id) => arguments.add(*id),
            Value::Bytes(bytes) => arguments.add(bytes.clone()),
            Value::Int(number) | Value::Instant(number) => arguments.add(*number),
            Value::Text(text) => arguments.add(text.clone()),
            Value::Bool(yes) => arguments.add(*yes),
            Value::Day(day) => arguments.add(day.to_string()),
            Value::Uuids(ids) => {
                let each: Vec<String> = ids.iter().map(|id| format!("\"{}\"", id.simple())).collect();
                arguments.add(format!("[{}]", each.join(",")))
            }
        }
        .expect("encoded");
    }
    arguments
}

fn pg(values: &[Value]) -> PgArguments {
    let mut arguments = PgArguments::default();
    for value in values {
        use sqlx::Arguments as _;
        match value {
            Value::Null(Kind::Uuid) => arguments.add(None::<Uuid>),
            Value::Null(Kind::Bytes) => arguments.add(None::<Vec<u8>>),
            Value::Null(Kind::Int) => arguments.add(None::<i64>),
            Value::Null(Kind::Text | Kind::Json) => arguments.add(None::<String>),
            Value::Null(Kind::Bool) => arguments.add(None::<bool>),
            Value::Null(Kind::Instant) => arguments.add(None::<SqlTimestamp>),
            Value::Null(Kind::Day) => arguments.add(None::<SqlDate>),
            Value::Null(Kind::Uuids) => arguments.add(None::<Vec<Uuid>>),
            Value::Uuid(id) => arguments.add(*id),
            Value::Bytes(bytes) => arguments.add(bytes.clone()),
            Value::Int(number) => arguments.add(*number),
            Value::Text(text) => arguments.add(text.clone()),
            Value::Bool(yes) => arguments.add(*yes),
            Value::Instant(micros) => arguments.add(instant(*micros)),
            Value::Day(day) => arguments.add(SqlDate::from(*day)),
            Value::Uuids(ids) => arguments.add(ids.clone()),
        }
        .expect("encoded");
    }
    arguments
}

/// Whether a row holds anything but NULL and zero, which is what aggregates say about no rows. Seeded rows hold neither
/// zero nor false.
fn says_something<R: Row>(row: &R) -> bool
where
    usize: ColumnIndex<R>,
    for<'r> i64: Decode<'r, R::Database> + Type<R::Database>,
    for<'r> bool: Decode<'r, R::Database> + Type<R::Database>,
{
    (0..row.len()).any(|index| {
        let null = row.try_get_raw(index).is_ok_and(|value| value.is_null());
        let zero = row.try_get::<i64, _>(index).is_ok_and(|number| number == 0);
        let no = row.try_get::<bool, _>(index).is_ok_and(|yes| !yes);
        !(null || zero || no)
    }) || row.is_empty()
}

fn columns<R: Row>(row: &R) -> Vec<Vec<u8>>
where
    usize: ColumnIndex<R>,
    for<'r> Vec<u8>: Decode<'r, R::Database>,
{
    // Whatever its type is, it has bytes.
    (0..row.len()).filter_map(|index| row.try_get_unchecked::<Option<Vec<u8>>, _>(index).ok().flatten()).collect()
}

fn get<'r, T, DB: Database>(
    row: &'r DB::Row,
    index: usize,
    wrap: impl Fn(T) -> Value,
    kind: Kind,
) -> Result<Value, sqlx::Error>
where
    usize: ColumnIndex<DB::Row>,
    T: Decode<'r, DB> + Type<DB>,
{
    Ok(row.try_get::<Option<T>, _>(index)?.map_or(Value::Null(kind), wrap))
}

fn read_lite(row: &SqliteRow, index: usize, kind: Kind) -> Result<Value, sqlx::Error> {
    let day = |text: String| Value::Day(text.parse().expect("a day"));
    match kind {
        Kind::Uuid => get::<Uuid, Sqlite>(row, index, Value::Uuid, kind),
        Kind::Bytes => get::<Vec<u8>, Sqlite>(row, index, Value::Bytes, kind),
        Kind::Int => get::<i64, Sqlite>(row, index, Value::Int, kind),
        Kind::Instant => get::<i64, Sqlite>(row, index, Value::Instant, kind),
        Kind::Text | Kind::Json | Kind::Uuids => get::<String, Sqlite>(row, index, Value::Text, kind),
        Kind::Bool => get::<bool, Sqlite>(row, index, Value::Bool, kind),
        Kind::Day => get::<String, Sqlite>(row, index, day, kind),
    }
}

fn read_pg(row: &PgRow, index: usize, kind: Kind) -> Result<Value, sqlx::Error> {
    let at = |at: SqlTimestamp| Value::Instant(jiff::Timestamp::from(at).as_microsecond());
    match kind {
        Kind::Uuid => get::<Uuid, Postgres>(row, index, Value::Uuid, kind),
        Kind::Bytes => get::<Vec<u8>, Postgres>(row, index, Value::Bytes, kind),
        Kind::Int => get::<i64, Postgres>(row, index, Value::Int, kind),
        Kind::Instant => get::<SqlTimestamp, Postgres>(row, index, at, kind),
        Kind::Text | Kind::Json => get::<String, Postgres>(row, index, Value::Text, kind),
        Kind::Bool => get::<bool, Postgres>(row, index, Value::Bool, kind),
        Kind::Day => get::<SqlDate, Postgres>(row, index, |day| Value::Day(day.into()), kind),
        Kind::Uuids => get::<Vec<Uuid>, Postgres>(row, index, Value::Uuids, kind),
    }
}
