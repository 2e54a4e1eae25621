//! Opening the store as the product does.

use anyhow::Result;
use clap::Args;
use domain::random::SystemRandom;
use domain::time::SystemClock;
use domain::{Actor, Ctx, Reach};
use std::path::PathBuf;
use std::sync::Arc;
use store::ledger::HeadKey;
use store::{Database, Settings, Store};
use testkit::{Cluster, Folder};

/// Where the data is.
#[derive(Debug, Clone, Default, Args)]
pub struct Place {
    /// The folder of the SQLite file
    #[arg(long)]
    pub data: Option<PathBuf>,
    /// A migrated PostgreSQL database, as postgres://user:password@host/database
    #[arg(long, conflicts_with = "data")]
    pub database: Option<String>,
}

/// Where a measurement keeps its data; without a choice, in a temporary SQLite file.
#[derive(Debug, Clone, Args)]
pub struct Bench {
    /// Where the data is.
    #[command(flatten)]
    pub place: Place,
    /// Start a private PostgreSQL for the measurement
    #[arg(long, conflicts_with_all = ["data", "database"])]
    pub postgres: bool,
}

/// A place for a measurement; what is temporary goes with it.
#[derive(Debug)]
pub struct Site {
    /// Where the data is.
    pub place: Place,
    /// For the report: `SQLite` or `PostgreSQL`.
    pub engine: &'static str,
    _folder: Option<Folder>,
    _cluster: Option<Cluster>,
}

/// More would queue in PostgreSQL instead of here.
const CONNECTIONS: u32 = 32;

/// Opens the store. Everything that depends on the store's settings stands here.
///
/// # Errors
/// The store's.
pub async fn open(place: &Place) -> Result<Store> {
    let database = match (&place.data, &place.database) {
        (Some(folder), _) => {
            std::fs::create_dir_all(folder)?;
            Database::File(folder.join("zusage.db"))
        }
        (None, Some(url)) => Database::Server { url: url.clone(), connections: CONNECTIONS },
        (None, None) => anyhow::bail!("say where the data is: --data DIR or --database URL"),
    };
    // A key for figures and crashes, not for data.
    let head_key = HeadKey::new(&[7; 32]);
    Ok(Store::open(Settings { database, head_key }).await?)
}

/// A context with the machine's clock and randomness.
pub fn ctx<R: Reach>(reach: R) -> Ctx<R> {
    Ctx::new(Actor::System("load"), reach, Arc::new(SystemClock), Arc::new(SystemRandom))
}

impl Bench {
    /// Makes the place.
    ///
    /// # Errors
    /// When a private PostgreSQL takes no migrations.
    pub async fn site(&self) -> Result<Site> {
        let engine = if self.postgres || self.place.database.is_some() { "PostgreSQL" } else { "SQLite" };
        let mut site = Site { place: self.place.clone(), engine, _folder: None, _cluster: None };
        if self.postgres {
            let cluster = Cluster::start();
            let db = cluster.database();
            Store::migrate(&db.owner_url, &db.url).await?;
            site.place.database = Some(db.url);
            site._cluster = Some(cluster);
        } else if self.place.data.is_none() && self.place.database.is_none() {
            let folder = Folder::new();
            site.place.data = Some(folder.path().to_owned());
            site._folder = Some(folder);
        }
        Ok(site)
    }
}
