//! The way back: into an empty place, verified before anybody can see it.

use super::copy::{Copy, heads};
use super::documents::{self, Check, Documents};
use super::erasures::Erasure;
use super::error::BackupError;
use super::folder::Whole;
use super::manifest::{HeadLine, Manifest};
use super::{files, import, live};
use crate::engine::conn::Conn;
use crate::engine::sqlite::{self, schema};
use crate::engine::{Engine, postgres};
use crate::keys::Keys;
use crate::objects::{Objects, ObjectsConfig};
use crate::store::{Database, Settings, confine};
use crate::{Error, Result, Scope, Store, ledger};
use domain::{Ctx, System};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// What else a restore does.
#[derive(Debug, Clone, Default)]
pub struct RestoreOptions {
    /// How closely the restored documents are looked at.
    pub check: Check,
    /// Who was erased since the backup was made; they are erased again before this answers.
    pub erase: Vec<Erasure>,
}

/// A restore that was done and has verified itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The number of rows of each table.
    pub rows: BTreeMap<String, u64>,
    /// The documents that they name.
    pub documents: Documents,
    /// The ends of the ledger's chains.
    pub heads: Vec<HeadLine>,
    /// How many people were erased again.
    pub erased: u64,
    /// How long it took.
    pub took: Duration,
}

impl Store {
    /// Restores the backup in `dir` into an empty place: a file that is not there, or a migrated PostgreSQL database without
    /// any row. Documents go to the place that the settings name; what is there already stays. No server may use the place yet.
    ///
    /// The tables appear at once, when all is verified: the file's hash, versions, the ledger, its heads and the number of
    /// rows against the manifest, the documents. An error before leaves no tables; documents that were copied until then may
    /// remain, sealed, and a second try takes them. Watchers start anew: the outbox is emptied and its numbers go on far
    /// above the old ones, so that nobody takes what they knew for the present.
    ///
    /// # Errors
    /// [`BackupError`] in [`Error::Backup`], [`Error::Full`], or the store's.
    pub async fn restore(
        ctx: &Ctx<System>,
        dir: &Path,
        settings: Settings,
        options: &RestoreOptions,
    ) -> Result<Restored> {
        let began = ctx.now();
        let Settings { database, objects, master } = settings;
        let whole = Whole::open(dir)?;
        whole.manifest.check_version()?;
        whole.manifest.check_key(&master)?;
        let keys = Arc::new(Keys::new(master));
        let restore = Restore { whole, keys: &keys, objects, check: options.check };
        let (engine, objects) = match database {
            Database::File(path) => {
                let objects = restore.into_file(ctx, &path).await?;
                (Engine::Lite(sqlite::open(&path, Arc::clone(&keys)).await?), objects)
            }
            Database::Server { url, connections } => {
                let objects = restore.into_server(ctx, &url).await?;
                (Engine::Pg(postgres::open(&url, connections).await?), objects)
            }
        };
        let Manifest { rows, documents, heads, .. } = restore.whole.manifest;
        let store = Self::over(engine, keys, objects);
        let erased = store.erase_again(ctx, &options.erase).await?;
        store.close().await;
        Ok(Restored { rows, documents, heads, erased, took: ctx.now().since(began) })
    }
}

/// A restore under way.
struct Restore<'a> {
    whole: Whole,
    keys: &'a Arc<Keys>,
    objects: ObjectsConfig,
    check: Check,
}

