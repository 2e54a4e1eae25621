//! A person's own orders: where they stand, and the way back.

use super::PART;
use crate::{Refusal, ServiceError};
use domain::id::{AdviceOrderId, ConsentId, OrgId, PersonId};
use domain::{Ctx, Desk, Own, System};
use std::collections::{BTreeMap, BTreeSet};
use store::advice_orders::{AdviceOrder, Withdrawn, advice_change};
use store::ledger::Chain;
use store::{Store, WriteScope};

/// An order with the name of whom it was placed with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnOrder {
    /// Where it stands.
    pub order: AdviceOrder,
    /// The broker's name.
    pub broker: String,
}

/// The person's orders, the latest first.
///
/// # Errors
/// The store's.
pub async fn orders(store: &Store, ctx: &Ctx<Own>) -> Result<Vec<OwnOrder>, ServiceError> {
    let orders = store.read(ctx, async |scope| scope.own_advice_orders().await).await?;
    let brokers: BTreeSet<OrgId> = orders.iter().map(|order| order.broker).collect();
    let desk = ctx.widened(PART).narrowed(Desk(brokers.into_iter().collect()));
    let found = store.read(&desk, async |scope| scope.organisations().await).await?;
    let names: BTreeMap<OrgId, String> = found.into_iter().map(|one| (one.id, one.appearance.name)).collect();
    let own = |order: AdviceOrder| OwnOrder { broker: names.get(&order.broker).cloned().unwrap_or_default(), order };
    Ok(orders.into_iter().map(own).collect())
}

/// Takes an order back with its consent (Art. 7 (3) GDPR): what was written and shared for it goes, and it is closed unless the talk was
/// held. Again it changes nothing.
///
/// # Errors
/// [`Refusal::Unknown`] for one that is not the person's.
pub async fn withdraw(store: &Store, ctx: &Ctx<Own>, id: AdviceOrderId) -> Result<(), ServiceError> {
    let orders = store.read(ctx, async |scope| scope.own_advice_orders().await).await?;
    let consent = orders.into_iter().find(|order| order.id == id).ok_or(Refusal::Unknown)?.consent;
    let person = ctx.reach.0;
    store.write(&ctx.widened(ctx.actor), async |scope| take_back(scope, person, consent).await).await
}

/// Takes a consent back, and with it the orders that rest on it.
pub(crate) async fn take_back(
    scope: &mut WriteScope<'_, System>,
    person: PersonId,
    consent: ConsentId,
) -> Result<(), ServiceError> {
    let withdrawn = scope.within(Own(person), async |own| taken_back(own, consent).await).await?;
    for one in withdrawn {
        for chain in [Chain::Org(one.broker), Chain::Person(person)] {
            scope.record_in(chain, advice_change("advice_order.withdrawn", one.id, one.version));
        }
    }
    Ok(())
}

async fn taken_back(own: &mut WriteScope<'_, Own>, id: ConsentId) -> Result<Vec<Withdrawn>, ServiceError> {
    let found = own.consents().await?.into_iter().find(|consent| consent.id == id).ok_or(Refusal::Unknown)?;
    if found.withdrawn.is_none() {
        own.withdraw_consent(id).await?;
    }
    Ok(own.withdraw_advice(id).await?)
}
