//! Where the data is: a folder by default, a PostgreSQL server and an object store to scale.

use super::{ConfigError, Secret};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// What stands under `[data]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Data {
    /// The folder of the database file and the documents; `data` in the working folder without it. The demo then has one of
    /// its own that goes with it.
    pub folder: Option<PathBuf>,
    /// PostgreSQL instead of the file: `postgres://user:password@host/database`, with a role that row-level security binds.
    pub url: Option<Secret>,
    /// The owner's address for `zusage migrate`, if the tables belong to another role (recommended: the application's role
    /// then cannot change what is in the ledger).
    pub owner_url: Option<Secret>,
    /// How many connections to PostgreSQL this process may hold.
    pub connections: u32,
    /// The master key's file, outside of the folder and of every backup; the folder's name with `.key` without it.
    pub master_key: Option<PathBuf>,
    /// Documents in an object store instead of the folder.
    pub s3: Option<S3>,
}

/// An S3-compatible object store.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct S3 {
    /// Its address; `https://`, or `http://` on this machine.
    pub endpoint: String,
    /// The bucket.
    pub bucket: String,
    /// The region, `us-east-1` where there are none.
    pub region: String,
    /// The key's name.
    pub access_key: String,
    /// The key.
    pub secret_key: Secret,
}

impl Default for Data {
    fn default() -> Self {
        Self { folder: None, url: None, owner_url: None, connections: 16, master_key: None, s3: None }
    }
}

impl Data {
    /// The folder in force.
    pub fn folder(&self) -> PathBuf {
        self.folder.clone().unwrap_or_else(|| PathBuf::from("data"))
    }

    /// The master key's file in force.
    pub fn master_key(&self) -> PathBuf {
        self.master_key.clone().unwrap_or_else(|| beside(&self.folder()))
    }

    pub(super) fn check(&self) -> Result<(), ConfigError> {
        let problem = if self.url.is_none() && self.owner_url.is_some() {
            "data.owner_url is of no use without data.url"
        } else if !(2..=500).contains(&self.connections) {
            "data.connections must be between 2 and 500"
        } else if self.master_key().starts_with(self.folder()) {
            "data.master_key must lie outside of data.folder, so that a copy of the data is never a copy of its key"
        } else {
            return Ok(());
        };
        Err(ConfigError::Data(problem))
    }
}

/// `data` becomes `data.key`, also for `data/`.
fn beside(folder: &Path) -> PathBuf {
    let mut name = folder.components().as_path().as_os_str().to_owned();
    name.push(".key");
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_lies_beside_the_folder() {
        let data = Data { folder: Some(PathBuf::from("/srv/zusage/")), ..Data::default() };
        assert_eq!(data.master_key(), PathBuf::from("/srv/zusage.key"));
        assert!(data.check().is_ok());
        let inside = Data { master_key: Some(PathBuf::from("/srv/zusage/key")), ..data };
        assert!(matches!(inside.check(), Err(ConfigError::Data(_))));
    }
}
