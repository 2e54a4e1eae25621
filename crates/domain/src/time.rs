//! Instants and the clock they come from. Calendar days are [`jiff::civil::Date`].

use serde::{Deserialize, Serialize};
use std::fmt::{self, Debug};
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

/// An instant, to the microsecond: what both database engines keep without loss.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "jiff::Timestamp", from = "jiff::Timestamp")]
pub struct Timestamp(jiff::Timestamp);

impl Timestamp {
    /// Microseconds since 1970-01-01T00:00:00Z; beyond what a calendar can name, the nearest instant it can.
    pub fn from_microsecond(micros: i64) -> Self {
        let bound = if micros < 0 { jiff::Timestamp::MIN } else { jiff::Timestamp::MAX };
        Self(jiff::Timestamp::from_microsecond(micros).unwrap_or(bound))
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    pub fn as_microsecond(self) -> i64 {
        self.0.as_microsecond()
    }

    /// For calendars and time zones.
    pub fn jiff(self) -> jiff::Timestamp {
        self.0
    }

    /// So much later, at most the last instant that a calendar can name.
    #[must_use]
    pub fn plus(self, duration: Duration) -> Self {
        let micros = i64::try_from(duration.as_micros()).unwrap_or(i64::MAX);
        Self::from_microsecond(self.as_microsecond().saturating_add(micros))
    }

    /// So much earlier.
    #[must_use]
    pub fn minus(self, duration: Duration) -> Self {
        let micros = i64::try_from(duration.as_micros()).unwrap_or(i64::MAX);
        Self::from_microsecond(self.as_microsecond().saturating_sub(micros))
    }

    /// How long ago `earlier` was; nothing if it lies ahead (clocks jump).
    pub fn since(self, earlier: Self) -> Duration {
        let micros = self.as_microsecond().saturating_sub(earlier.as_microsecond());
        Duration::from_micros(u64::try_from(micros).unwrap_or(0))
    }
}

impl From<jiff::Timestamp> for Timestamp {
    /// Cuts what is finer than a microsecond.
    fn from(at: jiff::Timestamp) -> Self {
        Self::from_microsecond(at.as_microsecond())
    }
}

impl From<Timestamp> for jiff::Timestamp {
    fn from(at: Timestamp) -> Self {
        at.0
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Debug::fmt(&self.0, f)
    }
}

impl Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Debug::fmt(&self.0, f)
    }
}

/// Tells the time. Injected, so that a test decides what "now" is.
pub trait Clock: Debug + Send + Sync {
    /// The present instant.
    fn now(&self) -> Timestamp;
}

/// The machine's clock: the one place that reads it.
#[cfg(feature = "native")]
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

#[cfg(feature = "native")]
impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        jiff::Timestamp::now().into()
    }
}

/// A clock that stands until it is told to move.
#[derive(Debug)]
pub struct FixedClock(AtomicI64);

impl FixedClock {
    /// Stands at this instant.
    pub fn at(instant: Timestamp) -> Self {
        Self(AtomicI64::new(instant.as_microsecond()))
    }

    /// Moves on.
    pub fn advance(&self, by: Duration) {
        self.set(self.now().plus(by));
    }

    /// Jumps, also backwards.
    pub fn set(&self, instant: Timestamp) {
        self.0.store(instant.as_microsecond(), Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.0.load(Ordering::SeqCst))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_cut_to_microseconds_and_keep_their_order() {
        let fine = jiff::Timestamp::from_nanosecond(1_999).expect("in range");
        assert_eq!(Timestamp::from(fine).as_microsecond(), 1);
        assert!(Timestamp::from_microsecond(-1) < Timestamp::from_microsecond(0));
    }

    #[test]
    fn the_ends_of_the_calendar_hold() {
        let last = Timestamp::from_microsecond(i64::MAX);
        assert_eq!(last.plus(Duration::from_secs(1)), last);
        let first = Timestamp::from_microsecond(i64::MIN);
        assert_eq!(first.minus(Duration::MAX), first);
        assert_eq!(first.since(last), Duration::ZERO);
    }

    #[test]
    fn a_fixed_clock_moves_only_when_told() {
        let clock = FixedClock::at(Timestamp::from_microsecond(10));
        assert_eq!(clock.now(), clock.now());
        clock.advance(Duration::from_micros(5));
        assert_eq!(clock.now().as_microsecond(), 15);
    }
}
