//! What the house can show for itself: participation, what people do by themselves, paper that nobody printed. Counted, against a baseline
//! that is stated here and on the screen; nothing is extrapolated.

use crate::ServiceError;
use domain::Desk;
use domain::access::Allowed;
use domain::access::permits::SeeFigures;
use std::sync::Arc;
use store::Store;
use store::overview::{Happened, Tally};

/// Baseline, pages per person who is told of the scheme on paper: a covering letter, two pages on data protection, a form to send back.
pub const PAGES_PER_ACCESS: u64 = 4;
/// Baseline, pages per document by post: a covering letter and two pages of statement.
pub const PAGES_PER_DOCUMENT: u64 = 3;
/// Baseline, pages per confirmation: the signed sheet that is filed.
pub const PAGES_PER_RECEIPT: u64 = 1;
/// What the house prints itself per letter of invitation; counted against what it saves.
pub const PAGES_PER_LETTER: u64 = 1;

/// So many of so many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// Those meant.
    pub part: u64,
    /// All of them.
    pub whole: u64,
}

impl Share {
    /// A part that is never more than the whole.
    pub const fn of(part: u64, whole: u64) -> Self {
        Self { part: if part > whole { whole } else { part }, whole }
    }

    /// In per cent, to the nearest whole, half up; none where there is nothing.
    pub fn percent(self) -> Option<u64> {
        let halves = self.part.saturating_mul(200).saturating_add(self.whole);
        halves.checked_div(self.whole.saturating_mul(2))
    }
}

/// The three figures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    /// People with a contract that is not over, of those whose employment has not ended (A23, B20).
    pub participation: Share,
    /// What people did themselves on screen (accounts opened, documents read), of what waited for them (people invited, documents filed).
    pub self_service: Share,
    /// Pages that nobody had to print, net of the letters that the house prints itself (A22).
    pub pages: u64,
}

impl Figures {
    /// The figures of these organisations together.
    pub(crate) fn of(tallies: impl IntoIterator<Item = Tally>, happened: Happened) -> Self {
        let add = |(part, whole): (u64, u64), tally: Tally| (part + tally.taking_part, whole + tally.employed);
        let (part, whole) = tallies.into_iter().fold((0, 0), add);
        Self { participation: Share::of(part, whole), self_service: self_service(happened), pages: pages(happened) }
    }
}

fn self_service(happened: Happened) -> Share {
    let done = happened.activated.saturating_add(happened.read);
    Share::of(done, happened.invited.saturating_add(happened.filed))
}

fn pages(happened: Happened) -> u64 {
    let saved = [
        (happened.activated, PAGES_PER_ACCESS),
        (happened.read, PAGES_PER_DOCUMENT),
        (happened.receipts, PAGES_PER_RECEIPT),
    ];
    let saved = saved.into_iter().fold(0_u64, |sum, (times, pages)| sum.saturating_add(times.saturating_mul(pages)));
    let printed = happened.invitations.saturating_sub(happened.mailed).saturating_mul(PAGES_PER_LETTER);
    saved.saturating_sub(printed)
}

/// The figures of one organisation.
///
/// # Errors
/// The store's.
pub async fn of_one(store: &Store, allowed: &Allowed<SeeFigures>) -> Result<Figures, ServiceError> {
    let desk = allowed.widened(allowed.actor).narrowed(Desk(Arc::from([allowed.reach.0])));
    let found = store.read(&desk, async |scope| {
        let tallies = scope.tallies().await?;
        Ok::<_, store::Error>(Figures::of(tallies.into_values(), scope.happened().await?))
    });
    Ok(found.await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_once_and_never_above_all() {
        let percent = |part, whole| Share::of(part, whole).percent();
        assert_eq!((percent(0, 0), percent(0, 3), percent(3, 3)), (None, Some(0), Some(100)));
        assert_eq!((percent(1, 3), percent(1, 200), percent(1, 201)), (Some(33), Some(1), Some(0)));
        assert_eq!(Share::of(5, 3), Share { part: 3, whole: 3 });
    }

    #[test]
    fn printed_letters_count_against_what_is_saved() {
        let happened =
            Happened { activated: 10, invited: 20, invitations: 30, mailed: 5, receipts: 10, filed: 8, read: 6 };
        assert_eq!(pages(happened), 40 + 18 + 10 - 25);
        assert_eq!(self_service(happened), Share { part: 16, whole: 28 });
        let only_letters = Happened { invited: 3, invitations: 3, ..Happened::default() };
        assert_eq!(pages(only_letters), 0);
    }
}
