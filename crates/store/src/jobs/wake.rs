//! Tells this process's workers that a committed closure enqueued something. Other nodes find out by polling.

use std::sync::Arc;
use tokio::sync::watch;

/// The bell; cheap to clone. A worker that is busy when it rings finds it rung, and every worker hears it.
#[derive(Debug, Clone)]
pub(crate) struct Wake(Arc<watch::Sender<()>>);

impl Wake {
    pub(crate) fn new() -> Self {
        Self(Arc::new(watch::channel(()).0))
    }

    pub(crate) fn ring(&self) {
        self.0.send_replace(());
    }

    pub(crate) fn listen(&self) -> watch::Receiver<()> {
        self.0.subscribe()
    }
}
