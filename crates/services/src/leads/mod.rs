//! Leads (Interessentenanfragen, M08): a company that took the quick test asks a licensed broker to call. Without its consent nothing of the
//! test is kept. The link that it gets takes everything back at once; what nobody touches for [`KEPT_DAYS`] goes by itself.
//!
//! A lead is the broker's. The desk hears by the topic `lead` that there is one, and nothing of it.

mod ask;
mod desk;

#[cfg(test)]
pub(crate) use ask::{FROM_NETWORK, TO_BROKER};
pub use ask::{NewLead, ask, withdraw};
pub use desk::{Listed, advance, list, open, remove};
pub use store::leads::Lead;

use domain::lead::KEPT_DAYS;
use domain::{Actor, Ctx, System};
use std::time::Duration;
use store::Store;

const PART: Actor = Actor::System("leads");

/// Deletes leads that were kept for long enough, some of them; says how many.
///
/// # Errors
/// The store's.
pub async fn expire(store: &Store, ctx: &Ctx<System>) -> Result<u64, store::Error> {
    let before = ctx.now().minus(Duration::from_hours(24 * KEPT_DAYS));
    store.write(ctx, async |scope| scope.expire_leads(before).await).await
}
