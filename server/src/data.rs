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
use store::vault::{MasterKey, Origin};
use store::{Access, Database, Settings, Store};

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// A context of the product itself.
pub fn context<R: Reach>(part: &'static str, reach: R) -> Ctx<R> {
    Ctx::new(Actor::System(part), reach, Arc::new(SystemClock), Arc::new(SystemRandom))
}

/// Opens the store. Only a server makes what is missing, and a master key only with a new database: for one that exists,
/// another key would open nothing.
///
/// # Errors
/// What keeps it from opening, in a sentence for the operator.
pub async fn open(config: &Config, access: Access, ctx: &Ctx<System>) -> Result<Store, Failure> {
    let data = &config.data;
    let fresh = match &data.url {
        Some(url) => Store::is_new(url.reveal()).await?,
        None => !database_file(&data.folder()).exists(),
    };
    let master = match (fresh, access) {
        (false, _) => MasterKey::load(&data.master_key())?,
        (true, Access::Tool) => return Err(no_database(data).into()),
        (true, Access::Serve) => first_key(data)?,
    };
    Ok(Store::open(settings(data, access, master), ctx).await?)
}

/// For the first start. Says what the operator has to know about it.
fn first_key(data: &Data) -> Result<MasterKey, Failure> {
    make_folder(&data.folder())?;
    let path = data.master_key();
    let (key, origin) = MasterKey::load_or_create(&path, &SystemRandom)?;
    match origin {
        Origin::Created => tracing::warn!(
            path = %path.display(),
            "a master key was made; keep a copy where no backup of the data goes: without it sealed data cannot be opened"
        ),
        Origin::Loaded => tracing::warn!(
            path = %path.display(),
            "a new database begins although its master key is there already; if there should be data, stop and look for them"
        ),
    }
    Ok(key)
}

fn no_database(data: &Data) -> String {
    let file = database_file(&data.folder());
    format!("there is no database at {}; name its folder with --data", file.display())
}

fn make_folder(folder: &Path) -> Result<(), Failure> {
    // Readable by this user only: names lie in the file in clear.
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(|error| format!("{} cannot be made: {error}", folder.display()).into())
}

/// What the store is told.
pub fn settings(data: &Data, access: Access, master: MasterKey) -> Settings {
    let folder = data.folder();
    let database = match &data.url {
        Some(url) => Database::Server { url: url.reveal().to_owned(), connections: data.connections },
        None => Database::File(database_file(&folder)),
    };
    let objects = match &data.s3 {
        Some(s3) => ObjectsConfig::S3(s3_config(s3)),
        None => ObjectsConfig::Folder(folder.join("documents")),
    };
    Settings { database, access, objects, master }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_drawn_from_the_system() {
        // A source with a seed would give both the same, or itself away by its balance.
        let (one, two) = (context("test", System), context("test", System));
        let drawn: std::collections::BTreeSet<[u8; 32]> =
            (0..500).flat_map(|_| [one.random::<32>(), two.random::<32>()]).collect();
        assert_eq!(drawn.len(), 1_000);
        let ones: u32 = drawn.iter().flatten().map(|byte| byte.count_ones()).sum();
        assert!((126_000..=130_000).contains(&ones), "{ones} of 256,000 bits");
    }
}
