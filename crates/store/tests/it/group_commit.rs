//! Writers that go away, panic, fail or meet a full disk: no half of a write, no lost answer, no harm to the others.

use crate::raw::Raw;
use crate::support::{Kit, both, record};
use domain::random::{Random as _, SeededRandom};
use domain::{Ctx, Org};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use store::listing::name_key;
use store::{Error, Store, WriteScope};
use tokio::sync::Notify;

/// Goes away after so many polls, wherever its future is then.
struct Impatient<F> {
    future: Option<Pin<Box<F>>>,
    polls: u32,
}

fn impatient<F: Future>(polls: u32, future: F) -> Impatient<F> {
    Impatient { future: Some(Box::pin(future)), polls }
}

impl<F: Future> Future for Impatient<F> {
    type Output = Option<F::Output>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let Some(left) = self.polls.checked_sub(1) else {
            self.future = None;
            return Poll::Ready(None);
        };
        self.polls = left;
        let polled = self.future.as_mut().map(|future| future.as_mut().poll(cx));
        match polled {
            Some(Poll::Ready(answer)) => Poll::Ready(Some(answer)),
            Some(Poll::Pending) if left > 0 => Poll::Pending,
            _ => {
                self.future = None;
                Poll::Ready(None)
            }
        }
    }
}

/// Two people who come together or not at all.
async fn pair(store: &Store, org: &Ctx<Org>, number: u32) -> Result<(), Error> {
    store
        .write(org, async |scope| {
            scope.add_record(&record(2 * number)).await?;
            scope.add_record(&record(2 * number + 1)).await.map(drop)
        })
        .await
}

/// What is in the database after a test.
struct Found {
    pairs: Vec<u32>,
}

impl Found {
    /// Whole pairs only, one ledger row and one event per person, and chains that fit.
    async fn look(kit: &Kit, org: &Ctx<Org>) -> Self {
        let mut numbers: Vec<u32> = Vec::new();
        let (mut name, mut id) = (String::new(), None);
        loop {
            let page =
                kit.store.read(org, async |scope| scope.records_after(&name, id, 500).await).await.expect("read");
            let Some(last) = page.last() else { break };
            name = name_key(&last.family_name, &last.given_name);
            id = Some(last.id);
            numbers.extend(page.iter().map(|record| record.personnel_no[1..].parse::<u32>().expect("a number")));
        }
        numbers.sort_unstable();
        let pairs: Vec<u32> = numbers.iter().filter(|number| *number % 2 == 0).map(|number| number / 2).collect();
        let whole: Vec<u32> = pairs.iter().flat_map(|pair| [2 * pair, 2 * pair + 1]).collect();
        assert_eq!(numbers, whole, "half a write was saved");
        let report = kit.store.verify_ledger(&kit.system()).await.expect("read");
        assert_eq!(report.faults, []);
        let mut raw = Raw::almighty(kit).await;
        let people = raw.number("SELECT COUNT(*) FROM person_record").await.expect("counted");
        let told = raw.number("SELECT COUNT(*) FROM ledger WHERE entity = 'person_record'").await.expect("counted");
        let events = raw.number("SELECT COUNT(*) FROM event WHERE topic = 'person_record'").await.expect("counted");
        assert_eq!((told, events), (people, people), "ledger and outbox tell what happened, once");
        Self { pairs }
    }

    fn has_all(&self, acknowledged: &[u32]) {
        for pair in acknowledged {
            assert!(self.pairs.contains(pair), "{pair} was acknowledged and is not there");
        }
    }
}

