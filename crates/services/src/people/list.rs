//! The list of people: a page of it in some order, or those who fit what was typed.

use crate::ServiceError;
use crate::finding::LEAST;
use domain::Org;
use domain::access::Allowed;
use domain::access::permits::SeePeople;
use domain::id::{ContractId, RecordId, SiteId};
use domain::listing::{Direction, PersonFacet, PersonSort};
use std::collections::BTreeMap;
use store::listing::Window;
use store::person_lines::{PersonCounts, PersonLine};
use store::search::{Language, Page, Query};
use store::{Scope, Store};

/// So many people stand on a page.
pub const PAGE: u16 = 50;
/// So many contracts are looked at when something is looked for: their numbers are long, and begin alike at one carrier.
const CONTRACTS: u16 = 10;

/// Which part of the list is wanted.
#[derive(Clone, PartialEq, Eq)]
pub struct PeopleQuery {
    /// Which people.
    pub facet: PersonFacet,
    /// In which order.
    pub sort: PersonSort,
    /// Which way round.
    pub direction: Direction,
    /// Which page, from 1; one beyond the last is the last.
    pub page: u32,
    /// What is looked for: names, personnel numbers, numbers of contracts. Then the rest of the query says nothing, and the closest stand
    /// first.
    pub find: Option<String>,
}

impl std::fmt::Debug for PeopleQuery {
    /// Without what was typed: it is somebody's name.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut query = f.debug_struct("PeopleQuery");
        query.field("facet", &self.facet).field("sort", &self.sort).field("direction", &self.direction);
        query.field("page", &self.page).field("finds", &self.find.is_some()).finish()
    }
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeoplePage {
    /// The people.
    pub lines: Vec<PersonLine>,
    /// How many there are of each facet, whatever is looked for.
    pub counts: PersonCounts,
    /// How many there are in the facet, or were found.
    pub total: u64,
    /// Which page it is.
    pub page: u32,
    /// How many pages there are; at least one.
    pub pages: u32,
    /// More fit than are shown; one letter more finds fewer.
    pub more: bool,
    /// The names of the sites.
    pub sites: BTreeMap<SiteId, String>,
}

/// A page of the people here, or who fits what was typed.
///
/// # Errors
/// The store's.
pub async fn list(
    store: &Store,
    allowed: &Allowed<SeePeople>,
    query: &PeopleQuery,
) -> Result<PeoplePage, ServiceError> {
    let found = store.read(allowed.ctx(), async |scope| {
        let counts = scope.person_counts().await?;
        let sites = scope.sites().await?.into_iter().map(|site| (site.id, site.name)).collect();
        let empty = PeoplePage { lines: Vec::new(), counts, total: 0, page: 1, pages: 1, more: false, sites };
        match query.find.as_deref() {
            Some(text) => who_fits(scope, text, empty).await,
            None => sorted(scope, query, empty).await,
        }
    });
    Ok(found.await?)
}

async fn sorted(
    scope: &mut Scope<'_, Org>,
    query: &PeopleQuery,
    empty: PeoplePage,
) -> Result<PeoplePage, store::Error> {
    let total = empty.counts.of(query.facet);
    let pages = u32::try_from(total.div_ceil(u64::from(PAGE))).unwrap_or(u32::MAX).max(1);
    let page = query.page.clamp(1, pages);
    let window = Window { offset: (page - 1).saturating_mul(u32::from(PAGE)), limit: PAGE };
    let lines = scope.person_lines(query.facet, query.sort, query.direction, window).await?;
    Ok(PeoplePage { lines, total, page, pages, ..empty })
}

/// By name and personnel number first, then by the numbers of contracts.
async fn who_fits(scope: &mut Scope<'_, Org>, text: &str, empty: PeoplePage) -> Result<PeoplePage, store::Error> {
    if text.chars().filter(|c| c.is_alphanumeric()).count() < LEAST {
        return Ok(empty);
    }
    // Names and numbers have no stems; the language decides nothing.
    let hits = scope.search(&Query::new(text, Language::De).only("person"), Page::first(PAGE)).await?;
    let mut records: Vec<RecordId> = hits.hits.iter().map(|hit| RecordId::from_uuid(hit.ref_id)).collect();
    for record in holders(scope, text).await? {
        if !records.contains(&record) {
            records.push(record);
        }
    }
    records.truncate(usize::from(PAGE));
    let mut lines = scope.person_lines_of(&records).await?;
    // Whoever was erased has no name any more.
    lines.retain(|line| line.state.is_somebody());
    let total = u64::try_from(lines.len()).unwrap_or_default();
    Ok(PeoplePage { lines, total, more: hits.more, ..empty })
}

/// Whose contracts have a number that begins so.
async fn holders(scope: &mut Scope<'_, Org>, text: &str) -> Result<Vec<RecordId>, store::Error> {
    let query = Query::new(text, Language::De).only("contract");
    let hits = scope.search(&query, Page::first(CONTRACTS)).await?.hits;
    let mut records = Vec::with_capacity(hits.len());
    for hit in hits {
        records.extend(scope.contract(ContractId::from_uuid(hit.ref_id)).await?.map(|contract| contract.record));
    }
    Ok(records)
}
