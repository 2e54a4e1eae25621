//! Opening a store, reading, writing.

use crate::engine::conn::Conn;
use crate::engine::health::Health;
use crate::engine::statement::Internal;
use crate::engine::{Engine, postgres, sqlite};
use crate::keys::Keys;
use crate::ledger::{self, Chain, Pending, Report};
use crate::objects::{Objects, ObjectsConfig};
use crate::outbox::{self, Live};
use crate::scope::Reaching;
use crate::signals::Signals;
use crate::vault::MasterKey;
use crate::{Error, Result, Scope, WriteScope};
use domain::{Ctx, System};
use sqlx::{PgConnection, PgPool};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// Where the data is.
#[derive(Debug, Clone)]
pub enum Database {
    /// A file of our own; the default.
    File(PathBuf),
    /// A PostgreSQL server, as `postgres://user:password@host/database`.
    Server {
        /// The address with the application's role.
        url: String,
        /// How many connections this process may hold.
        connections: u32,
    },
}

/// What a file is opened for; a database server does not mind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Access {
    /// Serving: one process at a time. A missing file is created, its tables are brought up to date.
    #[default]
    Serve,
    /// An operator's command, also beside a running server. A missing file or one with other tables is refused.
    Tool,
}

/// What a store needs to open.
#[derive(Debug)]
pub struct Settings {
    /// Where the data is.
    pub database: Database,
    /// What for.
    pub access: Access,
    /// Where documents are kept.
    pub objects: ObjectsConfig,
    /// Everything sealed is sealed under it; kept outside of the database and of its backups.
    pub master: MasterKey,
}

/// The open store; cheap to clone.
#[derive(Debug, Clone)]
pub struct Store {
    pub(crate) engine: Engine,
    keys: Arc<Keys>,
    objects: Objects,
    pub(crate) signals: Signals,
}

/// How often a closure runs again when PostgreSQL undid it for another writer's sake.
const ATTEMPTS: u32 = 6;

impl Store {
    /// Opens the database; a file is created and brought up to date, a server must have been migrated.
    ///
    /// # Errors
    /// [`Error::Corrupt`], [`Error::Schema`], [`Error::Setup`] or [`Error::Unavailable`], each a sentence for the operator.
    pub async fn open(settings: Settings, ctx: &Ctx<System>) -> Result<Self> {
        let Settings { database, access, objects, master } = settings;
        let objects = Objects::open(&objects)?;
        let keys = Arc::new(Keys::new(master));
        let signals = Signals::new();
        let engine = match database {
            Database::File(path) => {
                Engine::Lite(sqlite::open(&path, access, Arc::clone(&keys), signals.clone()).await?)
            }
            Database::Server { url, connections } => Engine::Pg(postgres::open(&url, connections).await?),
        };
        let store = Self::over(engine, keys, objects, signals);
        store.check_identity(access, ctx).await?;
        Ok(store)
    }

    /// A store over a database that was opened already, or is about to be read only.
    pub(crate) fn over(engine: Engine, keys: Arc<Keys>, objects: Objects, signals: Signals) -> Self {
        Self { engine, keys, objects, signals }
    }

