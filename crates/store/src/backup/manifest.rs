//! What a backup says about itself.

use super::documents::Documents;
use super::error::BackupError;
use crate::Result;
use crate::engine::sqlite;
use crate::ledger::{Chain, Head};
use crate::vault::{Fingerprint, MasterKey, hex};
use domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The format that this program writes and reads.
pub(super) const FORMAT: u32 = 1;

/// Everything about a backup that can be known without opening its tables.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Of the backup as such; a later one is not read by an earlier program.
    pub format: u32,
    /// When the tables began to be copied: who was erased since then comes back with a restore.
    pub created_at: Timestamp,
    /// The version that made it.
    pub product: String,
    /// The number of the last migration of its tables.
    pub migration: i64,
    /// Where the tables came from.
    pub source: Source,
    /// The fingerprint of the master key that it belongs to.
    pub key: String,
    /// The number of rows of each table.
    pub rows: BTreeMap<String, u64>,
    /// The end of each chain of the ledger.
    pub heads: Vec<HeadLine>,
    /// `zusage.db`.
    pub database: FileFacts,
    /// The documents that the tables name.
    pub documents: Documents,
    /// The last number that was given in the outbox.
    pub last_event: i64,
}

/// The engine that tables came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// A file of our own.
    Sqlite,
    /// A PostgreSQL server.
    Postgresql,
}

/// A file's content, in short.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileFacts {
    /// Length in bytes.
    pub bytes: u64,
    /// SHA-256 (FIPS 180-4), 64 hex digits in lower case.
    pub sha256: String,
}

/// The end of a chain of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadLine {
    /// `organisation` or `person`.
    pub chain: String,
    /// Which one.
    pub id: Uuid,
    /// How many rows the chain has.
    pub seq: i64,
    /// The last row's hash, 64 hex digits in lower case.
    pub hash: String,
}

impl From<&Head> for HeadLine {
    fn from(head: &Head) -> Self {
        let chain = match head.chain {
            Chain::Org(_) => "organisation",
            Chain::Person(_) => "person",
        };
        Self { chain: chain.to_owned(), id: head.chain.id(), seq: head.seq, hash: hex(&head.hash) }
    }
}

impl Manifest {
    pub(super) fn with_database(self, database: FileFacts) -> Self {
        Self { database, ..self }
    }

    /// Reads the text of `manifest.json`. The format is looked at first: a later one may have other fields.
    pub(super) fn parse(text: &[u8]) -> Result<Self> {
        #[derive(Deserialize)]
        struct Beginning {
            format: u32,
            product: String,
        }
        let damaged = |error: serde_json::Error| BackupError::Damaged { what: format!("manifest.json: {error}") };
        let beginning: Beginning = serde_json::from_slice(text).map_err(damaged)?;
        if beginning.format > FORMAT {
            return Err(BackupError::Newer { product: beginning.product }.into());
        }
        Ok(serde_json::from_slice(text).map_err(damaged)?)
    }

    pub(super) fn text(&self) -> Result<Vec<u8>> {
        let text = serde_json::to_vec_pretty(self);
        Ok(text.map_err(|error| BackupError::Unsound { what: format!("manifest.json: {error}") })?)
    }

    /// Whether this program's tables can hold it.
    pub(super) fn check_version(&self) -> Result<()> {
        if self.migration > newest_migration() {
            return Err(BackupError::Newer { product: self.product.clone() }.into());
        }
        Ok(())
    }

    /// Whether its tables are this program's, so that nothing has to be migrated.
    pub(super) fn is_current(&self) -> bool {
        self.migration == newest_migration()
    }

    pub(super) fn fingerprint(&self) -> Result<Fingerprint> {
        let damaged = || BackupError::Damaged { what: "manifest.json names no key".to_owned() };
        Ok(self.key.parse().map_err(|_| damaged())?)
    }

    /// Whether this key opens what it holds.
    pub(super) fn check_key(&self, master: &MasterKey) -> Result<()> {
        Ok(master.check(self.fingerprint()?).map_err(BackupError::WrongKey)?)
    }
}

/// The number of the last migration that this program knows.
pub(super) fn newest_migration() -> i64 {
    sqlite::MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or(0)
}
