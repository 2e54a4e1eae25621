//! What the demo is made from: a seed, a day, a size, and a clock that steps, so that the same three give the same rows.

use crate::config::DemoData;
use domain::random::SeededRandom;
use domain::time::{Clock, Timestamp};
use domain::{Actor, Ctx, Reach, System};
use jiff::civil::Date;
use jiff::tz::Offset;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use store::Store;

/// How many people the largest employer has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Size(pub(super) u32);

/// Between two looks at the clock passes a millisecond: identifiers that are made one after another sort so.
const STEP: i64 = 1_000;

/// A clock that moves on by itself with each look and otherwise when told.
#[derive(Debug)]
struct Stepping(AtomicI64);

impl Clock for Stepping {
    fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.0.fetch_add(STEP, Ordering::SeqCst))
    }
}

/// The demo while it is made.
#[derive(Debug)]
pub(super) struct World<'a> {
    /// Where to.
    pub(super) store: &'a Store,
    /// The day that it shows.
    pub(super) today: Date,
    /// What everything is drawn from.
    pub(super) seed: u64,
    /// How large it is.
    pub(super) size: Size,
    clock: Arc<Stepping>,
    system: Ctx<System>,
}

impl<'a> World<'a> {
    /// Begins at the beginning of the demo's time.
    ///
    /// Identifiers, salts and the data keys of its people come from the seed too. Whoever knows it can guess those keys: the people are
    /// invented, and the demo answers its own machine only.
    pub(super) fn new(store: &'a Store, demo: &DemoData) -> Self {
        let clock = Arc::new(Stepping(AtomicI64::new(instant(super::places::SINCE).as_microsecond())));
        let random = Arc::new(SeededRandom::new(demo.seed));
        let time: Arc<dyn Clock> = Arc::<Stepping>::clone(&clock);
        let system = Ctx::new(Actor::System("demo"), System, time, random);
        Self { store, today: demo.today, seed: demo.seed, size: Size(demo.people), clock, system }
    }

    /// A context of the demo.
    pub(super) fn ctx<R: Reach>(&self, reach: R) -> Ctx<R> {
        self.system.narrowed(reach)
    }

    /// Puts the clock to the morning of a day, back too: for what has a history of its own.
    pub(super) fn begin(&self, day: Date) {
        self.clock.0.store(instant(day).as_microsecond(), Ordering::SeqCst);
    }

    /// Waits for the morning of a day; when that is over, for nothing.
    pub(super) fn on(&self, day: Date) {
        self.clock.0.fetch_max(instant(day).as_microsecond(), Ordering::SeqCst);
    }
}

/// Eight in the morning, UTC.
pub(super) fn instant(day: Date) -> Timestamp {
    let at = Offset::UTC.to_timestamp(day.at(8, 0, 0, 0));
    at.map_or_else(|_| Timestamp::from_microsecond(0), Timestamp::from)
}