    /// Whether a migrated PostgreSQL database has never been served: no master key belongs to it yet.
    ///
    /// # Errors
    /// The store's.
    pub async fn is_new(url: &str) -> Result<bool> {
        let pool = postgres::open(url, 1).await?;
        let (known,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM store_identity").fetch_one(&pool).await?;
        pool.close().await;
        Ok(known == 0)
    }

    /// Brings a PostgreSQL database up to date as its owner and grants the application's role what it needs.
    ///
    /// # Errors
    /// [`Error::Schema`] when a migration fails, [`Error::Setup`] for an address that is none.
    pub async fn migrate(owner_url: &str, url: &str) -> Result<()> {
        postgres::migrate(owner_url, url).await
    }

    /// Runs the closure in one transaction that reads a consistent picture.
    ///
    /// # Errors
    /// The closure's, or the store's.
    pub async fn read<R, T, E, F>(&self, ctx: &Ctx<R>, closure: F) -> Result<T, E>
    where
        R: Reaching,
        E: From<Error>,
        F: AsyncFnOnce(&mut Scope<'_, R>) -> Result<T, E>,
    {
        match &self.engine {
            Engine::Lite(lite) => {
                lite.monitor.refuse()?;
                let mut tx = lite.readers.begin().await.map_err(Error::from)?;
                let mut scope = Scope::new(Conn::Lite(&mut tx), ctx.reach.clone(), &self.keys);
                let answer = closure(&mut scope).await;
                if let Some(cause) = scope.failed.take() {
                    lite.monitor.note(&cause);
                }
                // Nothing was written: dropped, it ends on the connection's way back to the pool, and nobody waits for that.
                drop(tx);
                answer
            }
            Engine::Pg(pool) => {
                let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY";
                let mut tx = postgres::begin(pool, begin).await?;
                confine(&mut tx, &ctx.reach).await?;
                let answer = closure(&mut Scope::new(Conn::Pg(&mut tx), ctx.reach.clone(), &self.keys)).await;
                tx.rollback().await.map_err(Error::from)?;
                answer
            }
        }
    }

    /// Runs the closure in one transaction; what it changed and recorded is saved when this answers. The closure may run
    /// more than once and must not wait for anything but the scope: others wait for it.
    ///
    /// # Errors
    /// The closure's (nothing is saved then), or the store's.
    pub async fn write<R, T, E, F>(&self, ctx: &Ctx<R>, closure: F) -> Result<T, E>
    where
        R: Reaching,
        E: From<Error>,
        F: AsyncFnOnce(&mut WriteScope<'_, R>) -> Result<T, E> + Clone,
    {
        match &self.engine {
            Engine::Lite(lite) => lite.writer.write(ctx, closure).await,
            Engine::Pg(pool) => self.write_pg(pool, ctx, closure).await,
        }
    }

    async fn write_pg<R, T, E, F>(&self, pool: &PgPool, ctx: &Ctx<R>, closure: F) -> Result<T, E>
    where
        R: Reaching,
        E: From<Error>,
        F: AsyncFnOnce(&mut WriteScope<'_, R>) -> Result<T, E> + Clone,
    {
        let mut attempt = 1;
        loop {
            let (answer, retry) = self.attempt_pg(pool, ctx, closure.clone()).await;
            if !retry || attempt == ATTEMPTS {
                return answer;
            }
            // Doubling pauses with jitter, so that the same writers do not meet again.
            let jitter = Duration::from_micros(u64::from(u16::from_le_bytes(ctx.random())) / 16);
            tokio::time::sleep(Duration::from_millis(1 << attempt) + jitter).await;
            attempt += 1;
        }
    }

    /// One try, and whether another may do better.
    async fn attempt_pg<R, T, E, F>(&self, pool: &PgPool, ctx: &Ctx<R>, closure: F) -> (Result<T, E>, bool)
    where
        R: Reaching,
        E: From<Error>,
        F: AsyncFnOnce(&mut WriteScope<'_, R>) -> Result<T, E> + Clone,
    {
        let failed = |error: Error| {
            let retry = error.is_retryable();
            (Err(error.into()), retry)
        };
        let mut tx = match postgres::begin(pool, "BEGIN").await {
            Ok(tx) => tx,
            Err(error) => return failed(error),
        };
        if let Err(error) = confine(&mut tx, &ctx.reach).await {
            return failed(error);
        }
        let mut pending = Pending::default();
        let mut scope =
            WriteScope::new(Scope::new(Conn::Pg(&mut tx), ctx.reach.clone(), &self.keys), ctx, &mut pending);
        let answer = closure(&mut scope).await;
        let (swallowed, retry) = (scope.scope.failed.take(), scope.retry);
        let answer = match swallowed {
            Some(error) => answer.and(Err(error.into())),
            None => answer,
        };
        if answer.is_err() {
            // Dropping the transaction rolls it back.
            return (answer, retry);
        }
        match self.finish_pg(tx, &pending).await {
            Ok(()) => (answer, false),
            Err(error) => failed(error),
        }
    }

    async fn finish_pg(&self, mut tx: sqlx::Transaction<'_, sqlx::Postgres>, pending: &Pending) -> Result<()> {
        if !pending.is_empty() {
            confine(&mut tx, &Internal).await?;
            ledger::append(&mut Scope::new(Conn::Pg(&mut tx), Internal, &self.keys), pending).await?;
        }
        tx.commit().await?;
        self.signals.committed(pending);
        Ok(())
    }

    /// Reads the whole ledger and reports the first bad place of each chain.
    ///
    /// # Errors
    /// The store's; what does not fit is no error but in the report.
    pub async fn verify_ledger(&self, ctx: &Ctx<System>) -> Result<Report> {
        self.read(ctx, async |scope| ledger::verify::verify(scope).await).await
    }

    /// The hash of a row of the ledger, to compare with an end that was kept elsewhere.
    ///
    /// # Errors
    /// The store's.
    pub async fn ledger_hash(&self, ctx: &Ctx<System>, chain: Chain, seq: i64) -> Result<Option<[u8; 32]>> {
        self.read(ctx, async |scope| ledger::verify::hash_at(scope, chain, seq).await).await
    }

    /// Follows the outbox for all watchers of this process; runs until it is dropped.
    pub async fn follow_outbox(&self, ctx: Ctx<System>) {
        outbox::follow(self.clone(), ctx).await;
    }

    /// Whether numbers of the outbox are given in the order of commits.
    pub(crate) fn is_ordered(&self) -> bool {
        matches!(self.engine, Engine::Lite(_))
    }

    pub(crate) fn keys(&self) -> &Arc<Keys> {
        &self.keys
    }

    pub(crate) fn master(&self) -> &MasterKey {
        &self.keys.master
    }

    /// Where documents are kept.
    pub(crate) fn objects(&self) -> &Objects {
        &self.objects
    }

    /// What happens, as it happens.
    pub fn live(&self) -> &Live {
        &self.signals.live
    }

    /// Overwrites what is left of erased rows: SQLite's log still holds their last versions.
    pub(crate) async fn scrub(&self) -> Result<()> {
        match &self.engine {
            Engine::Lite(lite) => lite.writer.checkpoint().await,
            Engine::Pg(_) => Ok(()),
        }
    }

    /// Whether database and documents answer.
    ///
    /// # Errors
    /// [`Error::Unavailable`] and its like.
    pub async fn ping(&self) -> Result<()> {
        self.objects.ping().await?;
        match &self.engine {
            Engine::Lite(lite) => {
                lite.monitor.refuse()?;
                sqlx::query("SELECT 1").execute(&lite.readers).await.map(drop)?;
            }
            Engine::Pg(pool) => sqlx::query("SELECT 1").execute(pool).await.map(drop)?,
        }
        Ok(())
    }

    /// Whether the database is sound, as far as is known; a database server looks after itself.
    pub fn health(&self) -> Health {
        match &self.engine {
            Engine::Lite(lite) => lite.monitor.health(),
            Engine::Pg(_) => Health::Sound,
        }
    }

    /// Finishes what is under way and closes all connections; later calls are refused.
    pub async fn close(&self) {
        match &self.engine {
            Engine::Lite(lite) => {
                // The writer last: only a connection that may write can carry the log over and remove it.
                lite.monitor.close().await;
                lite.readers.close().await;
                lite.writer.close().await;
                lite.writer.keeper.release();
            }
            Engine::Pg(pool) => pool.close().await,
        }
    }
}

/// Tells row-level security whose rows this transaction may see. Transaction-local, so a pooled connection keeps nothing.
pub(crate) async fn confine<R: Reaching>(conn: &mut PgConnection, reach: &R) -> Result<()> {
    const CONFINE: &str = "SELECT set_config('app.scope', $1, true), set_config('app.orgs', $2, true), set_config('app.person', $3, true)";
    let (scope, orgs, person) = reach.settings();
    sqlx::query(CONFINE).bind(scope).bind(orgs).bind(person).execute(conn).await?;
    Ok(())
}