impl Restore<'_> {
    fn manifest(&self) -> &Manifest {
        &self.whole.manifest
    }

    /// Fills a file beside the goal and renames it.
    async fn into_file(&self, ctx: &Ctx<System>, path: &Path) -> Result<Objects> {
        refuse_existing(path)?;
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            files::make_folder(folder)?;
        }
        let working = beside(path, ".restoring");
        let filled = self.fill(ctx, &working).await;
        if filled.is_err() {
            files::remove(&working)?;
        }
        let objects = filled?;
        refuse_existing(path)?;
        files::rename(&working, path)?;
        Ok(objects)
    }

    async fn fill(&self, ctx: &Ctx<System>, working: &Path) -> Result<Objects> {
        self.whole.copy_database(working).await?;
        if !self.manifest().is_current() {
            migrate(working).await?;
        }
        let objects = Objects::open(&self.objects)?;
        let copy = Copy::open(working, self.keys, objects.clone()).await?;
        self.compare_heads(&copy.verify(ctx).await?)?;
        if self.manifest().is_current() {
            self.compare_rows(&copy.rows().await?)?;
        }
        self.bring_documents(ctx, &copy, &objects).await?;
        copy.close().await;
        live::forget_lite(working).await?;
        files::sync_file(working)?;
        Ok(objects)
    }

    /// Fills a database in one transaction.
    async fn into_server(&self, ctx: &Ctx<System>, url: &str) -> Result<Objects> {
        let pool = postgres::open(url, 1).await?;
        let objects = self.fill_server(ctx, &pool).await;
        pool.close().await;
        objects
    }

    async fn fill_server(&self, ctx: &Ctx<System>, pool: &sqlx::PgPool) -> Result<Objects> {
        if !self.manifest().is_current() {
            return Err(BackupError::Older { product: self.manifest().product.clone() }.into());
        }
        let mut tx = pool.begin().await?;
        confine(&mut tx, &System).await?;
        import::refuse_occupied(&mut tx).await?;
        let objects = Objects::open(&self.objects)?;
        let copy = Copy::open(&self.whole.database().await?, self.keys, objects.clone()).await?;
        let rows = import::import(&mut *copy.pool().acquire().await?, &mut tx).await?;
        self.compare_rows(&rows)?;
        let mut scope = Scope::new(Conn::Pg(&mut tx), System, self.keys);
        self.compare_heads(&ledger::verify::verify(&mut scope).await?)?;
        self.bring_documents(ctx, &copy, &objects).await?;
        copy.close().await;
        live::forget_pg(&mut tx).await?;
        tx.commit().await?;
        Ok(objects)
    }

    fn compare_heads(&self, report: &ledger::Report) -> Result<()> {
        let found = heads(report).map_err(|what| BackupError::Damaged { what })?;
        if found == self.manifest().heads {
            return Ok(());
        }
        Err(differs("the ends of the ledger's chains"))
    }

    fn compare_rows(&self, found: &BTreeMap<String, u64>) -> Result<()> {
        let different = found.iter().find(|(table, rows)| self.manifest().rows.get(*table) != Some(*rows));
        match different {
            None if found.len() == self.manifest().rows.len() => Ok(()),
            Some((table, rows)) => Err(differs(&format!("{rows} rows in {table}"))),
            None => Err(differs("a table is missing")),
        }
    }

    async fn bring_documents(&self, ctx: &Ctx<System>, copy: &Copy, objects: &Objects) -> Result<()> {
        let wanted = documents::wanted(copy.store(), ctx).await?;
        if documents::sum(&wanted) != self.manifest().documents {
            return Err(differs("the documents that the tables name"));
        }
        let gone = documents::bring(&self.whole.objects()?, objects, &wanted).await.map_err(damaged)?;
        if !gone.is_empty() {
            return Err(BackupError::Damaged { what: format!("{} of its documents are missing", gone.len()) }.into());
        }
        match documents::fault(copy.store(), objects, ctx, &wanted, self.check).await? {
            None => Ok(()),
            Some(what) => Err(differs(&what)),
        }
    }
}

/// A cut document is the backup's fault here.
fn damaged(error: Error) -> Error {
    match error {
        Error::DamagedDocument => BackupError::Damaged { what: "a document was cut".to_owned() }.into(),
        error => error,
    }
}

fn differs(what: &str) -> Error {
    BackupError::Differs { what: what.to_owned() }.into()
}

/// A file, or a log that somebody's file left behind, is data.
fn refuse_existing(path: &Path) -> Result<()> {
    match ["", "-wal", "-shm", "-journal"].map(|end| beside(path, end)).iter().find(|path| path.exists()) {
        None => Ok(()),
        Some(found) => Err(BackupError::Occupied { place: found.display().to_string() }.into()),
    }
}

fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(end);
    name.into()
}

/// Brings the tables of an older backup up to date.
async fn migrate(working: &Path) -> Result<()> {
    let options = SqliteConnectOptions::new().filename(working);
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
    let done = sqlite::MIGRATIONS.run(&pool).await;
    pool.close().await;
    done.map_err(schema)
}
