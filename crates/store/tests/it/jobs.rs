//! Enqueuing: with the transaction or not at all, and once per key. Also the kinds of job that the other files run.

use crate::support::{Kit, both, record};
use domain::id::JobId;
use domain::time::Timestamp;
use domain::{Desk, Org, Own};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use store::jobs::{Class, Enqueue, Job, JobCtx, JobError, Registry, Run, Tally, Worker, WorkerSettings};
use store::ledger::Chain;
use store::{Error, Store};
use tokio::sync::{Notify, Semaphore};

/// What handlers did and what they wait for.
#[derive(Clone)]
pub struct Probe(pub Arc<Inner>);

pub struct Inner {
    /// Attempts begun, by number.
    pub begun: Mutex<HashMap<u32, u32>>,
    /// Attempts that came to their end.
    pub ended: Mutex<HashMap<u32, u32>>,
    /// How many ran at the same moment, at most.
    pub most: Mutex<(usize, usize)>,
    pub dues: Mutex<Vec<Timestamp>>,
    /// Rung at the beginning of each attempt.
    pub started: Notify,
    /// `Patient` waits for a permit.
    pub gate: Semaphore,
}

impl Probe {
    pub fn new() -> Self {
        Self(Arc::new(Inner {
            begun: Mutex::default(),
            ended: Mutex::default(),
            most: Mutex::default(),
            dues: Mutex::default(),
            started: Notify::new(),
            gate: Semaphore::new(0),
        }))
    }

    fn begin(&self, number: u32, due: Timestamp) {
        *self.0.begun.lock().expect("no handler panics here").entry(number).or_default() += 1;
        self.0.dues.lock().expect("no handler panics here").push(due);
        self.0.started.notify_one();
    }

    fn end(&self, number: u32) {
        *self.0.ended.lock().expect("no handler panics here").entry(number).or_default() += 1;
    }

    pub fn begun(&self, number: u32) -> u32 {
        self.0.begun.lock().expect("no handler panics here").get(&number).copied().unwrap_or_default()
    }

    pub fn ended(&self, number: u32) -> u32 {
        self.0.ended.lock().expect("no handler panics here").get(&number).copied().unwrap_or_default()
    }
}

/// Notes its number; the tests say how each number ends.
#[derive(Serialize, Deserialize)]
pub struct Count(pub u32);

pub const FAILS: u32 = 900;
pub const PANICS: u32 = 901;
pub const GIVES_UP: u32 = 902;

impl Job for Count {
    const KIND: &'static str = "test.count";
    const CLASS: Class = Class::Light;
    const MAX_ATTEMPTS: u32 = 3;
}

impl Run<Probe> for Count {
    async fn run(self, ctx: JobCtx<Probe>) -> Result<(), JobError> {
        let busy = |change: isize| {
            let mut most = ctx.services.0.most.lock().expect("no handler panics here");
            most.0 = most.0.checked_add_signed(change).expect("what ends has begun");
            most.1 = most.1.max(most.0);
        };
        ctx.services.begin(self.0, ctx.due);
        busy(1);
        tokio::task::yield_now().await;
        busy(-1);
        match self.0 {
            FAILS => return Err(JobError::retry("smtp").with_number(451)),
            GIVES_UP => return Err(JobError::give_up("nobody")),
            PANICS => panic!("a defect of the handler's"),
            _ => {}
        }
        ctx.services.end(self.0);
        Ok(())
    }
}

/// Waits until it is let through.
#[derive(Serialize, Deserialize)]
pub struct Patient(pub u32);

impl Job for Patient {
    const KIND: &'static str = "test.patient";
    const CLASS: Class = Class::Pdf;
}

impl Run<Probe> for Patient {
    async fn run(self, ctx: JobCtx<Probe>) -> Result<(), JobError> {
        ctx.services.begin(self.0, ctx.due);
        ctx.services.0.gate.acquire().await.map_err(|_| JobError::retry("closed"))?.forget();
        ctx.services.end(self.0);
        Ok(())
    }
}

pub fn registry() -> Registry<Probe> {
    Registry::new().with::<Count>().and_then(Registry::with::<Patient>).expect("two names")
}

impl Kit {
    pub fn worker(&self, probe: &Probe) -> Worker<Probe> {
        let settings = WorkerSettings {
            poll: Duration::from_millis(10),
            beat: Some(Duration::from_millis(10)),
            ..WorkerSettings::default()
        };
        let (clock, random) = (self.clock.clone(), self.random.clone());
        Worker::new(self.store.clone(), clock, random, registry(), probe.clone()).with_settings(settings)
    }

    pub async fn run(&self, probe: &Probe) -> Tally {
        self.worker(probe).run_until_idle().await.expect("the worker works")
    }

    pub async fn enqueue<J: Job + Sync>(&self, job: &J) -> JobId {
        let options = Enqueue::now();
        let answer = self.store.write(&self.system(), async |scope| scope.enqueue(None, job, &options).await).await;
        match answer.expect("enqueued") {
            store::jobs::Enqueued::New(id) => id,
            store::jobs::Enqueued::Known => panic!("no key was given"),
        }
    }

    /// How many jobs are in this state.
    pub async fn count(&self, state: &str) -> i64 {
        let counts = self.store.read(&self.system(), async |scope| scope.count_jobs().await).await.expect("read");
        counts.iter().filter(|count| count.state == state).map(|count| count.count).sum()
    }
}

