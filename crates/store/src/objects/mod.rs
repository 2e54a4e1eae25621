//! Sealed documents outside the database: a folder, or a bucket of any service that speaks S3.
//!
//! Objects are written once under the address of their content ([`crate::vault::Address`]) and never changed. What is
//! stored is sealed already; neither names nor bytes tell anything about a person.

mod config;
mod error;
mod folder;
mod limits;
mod names;
mod s3;

pub use config::{ObjectsConfig, S3Config, Secret};
pub use error::ObjectError;
pub use limits::{MAX_CONTENT, MAX_OBJECT};
pub use s3::install_crypto_provider;

use crate::vault::Address;
use bytes::Bytes;
use folder::Folder;
use futures_util::StreamExt as _;
use futures_util::stream::BoxStream;
use limits::{OPERATION, PING, fits, within};
use object_store::aws::AmazonS3;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt as _, PutMode};
use std::fmt;

/// How often a write is tried again that lost against another one of which nothing is to be seen.
const CONFLICTS: usize = 3;

/// What a write found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// Nothing; the bytes are stored now.
    New,
    /// An object with this address, that is with this content. It stays as it is, though these bytes, sealed anew, differ.
    Existing,
}

/// One object in a listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed {
    /// Its name.
    pub address: Address,
    /// Its size in bytes, as stored.
    pub size: u64,
}

#[derive(Clone)]
enum Backend {
    Folder(Folder),
    S3(AmazonS3),
}

/// The way to the objects. Cheap to clone.
#[derive(Clone)]
pub struct Objects(Backend);

impl Objects {
    /// Opens the place. A folder is made if it is missing (mode 0700); a bucket is not asked: [`Self::ping`] does that.
    /// For S3 this installs the process's provider of cryptography, see [`install_crypto_provider`].
    ///
    /// # Errors
    /// [`ObjectError::Config`] for settings that cannot work, else what the system says about the folder.
    pub fn open(config: &ObjectsConfig) -> Result<Self, ObjectError> {
        match config {
            ObjectsConfig::Folder(root) => Folder::open(root).map(Backend::Folder),
            ObjectsConfig::S3(config) => s3::open(config).map(Backend::S3),
        }
        .map(Self)
    }

    /// Writes an object that is not there yet. When this returns without an error, the object survives a power loss, also if
    /// it was there before. After an error it may or may not be there; writing again is always right.
    ///
    /// # Errors
    /// [`ObjectError`], and [`ObjectError::TooLarge`] beyond [`MAX_OBJECT`].
    pub async fn put_new(&self, address: &Address, bytes: Bytes) -> Result<Put, ObjectError> {
        fits(bytes.len() as u64)?;
        let path = names::path(address);
        within(OPERATION, async {
            for _ in 0..CONFLICTS {
                match self.store().put_opts(&path, bytes.clone().into(), PutMode::Create.into()).await {
                    Ok(_) => return self.settle(&path).await.map(|()| Put::New),
                    // S3 also says so (409) when it met another write that may yet fail: believe only what is there.
                    Err(object_store::Error::AlreadyExists { .. }) => {}
                    Err(error) => return Err(error.into()),
                }
                if self.head(&path).await? {
                    return self.settle(&path).await.map(|()| Put::Existing);
                }
            }
            Err(ObjectError::unavailable("others keep writing and deleting this object"))
        })
        .await
    }

    /// Reads an object. It is as untrusted as its place: [`crate::vault::open`] finds every change.
    ///
    /// # Errors
    /// [`ObjectError::Missing`]; [`ObjectError::TooLarge`] for what no [`Self::put_new`] wrote; else [`ObjectError`].
    pub async fn get(&self, address: &Address) -> Result<Bytes, ObjectError> {
        within(OPERATION, async {
            let found = self.store().get(&names::path(address)).await?;
            fits(found.meta.size)?;
            Ok(found.bytes().await?)
        })
        .await
    }

    /// Whether an object is there. A bucket that is gone also answers no.
    ///
    /// # Errors
    /// [`ObjectError`]
    pub async fn exists(&self, address: &Address) -> Result<bool, ObjectError> {
        within(OPERATION, self.head(&names::path(address))).await
    }

    /// Deletes an object for good; right also when it is not there. Only for objects that no row names any more.
    ///
    /// # Errors
    /// [`ObjectError`]
    pub async fn delete(&self, address: &Address) -> Result<(), ObjectError> {
        let path = names::path(address);
        within(OPERATION, async {
            match self.store().delete(&path).await.map_err(ObjectError::from) {
                Err(ObjectError::Missing) => Ok(()),
                deleted => {
                    deleted?;
                    self.settle(&path).await
                }
            }
        })
        .await
    }

    /// All objects in no particular order, for backups and for finding what no row names. Files with other names are passed
    /// over. An error ends the listing.
    pub fn list(&self) -> BoxStream<'static, Result<Listed, ObjectError>> {
        let listed = self.store().list(None).filter_map(|found| {
            let item = found.map_err(ObjectError::from).map(|meta| {
                let address = names::address(&meta.location)?;
                Some(Listed { address, size: meta.size })
            });
            std::future::ready(item.transpose())
        });
        listed.boxed()
    }

    /// Whether the place answers, for the readiness of the process. Writes nothing; takes at most five seconds.
    ///
    /// # Errors
    /// [`ObjectError`]
    pub async fn ping(&self) -> Result<(), ObjectError> {
        within(PING, async {
            match &self.0 {
                Backend::Folder(folder) => folder.ping().await,
                Backend::S3(store) => s3::ping(store).await,
            }
        })
        .await
    }

    async fn head(&self, path: &Path) -> Result<bool, ObjectError> {
        match self.store().head(path).await.map_err(ObjectError::from) {
            Ok(_) => Ok(true),
            Err(ObjectError::Missing) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Makes a change of names lasting; S3 does so by itself.
    async fn settle(&self, path: &Path) -> Result<(), ObjectError> {
        match &self.0 {
            Backend::Folder(folder) => folder.settle(path).await,
            Backend::S3(_) => Ok(()),
        }
    }

    fn store(&self) -> &dyn ObjectStore {
        match &self.0 {
            Backend::Folder(folder) => folder.store(),
            Backend::S3(store) => store,
        }
    }
}

impl fmt::Debug for Objects {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Backend::Folder(_) => "Objects(folder)",
            Backend::S3(_) => "Objects(S3)",
        })
    }
}
