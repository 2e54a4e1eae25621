//! Many rows, and any rows: time, and counts that add up.

use crate::made_lists::{employer, file, staff, tally};
use crate::support::{Kit, key};
use domain::intake::List;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use services::imports::{self, ImportError};
use std::time::{Duration, Instant};

/// Five times what is promised of a release build on two cores: a guard against what hangs, no measurement.
const LOOKING: Duration = Duration::from_secs(15);
const BOOKING: Duration = Duration::from_secs(50);

#[tokio::test]
async fn ten_thousand_rows_do_not_hang() {
    let kit = Kit::sqlite().await;
    let (_, allowed) = employer(&kit).await;
    for (round, counts) in [tally(10_000, 0, 0, 0), tally(0, 10_000, 0, 0)].into_iter().enumerate() {
        let number = u128::try_from(round).expect("small") * 10;
        let new = staff(0, 10_000, 4000 + u32::try_from(round).expect("small"));
        let started = stopwatch();
        let id = imports::upload(&kit.store, &allowed, key(number + 1), new).await.expect("read");
        let outcome = imports::preview(&kit.store, &allowed, id).await.expect("judged");
        let looked = started.elapsed();
        assert_eq!(outcome.tally(), counts);
        let started = stopwatch();
        imports::book(&kit.store, &allowed, key(number + 2), id, outcome.version).await.expect("booked");
        let booked = started.elapsed();
        println!("{counts:?}: looked at in {looked:?}, booked in {booked:?}");
        assert!(looked < LOOKING && booked < BOOKING, "{looked:?} and {booked:?}");
        if round == 1 {
            let started = stopwatch();
            imports::undo(&kit.store, &allowed, key(number + 3), id).await.expect("undone");
            println!("undone in {:?}", started.elapsed());
            assert!(started.elapsed() < BOOKING);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "how long something takes is measured")]
fn stopwatch() -> Instant {
    Instant::now()
}

/// A cell of a staff list: good, bad, empty.
fn cell() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        "1",
        "2",
        "3",
        "Krämer",
        "01.04.1992",
        "31.02.1990",
        "=1+1",
        "4.000,00",
        "x;y",
        "Köln",
    ])
}

#[tokio::test]
async fn counts_always_add_up() {
    let kit = Kit::sqlite().await;
    let (_, allowed) = employer(&kit).await;
    let mut runner =
        TestRunner::new(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() });
    let rows = prop::collection::vec(prop::collection::vec(cell(), 6), 1..12);
    for number in 0..40_u128 {
        let rows = rows.new_tree(&mut runner).expect("rows").current();
        let mut lines = vec!["Personalnummer;Nachname;Vorname;Geburtsdatum;Brutto;Standort".to_owned()];
        lines.extend(rows.iter().map(|cells| cells.join(";")));
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let id = match imports::upload(&kit.store, &allowed, key(number * 10 + 1), file(List::People, "a.csv", &lines))
            .await
        {
            Ok(id) => id,
            Err(ImportError::File(_)) => continue,
            Err(other) => unreachable!("{other:?}"),
        };
        let batch = imports::batch(&kit.store, &allowed, id).await.expect("there");
        if !batch.missing.is_empty() {
            continue;
        }
        let outcome = imports::preview(&kit.store, &allowed, id).await.expect("judged");
        let tally = outcome.tally();
        assert_eq!(
            (tally.total(), outcome.rows.len()),
            (batch.line.lines, usize::try_from(batch.line.lines).expect("small"))
        );
        match imports::book(&kit.store, &allowed, key(number * 10 + 2), id, outcome.version).await {
            Ok(booked) => assert_eq!(booked.tally, tally),
            Err(ImportError::NothingToBook) => assert_eq!(tally.effective(), 0),
            Err(other) => unreachable!("{other:?}"),
        }
        let line = imports::batch(&kit.store, &allowed, id).await.expect("there").line;
        assert_eq!((line.tally, line.tally.total()), (tally, line.lines), "what the list of imports shows");
        let again =
            imports::upload(&kit.store, &allowed, key(number * 10 + 3), file(List::People, "b.csv", &lines)).await;
        let again = imports::preview(&kit.store, &allowed, again.expect("read")).await.expect("judged").tally();
        assert_eq!((again.effective(), again.refused), (0, tally.refused), "what was booked is known");
    }
}
