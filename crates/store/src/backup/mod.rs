//! Backups: a folder with everything but the master key, made beside a running server, and the way back.
//!
//! ```text
//! DIR/README.txt      says what this is, and marks the folder as ours
//! DIR/manifest.json   what the backup holds; written last, so without it there is no backup
//! DIR/zusage.db       all tables as a SQLite file, whatever engine they came from
//! DIR/documents/      the sealed objects, as they lie in the store of documents
//! ```
//!
//! A backup into the same folder renews it: documents that are there stay (they are written once, under the address of
//! their content), new ones are added, and only after the new manifest stands those go that no row names any more. Until
//! then the earlier backup is whole. Documents are copied after the tables, and a row is written after its document, so
//! whatever the tables name can be copied; if it was erased meanwhile, the tables are copied anew.
//!
//! **Privacy.** The data key of somebody who was erased after the backup was made still lies in it: a restore brings them
//! back, until [`Store::restore`] is told whom to erase again (see [`Erasure`]). Renew or delete old backups within the
//! period that the record of processing names. Names lie in `zusage.db` in clear: DIR (0700) belongs on an encrypted disk,
//! and the master key on another one.

mod compare;
mod copy;
mod documents;
mod erasures;
mod error;
mod export;
mod files;
mod folder;
mod goal;
mod import;
mod live;
mod manifest;
mod restore;
mod tables;
mod value;

pub use documents::{Check, Documents};
pub use erasures::{Erased, Erasure, NoErasure};
pub use error::BackupError;
pub use manifest::{FileFacts, HeadLine, Manifest, Source};
pub use restore::{RestoreOptions, Restored};

pub(crate) use documents::STATEMENTS as DOCUMENT_STATEMENTS;
pub(crate) use erasures::STATEMENTS as ERASURE_STATEMENTS;

use crate::engine::Engine;
use crate::{Result, Store};
use copy::Copy;
use documents::Wanted;
use domain::time::Timestamp;
use domain::{Ctx, System};
use folder::Folder;
use std::path::Path;
use std::time::Duration;

/// How often the tables are copied anew because documents were erased meanwhile.
const ATTEMPTS: usize = 3;

/// A backup that was made and has verified itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// What it holds, as it stands in `manifest.json`.
    pub manifest: Manifest,
    /// How long it took.
    pub took: Duration,
}

impl Store {
    /// Makes or renews a backup in `dir`, which is new, empty, or an earlier backup of the same installation. Others read and
    /// write meanwhile; whatever was acknowledged before this was called is in it. The copy's ledger is verified, and that
    /// each document is there; with [`Check::Contents`] also that each can be opened.
    ///
    /// # Errors
    /// [`BackupError`] in [`crate::Error::Backup`], [`crate::Error::Full`], or the store's. An earlier backup in `dir` stays
    /// whole then.
    pub async fn backup(&self, ctx: &Ctx<System>, dir: &Path, check: Check) -> Result<Backup> {
        let began = ctx.now();
        let folder = Folder::claim(dir, self.master()).await?;
        let (manifest, wanted) = self.stage(ctx, &folder, check).await?;
        folder.commit(&manifest).await?;
        documents::prune(folder.objects(), &wanted).await?;
        Ok(Backup { manifest, took: ctx.now().since(began) })
    }

    /// Writes everything that a commit needs.
    async fn stage(&self, ctx: &Ctx<System>, folder: &Folder, check: Check) -> Result<(Manifest, Wanted)> {
        let mut attempt = 1;
        loop {
            let began = ctx.now();
            self.copy_tables(ctx, folder).await?;
            let copy = Copy::open(&folder.next_database(), self.keys(), folder.objects().clone()).await?;
            let wanted = documents::wanted(copy.store(), ctx).await?;
            let gone = documents::bring(self.objects(), folder.objects(), &wanted).await?;
            let Some(first) = gone.first() else {
                let manifest = self.describe(ctx, began, &copy, &wanted, check).await?;
                copy.close().await;
                return Ok((manifest.with_database(files::facts(&folder.next_database()).await?), wanted));
            };
            copy.close().await;
            if attempt == ATTEMPTS {
                return Err(BackupError::Lost { count: gone.len(), first: first.to_string() }.into());
            }
            attempt += 1;
        }
    }

    /// A consistent picture of all tables as a SQLite file.
    async fn copy_tables(&self, ctx: &Ctx<System>, folder: &Folder) -> Result<()> {
        let path = folder.copied_database(ctx.random());
        files::create_private(&path)?;
        match &self.engine {
            Engine::Lite(lite) => copy::vacuum(&lite.readers, &path).await?,
            Engine::Pg(_) => self.read(ctx, async |scope| export::export(scope, &path).await).await?,
        }
        files::rename(&path, &folder.next_database())
    }

    /// Verifies the copy and says what it holds.
    async fn describe(
        &self,
        ctx: &Ctx<System>,
        created_at: Timestamp,
        copy: &Copy,
        wanted: &Wanted,
        check: Check,
    ) -> Result<Manifest> {
        copy.check_file().await?;
        let heads = copy::heads(&copy.verify(ctx).await?).map_err(|what| BackupError::Unsound { what })?;
        if let Some(what) = documents::fault(copy.store(), copy.store().objects(), ctx, wanted, check).await? {
            return Err(BackupError::Unsound { what }.into());
        }
        Ok(Manifest {
            format: manifest::FORMAT,
            created_at,
            product: env!("CARGO_PKG_VERSION").to_owned(),
            migration: manifest::newest_migration(),
            source: if self.is_ordered() { Source::Sqlite } else { Source::Postgresql },
            key: self.master().fingerprint().to_string(),
            rows: copy.rows().await?,
            heads,
            database: FileFacts::default(),
            documents: documents::sum(wanted),
            last_event: copy.last_event().await?,
        })
    }
}
