//! The broker's desk: what there is to do, and what people shared for it.

use super::brokers::is_valid;
use super::{PART, Shared};
use crate::{Refusal, ServiceError, today};
use domain::Org;
use domain::access::Allowed;
use domain::access::permits::Advise;
use domain::id::AdviceOrderId;
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
    let mut listed = Vec::with_capacity(orders.len());
    for order in orders {
        listed.push(known(store, allowed, order).await?);
    }
    Ok(listed)
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
    Ok(File { listed: known(store, allowed, order).await?, texts, shared })
}

/// What was written; nothing is left of who was erased.
async fn texts(scope: &mut Scope<'_, Org>, id: AdviceOrderId) -> Result<AdviceTexts, store::Error> {
    match scope.advice_texts(id).await {
        Err(store::Error::Erased) => Ok(AdviceTexts::default()),
        found => Ok(found?.unwrap_or_default()),
    }
}

/// Whom an order is about, as far as the employer lets this broker know its people today.
async fn known(store: &Store, allowed: &Allowed<Advise>, order: AdviceOrder) -> Result<Listed, ServiceError> {
    let (day, broker) = (today(allowed.now()), allowed.reach.0);
    let employer = allowed.widened(PART).narrowed(Org(order.employer));
    let found = store.read(&employer, async |scope| {
        let organisation = scope.organisation().await?;
        let name = organisation.map(|one| one.appearance.name).unwrap_or_default();
        let lent = scope.mandates().await?.iter().any(|one| one.holder == broker && is_valid(one, day));
        let Some(record) = order.record.filter(|_| lent) else { return Ok((name, None)) };
        let still = scope.holder_of(record).await? == Some(order.person);
        let record = scope.record_of(record).await?.filter(|_| still);
        Ok::<_, store::Error>((name, record.map(|record| (record.given_name, record.family_name))))
    });
    let (employer, person) = found.await?;
    Ok(Listed { order, person, employer })
}
