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
/// So many events are looked at: an import writes hundreds within a minute and is one notice.
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
    let seen = NoticeKind::ALL.iter().filter(|kind| access.may(kind.permission()));
    let topics: Vec<&str> = seen.flat_map(|kind| topics(*kind)).copied().collect();
    let events = store.read(allowed.ctx(), async |scope| scope.newest_events(&topics, LOOKED_AT).await).await?;
    let mut notices = grouped(&events);
    // What was not looked at lies behind the oldest event; it may belong to what is still open there.
    if let Some(oldest) = events.last().filter(|_| events.len() >= usize::from(LOOKED_AT)) {
        for notice in &mut notices {
            notice.at_least = notice.at.since(oldest.at) < TOGETHER;
        }
    }
    notices.truncate(MOST);
    Ok(notices)
}

/// The events of a kind within an hour as one notice, by the newest of each.
fn grouped(events: &[Event]) -> Vec<Notice> {
    let mut notices: Vec<Notice> = Vec::new();
    for event in events {
        let Some(kind) = kind(&event.topic) else { continue };
        let last = notices.iter_mut().rev().find(|notice| notice.kind == kind);
        if let Some(notice) = last.filter(|notice| notice.at.since(event.at) < TOGETHER) {
            notice.count += 1;
        } else {
            notices.push(Notice { seq: event.seq, kind, at: event.at, count: 1, at_least: false });
        }
    }
    notices
}

fn kind(topic: &str) -> Option<NoticeKind> {
    NoticeKind::ALL.iter().copied().find(|kind| topics(*kind).contains(&topic))
}

/// Under which topics the store tells of it. What only the machine cares about (`job`, `account`) is none of them.
const fn topics(kind: NoticeKind) -> &'static [&'static str] {
    match kind {
        NoticeKind::Organisation => &["organisation"],
        NoticeKind::Sites => &["site"],
        NoticeKind::PayrollAreas => &["payroll_area"],
        NoticeKind::Members => &["membership", "account_link"],
        NoticeKind::Mandates => &["mandate"],
        NoticeKind::Provider => &["sso_provider"],
        NoticeKind::People => &["person_record"],
        NoticeKind::Invitations => &["invitation"],
        NoticeKind::Receipts => &["receipt"],
        NoticeKind::Documents => &["document"],
    }
}
