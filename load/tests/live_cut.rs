//! A watcher whose connection breaks off again and again hears of everything.

#![expect(clippy::expect_used, reason = "a test that cannot go on should say why and stop")]

use domain::id::RecordId;
use domain::random::{Random as _, SeededRandom};
use load::client::acknowledged::Acknowledged;
use load::client::child::Subject;
use load::client::sse::{Events, Told};
use load::client::writers::Writers;
use load::opening::Place;
use load::seed::{Seed, organisation};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use testkit::Folder;
use uuid::Uuid;

const CUTS: usize = 5;
/// The server remembers more than what is written while the watcher is away: 4 writers, one write each 10 ms or more,
/// at most 100 ms.
const WRITERS: usize = 4;
const PAUSE: Duration = Duration::from_millis(10);
const GUARD: Duration = Duration::from_secs(10);

/// A watcher and what it was told.
#[derive(Default)]
struct Watcher {
    last: Option<i64>,
    heard: BTreeSet<Uuid>,
    resyncs: usize,
    repeated: usize,
}

impl Watcher {
    async fn hear(&mut self, events: &mut Events) {
        match events.next().await.expect("the subject keeps the stream open") {
            Told::Event { seq, entity } => {
                self.last = Some(seq);
                self.repeated += usize::from(!self.heard.insert(entity));
            }
            Told::Resync => self.resyncs += 1,
        }
    }

    async fn hear_for(&mut self, events: &mut Events, time: Duration) {
        drop(
            tokio::time::timeout(time, async {
                loop {
                    self.hear(events).await;
                }
            })
            .await,
        );
    }
}

async fn subject(folder: &Folder) -> Subject {
    let place = Place { data: Some(folder.path().to_owned()), database: None };
    let program = Path::new(env!("CARGO_BIN_EXE_load"));
    Subject::start(program, &place, Seed { people: 0, organisations: 1 }).await.expect("the subject starts")
}

fn moment(random: &SeededRandom) -> Duration {
    let mut byte = [0];
    random.fill(&mut byte);
    Duration::from_millis(u64::from(byte[0]) % 100)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_watcher_that_was_cut_off_misses_nothing() {
    let folder = Folder::new();
    let subject = subject(&folder).await;
    let ledger = Arc::new(Acknowledged::create(&folder.file("acknowledged.txt")).expect("a ledger"));
    let mut watcher = Watcher::default();
    let mut events = Events::open(subject.address, organisation(0), None).await.expect("a stream");
    let writers = Writers::start(WRITERS, PAUSE, subject.address, organisation(0), Arc::clone(&ledger));
    tokio::time::timeout(GUARD, watcher.hear(&mut events)).await.expect("the first event comes");
    let random = SeededRandom::new(1);
    for _ in 0..CUTS {
        watcher.hear_for(&mut events, Duration::from_millis(20) + moment(&random)).await;
        drop(events);
        tokio::time::sleep(moment(&random)).await;
        events = Events::open(subject.address, organisation(0), watcher.last).await.expect("a stream");
    }
    writers.finish().await.expect("no write is refused");
    let written: BTreeSet<Uuid> = ledger.read().expect("a ledger").into_values().map(RecordId::uuid).collect();
    let all = async {
        while !written.is_subset(&watcher.heard) {
            watcher.hear(&mut events).await;
        }
    };
    let heard_all = tokio::time::timeout(GUARD, all).await.is_ok();
    let missed = written.difference(&watcher.heard).count();
    println!("{} written, {missed} missed, {} repeated, {} resyncs", written.len(), watcher.repeated, watcher.resyncs);
    assert!(heard_all && missed == 0, "{missed} of {} events were missed", written.len());
    assert_eq!(watcher.resyncs, 0, "what was missed is told, not read again");
    assert!(watcher.heard.is_subset(&written), "nothing is told that was not written");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_watcher_that_was_away_too_long_reads_again() {
    let folder = Folder::new();
    let subject = subject(&folder).await;
    let ledger = Arc::new(Acknowledged::create(&folder.file("acknowledged.txt")).expect("a ledger"));
    let mut watcher = Watcher::default();
    let mut events = Events::open(subject.address, organisation(0), None).await.expect("a stream");
    let writers = Writers::start(WRITERS, Duration::ZERO, subject.address, organisation(0), ledger);
    tokio::time::timeout(GUARD, watcher.hear(&mut events)).await.expect("the first event comes");
    drop(events);
    let enough = writers.counts().acknowledged + 300;
    tokio::time::timeout(GUARD, writers.answered(enough)).await.expect("the writers get answers");
    let mut events = Events::open(subject.address, organisation(0), watcher.last).await.expect("a stream");
    tokio::time::timeout(GUARD, watcher.hear(&mut events)).await.expect("something comes");
    assert_eq!(watcher.resyncs, 1);
    writers.finish().await.expect("no write is refused");
}
