//! Live events: the outbox table, read in order and handed to everyone who watches.

use domain::time::Timestamp;
use std::sync::Arc;
use tokio::sync::Notify;
use uuid::Uuid;

/// Something changed. No content: whoever may see it reads it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The place in the outbox; what a browser gives back as `Last-Event-ID`.
    pub seq: i64,
    /// Whose data: an organisation's,
    pub org: Option<Uuid>,
    /// or a person's.
    pub person: Option<Uuid>,
    /// The entity's kind.
    pub topic: String,
    /// The entity.
    pub entity: Uuid,
    /// Its version after the change.
    pub version: i64,
    /// When.
    pub at: Timestamp,
}

/// Hands events out.
#[derive(Debug, Clone)]
pub struct Live {
    wake: Arc<Notify>,
}

/// One watcher's stream.
#[derive(Debug)]
pub struct Watch;

impl Live {
    pub(crate) fn new() -> Self {
        Self { wake: Arc::default() }
    }

    pub(crate) fn wake(&self) {
        self.wake.notify_one();
    }
}
