//! The way back: into an empty place, verified before anybody can see it.

use super::copy::Copy;
use super::documents::{self, Check, Documents};
use super::erasures::Erasure;
use super::error::BackupError;
use super::folder::Whole;
use super::manifest::{HeadLine, Manifest};
use super::{compare, files, goal, import, live};
use crate::engine::conn::Conn;
use crate::engine::sqlite;
use crate::engine::{Engine, postgres};
use crate::keys::Keys;
use crate::objects::{Objects, ObjectsConfig};
use crate::signals::Signals;
use crate::store::{Access, Database, Settings, confine};
use crate::{Result, Scope, Store, ledger};
use domain::{Ctx, System};
use std::collections::BTreeMap;
use std::path::Path;
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
    /// above the old ones, so that nobody takes what they knew for the present. Who is to be erased again is erased before the
    /// file appears, but after PostgreSQL's transaction: after an error there, [`Store::erase_again`] finishes it.
    ///
    /// # Errors
    /// [`BackupError`] in [`crate::Error::Backup`], [`crate::Error::Full`], or the store's.
    pub async fn restore(
        ctx: &Ctx<System>,
        dir: &Path,
        settings: Settings,
        options: &RestoreOptions,
    ) -> Result<Restored> {
        let began = ctx.now();
        let Settings { database, objects, master, .. } = settings;
        let whole = Whole::open(dir)?;
        whole.manifest.check_version()?;
        whole.manifest.check_key(&master)?;
        let restore = Restore { whole, keys: Arc::new(Keys::new(master)), objects, options };
        let erased = match database {
            Database::File(path) => restore.to_file(ctx, &path).await?,
            Database::Server { url, .. } => restore.to_server(ctx, &url).await?,
        };
        let Manifest { rows, documents, heads, .. } = restore.whole.manifest;
        Ok(Restored { rows, documents, heads, erased, took: ctx.now().since(began) })
    }
}

/// A restore under way.
struct Restore<'a> {
    whole: Whole,
    keys: Arc<Keys>,
    objects: ObjectsConfig,
    options: &'a RestoreOptions,
}

impl Restore<'_> {
    fn manifest(&self) -> &Manifest {
        &self.whole.manifest
    }

    /// Fills a file beside the goal and renames it.
    async fn to_file(&self, ctx: &Ctx<System>, path: &Path) -> Result<u64> {
        goal::refuse_existing(path)?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        files::make_folder(folder)?;
        let _lock = files::lock(folder)?;
        let working = goal::working(path);
        // An attempt that crashed may have left a log, which must not be taken for this one's.
        goal::clear(&working)?;
        let filled = self.fill(ctx, &working).await;
        if filled.is_err() {
            goal::clear(&working)?;
        }
        let erased = filled?;
        goal::refuse_existing(path)?;
        goal::forget_mark(path)?;
        files::rename(&working, path)?;
        Ok(erased)
    }

    async fn fill(&self, ctx: &Ctx<System>, working: &Path) -> Result<u64> {
        self.whole.copy_database(working).await?;
        if !self.manifest().is_current() {
            goal::migrate(working).await?;
        }
        let objects = Objects::open(&self.objects)?;
        let copy = Copy::open(working, &self.keys, objects.clone()).await?;
        compare::ledger(self.manifest(), &copy.verify(ctx).await?)?;
        if self.manifest().is_current() {
            compare::rows(self.manifest(), &copy.rows().await?)?;
        }
        self.bring_documents(ctx, &copy, &objects).await?;
        copy.close().await;
        let signals = Signals::new();
        let open = async || {
            let lite = sqlite::open(working, Access::Tool, Arc::clone(&self.keys), signals.clone()).await?;
            Ok(Engine::Lite(lite))
        };
        let erased = self.erase(ctx, open, objects, signals.clone()).await?;
        live::forget_lite(working).await?;
        files::sync_file(working).await?;
        Ok(erased)
    }

    /// Fills a database in one transaction, and erases in others.
    async fn to_server(&self, ctx: &Ctx<System>, url: &str) -> Result<u64> {
        let pool = postgres::open(url, 1).await?;
        let filled = self.fill_server(ctx, &pool).await;
        let erased = match filled {
            Ok(objects) => self.erase(ctx, async || Ok(Engine::Pg(pool.clone())), objects, Signals::new()).await,
            Err(error) => Err(error),
        };
        pool.close().await;
        erased
    }

    /// Erases again who was erased since the backup was made.
    async fn erase(
        &self,
        ctx: &Ctx<System>,
        open: impl AsyncFnOnce() -> Result<Engine>,
        objects: Objects,
        signals: Signals,
    ) -> Result<u64> {
        if self.options.erase.is_empty() {
            return Ok(0);
        }
        let store = Store::over(open().await?, Arc::clone(&self.keys), objects, signals);
        let erased = store.erase_again(ctx, &self.options.erase).await;
        store.close().await;
        erased
    }

    async fn fill_server(&self, ctx: &Ctx<System>, pool: &sqlx::PgPool) -> Result<Objects> {
        if !self.manifest().is_current() {
            return Err(BackupError::Older { product: self.manifest().product.clone() }.into());
        }
        let mut tx = pool.begin().await?;
        confine(&mut tx, &System).await?;
        import::refuse_occupied(&mut tx).await?;
        let objects = Objects::open(&self.objects)?;
        let copy = Copy::open(&self.whole.database().await?, &self.keys, objects.clone()).await?;
        let rows = import::import(&mut *copy.pool().acquire().await?, &mut tx).await?;
        compare::rows(self.manifest(), &rows)?;
        import::prefer_indices(&mut tx).await?;
        let mut scope = Scope::new(Conn::Pg(&mut tx), System, &self.keys);
        compare::ledger(self.manifest(), &ledger::verify::verify(&mut scope).await?)?;
        self.bring_documents(ctx, &copy, &objects).await?;
        copy.close().await;
        live::forget_pg(&mut tx).await?;
        tx.commit().await?;
        Ok(objects)
    }

    async fn bring_documents(&self, ctx: &Ctx<System>, copy: &Copy, objects: &Objects) -> Result<()> {
        let wanted = documents::wanted(copy.store(), ctx).await?;
        compare::documents(self.manifest(), &wanted)?;
        let gone = documents::bring(&self.whole.objects()?, objects, &wanted).await.map_err(compare::cut)?;
        if !gone.is_empty() {
            return Err(BackupError::Damaged { what: format!("{} of its documents are missing", gone.len()) }.into());
        }
        match documents::fault(copy.store(), objects, ctx, &wanted, self.options.check).await? {
            None => Ok(()),
            Some(what) => Err(BackupError::Differs { what }.into()),
        }
    }
}
