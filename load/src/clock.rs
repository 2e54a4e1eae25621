//! Measuring: the one place of this tool that looks at the monotonic clock.

use std::time::{Duration, Instant};

/// This moment, to measure from.
#[expect(clippy::disallowed_methods, reason = "durations are measured here, nothing is decided by them")]
pub fn now() -> Instant {
    Instant::now()
}

/// A duration as people read it in tables.
pub fn millis(took: Duration) -> f64 {
    (took.as_secs_f64() * 1e6).round() / 1e3
}
