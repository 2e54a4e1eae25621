//! Opening the store as the product does.

use anyhow::Result;
use clap::Args;
use domain::random::{SeededRandom, SystemRandom};
use domain::time::SystemClock;
use domain::{Actor, Ctx, Reach, System};
use std::path::PathBuf;
use std::sync::Arc;
use store::objects::ObjectsConfig;
use store::vault::MasterKey;
use store::{Access, Database, Settings, Store};
use testkit::{Cluster, Folder};

/// Where the data is.
#[derive(Debug, Clone, Default, Args)]
pub struct Place {
    /// The folder of the SQLite file
    #[arg(long)]
    pub data: Option<PathBuf>,
    /// A migrated PostgreSQL database, as `postgres://user:password@host/database`
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
    _temporary: Temporary,
}

/// What goes when a measurement is over.
#[derive(Debug)]
#[expect(dead_code, reason = "kept only to be dropped")]
enum Temporary {
    Nothing,
    Folder(Folder),
    Cluster(Cluster),
}

/// More would queue in PostgreSQL instead of here.
const CONNECTIONS: u32 = 32;

/// Opens the store. Everything that depends on the store's settings stands here.
///
/// # Errors
/// The store's.
pub async fn open(place: &Place) -> Result<Store> {
    let (database, objects) = match (&place.data, &place.database) {
        (Some(folder), _) => {
            std::fs::create_dir_all(folder)?;
            (Database::File(folder.join("zusage.db")), folder.join("documents"))
        }
        (None, Some(url)) => {
            (Database::Server { url: url.clone(), connections: CONNECTIONS }, std::env::temp_dir().join("zusage-load"))
        }
        (None, None) => anyhow::bail!("say where the data is: --data DIR or --database URL"),
    };
    // For figures and crashes, not for people's data: always the same, so that a database can be opened again.
    let master = MasterKey::generate(&SeededRandom::new(7));
    let settings = Settings { database, access: Access::Serve, objects: ObjectsConfig::Folder(objects), master };
    Ok(Store::open(settings, &ctx(System)).await?)
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
        let mut place = self.place.clone();
        let mut temporary = Temporary::Nothing;
        if self.postgres {
            let cluster = Cluster::start();
            let db = cluster.database();
            Store::migrate(&db.owner_url, &db.url).await?;
            place.database = Some(db.url);
            temporary = Temporary::Cluster(cluster);
        } else if place.data.is_none() && place.database.is_none() {
            let folder = Folder::new();
            place.data = Some(folder.path().to_owned());
            temporary = Temporary::Folder(folder);
        }
        let engine = if place.database.is_some() { "PostgreSQL" } else { "SQLite" };
        Ok(Site { place, engine, _temporary: temporary })
    }
}
