//! Follows the outbox: reads what is new and hands it out.

use super::event::{Event, Signal};
use super::notice;
use crate::{Result, Store};
use domain::{Ctx, System};
use std::collections::BTreeMap;
use std::time::Duration;
use tokio::time::{Instant, timeout};

/// Looks at least this often: a lost wake-up costs latency only.
const POLL: Duration = Duration::from_secs(1);
/// How long a missing number may still appear: PostgreSQL gives numbers when a row is written, not when it is committed.
const PATIENCE: Duration = Duration::from_secs(5);
/// More gaps than this are not waited for one by one: everybody reads again instead would cost less.
const MOST_GAPS: usize = 5000;
const PAGE: i64 = 1000;
/// So far below the end a commit may still be under way when we begin.
const BEHIND: i64 = PAGE / 2;
/// After so many events watchers get their turn: their buffers are small.
const BREATH: usize = 16;

/// Where we are: the highest number seen, and the numbers below it that were not there yet.
#[derive(Debug, Default)]
struct Cursor {
    last: i64,
    gaps: BTreeMap<i64, Instant>,
}

impl Cursor {
    /// Takes a page; what was not seen before comes back in order, and whether something may have been missed.
    fn take(&mut self, page: Vec<Event>, now: Instant) -> (Vec<Event>, bool) {
        let before = self.gaps.len();
        self.gaps.retain(|_, until| *until > now);
        let mut missed = self.gaps.len() < before;
        let mut fresh = Vec::new();
        for event in page {
            if event.seq > self.last {
                let room = MOST_GAPS.saturating_sub(self.gaps.len());
                missed |= usize::try_from(event.seq - self.last - 1).map_or(true, |missing| missing > room);
                let missing = (self.last + 1..event.seq).rev().take(room);
                self.gaps.extend(missing.map(|seq| (seq, now + PATIENCE)));
                self.last = event.seq;
            } else if self.gaps.remove(&event.seq).is_none() {
                continue;
            }
            fresh.push(event);
        }
        (fresh, missed)
    }

    fn gaps(&self) -> Vec<i64> {
        self.gaps.keys().copied().collect()
    }
}

/// Runs until the store is closed or the task is ended.
pub(crate) async fn follow(store: Store, ctx: Ctx<System>) {
    let mut notices = notice::start(&store);
    let mut cursor = None;
    loop {
        if let Err(error) = round(&store, &ctx, &mut cursor).await {
            tracing::warn!(%error, "the outbox could not be read; trying again");
            tokio::time::sleep(POLL).await;
        }
        tokio::select! {
            woken = timeout(POLL, store.live().woken()) => if woken.is_ok() {
                notices.tell();
            },
            () = notices.heard() => {}
        }
    }
}

/// Reads everything that is new.
async fn round(store: &Store, ctx: &Ctx<System>, cursor: &mut Option<Cursor>) -> Result<()> {
    let Some(cursor) = cursor else {
        let (last, _) = store.read(ctx, async |scope| scope.event_bounds().await).await?;
        // What was just being committed below the end counts as a gap, not as seen.
        let mut begin = Cursor { last: (last - BEHIND).max(0), gaps: BTreeMap::new() };
        let page = store.read(ctx, async |scope| scope.new_events(begin.last, &[], PAGE).await).await?;
        begin.take(page, now());
        *cursor = Some(begin);
        return Ok(());
    };
    loop {
        let gaps = cursor.gaps();
        let page = store.read(ctx, async |scope| scope.new_events(cursor.last, &gaps, PAGE).await).await?;
        let full = i64::try_from(page.len()).is_ok_and(|len| len == PAGE);
        let (fresh, missed) = cursor.take(page, now());
        if missed {
            store.live().resync();
        }
        for (number, event) in fresh.into_iter().enumerate() {
            store.live().publish(&Signal::new(event));
            if number % BREATH == BREATH - 1 {
                tokio::task::yield_now().await;
            }
        }
        if !full {
            return Ok(());
        }
    }
}

fn now() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::time::Timestamp;
    use uuid::Uuid;

    fn event(seq: i64) -> Event {
        let at = Timestamp::from_microsecond(0);
        Event { seq, chain: Uuid::nil(), topic: String::new(), entity: Uuid::nil(), version: 1, at }
    }

    fn seqs(events: &[Event]) -> Vec<i64> {
        events.iter().map(|event| event.seq).collect()
    }

    #[test]
    fn a_late_commit_is_told_once() {
        let (mut cursor, start) = (Cursor { last: 10, ..Cursor::default() }, now());
        assert_eq!(seqs(&cursor.take(vec![event(11), event(14)], start).0), [11, 14]);
        assert_eq!(cursor.gaps(), [12, 13]);
        assert_eq!(seqs(&cursor.take(vec![event(12)], start).0), [12]);
        assert_eq!(seqs(&cursor.take(vec![event(12)], start).0), [0_i64; 0]);
    }

    #[test]
    fn a_number_that_never_comes_makes_everybody_read_again() {
        let (mut cursor, start) = (Cursor::default(), now());
        assert!(!cursor.take(vec![event(2)], start).1);
        assert!(cursor.take(Vec::new(), start + PATIENCE * 2).1);
        assert!(cursor.gaps().is_empty());
        assert!(!cursor.take(Vec::new(), start + PATIENCE * 3).1);
        let far = i64::try_from(MOST_GAPS).expect("small") + 10;
        assert!(cursor.take(vec![event(far)], start).1, "too many to wait for");
    }
}
