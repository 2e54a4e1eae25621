//! The contracts of an organisation: one list over all carriers, the group contracts, the carriers.

use crate::{ServiceError, today};
use domain::access::Allowed;
use domain::access::permits::SeePeople;
use domain::listing::Direction;
use domain::pension::ContractSort;
use jiff::ToSpan as _;
use jiff::civil::Date;
use store::Store;
pub use store::carriers::Carrier;
use store::contracts::ContractFacet;
pub use store::contracts::{Contract, ContractCounts, ContractLine};
pub use store::group_contracts::GroupContract;
use store::listing::Window;

/// So many contracts stand on one page.
pub const PAGE: u16 = 50;

/// Which of the contracts are seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    /// All of them.
    #[default]
    All,
    /// Those to which contributions flow.
    Paying,
    /// Those without contributions that still stand (beitragsfrei).
    PaidUp,
    /// Those that end within twelve months, or should have ended, and are not over.
    Ending,
    /// Those that are over.
    Over,
}

impl Part {
    /// All of them, in the order of the tabs.
    pub const ALL: [Self; 5] = [Self::All, Self::Paying, Self::PaidUp, Self::Ending, Self::Over];

    /// As it stands in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Paying => "paying",
            Self::PaidUp => "paid-up",
            Self::Ending => "ending",
            Self::Over => "over",
        }
    }

    /// Reads what [`Self::code`] writes.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }

    /// How many contracts it has.
    pub const fn count(self, counts: &ContractCounts) -> u64 {
        match self {
            Self::All => counts.all,
            Self::Paying => counts.paying,
            Self::PaidUp => counts.paid_up,
            Self::Ending => counts.ending,
            Self::Over => counts.over,
        }
    }

    const fn facet(self, ending_before: Date) -> ContractFacet {
        match self {
            Self::All => ContractFacet::All,
            Self::Paying => ContractFacet::Paying,
            Self::PaidUp => ContractFacet::PaidUp,
            Self::Ending => ContractFacet::Ending(ending_before),
            Self::Over => ContractFacet::Over,
        }
    }
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContractQuery {
    /// Which of them.
    pub part: Part,
    /// By what they are sorted.
    pub sort: ContractSort,
    /// Which way.
    pub direction: Direction,
    /// Which page, from 1; a page that is not there is the last one.
    pub page: u16,
}

/// A page of the list.
#[derive(Debug)]
pub struct ContractPage {
    /// The contracts, in the order that was asked for.
    pub lines: Vec<ContractLine>,
    /// How many each part has.
    pub counts: ContractCounts,
    /// Which page this is, from 1.
    pub page: u16,
    /// How many pages there are.
    pub pages: u16,
}

/// A page of the organisation's contracts, with how many there are of each part.
///
/// # Errors
/// The store's.
pub async fn list(
    store: &Store,
    allowed: &Allowed<SeePeople>,
    query: ContractQuery,
) -> Result<ContractPage, ServiceError> {
    let until = in_twelve_months(today(allowed.now()));
    let found = store.read(allowed.ctx(), async |scope| {
        let counts = scope.contract_counts(until).await?;
        let pages = pages(query.part.count(&counts));
        let page = query.page.clamp(1, pages);
        let window = Window { offset: u32::from(page - 1) * u32::from(PAGE), limit: PAGE };
        let facet = query.part.facet(until);
        let lines = scope.contract_lines(facet, query.sort, query.direction, window).await?;
        Ok::<_, store::Error>(ContractPage { lines, counts, page, pages })
    });
    Ok(found.await?)
}

/// The organisation's group contracts.
///
/// # Errors
/// The store's.
pub async fn group_contracts(store: &Store, allowed: &Allowed<SeePeople>) -> Result<Vec<GroupContract>, ServiceError> {
    Ok(store.read(allowed.ctx(), async |scope| scope.group_contracts().await).await?)
}

/// The carriers that the organisation knows.
///
/// # Errors
/// The store's.
pub async fn carriers(store: &Store, allowed: &Allowed<SeePeople>) -> Result<Vec<Carrier>, ServiceError> {
    Ok(store.read(allowed.ctx(), async |scope| scope.carriers().await).await?)
}

/// The same day in a year; the last of February where there is no 29th.
fn in_twelve_months(day: Date) -> Date {
    day.saturating_add(12.months())
}

fn pages(count: u64) -> u16 {
    u16::try_from(count.div_ceil(u64::from(PAGE)).max(1)).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_year_ends_on_the_same_day() {
        assert_eq!(in_twelve_months(date(2026, 11, 22)), date(2027, 11, 22));
        assert_eq!(in_twelve_months(date(2028, 2, 29)), date(2029, 2, 28));
    }

    #[test]
    fn there_is_always_a_page() {
        assert_eq!((pages(0), pages(50), pages(51), pages(u64::MAX)), (1, 1, 2, u16::MAX));
    }

    #[test]
    fn a_part_is_read_as_it_is_written() {
        for part in Part::ALL {
            assert_eq!(Part::from_code(part.code()), Some(part));
        }
        assert_eq!(Part::from_code("others"), None);
    }
}
