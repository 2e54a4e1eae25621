//! The folder of a backup. `manifest.json` is the one point of commit: it is renamed into place after everything that it
//! describes is on the disk. The file that it describes may then still be called `zusage.db.next`; its hash tells which of
//! the two it is, so a crash between the two renames loses neither the earlier backup nor the new one.

use super::error::BackupError;
use super::files::{self, failed};
use super::manifest::{FileFacts, Manifest};
use crate::objects::{Objects, ObjectsConfig};
use crate::vault::{MasterKey, hex};
use crate::{Error, Result};
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

const README: &str = "README.txt";
const MANIFEST: &str = "manifest.json";
const MANIFEST_NEXT: &str = "manifest.json.next";
const DATABASE: &str = "zusage.db";
const DATABASE_NEXT: &str = "zusage.db.next";
const DATABASE_COPY: &str = "zusage.db.copy-";
const DOCUMENTS: &str = "documents";

/// How our README begins, in every version.
const MARK: &[u8] = b"Zusage backup\n";
const ABOUT: &str = "Zusage backup

This folder holds a backup of a Zusage installation: all tables (zusage.db, with names in clear) and all documents (sealed).
It is whole if manifest.json is there. The master key is not in it, and nothing sealed can be read without that key.

Restore it into an empty place with

    zusage restore DIR --master-key FILE

and make or renew it with `zusage backup DIR`. Whoever was erased after `created_at` in manifest.json comes back with a
restore and must be erased again.
";

/// A folder that a backup is being written into; locked until it is dropped.
#[derive(Debug)]
pub(super) struct Folder {
    dir: PathBuf,
    objects: Objects,
    _lock: File,
}

impl Folder {
    /// Takes a new or empty folder, or an earlier backup of the same installation.
    pub(super) async fn claim(dir: &Path, master: &MasterKey) -> Result<Self> {
        files::make_folder(dir)?;
        let dir = fs::canonicalize(dir).map_err(failed("read", dir))?;
        let lock = files::lock(&dir)?;
        refuse_foreign(&dir)?;
        sweep(&dir)?;
        if let Some(manifest) = read_manifest(&dir)? {
            let other = |other| BackupError::OtherInstallation { dir: dir.clone(), other };
            master.check(manifest.fingerprint()?).map_err(other)?;
            Whole { dir: dir.clone(), manifest }.finish_commit().await?;
        }
        let objects = Objects::open(&ObjectsConfig::Folder(dir.join(DOCUMENTS)))?;
        Ok(Self { dir, objects, _lock: lock })
    }

    pub(super) fn objects(&self) -> &Objects {
        &self.objects
    }

    /// Where an attempt writes the tables. Under a name of its own: an attempt that was called off may go on for a while.
    pub(super) fn copied_database(&self, attempt: [u8; 8]) -> PathBuf {
        self.dir.join(format!("{DATABASE_COPY}{}", hex(&attempt)))
    }

    /// Where the tables lie once they are all there.
    pub(super) fn next_database(&self) -> PathBuf {
        self.dir.join(DATABASE_NEXT)
    }

    /// Makes the tables that were written and this manifest the backup.
    pub(super) async fn commit(&self, manifest: &Manifest) -> Result<()> {
        files::sync_file(&self.next_database()).await?;
        let next = self.dir.join(MANIFEST_NEXT);
        files::write(&next, &manifest.text()?)?;
        files::sync_folder_of(&next)?;
        files::rename(&next, &self.dir.join(MANIFEST))?;
        files::rename(&self.next_database(), &self.dir.join(DATABASE))
    }
}

/// A whole backup, to be read only.
#[derive(Debug)]
pub(super) struct Whole {
    dir: PathBuf,
    pub(super) manifest: Manifest,
}

impl Whole {
    /// Reads the manifest.
    pub(super) fn open(dir: &Path) -> Result<Self> {
        let dir = fs::canonicalize(dir).map_err(failed("read", dir))?;
        let manifest = read_manifest(&dir)?.ok_or_else(|| BackupError::Incomplete { dir: dir.clone() })?;
        Ok(Self { dir, manifest })
    }

    /// The documents. Making their folder, if it is missing, is harmless: then the backup names none.
    pub(super) fn objects(&self) -> Result<Objects> {
        Ok(Objects::open(&ObjectsConfig::Folder(self.dir.join(DOCUMENTS)))?)
    }

    /// Does the second rename of a commit, if a crash came between the two.
    async fn finish_commit(&self) -> Result<()> {
        let next = self.dir.join(DATABASE_NEXT);
        if next.exists() && self.database().await.is_ok_and(|found| found == next) {
            files::rename(&next, &self.dir.join(DATABASE))?;
        }
        Ok(())
    }

    /// The file with the tables, if it is what the manifest says.
    pub(super) async fn database(&self) -> Result<PathBuf> {
        for path in self.candidates() {
            if files::facts(&path).await? == self.manifest.database {
                return Ok(path);
            }
        }
        Err(other_file())
    }

    /// Copies the file with the tables, reading it once; an error may leave a copy of something else.
    pub(super) async fn copy_database(&self, to: &Path) -> Result<()> {
        for path in self.candidates() {
            if files::copy(&path, to).await? == self.manifest.database {
                return Ok(());
            }
        }
        Err(other_file())
    }

    /// The files that may be the one; their length spares reading most of those that are not.
    fn candidates(&self) -> impl Iterator<Item = PathBuf> + use<'_> {
        let paths = [DATABASE, DATABASE_NEXT].map(|name| self.dir.join(name)).into_iter();
        paths.filter(|path| is_long(path, &self.manifest.database))
    }
}

fn other_file() -> Error {
    BackupError::Damaged { what: "zusage.db is not the file that manifest.json describes".to_owned() }.into()
}

fn is_long(path: &Path, facts: &FileFacts) -> bool {
    fs::metadata(path).is_ok_and(|found| found.is_file() && found.len() == facts.bytes)
}

/// Anything in a folder that was not marked as ours before is somebody else's.
fn refuse_foreign(dir: &Path) -> Result<()> {
    let marked = fs::read(dir.join(README)).is_ok_and(|text| text.starts_with(MARK));
    if marked {
        return Ok(());
    }
    match fs::read_dir(dir).map_err(failed("read", dir))?.next() {
        None => {
            files::write(&dir.join(README), ABOUT.as_bytes())?;
            files::sync_folder_of(&dir.join(README))
        }
        Some(entry) => {
            let found = entry.map_err(failed("read", dir))?.file_name().to_string_lossy().into_owned();
            Err(BackupError::Foreign { dir: dir.into(), found }.into())
        }
    }
}

/// Removes what attempts that did not end left behind.
fn sweep(dir: &Path) -> Result<()> {
    for entry in fs::read_dir(dir).map_err(failed("read", dir))? {
        let entry = entry.map_err(failed("read", dir))?;
        if entry.file_name().to_string_lossy().starts_with(DATABASE_COPY) {
            files::remove(&entry.path())?;
        }
    }
    Ok(())
}

fn read_manifest(dir: &Path) -> Result<Option<Manifest>> {
    let path = dir.join(MANIFEST);
    match fs::read(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        read => Manifest::parse(&read.map_err(failed("read", &path))?).map(Some),
    }
}
