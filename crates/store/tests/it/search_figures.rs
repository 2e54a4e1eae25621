//! Not tests of right or wrong: they say what indexing and searching people costs.
//! `cargo test -p store search_figures -- --ignored --nocapture --test-threads 1`.

#![expect(clippy::expect_used, clippy::print_stdout, reason = "figures are printed")]

use crate::support::{Kit, record};
use domain::Org;
use std::time::Duration;
use store::people::NewRecord;
use store::search::{Language, Page, Query};
use store::{Error, WriteScope};
use tokio::time::Instant;

async fn adding(kit: &Kit, clients: u32, each: u32) -> Duration {
    let org = kit.organisation("Kessler GmbH").await;
    let mut tasks = tokio::task::JoinSet::new();
    let begun = Instant::now();
    for client in 0..clients {
        let (store, org) = (kit.store.clone(), org.clone());
        tasks.spawn(async move {
            for number in 0..each {
                let new = record(client * each + number);
                store.write(&org, async |scope| scope.add_record(&new).await).await.expect("added");
            }
        });
    }
    tasks.join_all().await;
    begun.elapsed()
}

/// What one of 3,000 in a single transaction costs: no waiting for the disk.
async fn one_of_many(kit: &Kit) -> Duration {
    let org = kit.organisation("Kessler GmbH").await;
    let begun = Instant::now();
    let all = async |scope: &mut store::WriteScope<'_, domain::Org>| {
        for number in 0..3000 {
            scope.add_record(&record(number)).await?;
        }
        Ok::<(), store::Error>(())
    };
    kit.store.write(&org, all).await.expect("added");
    begun.elapsed() / 3000
}

async fn report(name: &str, kit: Kit) {
    println!("{name}: {:?} each in one transaction", one_of_many(&kit).await);
    for (clients, each) in [(1, 1000), (8, 250), (64, 64)] {
        let took = adding(&kit, clients, each).await;
        println!("{name}: {clients} clients: {:.0} writes/s", f64::from(clients * each) / took.as_secs_f64());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "measures"]
async fn writes() {
    report("SQLite", Kit::sqlite().await).await;
    report("PostgreSQL", Kit::postgres().await).await;
}

const PEOPLE: u32 = 20_000;

/// Common and rare names in about the proportions of a company's list.
fn person(number: u32) -> NewRecord {
    let families =
        ["Müller", "Schmidt", "Schneider", "Fischer", "Weber", "Meyer", "Wagner", "Becker", "Schulz", "Hoffmann"];
    let ends = ["", "", "", "-Lange", "mann", "hofer", "ing", "kamp", "bauer", "stein"];
    let given = ["Änne", "Jürgen", "Sabine", "Peter", "Maria", "Søren", "Willem", "Zoë", "Karl-Heinz", "Ute", "Fatma"];
    let pick = |list: &[&str], by: u32| list[usize::try_from(number / by).expect("small") % list.len()].to_owned();
    NewRecord {
        family_name: pick(&families, 1) + &pick(&ends, 10) + if number.is_multiple_of(7) { "" } else { "a" },
        given_name: pick(&given, 3),
        ..record(number)
    }
}

async fn finding(name: &str, kit: Kit) {
    let org = kit.organisation("Kessler GmbH").await;
    for from in (0..PEOPLE).step_by(5000) {
        let add = async |scope: &mut WriteScope<'_, Org>| {
            for number in from..from + 5000 {
                scope.add_record(&person(number)).await?;
            }
            Ok::<(), Error>(())
        };
        kit.store.write(&org, add).await.expect("added");
    }
    for query in ["p04711", "müller", "müller jürgen", "m", "p", "p m s"] {
        let query = Query::new(query, Language::De);
        let begun = Instant::now();
        for _ in 0..10 {
            let hits = kit.store.read(&org, async |scope| scope.search(&query, Page::first(20)).await).await;
            assert!(!hits.expect("searched").hits.is_empty());
        }
        println!("{name}: {:?} for {query:?}", begun.elapsed() / 10);
    }
}

#[tokio::test]
#[ignore = "measures"]
async fn finds() {
    finding("SQLite", Kit::sqlite().await).await;
    finding("PostgreSQL", Kit::postgres().await).await;
}