both! {
    async fn going_away_at_any_point_harms_nobody(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let mut acknowledged = Vec::new();
        let mut interrupted = 0;
        // How far a write gets with so many polls depends on the engine's haste: several rounds of each.
        for round in 0..100 {
            let (number, polls) = (2 * round, 1 + round % 10);
            let through = impatient(polls, pair(&kit.store, &org, number)).await;
            pair(&kit.store, &org, number + 1).await.unwrap_or_else(|error| panic!("after {polls} polls: {error}"));
            acknowledged.push(number + 1);
            match through {
                Some(answer) => acknowledged.push(answer.map(|()| number).expect("written")),
                None => interrupted += 1,
            }
        }
        assert!(interrupted > 10, "it was interrupted in between: {interrupted}");
        Found::look(&kit, &org).await.has_all(&acknowledged);
    }

    async fn going_away_alone_leaves_nothing_open(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        for polls in 1..60 {
            drop(impatient(polls, pair(&kit.store, &org, polls)).await);
            // Whoever looks at the same file from elsewhere can write soon: no transaction stays open.
            let mut raw = Raw::almighty(&kit).await;
            let write = raw.say("UPDATE organisation SET version = version");
            tokio::time::timeout(Duration::from_secs(3), write).await.expect("in bounded time").expect("written");
        }
        Found::look(&kit, &org).await;
    }

    async fn a_swallowed_error_fails_the_write(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        pair(&kit.store, &org, 0).await.expect("written");
        let swallowed = kit.store.write(&org, async |scope| {
            // Taken: PostgreSQL has ended the transaction, whatever the closure says afterwards.
            drop(scope.add_record(&record(0)).await);
            Ok::<_, Error>(())
        });
        swallowed.await.expect_err("nothing may be called saved after a failed statement");
        let went_on = kit.store.write(&org, async |scope| {
            scope.add_record(&record(4)).await?;
            drop(scope.add_record(&record(0)).await);
            scope.add_record(&record(5)).await.map(drop)
        });
        assert!(matches!(went_on.await, Err::<(), _>(Error::Taken { .. })));
        pair(&kit.store, &org, 1).await.expect("written");
        assert_eq!(Found::look(&kit, &org).await.pairs, [0, 1]);
    }

    async fn a_panic_harms_nobody(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let mut tasks = tokio::task::JoinSet::new();
        for number in 0..30 {
            let (store, org) = (kit.store.clone(), org.clone());
            tasks.spawn(async move {
                if number % 3 > 0 {
                    return pair(&store, &org, number).await.map(|()| number);
                }
                let half = async |scope: &mut WriteScope<'_, Org>| {
                    scope.add_record(&record(2 * number)).await?;
                    assert!(number > 1000, "this panic belongs to the test");
                    Ok::<_, Error>(())
                };
                store.write(&org, half).await.map(|()| number)
            });
        }
        let (mut saved, mut panicked) = (Vec::new(), 0);
        while let Some(done) = tasks.join_next().await {
            match done {
                Ok(answer) => saved.push(answer.expect("not its panic")),
                Err(error) => panicked += u32::from(error.is_panic()),
            }
        }
        saved.sort_unstable();
        assert_eq!((saved.len(), panicked), (20, 10));
        assert_eq!(Found::look(&kit, &org).await.pairs, saved);
    }

    async fn a_batch_that_cannot_be_saved_fails_for_all(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let mut saved = Vec::new();
        for (next, (make, drop)) in (100..).zip(obstacles(kit.db.is_none())) {
            let mut raw = Raw::almighty(&kit).await;
            raw.say(make).await.expect("made");
            let writes = (1..20).map(|number| pair(&kit.store, &org, number));
            for answer in futures_util::future::join_all(writes).await {
                answer.expect_err("nothing of it was saved");
            }
            raw.say(drop).await.expect("dropped");
            pair(&kit.store, &org, next).await.expect("the next write works");
            saved.push(next);
            assert_eq!(Found::look(&kit, &org).await.pairs, saved);
        }
    }

    async fn after_closing_everything_is_refused(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let clone = kit.store.clone();
        kit.store.close().await;
        assert!(matches!(pair(&clone, &org, 1).await, Err(Error::Unavailable { .. })));
        let read = clone.read(&org, async |scope| scope.count_records().await).await;
        assert!(matches!(read, Err(Error::Unavailable { .. })));
        assert!(clone.ping().await.is_err());
        // Closing again is no error.
        clone.close().await;
    }
}

