//! PostgreSQL crashes under writers: the subject stays, its clients notice a pause, and nothing is lost or done twice.

use load::client::acknowledged::Acknowledged;
use load::client::child::Subject;
use load::client::writers::Writers;
use load::clock::{millis, now};
use load::crash::inspect;
use load::opening::{Place, open};
use load::seed::{Seed, organisation};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use store::Store;
use testkit::{Cluster, Folder};

const WRITERS: usize = 32;
const CRASHES: usize = 2;
/// How long the writers may wait for an answer after PostgreSQL is back (goal: 3 s).
const BACK: Duration = Duration::from_secs(10);

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_survives_a_crash_of_postgres_once() {
    let mut cluster = Cluster::start();
    let (folder, db) = (Folder::new(), cluster.database());
    Store::migrate(&db.owner_url, &db.url).await.expect("the migrations run");
    let place = Place { data: None, database: Some(db.url) };
    let seed = Seed { people: 1_000, organisations: 1 };
    let program = Path::new(env!("CARGO_BIN_EXE_load"));
    let subject = Subject::start(program, &place, seed).await.expect("the subject starts");
    let ledger = Arc::new(Acknowledged::create(&folder.file("acknowledged.txt")).expect("a ledger"));
    let writers = Writers::start(WRITERS, Duration::ZERO, subject.address, organisation(0), Arc::clone(&ledger));
    for crash in 1..=CRASHES {
        let enough = writers.counts().acknowledged + 200;
        tokio::time::timeout(BACK, writers.answered(enough)).await.expect("the writers get answers");
        let start = now();
        tokio::task::block_in_place(|| cluster.crash_and_restart());
        let (restarted, answered) = (start.elapsed(), writers.counts().acknowledged);
        // All of them, not one that was lucky: more answers than there are writers.
        let back = writers.answered(answered + WRITERS as u64 + 1);
        tokio::time::timeout(BACK, back).await.expect("the writers recover by themselves");
        let (restarted, back) = (millis(restarted), millis(start.elapsed()));
        println!("crash {crash}: PostgreSQL is back after {restarted} ms, the writers after {back} ms");
    }
    let counts = writers.finish().await.expect("no command is refused");
    subject.stop().await.expect("the subject ends in order");
    let store = open(&place).await.expect("the store opens");
    let found = inspect(&store, organisation(0), &ledger).await.expect("everything can be read");
    store.close().await;
    println!("{counts:?} {found:?}");
    assert!(found.is_clean(), "{found:?}");
    assert!(counts.resent > 0, "the crashes were felt: {counts:?}");
}
