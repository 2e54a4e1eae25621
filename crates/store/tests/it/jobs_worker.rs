//! Working: each job at least once, never twice at a time, whatever ends in the middle.

use crate::jobs::{Count, FAILS, GIVES_UP, PANICS, Patient, Probe};
use crate::support::{Kit, both};
use domain::random::SeededRandom;
use std::sync::Arc;
use std::time::Duration;
use store::jobs::{
    Class, Enqueue, Job, JobCtx, JobError, Limits, Priority, Registry, Run, Tally, Worker, WorkerSettings,
};

const LEASE: Duration = Duration::from_mins(1);

/// Waits, with a limit, until something that another task does is true.
pub async fn until(what: &str, mut is: impl AsyncFnMut() -> bool) {
    for _ in 0..1000 {
        if is().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("{what}: not within five seconds");
}

/// Longer than a few polls and beats of the tests' workers.
async fn a_while() {
    tokio::time::sleep(Duration::from_millis(80)).await;
}

both! {
    async fn two_workers_run_each_job_exactly_once(kit) {
        let probe = Probe::new();
        let workers = [kit.worker(&probe).start(), kit.worker(&probe).start()];
        let mut tasks = tokio::task::JoinSet::new();
        for number in 0..100 {
            let (store, ctx) = (kit.store.clone(), kit.system());
            tasks.spawn(async move {
                store.write(&ctx, async |scope| scope.enqueue(None, &Count(number), &Enqueue::now()).await).await
            });
        }
        assert!(tasks.join_all().await.iter().all(Result::is_ok));
        until("all done", async || kit.count("waiting").await + kit.count("running").await == 0).await;
        let mut done = 0;
        for worker in workers {
            let tally = worker.stop(Duration::from_secs(5)).await;
            assert_eq!((tally.failed, tally.dead, tally.lost), (0, 0, 0));
            done += tally.done;
        }
        assert_eq!(done, 100);
        assert!((0..100).all(|number| probe.begun(number) == 1 && probe.ended(number) == 1));
    }

    async fn enqueuing_wakes_the_worker_of_this_process(kit) {
        let probe = Probe::new();
        let settings = WorkerSettings { poll: Duration::from_hours(1), ..WorkerSettings::default() };
        let worker = kit.worker(&probe).with_settings(settings).start();
        a_while().await;
        kit.enqueue(&Count(1)).await;
        until("woken", async || probe.ended(1) == 1).await;
        worker.stop(Duration::from_secs(5)).await;
    }

    async fn a_class_does_not_exceed_its_limit(kit) {
        let probe = Probe::new();
        for number in 0..30 {
            kit.enqueue(&Count(number)).await;
        }
        let limits = Limits::default().with(Class::Light, 3);
        let settings = WorkerSettings { limits, ..WorkerSettings::default() };
        let tally = kit.worker(&probe).with_settings(settings).run_until_idle().await.expect("worked");
        assert_eq!(tally.done, 30);
        assert_eq!(probe.0.most.lock().expect("no handler panics here").1, 3);
    }

    async fn a_full_class_does_not_hold_up_another(kit) {
        let probe = Probe::new();
        for number in 0..3 {
            kit.enqueue(&Patient(number)).await;
        }
        let worker = kit.worker(&probe).start();
        until("one begins", async || (0..3).any(|number| probe.begun(number) == 1)).await;
        kit.enqueue(&Count(9)).await;
        until("the other class", async || probe.ended(9) == 1).await;
        assert_eq!((0..3).map(|number| probe.begun(number)).sum::<u32>(), 1);
        probe.0.gate.add_permits(3);
        until("all", async || (0..3).all(|number| probe.ended(number) == 1)).await;
        worker.stop(Duration::from_secs(5)).await;
    }

    async fn the_higher_priority_goes_first(kit) {
        let ctx = kit.system();
        for (number, priority) in [(1, Priority::Low), (2, Priority::Normal), (3, Priority::High)] {
            let at = ctx.now().plus(Duration::from_secs(number));
            let options = Enqueue::at(at).priority(priority);
            let job = Count(u32::try_from(number).expect("small"));
            kit.store.write(&ctx, async |scope| scope.enqueue(None, &job, &options).await).await.expect("enqueued");
        }
        let start = ctx.now();
        kit.clock.advance(Duration::from_secs(10));
        let probe = Probe::new();
        let limits = Limits::default().with(Class::Light, 1);
        let settings = WorkerSettings { limits, ..WorkerSettings::default() };
        kit.worker(&probe).with_settings(settings).run_until_idle().await.expect("worked");
        let order: Vec<_> = probe.0.dues.lock().expect("no handler panics here").iter().map(|due| due.since(start).as_secs()).collect();
        assert_eq!(order, [3, 2, 1]);
    }

    async fn a_crashed_workers_job_runs_again_after_its_lease(kit) {
        let probe = Probe::new();
        kit.enqueue(&Patient(1)).await;
        let worker = kit.worker(&probe).start();
        until("it runs", async || probe.begun(1) == 1).await;
        drop(worker);
        a_while().await;
        probe.0.gate.add_permits(1);
        assert_eq!(kit.run(&probe).await, Tally::default(), "its lease still holds");
        kit.clock.advance(LEASE);
        assert_eq!(kit.run(&probe).await.done, 1);
        assert_eq!((probe.begun(1), probe.ended(1)), (2, 1));
    }

    async fn a_job_that_kills_its_worker_each_time_dies(kit) {
        let probe = Probe::new();
        kit.enqueue(&Patient(1)).await;
        for attempt in 1..=8 {
            let worker = kit.worker(&probe).start();
            until("it runs", async || probe.begun(1) == attempt).await;
            drop(worker);
            a_while().await;
            kit.clock.advance(LEASE);
        }
        assert_eq!(kit.run(&probe).await.done, 0);
        let dead = kit.store.read(&kit.system(), async |scope| scope.dead_jobs(None, 10).await).await.expect("read");
        assert_eq!(dead.len(), 1);
        assert_eq!((dead[0].attempts, dead[0].last_error.as_deref()), (8, Some("lease_lost")));
    }

    async fn the_heartbeat_keeps_a_long_job(kit) {
        let probe = Probe::new();
        kit.enqueue(&Patient(1)).await;
        let worker = kit.worker(&probe).start();
        until("it runs", async || probe.begun(1) == 1).await;
        for _ in 0..4 {
            a_while().await;
            kit.clock.advance(LEASE / 2);
            a_while().await;
            assert_eq!(kit.run(&probe).await, Tally::default(), "another worker must find nothing");
        }
        probe.0.gate.add_permits(1);
        until("it ends", async || probe.ended(1) == 1).await;
        assert_eq!(worker.stop(Duration::from_secs(5)).await, Tally { done: 1, ..Tally::default() });
        assert_eq!(probe.begun(1), 1);
    }

    async fn a_worker_that_lost_its_lease_changes_nothing(kit) {
        let (slow, quick) = (Probe::new(), Probe::new());
        kit.enqueue(&Patient(1)).await;
        // It never extends: as if its machine had stood still.
        let settings = WorkerSettings { beat: Some(Duration::from_hours(1)), ..WorkerSettings::default() };
        let stalled = kit.worker(&slow).with_settings(settings).start();
        until("it runs", async || slow.begun(1) == 1).await;
        kit.clock.advance(LEASE);
        let other = kit.worker(&quick).start();
        until("another took it", async || quick.begun(1) == 1).await;
        slow.0.gate.add_permits(1);
        until("the first ends", async || slow.ended(1) == 1).await;
        a_while().await;
        assert_eq!(kit.count("running").await, 1, "the second still has it");
        quick.0.gate.add_permits(1);
        until("the second ends", async || quick.ended(1) == 1).await;
        assert_eq!(stalled.stop(Duration::from_secs(5)).await, Tally { lost: 1, ..Tally::default() });
        assert_eq!(other.stop(Duration::from_secs(5)).await, Tally { done: 1, ..Tally::default() });
    }

    async fn a_handler_whose_lease_is_lost_is_dropped(kit) {
        let (slow, quick) = (Probe::new(), Probe::new());
        kit.enqueue(&Patient(1)).await;
        let settings = WorkerSettings { beat: Some(Duration::from_millis(300)), ..WorkerSettings::default() };
        let stalled = kit.worker(&slow).with_settings(settings).start();
        until("it runs", async || slow.begun(1) == 1).await;
        kit.clock.advance(LEASE);
        quick.0.gate.add_permits(1);
        assert_eq!(kit.run(&quick).await.done, 1);
        tokio::time::sleep(Duration::from_millis(400)).await;
        slow.0.gate.add_permits(1);
        a_while().await;
        assert_eq!(slow.ended(1), 0);
        assert_eq!(stalled.stop(Duration::from_secs(5)).await, Tally { lost: 1, ..Tally::default() });
    }

    async fn a_failed_job_backs_off_and_dies(kit) {
        let probe = Probe::new();
        kit.enqueue(&Count(FAILS)).await;
        for (attempt, ceiling) in [(1, 2), (2, 4)] {
            let tally = kit.run(&probe).await;
            assert_eq!((tally.failed, probe.begun(FAILS)), (1, attempt));
            assert_eq!(kit.count("waiting").await, 1);
            kit.clock.advance(Duration::from_secs(ceiling));
        }
        assert_eq!(kit.run(&probe).await, Tally { dead: 1, ..Tally::default() });
        kit.clock.advance(Duration::from_hours(1));
        assert_eq!(kit.run(&probe).await, Tally::default());
        let dead = kit.store.read(&kit.system(), async |scope| scope.dead_jobs(None, 10).await).await.expect("read");
        assert_eq!((dead[0].attempts, dead[0].last_error.as_deref()), (3, Some("smtp 451")));
    }

    async fn the_back_off_is_the_same_for_the_same_seed(kit) {
        let ceiling = Duration::from_secs(2);
        let wait = async |seed| {
            let seeded = Kit { random: Arc::new(SeededRandom::new(seed)), ..copy(&kit) };
            seeded.enqueue(&Count(FAILS)).await;
            assert_eq!(seeded.run(&Probe::new()).await.failed, 1);
            seeded.clock.advance(ceiling);
            let now = seeded.system().now();
            let lag = seeded.store.read(&seeded.system(), async |scope| scope.job_lag(now).await).await.expect("read");
            seeded.run(&Probe::new()).await;
            seeded.clock.advance(Duration::from_hours(1));
            assert_eq!(seeded.run(&Probe::new()).await.dead, 1);
            ceiling.checked_sub(lag).expect("not over the ceiling")
        };
        let waits = [wait(42).await, wait(42).await, wait(43).await];
        assert_eq!(waits[0], waits[1]);
        assert_ne!(waits[0], waits[2]);
        assert!(waits.iter().all(|wait| *wait > Duration::ZERO && *wait < ceiling), "{waits:?}");
    }

    async fn a_handler_that_hangs_fails_in_time(kit) {
        let probe = Probe::new();
        kit.enqueue(&Hanging).await;
        let registry = Registry::new().with::<Hanging>().expect("one name");
        let worker = Worker::new(kit.store.clone(), kit.clock.clone(), kit.random.clone(), registry, probe);
        assert_eq!(worker.run_until_idle().await.expect("worked"), Tally { dead: 1, ..Tally::default() });
        assert_eq!(last_error(&kit).await, "timeout");
    }

    async fn a_payload_that_cannot_be_read_is_for_the_operator(kit) {
        kit.enqueue(&OldCount { number: 1 }).await;
        assert_eq!(kit.run(&Probe::new()).await, Tally { dead: 1, ..Tally::default() });
        assert_eq!(last_error(&kit).await, "payload");
    }

    async fn giving_up_is_at_once(kit) {
        let probe = Probe::new();
        kit.enqueue(&Count(GIVES_UP)).await;
        assert_eq!(kit.run(&probe).await, Tally { dead: 1, ..Tally::default() });
        assert_eq!((probe.begun(GIVES_UP), kit.count("dead").await), (1, 1));
    }

    async fn a_panic_is_a_failed_attempt_and_the_worker_goes_on(kit) {
        let probe = Probe::new();
        kit.enqueue(&Count(PANICS)).await;
        kit.enqueue(&Count(1)).await;
        for _ in 0..3 {
            kit.run(&probe).await;
            kit.clock.advance(Duration::from_hours(1));
        }
        assert_eq!((probe.begun(PANICS), probe.ended(1)), (3, 1));
        assert_eq!(last_error(&kit).await, "panic");
    }

    async fn stopping_lets_handlers_end_and_claims_no_more(kit) {
        let probe = Probe::new();
        kit.enqueue(&Patient(1)).await;
        kit.enqueue(&Patient(2)).await;
        let worker = kit.worker(&probe).start();
        until("one runs", async || probe.begun(1) + probe.begun(2) == 1).await;
        let stopping = tokio::spawn(worker.stop(Duration::from_secs(5)));
        a_while().await;
        probe.0.gate.add_permits(2);
        assert_eq!(stopping.await.expect("stopped"), Tally { done: 1, ..Tally::default() });
        assert_eq!((probe.begun(1) + probe.begun(2), kit.count("waiting").await), (1, 1));
    }

    async fn stopping_gives_back_what_does_not_end(kit) {
        let probe = Probe::new();
        kit.enqueue(&Patient(1)).await;
        let worker = kit.worker(&probe).start();
        until("it runs", async || probe.begun(1) == 1).await;
        assert_eq!(worker.stop(Duration::from_millis(20)).await, Tally { released: 1, ..Tally::default() });
        // At once, without waiting for a lease, and without having used up an attempt.
        probe.0.gate.add_permits(1);
        assert_eq!(kit.run(&probe).await, Tally { done: 1, ..Tally::default() });
        assert_eq!((probe.begun(1), probe.ended(1)), (2, 1));
    }

    async fn a_kind_that_nobody_knows_waits_for_who_does(kit) {
        kit.enqueue(&Stranger).await;
        kit.enqueue(&Count(1)).await;
        assert_eq!(kit.run(&Probe::new()).await, Tally { done: 1, ..Tally::default() });
        assert_eq!(kit.count("waiting").await, 1);
    }
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Stranger;

impl Job for Stranger {
    const KIND: &'static str = "test.stranger";
    const CLASS: Class = Class::Light;
}

/// Never ends.
#[derive(serde::Serialize, serde::Deserialize)]
struct Hanging;

impl Job for Hanging {
    const KIND: &'static str = "test.hanging";
    const CLASS: Class = Class::Mail;
    const MAX_ATTEMPTS: u32 = 1;

    fn longest() -> Duration {
        Duration::from_millis(20)
    }
}

impl Run<Probe> for Hanging {
    async fn run(self, _: JobCtx<Probe>) -> Result<(), JobError> {
        std::future::pending().await
    }
}

/// What a `Count` might have been in another version.
#[derive(serde::Serialize, serde::Deserialize)]
struct OldCount {
    number: u32,
}

impl Job for OldCount {
    const KIND: &'static str = Count::KIND;
    const CLASS: Class = Class::Light;
}

/// The only dead job's.
async fn last_error(kit: &Kit) -> String {
    let dead = kit.store.read(&kit.system(), async |scope| scope.dead_jobs(None, 10).await).await.expect("read");
    assert_eq!(dead.len(), 1);
    dead[0].last_error.clone().expect("an error")
}

/// The same store and clock with other randomness.
fn copy(kit: &Kit) -> Kit {
    Kit {
        store: kit.store.clone(),
        clock: kit.clock.clone(),
        random: kit.random.clone(),
        folder: testkit::Folder::new(),
        db: kit.db.clone(),
    }
}
