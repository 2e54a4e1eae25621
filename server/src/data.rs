//! Opens the store as the configuration says.

use crate::config::{Config, Data, S3};
use domain::random::SystemRandom;
use domain::time::SystemClock;
use domain::{Actor, Ctx, Reach, System};
use std::fs;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::Path;
use std::sync::Arc;
use store::objects::{ObjectsConfig, S3Config};
use store::vault::MasterKey;
use store::{Database, Settings, Store};

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// A context of the product itself.
pub fn context<R: Reach>(part: &'static str, reach: R) -> Ctx<R> {
    Ctx::new(Actor::System(part), reach, Arc::new(SystemClock), Arc::new(SystemRandom))
}

/// Opens the store. A master key is made with a new database only: for one that exists, another key would open nothing.
///
/// # Errors
/// What keeps it from opening, in a sentence for the operator.
pub async fn open(config: &Config, ctx: &Ctx<System>) -> Result<Store, Failure> {
    let data = &config.data;
    let folder = data.folder();
    // Readable by this user only: names lie in the file in clear.
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&folder)
        .map_err(|error| format!("{} cannot be made: {error}", folder.display()))?;
    Ok(Store::open(settings(data, master_key(data)?), ctx).await?)
}

/// The master key for this data.
///
/// # Errors
/// The file is missing although there are data, or readable by others, or no key.
pub fn master_key(data: &Data) -> Result<MasterKey, Failure> {
    let path = data.master_key();
    let fresh = data.url.is_none() && !database_file(&data.folder()).exists();
    if fresh {
        let (key, _) = MasterKey::load_or_create(&path, &SystemRandom)?;
        return Ok(key);
    }
    Ok(MasterKey::load(&path)?)
}

/// What the store is told.
pub fn settings(data: &Data, master: MasterKey) -> Settings {
    let folder = data.folder();
    let database = match &data.url {
        Some(url) => Database::Server { url: url.reveal().to_owned(), connections: data.connections },
        None => Database::File(database_file(&folder)),
    };
    let objects = match &data.s3 {
        Some(s3) => ObjectsConfig::S3(s3_config(s3)),
        None => ObjectsConfig::Folder(folder.join("documents")),
    };
    Settings { database, objects, master }
}

fn database_file(folder: &Path) -> std::path::PathBuf {
    folder.join("zusage.db")
}

fn s3_config(s3: &S3) -> S3Config {
    S3Config {
        endpoint: s3.endpoint.clone(),
        bucket: s3.bucket.clone(),
        region: s3.region.clone(),
        access_key: s3.access_key.clone(),
        secret_key: store::objects::Secret::new(s3.secret_key.reveal().to_owned()),
    }
}
