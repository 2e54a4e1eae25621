//! The operator's organisations at a glance: sums and where to look, never a person and never a name.

use crate::ServiceError;
use crate::figures::{Figures, Share};
use domain::Desk;
use domain::access::Allowed;
use domain::access::permits::ManageOrganisations;
use domain::id::OrgId;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use store::Store;
use store::organisations::Organisation;
pub use store::overview::{LastImport, Tally};

/// So many organisations stand on one page.
pub const PAGE: u16 = 50;
/// So many organisations are summed up; an installation has hundreds.
const MOST: u16 = 10_000;

/// From this share of refused rows in the last list on, in per cent, somebody has to act.
pub const REFUSED_TO_ACT: u64 = 5;
/// From this share of people with an open step on, in per cent, somebody has to act.
pub const OPEN_TO_ACT: u64 = 50;
/// From this share of people with an open step on, in per cent, somebody should look.
pub const OPEN_TO_LOOK: u64 = 20;
/// Below this share of people with an account, in per cent, somebody should look.
pub const ACTIVATED_TO_LOOK: u64 = 50;

/// What decides how an organisation is doing, with its figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// So many rows of the last list were refused.
    Refused(u64),
    /// So many people have an open step.
    Open(u64),
    /// So few people have an account.
    Activated(u64),
}

/// How an organisation is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Health {
    /// Somebody has to act: the last list lost at least one row in twenty, or every second person has an open step.
    Act,
    /// Somebody should look: the last list lost a row, every fifth person has an open step, or fewer than half have an account.
    Look,
    /// Nothing of that.
    Good,
    /// There are no people yet.
    Empty,
}

impl Health {
    /// The rule, from the sums alone; the screen says it in the same words.
    pub fn of(tally: &Tally) -> Self {
        Self::judge(tally).0
    }

    /// The rule, and what decided.
    pub fn judge(tally: &Tally) -> (Self, Option<Reason>) {
        let refused =
            tally.last_import.map_or(Share::default(), |last| Share { part: last.refused, whole: last.lines });
        let open = Share { part: tally.open, whole: tally.people };
        let activated = Share { part: tally.activated, whole: tally.people };
        if tally.people == 0 && refused.part == 0 {
            (Self::Empty, None)
        } else if reaches(refused, REFUSED_TO_ACT) {
            (Self::Act, Some(Reason::Refused(refused.part)))
        } else if reaches(open, OPEN_TO_ACT) {
            (Self::Act, Some(Reason::Open(open.part)))
        } else if refused.part > 0 {
            (Self::Look, Some(Reason::Refused(refused.part)))
        } else if reaches(open, OPEN_TO_LOOK) {
            (Self::Look, Some(Reason::Open(open.part)))
        } else if !reaches(activated, ACTIVATED_TO_LOOK) {
            (Self::Look, Some(Reason::Activated(activated.part)))
        } else {
            (Self::Good, None)
        }
    }
}

/// Whether a share is at least so many per cent, exactly: nothing is rounded first.
fn reaches(share: Share, percent: u64) -> bool {
    share.part > 0 && share.part.saturating_mul(100) >= share.whole.saturating_mul(percent)
}

/// By what the list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum OverviewSort {
    /// By name.
    #[default]
    Name,
    /// By the people.
    People,
    /// By the share of people with an account.
    Activated,
    /// By the contracts.
    Contracts,
    /// By the rate of participation.
    Participation,
    /// By the people with an open step.
    Open,
    /// By the rows that the last list lost.
    Refused,
    /// By how they are doing, the worst first.
    Health,
}

impl OverviewSort {
    /// All of them, in the order of the columns.
    pub const ALL: [Self; 8] = [
        Self::Name,
        Self::People,
        Self::Activated,
        Self::Contracts,
        Self::Participation,
        Self::Open,
        Self::Refused,
        Self::Health,
    ];

    /// As it stands in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::People => "people",
            Self::Activated => "activated",
            Self::Contracts => "contracts",
            Self::Participation => "participation",
            Self::Open => "open",
            Self::Refused => "refused",
            Self::Health => "health",
        }
    }

    /// Reads what [`Self::code`] writes.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.code() == code)
    }
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OverviewQuery<'a> {
    /// A part of the name or of the address; empty: all.
    pub text: &'a str,
    /// By what they are sorted.
    pub sort: OverviewSort,
    /// The largest first.
    pub falling: bool,
    /// Which page, from 1; a page that is not there is the last one.
    pub page: u16,
}

/// One organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is, and where it stands.
    pub organisation: Organisation,
    /// What it holds.
    pub tally: Tally,
    /// How it is doing.
    pub health: Health,
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// The organisations, in the order that was asked for.
    pub lines: Vec<Line>,
    /// How many there are on all pages.
    pub total: u64,
    /// Which page this is, from 1.
    pub page: u16,
    /// How many pages there are.
    pub pages: u16,
    /// The figures of all organisations found, together.
    pub figures: Figures,
}

