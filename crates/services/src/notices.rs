//! What happened lately in an organisation, for who may see it. Read from the outbox, which knows kinds and times and nobody's data, and
//! forgets after two days.

use crate::ServiceError;
use domain::access::Access;
use domain::access::permits::SeeOrganisation;
use domain::notice::NoticeKind;
use domain::time::Timestamp;
use std::time::Duration;
use store::{Event, Store};

/// So many notices are enough for anybody.
const MOST: usize = 20;
/// So many events of each kind are looked at: an import writes hundreds within a minute, is one notice, and hides no other kind.
const LOOKED_AT: u16 = 200;
/// What happens within this time of the newest of its kind is told once.
const TOGETHER: Duration = Duration::from_hours(1);

/// Something that happened, once or several times within an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notice {
    /// The newest event's place in the outbox: whoever saw this number saw the notice.
    pub seq: i64,
    /// What changed.
    pub kind: NoticeKind,
    /// When the newest of its events was written.
    pub at: Timestamp,
    /// How many events it stands for.
    pub count: u32,
    /// There may be more events than were counted.
    pub at_least: bool,
}

/// What happened lately, the newest first; only what the person may see.
///
/// # Errors
/// Who does not see the organisation; the store's.
pub async fn recent(store: &Store, access: &Access) -> Result<Vec<Notice>, ServiceError> {
    let allowed = access.allow::<SeeOrganisation>()?;
    let seen: Vec<NoticeKind> = NoticeKind::ALL.iter().copied().filter(|kind| access.may(kind.permission())).collect();
    let found = store.read(allowed.ctx(), async |scope| {
        let mut notices = Vec::new();
        for kind in &seen {
            notices.extend(grouped(*kind, &scope.newest_events(kind.topics(), LOOKED_AT).await?));
        }
        Ok::<_, store::Error>(notices)
    });
    let mut notices = found.await?;
    notices.sort_unstable_by_key(|notice| std::cmp::Reverse(notice.seq));
    notices.truncate(MOST);
    Ok(notices)
}

/// The events of a kind, those within an hour as one notice, by the newest of each.
fn grouped(kind: NoticeKind, events: &[Event]) -> Vec<Notice> {
    let mut notices: Vec<Notice> = Vec::new();
    for event in events {
        match notices.last_mut().filter(|notice| notice.at.since(event.at) < TOGETHER) {
            Some(notice) => notice.count += 1,
            None => notices.push(Notice { seq: event.seq, kind, at: event.at, count: 1, at_least: false }),
        }
    }
    // What was not looked at lies behind the oldest event; it may belong to the last notice.
    if let Some(last) = notices.last_mut().filter(|_| events.len() >= usize::from(LOOKED_AT)) {
        last.at_least = true;
    }
    notices
}
