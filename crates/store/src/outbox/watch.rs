//! One watcher's stream: first what was missed, then what happens.

use super::event::Signal;
use super::rows::Since;
use crate::scope::Reaching;
use crate::{Result, Scope, Store};
use domain::time::Timestamp;
use domain::{Actor, Ctx, Org, Own};
use std::collections::VecDeque;
use std::time::Duration;
use tokio::sync::broadcast::{Receiver, error::RecvError};
use uuid::Uuid;

/// Who missed more than this reads everything again.
const MOST_MISSED: i64 = 200;
/// How much later than its number an event may have been committed on PostgreSQL.
const OVERLAP: Duration = Duration::from_secs(5);

/// A reach that can be watched: one chain.
pub trait Watchable: Reaching {
    /// The chain.
    #[doc(hidden)]
    fn chain(&self) -> Uuid;
    /// The events of the chain since then.
    #[doc(hidden)]
    fn missed(scope: &mut Scope<'_, Self>, since: Past) -> impl Future<Output = Result<Vec<Signal>>> + Send;
}

/// From where on; opaque outside.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Past(Since);

impl Watchable for Org {
    fn chain(&self) -> Uuid {
        self.0.uuid()
    }

    async fn missed(scope: &mut Scope<'_, Self>, since: Past) -> Result<Vec<Signal>> {
        Ok(scope.events_since(since.0).await?.into_iter().map(Signal::new).collect())
    }
}

impl Watchable for Own {
    fn chain(&self) -> Uuid {
        self.0.uuid()
    }

    async fn missed(scope: &mut Scope<'_, Self>, since: Past) -> Result<Vec<Signal>> {
        Ok(scope.events_since(since.0).await?.into_iter().map(Signal::new).collect())
    }
}

/// A stream of signals that ends only with the program.
#[derive(Debug)]
pub struct Watch {
    missed: VecDeque<Signal>,
    /// What was told from the past already and may come again live.
    told: i64,
    /// What a browser gives back if nothing happens until its connection breaks.
    position: i64,
    live: Receiver<Signal>,
}

impl Watch {
    /// From where the stream goes on: the watcher's `Last-Event-ID` until the first event comes.
    pub fn position(&self) -> i64 {
        self.position
    }

    /// The next signal.
    pub async fn next(&mut self) -> Signal {
        if let Some(signal) = self.missed.pop_front() {
            return signal;
        }
        loop {
            match self.live.recv().await {
                Ok(Signal::Event(event, _)) if event.seq <= self.told => {}
                Ok(signal) => return signal,
                Err(RecvError::Lagged(_)) => return Signal::Resync,
                // The hub never closes a channel that is listened to; if it did, reading again is right.
                Err(RecvError::Closed) => {
                    std::future::pending::<()>().await;
                }
            }
        }
    }
}

impl Store {
    /// Watches an organisation or a person. With `last`, the `Last-Event-ID` of a browser that was away, the missed
    /// events come first, some of them perhaps twice; who was away too long gets [`Signal::Resync`].
    ///
    /// # Errors
    /// The store's.
    pub async fn watch<R: Watchable>(&self, ctx: &Ctx<R>, last: Option<i64>) -> Result<Watch> {
        // Listening begins before the past is read, so nothing falls between the two.
        let live = self.live().subscribe(ctx.reach.chain());
        let system = ctx.widened(Actor::System("live"));
        let (newest, oldest) = self.read(&system, async |scope| scope.event_bounds().await).await?;
        let Some(last) = last else { return Ok(Watch { missed: VecDeque::new(), told: 0, position: newest, live }) };
        if last > newest || last + 1 < oldest {
            return Ok(Watch { missed: VecDeque::from([Signal::Resync]), told: 0, position: newest, live });
        }
        let missed = self.missed(ctx, last).await?;
        let told = missed.iter().filter_map(seq).max().unwrap_or(0);
        let position = if matches!(missed.front(), Some(Signal::Resync)) { newest } else { last };
        Ok(Watch { missed, told: if self.is_ordered() { told } else { 0 }, position, live })
    }

    async fn missed<R: Watchable>(&self, ctx: &Ctx<R>, last: i64) -> Result<VecDeque<Signal>> {
        let system = ctx.widened(Actor::System("live"));
        let at = self.read(&system, async |scope| scope.event_time(last).await).await?;
        let never = Timestamp::from_microsecond(i64::MAX);
        let at = if self.is_ordered() { never } else { at.map_or(never, |at| at.minus(OVERLAP)) };
        let since = Past(Since { seq: last, at, limit: MOST_MISSED + 1 });
        let missed = self.read(ctx, async |scope| R::missed(scope, since).await).await?;
        if i64::try_from(missed.len()).is_ok_and(|len| len > MOST_MISSED) {
            return Ok(VecDeque::from([Signal::Resync]));
        }
        Ok(missed.into())
    }
}

fn seq(signal: &Signal) -> Option<i64> {
    match signal {
        Signal::Event(event, _) => Some(event.seq),
        Signal::Resync => None,
    }
}
