//! What needs the inside of the store: a database that may not grow (a full disk where nothing may be mounted), and a log
//! that small limits make long soon.

use crate::engine::{Engine, Lite};
use crate::objects::ObjectsConfig;
use crate::organisations::NewOrganisation;
use crate::people::NewRecord;
use crate::vault::MasterKey;
use crate::{Access, Database, Error, Settings, Store};
use domain::organisation::OrganisationKind;
use domain::random::SeededRandom;
use domain::time::{FixedClock, Timestamp};
use domain::{Actor, Ctx, Org, Reach, System};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use testkit::Folder;
use tokio::task::JoinSet;

fn ctx<R: Reach>(reach: R, seed: u64) -> Ctx<R> {
    let clock = FixedClock::at(Timestamp::from_microsecond(1));
    Ctx::new(Actor::System("test"), reach, Arc::new(clock), Arc::new(SeededRandom::new(seed)))
}

fn lite(store: &Store) -> &Lite {
    match &store.engine {
        Engine::Lite(lite) => lite,
        Engine::Pg(_) => unreachable!("the test opened a file"),
    }
}

async fn add(store: &Store, org: &Ctx<Org>, number: u32) -> Result<(), Error> {
    let record = NewRecord {
        personnel_no: number.to_string(),
        given_name: "Anne".to_owned(),
        family_name: "Meier".repeat(20),
        birth_date: None,
    };
    store.write(org, async |scope| scope.add_record(&record).await).await.map(drop)
}

async fn opened(folder: &Folder) -> (Store, Ctx<Org>) {
    let database = Database::File(folder.file("zusage.db"));
    let objects = ObjectsConfig::Folder(folder.file("documents"));
    let master = MasterKey::generate(&SeededRandom::new(7));
    let system = ctx(System, 1);
    let settings = Settings { database, access: Access::Serve, objects, master };
    let store = Store::open(settings, &system).await.expect("opens");
    let kessler = NewOrganisation::prospect(OrganisationKind::Employer, "kessler".parse().expect("slug"), "Kessler");
    let add = store.write(&system, async |scope| scope.add_organisation(&kessler).await);
    let id = add.await.expect("added");
    (store, ctx(Org(id), 2))
}

async fn count(store: &Store, org: &Ctx<Org>) -> usize {
    let count = store.read(org, async |scope| scope.count_records().await).await.expect("reading goes on");
    usize::try_from(count).expect("few")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_may_not_grow_refuses_every_member_of_the_batch() {
    let folder = Folder::new();
    let (store, org) = opened(&folder).await;
    add(&store, &org, 0).await.expect("added");
    lite(&store).writer.tell("PRAGMA max_page_count = 50").await.expect("limited");

    let (mut there, mut full) = (1, 0);
    for round in 1..=400 {
        let mut tasks = JoinSet::new();
        for number in 0..8 {
            let (store, org) = (store.clone(), org.clone());
            tasks.spawn(async move { add(&store, &org, round * 8 + number).await });
        }
        for answer in tasks.join_all().await {
            match answer {
                Ok(()) => there += 1,
                Err(Error::Full) => full += 1,
                Err(other) => panic!("not said as a full disk: {other:?}"),
            }
        }
        if full > 0 {
            break;
        }
    }
    assert!(full > 0, "it never filled");
    assert_eq!(count(&store, &org).await, there, "acknowledged, and nothing else");
    lite(&store).writer.tell("PRAGMA max_page_count = 1000000").await.ok();
    add(&store, &org, 9_999).await.expect("writes again");
    assert_eq!(store.verify_ledger(&ctx(System, 3)).await.expect("read").faults, vec![]);
}

/// Readers that overlap without a gap, each holding its picture for so long.
fn read_always(store: &Store, org: &Ctx<Org>, hold: Duration, stop: &Arc<AtomicBool>) {
    for lane in 0..3 {
        let (store, org, stop) = (store.clone(), org.clone(), stop.clone());
        tokio::spawn(async move {
            tokio::time::sleep(hold * lane / 3).await;
            while !stop.load(Ordering::Relaxed) {
                let hold = async |scope: &mut crate::Scope<'_, Org>| {
                    scope.count_records().await?;
                    tokio::time::sleep(hold).await;
                    Ok::<_, Error>(())
                };
                store.read(&org, hold).await.expect("read");
            }
        });
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn readers_without_a_gap_do_not_make_the_log_grow_for_ever() {
    let folder = Folder::new();
    let (store, org) = opened(&folder).await;
    let stop = Arc::new(AtomicBool::new(false));
    read_always(&store, &org, Duration::from_millis(20), &stop);
    let mut largest = 0;
    for round in 0..40 {
        // 50 records in one transaction: about half a megabyte of log, with the indexes that a name stands in.
        let text = "x".repeat(1_000);
        let records = (0..50).map(|number| NewRecord {
            personnel_no: format!("{round}-{number}"),
            given_name: text.clone(),
            family_name: "Meier".to_owned(),
            birth_date: None,
        });
        let records: Vec<NewRecord> = records.collect();
        let add = store.write(&org, async |scope| {
            for record in &records {
                scope.add_record(record).await?;
            }
            Ok::<_, Error>(())
        });
        add.await.expect("written");
        largest = largest.max(std::fs::metadata(folder.file("zusage.db-wal")).expect("there").len());
    }
    stop.store(true, Ordering::Relaxed);
    let written = std::fs::metadata(folder.file("zusage.db")).expect("there").len();
    assert!(largest < 8 << 20, "the log grew to {largest} bytes; the database has {written}");
}
