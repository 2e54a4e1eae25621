//! A store of one's own per test, on either engine.

use domain::id::{OrgId, PersonId};
use domain::organisation::OrganisationKind;
use domain::random::SeededRandom;
use domain::time::{FixedClock, Timestamp};
use domain::{Actor, Ctx, Org, Own, Reach, System};
use std::sync::Arc;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use store::objects::ObjectsConfig;
use store::organisations::NewOrganisation;
use store::people::NewRecord;
use store::vault::MasterKey;
use store::{Access, Database, Settings, Store};
use testkit::{Cluster, Db, Folder};

/// 22 November 2026, 09:00 UTC.
const NOW: i64 = 1_795_338_000_000_000;

static SEED: AtomicU64 = AtomicU64::new(1);

/// What a test works with.
pub struct Kit {
    pub store: Store,
    pub clock: Arc<FixedClock>,
    pub random: Arc<SeededRandom>,
    pub folder: Folder,
    pub db: Option<Db>,
}

/// The same for every test, so that a database can be opened twice.
pub fn master() -> MasterKey {
    MasterKey::generate(&SeededRandom::new(7))
}

impl Kit {
    pub async fn sqlite() -> Self {
        let folder = Folder::new();
        let database = Database::File(folder.file("zusage.db"));
        Self::open(database, folder, None).await
    }

    pub async fn postgres() -> Self {
        let db = migrated();
        let database = Database::Server { url: db.url.clone(), connections: 16 };
        Self::open(database, Folder::new(), Some(db)).await
    }

    async fn open(database: Database, folder: Folder, db: Option<Db>) -> Self {
        let clock = Arc::new(FixedClock::at(Timestamp::from_microsecond(NOW)));
        let random = Arc::new(SeededRandom::new(SEED.fetch_add(1_000_003, Ordering::Relaxed)));
        let objects = ObjectsConfig::Folder(folder.file("documents"));
        let ctx = Ctx::new(Actor::System("test"), System, clock.clone(), random.clone());
        let settings = Settings { database, access: Access::Serve, objects, master: master() };
        let store = Store::open(settings, &ctx).await.expect("the store opens");
        Self { store, clock, random, folder, db }
    }

    pub fn ctx<R: Reach>(&self, reach: R) -> Ctx<R> {
        Ctx::new(Actor::System("test"), reach, self.clock.clone(), self.random.clone())
    }

    pub fn system(&self) -> Ctx<System> {
        self.ctx(System)
    }

    pub async fn organisation(&self, name: &str) -> Ctx<Org> {
        let id: OrgId = self
            .store
            .write(&self.system(), async |scope| scope.add_organisation(&employer(name)).await)
            .await
            .expect("an organisation can be added");
        self.ctx(Org(id))
    }

    pub async fn account(&self) -> Ctx<Own> {
        let ctx = self.ctx(Own(self.system().id::<PersonId>()));
        self.store.write(&ctx, async |scope| scope.add_account("de").await).await.expect("an account can be added");
        ctx
    }
}

/// A new employer, with an address that no other has.
pub fn employer(name: &str) -> NewOrganisation {
    static NUMBER: AtomicU32 = AtomicU32::new(1);
    let slug = format!("org-{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    NewOrganisation::prospect(OrganisationKind::Employer, slug.parse().expect("an address"), name)
}

/// A fresh, migrated database of the shared cluster; migrated once, copied for each test.
pub fn migrated() -> Db {
    static TEMPLATE: OnceLock<Db> = OnceLock::new();
    let cluster = Cluster::shared();
    let template = TEMPLATE.get_or_init(|| {
        let db = cluster.database();
        // A thread of its own: tests run inside a runtime already.
        let migrating = db.clone();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(Store::migrate(&migrating.owner_url, &migrating.url)).expect("the migrations run");
        })
        .join()
        .expect("migrating does not panic");
        db
    });
    cluster.copy_of(template)
}

pub fn record(number: u32) -> NewRecord {
    NewRecord {
        personnel_no: format!("P{number:05}"),
        given_name: "Änne".to_owned(),
        family_name: format!("Müller-{number}"),
        birth_date: Some(jiff::civil::date(1985, 2, 28)),
    }
}

/// Runs a test on both engines: `both!(async fn name(kit) { … });`
macro_rules! both {
    ($(async fn $name:ident($kit:ident) $body:block)+) => {$(
        mod $name {
            use super::*;

            async fn body($kit: Kit) $body

            #[tokio::test]
            async fn sqlite() {
                body(Kit::sqlite().await).await;
            }

            #[tokio::test]
            async fn postgres() {
                body(Kit::postgres().await).await;
            }
        }
    )+};
}
pub(crate) use both;
