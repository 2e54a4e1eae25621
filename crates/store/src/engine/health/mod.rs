//! Whether the SQLite file is sound: looked at before it is opened, while it is served, and whenever the engine complains.
//!
//! What is found is said once and stays said: a damaged file is neither read nor written any more, because every further
//! answer could be wrong and every further write could make the damage larger.
//!
//! Known limits: a changed value in a column that neither a constraint nor an index repeats is not seen (no page
//! checksums in SQLite's format); for what the ledger holds, `zusage ledger verify` sees it.

mod files;
mod integrity;
mod keeper;
mod lock;
#[cfg(test)]
mod tests;
mod wal;

pub(crate) use files::Files;
pub(crate) use integrity::{compare, last_event, quick, watch};
pub(crate) use keeper::{KEPT_LOG, Keeper};
pub(crate) use lock::Lock;

use crate::{Error, Result};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock, PoisonError};
use std::time::Duration;
use tokio::task::JoinHandle;

/// What is known about the database's soundness.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Health {
    /// Served while the thorough check still reads.
    Checking,
    /// No damage is known.
    Sound,
    /// Damaged: everything is refused with [`Error::Corrupt`].
    Damaged {
        /// What was found first.
        detail: String,
    },
}

/// The one place that remembers damage; cheap to clone and to ask.
#[derive(Debug, Clone, Default)]
pub(crate) struct Monitor(Arc<State>);

#[derive(Debug, Default)]
struct State {
    damage: OnceLock<String>,
    checking: AtomicBool,
    closing: AtomicBool,
    check: std::sync::Mutex<Option<JoinHandle<()>>>,
}

impl Monitor {
    pub(crate) fn health(&self) -> Health {
        match self.0.damage.get() {
            Some(detail) => Health::Damaged { detail: detail.clone() },
            None if self.0.checking.load(Ordering::Acquire) => Health::Checking,
            None => Health::Sound,
        }
    }

    /// Lets nobody through to a damaged file.
    pub(crate) fn refuse(&self) -> Result<()> {
        self.0.damage.get().map_or(Ok(()), |detail| Err(Error::Corrupt { detail: detail.clone() }))
    }

    /// Remembers the first damage that an error tells of.
    pub(crate) fn note(&self, error: &Error) {
        if let Error::Corrupt { detail } = error
            && self.0.damage.set(detail.clone()).is_ok()
        {
            tracing::error!(%detail, "the database file is damaged; everything is refused from now on");
        }
    }

    /// Ends the thorough check. A look at a single large table cannot be ended; it is left behind after a moment.
    pub(crate) async fn close(&self) {
        self.0.closing.store(true, Ordering::Release);
        let check = self.0.check.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(check) = check {
            drop(tokio::time::timeout(Duration::from_secs(1), check).await);
        }
    }

    fn is_closing(&self) -> bool {
        self.0.closing.load(Ordering::Acquire)
    }

    fn set_checking(&self, checking: bool) {
        self.0.checking.store(checking, Ordering::Release);
    }

    fn set_check(&self, check: JoinHandle<()>) {
        *self.0.check.lock().unwrap_or_else(PoisonError::into_inner) = Some(check);
    }
}

/// Damage, in the operator's words.
fn corrupt(detail: impl Into<String>) -> Error {
    Error::Corrupt { detail: detail.into() }
}
