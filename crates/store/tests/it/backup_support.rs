//! What the tests of backups share: places to restore into, and things to find there again.

#![expect(clippy::expect_used, reason = "a test that cannot begin should say why and stop")]

use crate::support::{Kit, master, migrated};
use domain::id::{DocumentId, RecordId};
use domain::{Ctx, Org};
use std::path::{Path, PathBuf};
use store::backup::{BackupError, Check, HeadLine, Manifest, RestoreOptions, Restored};
use store::objects::ObjectsConfig;
use store::{Database, Error, NewDocument, Settings, Store};
use testkit::{Db, Folder};

/// Somewhere empty.
pub struct Place {
    pub folder: Folder,
    pub db: Option<Db>,
}

impl Place {
    pub fn sqlite() -> Self {
        Self { folder: Folder::new(), db: None }
    }

    pub fn postgres() -> Self {
        Self { folder: Folder::new(), db: Some(migrated()) }
    }

    pub fn both() -> [Self; 2] {
        [Self::sqlite(), Self::postgres()]
    }

    pub fn settings(&self) -> Settings {
        let database = match &self.db {
            Some(db) => Database::Server { url: db.url.clone(), connections: 4 },
            None => Database::File(self.folder.file("data/zusage.db")),
        };
        let objects = ObjectsConfig::Folder(self.folder.file("data/documents"));
        Settings { database, access: store::Access::Serve, objects, master: master() }
    }

    pub async fn restore(&self, kit: &Kit, dir: &Path) -> Result<Restored, Error> {
        Store::restore(&kit.system(), dir, self.settings(), &thorough()).await
    }

    pub async fn open(&self, kit: &Kit) -> Store {
        Store::open(self.settings(), &kit.system()).await.expect("the restored store opens")
    }

    /// Restores and opens.
    pub async fn restored(&self, kit: &Kit, dir: &Path) -> Store {
        self.restore(kit, dir).await.expect("restored");
        self.open(kit).await
    }

    /// Whether nothing was left behind by a restore that was refused.
    pub async fn is_untouched(&self) -> bool {
        match &self.db {
            None => files(self.folder.path())
                .iter()
                .all(|file| file.components().any(|part| part.as_os_str() == "documents")),
            Some(db) => {
                let pool = sqlx::PgPool::connect(&db.superuser_url).await.expect("the cluster runs");
                let tables = "SELECT (SELECT COUNT(*) FROM store_identity) + (SELECT COUNT(*) FROM ledger) + (SELECT COUNT(*) FROM organisation)";
                let rows: i64 = sqlx::query_scalar(tables).fetch_one(&pool).await.expect("counted");
                pool.close().await;
                rows == 0
            }
        }
    }
}

pub fn thorough() -> RestoreOptions {
    RestoreOptions { check: Check::Contents, erase: vec![] }
}

/// All files below a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return vec![] };
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

pub async fn backup(kit: &Kit, dir: &Path) -> Manifest {
    kit.store.backup(&kit.system(), dir, Check::Contents).await.expect("backed up").manifest
}

pub async fn document(kit: &Kit, org: &Ctx<Org>, id: RecordId, content: &[u8]) -> DocumentId {
    let content = kit.store.keep(org, id, content).await.expect("kept");
    let new = NewDocument { kind: "letter", media_type: "text/plain", content: &content };
    kit.store.write(org, async |scope| scope.add_document(&new).await).await.expect("added")
}

pub async fn content(store: &Store, org: &Ctx<Org>, id: DocumentId) -> Vec<u8> {
    let row = store.read(org, async |scope| scope.document(id).await).await.expect("read").expect("there");
    store.content(&row).await.expect("content")
}

/// The ends of all chains, of a ledger without faults.
pub async fn heads(store: &Store, kit: &Kit) -> Vec<HeadLine> {
    let report = store.verify_ledger(&kit.system()).await.expect("read");
    assert_eq!(report.faults, vec![]);
    report.heads.iter().map(HeadLine::from).collect()
}

/// What was refused.
pub fn refusal<T: std::fmt::Debug>(answer: Result<T, Error>) -> BackupError {
    match answer {
        Err(Error::Backup(refused)) => refused,
        other => panic!("expected a refusal, found {other:?}"),
    }
}

/// Changes the manifest's text.
pub fn edit_manifest(dir: &Path, edit: impl FnOnce(&mut serde_json::Value)) {
    let path = dir.join("manifest.json");
    let mut manifest = serde_json::from_slice(&std::fs::read(&path).expect("there")).expect("JSON");
    edit(&mut manifest);
    std::fs::write(&path, manifest.to_string()).expect("written");
}

/// Makes the manifest describe the file that is there, as who forges a backup would.
pub fn rehash(dir: &Path) {
    let bytes = std::fs::read(dir.join("zusage.db")).expect("there");
    let hash = ring::digest::digest(&ring::digest::SHA256, &bytes);
    let hash: Vec<String> = hash.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
    let hash = hash.concat();
    edit_manifest(dir, |manifest| manifest["database"] = serde_json::json!({ "bytes": bytes.len(), "sha256": hash }));
}
