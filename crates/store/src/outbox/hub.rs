//! Hands events to watchers: a channel per organisation and per person, made when somebody watches and gone with the
//! last.

use super::event::Signal;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::{Notify, broadcast};
use uuid::Uuid;

/// A watcher that is this many events behind reads everything again. Small: each watched chain has such a buffer.
const BUFFER: usize = 64;

type Channels = HashMap<Uuid, broadcast::Sender<Signal>>;

/// Where events are handed out; cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Live {
    channels: Arc<Mutex<Channels>>,
    wake: Arc<Notify>,
}

impl Live {
    /// Something was committed: look into the outbox.
    pub(crate) fn wake(&self) {
        self.wake.notify_one();
    }

    pub(crate) async fn woken(&self) {
        self.wake.notified().await;
    }

    /// Hands an event to the watchers of its chain.
    pub(crate) fn publish(&self, signal: &Signal) {
        let Signal::Event(event, _) = signal else { return };
        let mut channels = self.channels();
        let Some(channel) = channels.get(&event.chain) else { return };
        if channel.send(signal.clone()).is_err() {
            channels.remove(&event.chain);
        }
    }

    /// Tells everybody to read again.
    pub(crate) fn resync(&self) {
        self.channels().retain(|_, channel| channel.send(Signal::Resync).is_ok());
    }

    /// Listens to one chain from now on.
    pub(crate) fn subscribe(&self, chain: Uuid) -> broadcast::Receiver<Signal> {
        let mut channels = self.channels();
        if channels.len() == channels.capacity() {
            channels.retain(|_, channel| channel.receiver_count() > 0);
        }
        channels.entry(chain).or_insert_with(|| broadcast::channel(BUFFER).0).subscribe()
    }

    /// How many watch at the moment.
    pub fn watchers(&self) -> usize {
        self.channels().values().map(broadcast::Sender::receiver_count).sum()
    }

    /// A panic elsewhere cannot leave the map half-changed: each change is one call.
    fn channels(&self) -> MutexGuard<'_, Channels> {
        self.channels.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
