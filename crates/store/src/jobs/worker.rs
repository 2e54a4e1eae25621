//! A worker: one task that claims, watches over handlers and settles. Handlers run in tasks of their own.

use super::kind::Class;
use super::registry::Registry;
use super::shift::Shift;
use crate::{Result, Store};
use domain::random::Random;
use domain::time::Clock;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// How many jobs of each class run at a time in one worker.
#[derive(Debug, Clone, Copy)]
pub struct Limits([usize; Class::ALL.len()]);

impl Limits {
    /// The same limit for this class only; none keeps the class from running here.
    #[must_use]
    pub fn with(mut self, class: Class, limit: usize) -> Self {
        self.0[class as usize] = limit;
        self
    }

    pub(super) fn of(self, class: Class) -> usize {
        self.0[class as usize]
    }
}

impl Default for Limits {
    /// For two cores: what computes runs one at a time, what waits does not.
    fn default() -> Self {
        Self([16, 8, 1, 1, 1])
    }
}

/// How a worker works.
#[derive(Debug, Clone, Copy)]
pub struct WorkerSettings {
    /// How often it looks by itself: for jobs whose time has come, other nodes' jobs and their lost leases.
    pub poll: Duration,
    /// How often it extends its leases; a third of the shortest lease if nothing is said.
    pub beat: Option<Duration>,
    /// How many jobs run at a time.
    pub limits: Limits,
}

impl Default for WorkerSettings {
    fn default() -> Self {
        Self { poll: Duration::from_secs(2), beat: None, limits: Limits::default() }
    }
}

/// What a worker did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Jobs that are done.
    pub done: u64,
    /// Attempts that will be made again.
    pub failed: u64,
    /// Jobs that died.
    pub dead: u64,
    /// Jobs given back before their end.
    pub released: u64,
    /// Attempts that ended after the job was taken away.
    pub lost: u64,
}

/// Runs jobs. Several may run on the same data, in one process or in many.
#[derive(Debug)]
pub struct Worker<C> {
    pub(super) store: Store,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) random: Arc<dyn Random>,
    pub(super) registry: Registry<C>,
    pub(super) services: C,
    pub(super) settings: WorkerSettings,
}

impl<C: Clone + Send + Sync + 'static> Worker<C> {
    /// A worker for the registered kinds; each handler gets a clone of the services.
    pub fn new(
        store: Store,
        clock: Arc<dyn Clock>,
        random: Arc<dyn Random>,
        registry: Registry<C>,
        services: C,
    ) -> Self {
        Self { store, clock, random, registry, services, settings: WorkerSettings::default() }
    }

    /// With other settings.
    #[must_use]
    pub fn with_settings(mut self, settings: WorkerSettings) -> Self {
        self.settings = settings;
        self
    }

    /// Works in the background until stopped. While the database does not answer it tries again and again.
    pub fn start(self) -> Running {
        let (stop, stopped) = watch::channel(None);
        Running { stop, task: Some(tokio::spawn(Shift::new(self).work(stopped))) }
    }

    /// Works until nothing is due and nothing runs; for commands, demo data, tests and benches.
    ///
    /// # Errors
    /// The store's. What runs then is dropped, and its leases run out.
    pub async fn run_until_idle(self) -> Result<Tally> {
        Shift::new(self).work_off().await
    }
}

/// A worker at work. Dropping it is like a crash: handlers are dropped and their leases run out.
#[derive(Debug)]
pub struct Running {
    stop: watch::Sender<Option<Duration>>,
    task: Option<JoinHandle<Tally>>,
}

impl Running {
    /// Claims nothing more, lets handlers end within the grace, gives the other jobs back, and says what was done in all.
    pub async fn stop(mut self, grace: Duration) -> Tally {
        self.stop.send_replace(Some(grace));
        match &mut self.task {
            Some(task) => task.await.unwrap_or_default(),
            None => Tally::default(),
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(task) = self.task.take() {
            task.abort();
        }
    }
}
