//! The broker's desk: what there is to do, and what people shared for it.

use super::brokers::is_valid;
use super::{PART, Shared};
use crate::{Refusal, ServiceError, today};
use domain::Org;
use domain::access::Allowed;
use domain::access::permits::Advise;
use domain::id::{AdviceOrderId, OrgId};
use std::collections::BTreeMap;
use store::advice_orders::{AdviceOrder, AdviceTexts};
use store::{Scope, Store};

/// So many orders are listed at most.
const LISTED: u16 = 200;

/// An order with whom it is about.
#[derive(Clone, PartialEq, Eq)]
pub struct Listed {
    /// The order.
    pub order: AdviceOrder,
    /// Given and family name, as the employer keeps them; none once its mandate or the record is gone.
    pub person: Option<(String, String)>,
    /// The employer's name.
    pub employer: String,
}

impl std::fmt::Debug for Listed {
    /// Without the person's name.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Listed").field("order", &self.order.id).finish_non_exhaustive()
    }
}

/// An order as whoever advises reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The order and whom it is about.
    pub listed: Listed,
    /// Wish and note; the scenario stands in `shared`.
    pub texts: AdviceTexts,
    /// What the person shared of a calculation.
    pub shared: Option<Shared>,
}

/// The broker's orders: those that are open, the oldest first, or all of them, the newest first.
///
/// # Errors
/// The store's.
pub async fn list(store: &Store, allowed: &Allowed<Advise>, only_open: bool) -> Result<Vec<Listed>, ServiceError> {
    let orders = store.read(allowed.ctx(), async |scope| scope.advice_orders(only_open, LISTED).await).await?;
    known(store, allowed, orders).await
}

/// Whether anything lets the organisation advise today; without that nothing is opened.
///
/// # Errors
/// The store's.
pub async fn is_licensed(store: &Store, allowed: &Allowed<Advise>) -> Result<bool, ServiceError> {
    let day = today(allowed.now());
    Ok(store.read(allowed.ctx(), async |scope| scope.licence_on(day).await).await?.is_some())
}

/// One order with what was written and shared.
///
/// # Errors
/// [`Refusal::Unknown`] for another broker's; [`Refusal::Unlicensed`] when nothing lets this one advise today.
pub async fn open(store: &Store, allowed: &Allowed<Advise>, id: AdviceOrderId) -> Result<File, ServiceError> {
    let day = today(allowed.now());
    let found = store.read(allowed.ctx(), async |scope| {
        let order = scope.advice_order(id).await?;
        let licence = scope.licence_on(day).await?;
        Ok::<_, store::Error>((order, licence, texts(scope, id).await?))
    });
    let (order, licence, mut texts) = found.await?;
    let order = order.ok_or(Refusal::Unknown)?;
    licence.ok_or(Refusal::Unlicensed)?;
    let broken = store::Error::Inconsistent { table: "advice_order", column: "scenario" };
    let shared = texts.scenario.take().map(|text| serde_json::from_str(&text)).transpose().map_err(|_| broken)?;
    let listed = known(store, allowed, vec![order]).await?.pop().ok_or(Refusal::Unknown)?;
    Ok(File { listed, texts, shared })
}

/// What was written; nothing is left of who was erased.
async fn texts(scope: &mut Scope<'_, Org>, id: AdviceOrderId) -> Result<AdviceTexts, store::Error> {
    match scope.advice_texts(id).await {
        Err(store::Error::Erased) => Ok(AdviceTexts::default()),
        found => Ok(found?.unwrap_or_default()),
    }
}

/// Whom orders are about, in their order.
async fn known(
    store: &Store,
    allowed: &Allowed<Advise>,
    orders: Vec<AdviceOrder>,
) -> Result<Vec<Listed>, ServiceError> {
    let mut asked: BTreeMap<OrgId, Vec<&AdviceOrder>> = BTreeMap::new();
    for order in &orders {
        asked.entry(order.employer).or_default().push(order);
    }
    let mut employers = BTreeMap::new();
    for (id, theirs) in asked {
        employers.insert(id, employer(store, allowed, id, theirs).await?);
    }
    let listed = |order: AdviceOrder| {
        let employer: Option<&Employer> = employers.get(&order.employer);
        let person = employer.and_then(|employer| employer.people.get(&order.id).cloned());
        Listed { person, employer: employer.map(|one| one.name.clone()).unwrap_or_default(), order }
    };
    Ok(orders.into_iter().map(listed).collect())
}

/// What an employer lets a broker know.
#[derive(Default)]
struct Employer {
    name: String,
    /// Given and family names of those whom orders are about.
    people: BTreeMap<AdviceOrderId, (String, String)>,
}

/// Whom the orders of one employer are about, as far as it lets this broker know its people today.
async fn employer(
    store: &Store,
    allowed: &Allowed<Advise>,
    employer: OrgId,
    orders: Vec<&AdviceOrder>,
) -> Result<Employer, ServiceError> {
    let (day, broker) = (today(allowed.now()), allowed.reach.0);
    let inside = allowed.widened(PART).narrowed(Org(employer));
    let found = store.read(&inside, async |scope| {
        let organisation = scope.organisation().await?;
        let name = organisation.map(|one| one.appearance.name).unwrap_or_default();
        let mut found = Employer { name, ..Employer::default() };
        if !scope.mandates().await?.iter().any(|one| one.holder == broker && is_valid(one, day)) {
            return Ok(found);
        }
        for order in orders {
            if let Some(names) = named(scope, order).await? {
                found.people.insert(order.id, names);
            }
        }
        Ok::<_, store::Error>(found)
    });
    Ok(found.await?)
}

/// The person's names, while the record is still theirs.
async fn named(scope: &mut Scope<'_, Org>, order: &AdviceOrder) -> Result<Option<(String, String)>, store::Error> {
    let Some(record) = order.record else { return Ok(None) };
    if scope.holder_of(record).await? != Some(order.person) {
        return Ok(None);
    }
    let found = scope.record_of(record).await?;
    Ok(found.map(|record| (record.given_name, record.family_name)))
}
