//! What the product does by itself: the worker for jobs, and the night's tidying.

use domain::{Ctx, System};
use domain::random::SystemRandom;
use domain::time::SystemClock;
use jiff::civil::Time;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::time::Duration;
use store::jobs::{Class, Job, JobCtx, JobError, Registry, Rule, Run, Running, Schedule, Worker};
use store::{Result, Store, WriteScope};

/// A browser that was away for longer reads everything again.
const EVENTS: Duration = Duration::from_hours(48);
/// No client sends a command again after this long.
const COMMANDS: Duration = Duration::from_hours(30 * 24);
/// A window of tries that is over counts for nothing.
const ATTEMPTS: Duration = Duration::from_hours(1);
/// A sign-in whose time is over was to be seen in the person's list long enough.
const SIGN_INS: Duration = Duration::from_hours(30 * 24);
/// A letter that lies in a drawer this long after its end is not taken for another one with the same code.
const CODES: Duration = Duration::from_hours(180 * 24);
/// While nobody works.
const NIGHT: Time = Time::constant(3, 30, 0, 0);

/// Forgets what nobody asks for any more.
#[derive(Debug, Serialize, Deserialize)]
struct Tidy;

impl Job for Tidy {
    const KIND: &'static str = "store.tidy";
    const CLASS: Class = Class::Light;
}

impl Run<Store> for Tidy {
    async fn run(self, ctx: JobCtx<Store>) -> Result<(), JobError> {
        let system = ctx.system();
        // In small steps: nobody's write waits for a long one.
        while forget(&ctx.services, &system).await? > 0 {}
        Ok(())
    }
}

/// Forgets a little of everything; says how much.
async fn forget(store: &Store, system: &Ctx<System>) -> Result<u64> {
    let now = system.now();
    let gone = async |scope: &mut WriteScope<'_, System>| {
        let events = scope.prune_events(now.minus(EVENTS)).await?;
        let commands = scope.prune_commands(now.minus(COMMANDS)).await?;
        let attempts = scope.prune_attempts(now.minus(ATTEMPTS)).await?;
        let sign_ins = scope.prune_sign_ins(now.minus(SIGN_INS)).await?;
        let codes = scope.free_codes(now.minus(CODES)).await?;
        Ok::<_, store::Error>(events + commands + attempts + sign_ins + codes)
    };
    store.write(system, gone).await
}

/// Starts the worker of this process.
///
/// # Errors
/// The store's.
pub(crate) async fn start(store: &Store) -> Result<Running> {
    let night = Schedule::new("tidy", Rule::Daily { at: NIGHT }, "Europe/Berlin", &Tidy)?;
    store.declare_schedules(&crate::data::context("housekeeping", System), &[night]).await?;
    let registry = Registry::new().with::<Tidy>()?;
    let (clock, random) = (Arc::new(SystemClock), Arc::new(SystemRandom));
    Ok(Worker::new(store.clone(), clock, random, registry, store.clone()).start())
}
