//! Live events: everything committed is told, nothing else, to nobody else, and coming back loses nothing.

use crate::support::{Kit, both, record};
use domain::{Ctx, Org};
use std::time::Duration;
use store::{Error, Signal, Watch};
use tokio::task::JoinHandle;

/// Five times what it takes at most.
const GUARD: Duration = Duration::from_secs(5);

async fn follow(kit: &Kit) -> JoinHandle<()> {
    let (store, ctx) = (kit.store.clone(), kit.system());
    let follower = tokio::spawn(async move { store.follow_outbox(ctx).await });
    // The follower starts at the end of the outbox; it has to have looked once.
    tokio::time::sleep(Duration::from_millis(100)).await;
    follower
}

async fn next(watch: &mut Watch) -> Signal {
    tokio::time::timeout(GUARD, watch.next()).await.expect("a signal comes")
}

async fn add(kit: &Kit, org: &Ctx<Org>, number: u32) {
    kit.store.write(org, async |scope| scope.add_record(&record(number)).await).await.expect("written");
}

fn seq(signal: &Signal) -> i64 {
    match signal {
        Signal::Event(event, _) => event.seq,
        Signal::Resync => panic!("no resync here"),
    }
}

both! {
    async fn a_commit_is_told_to_its_watchers_only(kit) {
        let (ours, theirs) = (kit.organisation("Kessler").await, kit.organisation("Brandt").await);
        let follower = follow(&kit).await;
        let mut watch = kit.store.watch(&ours, None).await.expect("watching");
        let mut foreign = kit.store.watch(&theirs, None).await.expect("watching");
        add(&kit, &ours, 1).await;
        let Signal::Event(event, line) = next(&mut watch).await else { panic!("an event") };
        assert_eq!((event.topic.as_str(), event.version, event.chain), ("person_record", 1, ours.reach.0.uuid()));
        let line = String::from_utf8(line.to_vec()).expect("text");
        assert!(line.starts_with(&format!("id: {}\ndata: {{", event.seq)), "{line}");
        assert!(!line.contains("Müller"), "no personal data: {line}");
        assert!(tokio::time::timeout(Duration::from_millis(200), foreign.next()).await.is_err());
        follower.abort();
    }

    async fn a_failed_write_tells_nothing(kit) {
        let org = kit.organisation("Kessler").await;
        let follower = follow(&kit).await;
        let mut watch = kit.store.watch(&org, None).await.expect("watching");
        let failed: Result<(), Error> = kit.store.write(&org, async |scope| {
            scope.add_record(&record(1)).await?;
            Err(Error::OutOfScope)
        }).await;
        assert!(failed.is_err());
        assert!(tokio::time::timeout(Duration::from_millis(200), watch.next()).await.is_err());
        follower.abort();
    }

    async fn who_comes_back_gets_what_was_missed(kit) {
        let org = kit.organisation("Kessler").await;
        let follower = follow(&kit).await;
        let mut watch = kit.store.watch(&org, None).await.expect("watching");
        add(&kit, &org, 1).await;
        let known = seq(&next(&mut watch).await);
        drop(watch);
        add(&kit, &org, 2).await;
        add(&kit, &org, 3).await;
        let mut watch = kit.store.watch(&org, Some(known)).await.expect("watching");
        add(&kit, &org, 4).await;
        let mut told = vec![];
        while told.iter().filter(|seq| **seq > known).count() < 3 {
            let seq = seq(&next(&mut watch).await);
            if !told.contains(&seq) {
                told.push(seq);
            }
        }
        assert!(told.is_sorted());
        follower.abort();
    }

    async fn who_was_away_too_long_reads_everything_again(kit) {
        let org = kit.organisation("Kessler").await;
        let mut watch = kit.store.watch(&org, Some(1_000_000)).await.expect("watching");
        assert!(matches!(next(&mut watch).await, Signal::Resync), "an unknown future");
        for number in 0..210 {
            add(&kit, &org, number).await;
        }
        let mut watch = kit.store.watch(&org, Some(1)).await.expect("watching");
        assert!(matches!(next(&mut watch).await, Signal::Resync), "too many");
        kit.clock.advance(Duration::from_mins(1));
        let pruned = kit.store.write(&kit.system(), async |scope| {
            scope.prune_events(scope.ctx().now()).await
        }).await.expect("pruned");
        assert!(pruned >= 210);
        add(&kit, &org, 500).await;
        let mut watch = kit.store.watch(&org, Some(100)).await.expect("watching");
        assert!(matches!(next(&mut watch).await, Signal::Resync), "pruned");
    }

    async fn the_newest_are_read_without_watching(kit) {
        let (ours, theirs) = (kit.organisation("Kessler").await, kit.organisation("Brandt").await);
        for number in 0..4 {
            add(&kit, &ours, number).await;
        }
        let newest = async |of: &Ctx<Org>, topics: &[&str], limit| {
            let events = kit.store.read(of, async |scope| scope.newest_events(topics, limit).await).await;
            events.expect("read")
        };
        let found = newest(&ours, &["person_record", "site"], 3).await;
        assert_eq!(found.len(), 3);
        assert!(found.is_sorted_by(|one, next| one.seq > next.seq), "{found:?}");
        assert!(found.iter().all(|event| event.topic == "person_record" && event.chain == ours.reach.0.uuid()));
        assert!(newest(&ours, &["site"], 3).await.is_empty());
        assert!(newest(&ours, &[], 3).await.is_empty());
        assert!(newest(&theirs, &["person_record"], 3).await.is_empty(), "nobody else's");
    }
}