/// What makes the end of a transaction fail, and takes it away again.
fn obstacles(lite: bool) -> Vec<(&'static str, &'static str)> {
    if lite {
        return vec![
            ("CREATE TRIGGER stop BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'stop'); END", "DROP TRIGGER stop"),
            // The engine undoes the transaction by itself, as it does when the disk is full.
            (
                "CREATE TRIGGER stop BEFORE INSERT ON event BEGIN SELECT RAISE(ROLLBACK, 'stop'); END",
                "DROP TRIGGER stop",
            ),
        ];
    }
    vec![(
        "CREATE FUNCTION stop() RETURNS TRIGGER LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''stop''; END'; \
         CREATE TRIGGER stop BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION stop()",
        "DROP TRIGGER stop ON event",
    )]
}

#[tokio::test]
async fn a_batch_whose_last_member_goes_away_is_saved_soon() {
    let kit = Kit::sqlite().await;
    let org = kit.organisation("Kessler GmbH").await;
    let gates = [(); 3].map(|()| Arc::new(Notify::new()));
    let spawn = |number: u32, gate: &Arc<Notify>| {
        let (store, org, gate) = (kit.store.clone(), org.clone(), Arc::clone(gate));
        tokio::spawn(async move {
            let wait = async |scope: &mut WriteScope<'_, Org>| {
                scope.add_record(&record(2 * number)).await?;
                gate.notified().await;
                scope.add_record(&record(2 * number + 1)).await.map(drop)
            };
            store.write(&org, wait).await
        })
    };
    let moment = || tokio::time::sleep(Duration::from_millis(50));
    // All three queue up; the first two leave the saving to the third.
    let front = spawn(0, &gates[0]);
    moment().await;
    let (first, second) = (spawn(1, &gates[1]), spawn(2, &gates[2]));
    moment().await;
    gates[0].notify_one();
    gates[1].notify_one();
    moment().await;
    assert!(!front.is_finished() && !first.is_finished(), "they wait for the third");
    second.abort();
    for waiting in [front, first] {
        let answer = tokio::time::timeout(Duration::from_secs(3), waiting).await.expect("in bounded time");
        answer.expect("no panic").expect("saved");
    }
    assert_eq!(Found::look(&kit, &org).await.pairs, [0, 1]);
}

async fn many_at_random(kit: Kit) {
    let org = kit.organisation("Kessler GmbH").await;
    let random = SeededRandom::new(42);
    let mut tasks = tokio::task::JoinSet::new();
    for task in 0..64 {
        let (store, org) = (kit.store.clone(), org.clone());
        let mut dice = [0; 16];
        random.fill(&mut dice);
        tasks.spawn(async move {
            let mut acknowledged = Vec::new();
            for (round, die) in (0..).zip(dice) {
                let number = task * 16 + round;
                let write = pair(&store, &org, number);
                let answer = match die % 4 {
                    0 => impatient(u32::from(die / 8), write).await,
                    1 => tokio::time::timeout(Duration::from_micros(u64::from(die) * 40), write).await.ok(),
                    _ => Some(write.await),
                };
                match answer {
                    Some(Ok(())) => acknowledged.push(number),
                    // PostgreSQL gives up after some tries when all want the same chain.
                    Some(Err(Error::Contended)) | None => {}
                    Some(Err(error)) => panic!("{number}: {error}"),
                }
            }
            acknowledged
        });
    }
    let acknowledged: Vec<u32> = tasks.join_all().await.into_iter().flatten().collect();
    assert!(acknowledged.len() > 400, "{}", acknowledged.len());
    pair(&kit.store, &org, 5000).await.expect("the next write works");
    let found = Found::look(&kit, &org).await;
    found.has_all(&acknowledged);
    let expected = 64 * 16 + 1;
    assert!(found.pairs.len() < expected, "some went away in time");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_go_away_at_random_sqlite() {
    many_at_random(Kit::sqlite().await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_go_away_at_random_postgres() {
    many_at_random(Kit::postgres().await).await;
}
