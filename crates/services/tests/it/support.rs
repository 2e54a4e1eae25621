//! An installation of one's own per test: a store on either engine, an operator, people.

use domain::access::{Access, Allowed, Limit, Permit, Role};
use domain::id::{CommandKey, OrgId, PersonId};
use domain::organisation::{OrganisationKind, OrganisationState, Slug};
use domain::random::SeededRandom;
use domain::time::{FixedClock, Timestamp};
use domain::{Actor, Ctx, Org, Own, Reach, System};
use jiff::civil::date;
use services::auth::Network;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use store::members::NewMember;
use store::objects::ObjectsConfig;
use store::organisations::NewOrganisation;
use store::vault::MasterKey;
use store::{Database, Settings, Store};
use testkit::{Cluster, Db, Folder};
use uuid::Uuid;

/// 22 November 2026, 09:00 UTC.
const NOW: i64 = 1_795_338_000_000_000;

pub struct Kit {
    pub store: Store,
    pub clock: Arc<FixedClock>,
    random: Arc<SeededRandom>,
    _folder: Folder,
    _db: Option<Db>,
}

impl Kit {
    pub async fn sqlite() -> Self {
        let folder = Folder::new();
        let database = Database::File(folder.file("zusage.db"));
        Self::open(database, folder, None).await
    }

    pub async fn postgres() -> Self {
        let db = migrated();
        let database = Database::Server { url: db.url.clone(), connections: 8 };
        Self::open(database, Folder::new(), Some(db)).await
    }

    async fn open(database: Database, folder: Folder, db: Option<Db>) -> Self {
        static SEED: AtomicU64 = AtomicU64::new(1);
        let clock = Arc::new(FixedClock::at(Timestamp::from_microsecond(NOW)));
        let random = Arc::new(SeededRandom::new(SEED.fetch_add(1_000_003, Ordering::Relaxed)));
        let objects = ObjectsConfig::Folder(folder.file("documents"));
        let ctx = Ctx::new(Actor::System("test"), System, clock.clone(), random.clone());
        let master = MasterKey::generate(&SeededRandom::new(7));
        let settings = Settings { database, access: store::Access::Serve, objects, master };
        let store = Store::open(settings, &ctx).await.expect("the store opens");
        Self { store, clock, random, _folder: folder, _db: db }
    }

    pub fn ctx<R: Reach>(&self, actor: Actor, reach: R) -> Ctx<R> {
        Ctx::new(actor, reach, self.clock.clone(), self.random.clone())
    }

    pub async fn organisation(&self, kind: OrganisationKind, name: &str) -> (OrgId, Slug) {
        let slug = address();
        let new = NewOrganisation {
            state: OrganisationState::Active,
            agreement_on: Some(date(2026, 1, 1)),
            ..NewOrganisation::prospect(kind, slug.clone(), name)
        };
        let system = self.ctx(Actor::System("test"), System);
        let id = self.store.write(&system, async |scope| scope.add_organisation(&new).await).await.expect("added");
        (id, slug)
    }

    pub async fn person(&self) -> Ctx<Own> {
        let id = self.ctx(Actor::System("test"), System).id::<PersonId>();
        let ctx = self.ctx(Actor::Person(id), Own(id));
        self.store.write(&ctx, async |scope| scope.add_account("de").await).await.expect("added");
        ctx
    }

    /// A person with a role from the beginning of the year on.
    pub async fn with_role(&self, org: OrgId, role: Role) -> Ctx<Own> {
        let person = self.person().await;
        let ctx = self.ctx(Actor::System("test"), Org(org));
        let new = member(person.reach.0, role);
        self.store.write(&ctx, async |scope| scope.add_member(&new).await).await.expect("given");
        person
    }

    pub async fn access(&self, person: &Ctx<Own>, slug: &Slug) -> Access {
        services::access::at(&self.store, person, slug).await.expect("visible").1
    }

    pub async fn allowed<P: Permit>(&self, person: &Ctx<Own>, slug: &Slug) -> Allowed<P> {
        self.access(person, slug).await.allow::<P>().expect("allowed")
    }
}

pub fn member(person: PersonId, role: Role) -> NewMember {
    NewMember { person, role, limit: Limit::None, from: date(2026, 1, 1), to: None }
}

/// An address that no other organisation has.
pub fn address() -> Slug {
    static NUMBER: AtomicU32 = AtomicU32::new(1);
    format!("org-{}", NUMBER.fetch_add(1, Ordering::Relaxed)).parse().expect("an address")
}

/// What a server's handler awaits must be able to go from thread to thread: this does not compile otherwise.
pub const fn movable<F: Future + Send>(future: F) -> F {
    future
}

/// One of many networks.
pub fn network(place: u32) -> Network {
    Network::of(std::net::Ipv4Addr::from_bits(0x0a00_0000 + place).into())
}

pub fn key(number: u128) -> CommandKey {
    CommandKey::from_uuid(Uuid::from_u128(number))
}

fn migrated() -> Db {
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