/// The organisations of the installation whose name or address holds a text, with what they hold.
///
/// # Errors
/// The store's.
pub async fn list(
    store: &Store,
    allowed: &Allowed<ManageOrganisations>,
    query: OverviewQuery<'_>,
) -> Result<Overview, ServiceError> {
    let system = allowed.widened(allowed.actor);
    let found = store.read(&system, async |scope| scope.organisations_with(query.text, MOST, 0).await).await?;
    let desk = system.narrowed(Desk(found.iter().map(|organisation| organisation.id).collect()));
    let sums = store.read(&desk, async |scope| {
        let tallies = scope.tallies().await?;
        Ok::<_, store::Error>((tallies, scope.happened().await?))
    });
    let (tallies, happened) = sums.await?;
    let figures = Figures::of(tallies.values().copied(), happened);
    let mut lines = joined(found, &tallies);
    sort(&mut lines, query.sort, query.falling);
    Ok(cut(lines, query.page, figures))
}

fn joined(found: Vec<Organisation>, tallies: &BTreeMap<OrgId, Tally>) -> Vec<Line> {
    let line = |organisation: Organisation| {
        let tally = tallies.get(&organisation.id).copied().unwrap_or_default();
        Line { organisation, tally, health: Health::of(&tally) }
    };
    found.into_iter().map(line).collect()
}

/// They come by name, and so stand those of the same figure.
fn sort(lines: &mut [Line], by: OverviewSort, falling: bool) {
    let key = |line: &Line| figure(line, by);
    match (by, falling) {
        (OverviewSort::Name, false) => {}
        (OverviewSort::Name, true) => lines.reverse(),
        (_, false) => lines.sort_by_key(key),
        (_, true) => lines.sort_by_key(|line| Reverse(key(line))),
    }
}

/// What a line is sorted by; shares in hundredths of a per cent, so that equal roundings do not hide an order.
fn figure(line: &Line, by: OverviewSort) -> u64 {
    let tally = &line.tally;
    let share = |part: u64, whole: u64| part.saturating_mul(10_000).checked_div(whole).unwrap_or_default();
    match by {
        OverviewSort::Name => 0,
        OverviewSort::People => tally.people,
        OverviewSort::Activated => share(tally.activated, tally.people),
        OverviewSort::Contracts => tally.contracts,
        OverviewSort::Participation => share(tally.taking_part, tally.employed),
        OverviewSort::Open => tally.open,
        OverviewSort::Refused => tally.last_import.map_or(0, |last| last.refused),
        OverviewSort::Health => line.health as u64,
    }
}

fn cut(lines: Vec<Line>, page: u16, figures: Figures) -> Overview {
    let size = usize::from(PAGE);
    let (total, pages) = (lines.len(), lines.len().div_ceil(size).max(1));
    let pages = u16::try_from(pages).unwrap_or(u16::MAX);
    let page = page.clamp(1, pages);
    let before = usize::from(page - 1) * size;
    let lines = lines.into_iter().skip(before).take(size).collect();
    Overview { lines, total: u64::try_from(total).unwrap_or(u64::MAX), page, pages, figures }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::time::Timestamp;

    fn doing(people: u64, activated: u64, open: u64, last: Option<(u64, u64)>) -> Health {
        let at = Timestamp::from_microsecond(0);
        let last_import = last.map(|(refused, lines)| LastImport { at, lines, refused });
        Health::of(&Tally { people, activated, open, last_import, ..Tally::default() })
    }

    #[test]
    fn the_worst_that_holds_is_said() {
        assert_eq!(doing(0, 0, 0, None), Health::Empty);
        assert_eq!(doing(100, 50, 19, Some((0, 100))), Health::Good);
        assert_eq!(doing(100, 49, 0, None), Health::Look, "too few accounts");
        assert_eq!(doing(100, 90, 20, None), Health::Look, "open steps");
        assert_eq!(doing(100, 90, 0, Some((1, 100))), Health::Look, "a row was lost");
        assert_eq!(doing(100, 90, 50, None), Health::Act, "half are open");
        assert_eq!(doing(100, 90, 0, Some((5, 100))), Health::Act, "one row in twenty");
        assert_eq!(doing(0, 0, 0, Some((7, 7))), Health::Act, "a list of which nothing came in");
    }

    #[test]
    fn what_decided_is_named_with_its_figure() {
        let judged = |people, activated, open, refused| {
            let last = LastImport { at: Timestamp::from_microsecond(0), lines: 100, refused };
            Health::judge(&Tally { people, activated, open, last_import: Some(last), ..Tally::default() })
        };
        assert_eq!(judged(100, 90, 50, 5), (Health::Act, Some(Reason::Refused(5))), "the list comes first");
        assert_eq!(judged(100, 90, 50, 1), (Health::Act, Some(Reason::Open(50))));
        assert_eq!(judged(100, 90, 49, 1), (Health::Look, Some(Reason::Refused(1))));
        assert_eq!(judged(100, 0, 20, 0), (Health::Look, Some(Reason::Open(20))));
        assert_eq!(judged(100, 3, 0, 0), (Health::Look, Some(Reason::Activated(3))));
        assert_eq!(judged(100, 90, 0, 0), (Health::Good, None));
    }

    #[test]
    fn a_sort_is_read_as_it_is_written() {
        for sort in OverviewSort::ALL {
            assert_eq!(OverviewSort::from_code(sort.code()), Some(sort));
        }
        assert_eq!(OverviewSort::from_code("secret"), None);
    }
}
