//! PostgreSQL: a pool whose role cannot step over row-level security.

use super::sqlite::schema;
use super::unbroken::unbroken;
use crate::{Error, Result};
use sqlx::migrate::Migrator;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{PgPool, Postgres, Transaction};
use std::str::FromStr as _;
use std::time::Duration;

/// Migrations for PostgreSQL; the same numbers as SQLite's.
pub(crate) static MIGRATIONS: Migrator = sqlx::migrate!("../../migrations/postgres");

/// What the application's role may do: rows of the ledger are added and read, only their salts can be taken away.
/// A restore sets the sequences.
const GRANTS: &str = "GRANT USAGE ON SCHEMA public TO {role};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};
GRANT USAGE, UPDATE ON ALL SEQUENCES IN SCHEMA public TO {role};
REVOKE UPDATE, DELETE ON ledger FROM {role};
GRANT UPDATE (salt) ON ledger TO {role};
REVOKE INSERT, UPDATE, DELETE ON _sqlx_migrations FROM {role};";

/// Connects, refuses a role that row-level security does not bind, and a database that is not up to date.
pub(crate) async fn open(url: &str, connections: u32) -> Result<PgPool> {
    let pool = connect(url, connections).await?;
    refuse_unbound_role(&pool).await?;
    check(&pool).await?;
    Ok(pool)
}

async fn connect(url: &str, connections: u32) -> Result<PgPool> {
    let options = PgConnectOptions::from_str(url)
        .map_err(|_| Error::Setup("database.url must be postgres://user:password@host/database".to_owned()))?
        .application_name("zusage");
    let pool = PgPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(5))
        .connect_with(options)
        .await?;
    Ok(pool)
}

/// A transaction begun with `statement`. Begun to its end even when whoever asked has left: a connection whose `BEGIN` was
/// sent but not awaited would go back to the pool inside a transaction that nobody ends (sqlx counts only finished ones).
///
/// # Errors
/// The database's.
pub(crate) async fn begin(pool: &PgPool, statement: &'static str) -> Result<Transaction<'static, Postgres>> {
    let pool = pool.clone();
    Ok(unbroken(async move { pool.begin_with(statement).await }).await?)
}

async fn refuse_unbound_role(pool: &PgPool) -> Result<()> {
    let (unbound,): (bool,) =
        sqlx::query_as("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
            .fetch_one(pool)
            .await?;
    if unbound {
        return Err(Error::Setup(
            "the database role is a superuser or bypasses row-level security, so nothing would keep organisations \
             apart; give database.url a role with NOSUPERUSER NOBYPASSRLS"
                .to_owned(),
        ));
    }
    Ok(())
}

/// Compares the database's migrations with the program's; changes nothing.
pub(crate) async fn check(pool: &PgPool) -> Result<()> {
    let (exists,): (bool,) =
        sqlx::query_as("SELECT to_regclass('_sqlx_migrations') IS NOT NULL").fetch_one(pool).await?;
    let applied = if exists {
        sqlx::query_as("SELECT version FROM _sqlx_migrations WHERE success ORDER BY version").fetch_all(pool).await?
    } else {
        Vec::new()
    };
    super::migrations_match(&MIGRATIONS, applied)
}

/// Brings the tables up to date as `owner` and grants the application's role (the user of `url`) what it needs.
pub(crate) async fn migrate(owner: &str, url: &str) -> Result<()> {
    let pool = connect(owner, 1).await?;
    MIGRATIONS.run(&pool).await.map_err(schema)?;
    let role = user(url)?;
    if role != user(owner)? {
        // Names of roles cannot be bound; quoted as PostgreSQL wants them.
        let quoted = format!("\"{}\"", role.replace('"', "\"\""));
        sqlx::raw_sql(sqlx::AssertSqlSafe(GRANTS.replace("{role}", &quoted))).execute(&pool).await?;
    }
    pool.close().await;
    Ok(())
}

fn user(url: &str) -> Result<String> {
    let options = PgConnectOptions::from_str(url)
        .map_err(|_| Error::Setup("a database URL must be postgres://user:password@host/database".to_owned()))?;
    Ok(options.get_username().to_owned())
}
