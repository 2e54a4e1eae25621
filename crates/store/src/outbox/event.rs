//! What watchers are told.

use bytes::Bytes;
use domain::time::Timestamp;
use std::sync::Arc;
use uuid::Uuid;

/// Something changed. No content: whoever may see it reads it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The place in the outbox; what a browser gives back as `Last-Event-ID`.
    pub seq: i64,
    /// The chain it belongs to: an organisation or a person.
    pub chain: Uuid,
    /// The entity's kind.
    pub topic: String,
    /// The entity.
    pub entity: Uuid,
    /// Its version after the change.
    pub version: i64,
    /// When it was written.
    pub at: Timestamp,
}

/// What a watcher receives.
#[derive(Debug, Clone)]
pub enum Signal {
    /// A change, and its line for a `text/event-stream` (HTML standard, 9.2), made once for all watchers.
    Event(Arc<Event>, Bytes),
    /// Something may have been missed: read everything again.
    Resync,
}

impl Signal {
    pub(crate) fn new(event: Event) -> Self {
        let line = format!(
            "id: {}\ndata: {{\"topic\":\"{}\",\"entity\":\"{}\",\"version\":{}}}\n\n",
            event.seq, event.topic, event.entity, event.version
        );
        Self::Event(Arc::new(event), line.into())
    }

    /// The line for a browser.
    pub fn line(&self) -> Bytes {
        match self {
            Self::Event(_, line) => line.clone(),
            Self::Resync => Bytes::from_static(b"event: resync\ndata: {}\n\n"),
        }
    }
}
