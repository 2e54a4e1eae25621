//! Notices as the page's language writes them.

use super::api::NoticeView;
use crate::i18n::{Texts, date, k};
use domain::deadline::zone;
use domain::holiday::{Land, Region};
use domain::notice::NoticeKind;
use domain::time::Timestamp;
use jiff::tz::TimeZone;
use services::notices::Notice;
use services::today;

pub(super) fn notice(t: Texts, org: &str, notice: &Notice, now: Timestamp) -> NoticeView {
    let (page, at_door) = page(notice.kind);
    NoticeView {
        seq: notice.seq,
        kind: notice.kind,
        times: times(t, notice),
        when: when(t, notice.at, now),
        href: format!("/desk/{org}/{page}"),
        at_door,
    }
}

/// Where a thing can be seen by whoever is told of it, and whether that page stands at the door.
const fn page(kind: NoticeKind) -> (&'static str, bool) {
    match kind {
        NoticeKind::Organisation | NoticeKind::Sites | NoticeKind::PayrollAreas => ("settings", false),
        NoticeKind::Members => ("members", true),
        NoticeKind::Mandates => ("members/mandates", true),
        NoticeKind::Provider => ("settings/sign-in", true),
        NoticeKind::People => ("people", false),
        NoticeKind::Invitations | NoticeKind::Receipts => ("people/access", true),
        NoticeKind::Contracts => ("contracts", false),
        NoticeKind::Documents => ("documents", false),
        NoticeKind::Imports => ("imports", false),
        NoticeKind::Advice => ("advice", true),
        NoticeKind::Leads => ("leads", true),
    }
}

fn times(t: Texts, notice: &Notice) -> Option<String> {
    let key = if notice.at_least { k::NOTICES_TIMES_MORE } else { k::NOTICES_TIMES };
    (notice.count > 1).then(|| t.fill(key, &[("count", &notice.count.to_string())]))
}

/// The time of today or yesterday, otherwise the day. In German time, which is Dutch and Danish time too.
fn when(t: Texts, at: Timestamp, now: Timestamp) -> String {
    let berlin = zone(Region::De(Land::Berlin)).unwrap_or(TimeZone::UTC);
    let local = at.jiff().to_zoned(berlin);
    let time = format!("{}:{:02}", local.hour(), local.minute());
    let (day, now) = (today(at), today(now));
    if day >= now {
        t.fill(k::NOTICES_TODAY, &[("time", &time)])
    } else if day.tomorrow().ok() == Some(now) {
        t.fill(k::NOTICES_YESTERDAY, &[("time", &time)])
    } else {
        date(t.lang(), day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::{Needs, needs};
    use crate::i18n::Lang;
    use domain::access::{Permission, Role, allows};
    use std::time::Duration;

    /// 22 November 2026, 10:05 in Berlin.
    const NOW: i64 = 1_795_338_300_000_000;

    #[test]
    fn the_last_two_days_have_times() {
        let (t, now) = (Texts::of(Lang::De), Timestamp::from_microsecond(NOW));
        let ago = |minutes| when(t, now.minus(Duration::from_mins(minutes)), now);
        assert_eq!(ago(0), "heute 10:05");
        assert_eq!(ago(605), "heute 0:00");
        assert_eq!(ago(606), "gestern 23:59");
        assert_eq!(ago(605 + 24 * 60), "gestern 0:00");
        assert_eq!(ago(606 + 24 * 60), "20.11.2026");
        assert_eq!(when(t, now.plus(Duration::from_hours(1)), now), "heute 11:05", "a clock that was set back");
    }

    #[test]
    fn whoever_is_told_of_a_thing_may_open_its_page() {
        for kind in NoticeKind::ALL {
            let (page, _) = page(*kind);
            let Some(Needs::Right(right)) = needs(&format!("/desk/{{org}}/{page}")) else {
                panic!("{page} is no page of the workplace")
            };
            let roles = |right: Permission| Role::ALL.iter().filter(|role| allows(**role, right)).collect::<Vec<_>>();
            let (told, let_in) = (roles(kind.permission()), roles(right));
            assert!(told.iter().all(|role| let_in.contains(role)), "{kind:?}: {told:?} are told, {let_in:?} let in");
        }
    }

    #[test]
    fn how_often_is_said_from_twice_on() {
        let t = Texts::of(Lang::De);
        let said = |count, at_least| {
            let at = Timestamp::from_microsecond(NOW);
            times(t, &Notice { seq: 1, kind: NoticeKind::People, at, count, at_least })
        };
        assert_eq!(said(1, true), None);
        assert_eq!(said(2, false).as_deref(), Some("2 Änderungen"));
        assert_eq!(said(200, true).as_deref(), Some("mindestens 200 Änderungen"));
    }
}
