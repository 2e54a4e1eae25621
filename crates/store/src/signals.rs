//! Who is woken by a commit.

use crate::jobs::Wake;
use crate::ledger::Pending;
use crate::outbox::Live;

/// The ears of this process: those who watch, and the workers.
#[derive(Debug, Clone)]
pub(crate) struct Signals {
    pub(crate) live: Live,
    pub(crate) jobs: Wake,
}

impl Signals {
    pub(crate) fn new() -> Self {
        Self { live: Live::default(), jobs: Wake::new() }
    }

    /// Wakes those whom the commit concerns.
    pub(crate) fn committed(&self, pending: &Pending) {
        if !pending.is_empty() {
            self.live.wake();
        }
        if pending.enqueued() {
            self.jobs.ring();
        }
    }
}
