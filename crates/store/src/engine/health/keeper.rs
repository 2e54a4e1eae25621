//! What the writer reports to, so that the writer itself stays about writing.

use super::{Files, Lock, Monitor};
use crate::{Error, Result};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// What the log is cut to when it begins anew; small in this crate's own tests.
pub(crate) const KEPT_LOG: u64 = if cfg!(test) { 1 << 20 } else { 64 << 20 };
/// Larger means that it has not begun anew for long: readers that overlap without a gap prevent it.
const LARGE_LOG: u64 = 2 * KEPT_LOG;

/// Keeps the mark, the lock and the log's size; cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Keeper {
    pub(crate) monitor: Monitor,
    lock: Option<Arc<Lock>>,
    wal: PathBuf,
    /// The size at which the writer tries next to begin the log anew.
    next_try: Arc<AtomicU64>,
}

impl Keeper {
    pub(crate) fn new(monitor: Monitor, lock: Option<Lock>, files: &Files) -> Self {
        let next_try = Arc::new(AtomicU64::new(LARGE_LOG));
        Self { monitor, lock: lock.map(Arc::new), wal: files.wal.clone(), next_try }
    }

    /// Refuses to write to a damaged file, and to one that was given free.
    pub(crate) fn refuse(&self) -> Result<()> {
        if self.lock.as_ref().is_some_and(|lock| lock.is_released()) {
            return Err(Error::Unavailable { detail: "the store is closed".to_owned() });
        }
        self.monitor.refuse()
    }

    /// Remembers that everything up to this event is on the disk.
    pub(crate) fn acknowledge(&self, event: Option<i64>) {
        if let (Some(lock), Some(event)) = (&self.lock, event) {
            lock.set_mark(event);
        }
    }

    /// Whether readers have kept the log from beginning anew for so long that the writer should wait for them a moment.
    pub(crate) fn log_is_large(&self) -> bool {
        self.log_size() > self.next_try.load(Ordering::Relaxed)
    }

    /// After such a try. A long reader (a backup) must not make every commit wait: the next try comes with more growth.
    pub(crate) fn tried(&self, began_anew: bool) {
        let next = if began_anew { LARGE_LOG } else { self.log_size() + KEPT_LOG / 4 };
        self.next_try.store(next, Ordering::Relaxed);
    }

    fn log_size(&self) -> u64 {
        fs::metadata(&self.wal).map_or(0, |wal| wal.len())
    }

    pub(crate) fn release(&self) {
        if let Some(lock) = &self.lock {
            lock.release();
        }
    }
}