async fn once(store: &Store, org: &domain::Ctx<Org>, key: &str) -> bool {
    let options = Enqueue::now().once(key);
    store.write(org, async |scope| scope.enqueue(&Count(1), &options).await).await.expect("enqueued").is_new()
}

both! {
    async fn a_job_is_there_with_what_it_is_about(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let probe = Probe::new();
        kit.store.write(&org, async |scope| {
            scope.add_record(&record(1)).await?;
            scope.enqueue(&Count(1), &Enqueue::now()).await
        }).await.expect("written");
        let tally = kit.run(&probe).await;
        assert_eq!(tally, Tally { done: 1, ..Tally::default() });
        assert_eq!((probe.begun(1), probe.ended(1)), (1, 1));
        assert_eq!(kit.run(&probe).await, Tally::default());
    }

    async fn a_failed_closure_leaves_no_job(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let failed: Result<(), Error> = kit.store.write(&org, async |scope| {
            scope.enqueue(&Count(1), &Enqueue::now()).await?;
            Err(Error::OutOfScope)
        }).await;
        assert!(matches!(failed, Err(Error::OutOfScope)), "{failed:?}");
        assert_eq!(kit.count("waiting").await, 0);
        let taken: Result<_, Error> = kit.store.write(&org, async |scope| {
            scope.enqueue(&Count(1), &Enqueue::now()).await?;
            scope.add_record(&record(1)).await?;
            scope.add_record(&record(1)).await
        }).await;
        assert!(matches!(taken, Err(Error::Taken { .. })), "{taken:?}");
        assert_eq!(kit.count("waiting").await, 0);
    }

    async fn the_same_key_enqueues_once(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        assert!(once(&kit.store, &org, "invoice-2026-11").await);
        assert!(!once(&kit.store, &org, "invoice-2026-11").await);
        assert!(once(&kit.store, &org, "invoice-2026-12").await);
        let other = kit.organisation("Ronneby AB").await;
        assert!(once(&kit.store, &other, "invoice-2026-11").await, "another organisation's keys are its own");
        assert_eq!(kit.run(&Probe::new()).await.done, 3);
        assert!(!once(&kit.store, &org, "invoice-2026-11").await, "done is done");
    }

    async fn many_at_once_enqueue_the_same_key_once(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..20 {
            let (store, org) = (kit.store.clone(), org.clone());
            tasks.spawn(async move { once(&store, &org, "one").await });
        }
        let new = tasks.join_all().await.into_iter().filter(|new| *new).count();
        assert_eq!((new, kit.count("waiting").await), (1, 1));
    }

    async fn every_reach_enqueues_for_its_own(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let foreign = kit.organisation("Ronneby AB").await.reach.0;
        let person = kit.account().await;
        let desk = kit.ctx(Desk(Arc::from([org.reach.0])));
        let now = Enqueue::now();
        kit.store.write(&org, async |scope| scope.enqueue(&Owner(1), &now).await).await.expect("an organisation");
        kit.store.write(&person, async |scope| scope.enqueue(&Owner(2), &now).await).await.expect("a person");
        kit.store.write(&desk, async |scope| scope.enqueue(org.reach.0, &Owner(3), &now).await).await.expect("a desk");
        let refused = kit.store.write(&desk, async |scope| scope.enqueue(foreign, &Owner(4), &now).await).await;
        assert!(matches!(refused, Err(Error::OutOfScope)), "{refused:?}");
        kit.store.write(&kit.system(), async |scope| scope.enqueue(None, &Owner(5), &now).await).await.expect("system");
        let owners = Owners::default();
        let registry = Registry::new().with::<Owner>().expect("one name");
        let worker = Worker::new(kit.store.clone(), kit.clock.clone(), kit.random.clone(), registry, owners.clone());
        assert_eq!(worker.run_until_idle().await.expect("worked").done, 4);
        let mut seen = owners.lock().expect("no handler panics here").clone();
        seen.sort_by_key(|(number, ..)| *number);
        let (org, person) = (org.reach.0, person.reach.0);
        assert_eq!(seen, [
            (1, Some(Chain::Org(org)), Some(Org(org)), None),
            (2, Some(Chain::Person(person)), None, Some(Own(person))),
            (3, Some(Chain::Org(org)), Some(Org(org)), None),
            (5, None, None, None),
        ]);
    }

    async fn a_job_waits_for_its_time(kit) {
        let later = Enqueue::at(kit.system().now().plus(Duration::from_mins(1)));
        kit.store.write(&kit.system(), async |scope| scope.enqueue(None, &Count(1), &later).await).await.expect("enqueued");
        kit.clock.advance(Duration::from_secs(59));
        assert_eq!(kit.run(&Probe::new()).await, Tally::default());
        kit.clock.advance(Duration::from_secs(1));
        assert_eq!(kit.run(&Probe::new()).await.done, 1);
    }
}

type Owners = Arc<Mutex<Vec<(u32, Option<Chain>, Option<Org>, Option<Own>)>>>;

/// Notes whose job it is.
#[derive(Serialize, Deserialize)]
struct Owner(u32);

impl Job for Owner {
    const KIND: &'static str = "test.owner";
    const CLASS: Class = Class::Light;
}

impl Run<Owners> for Owner {
    async fn run(self, ctx: JobCtx<Owners>) -> Result<(), JobError> {
        let reaches = (ctx.org().map(|org| org.reach), ctx.own().map(|own| own.reach));
        ctx.services.lock().expect("no handler panics here").push((self.0, ctx.owner, reaches.0, reaches.1));
        Ok(())
    }
}
