//! What a person has of their orders: where they stand, and the way back.

use super::broker::orders_sql;
use super::{AdviceOrder, Row};
use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::{Result, Scope, WriteScope};
use domain::id::{AdviceOrderId, ConsentId, OrgId, PersonId};
use domain::{Own, System};
use uuid::Uuid;

statements! {
    Own: OWN_ORDERS = orders_sql!("person_id = $1 ORDER BY created_at DESC, id DESC LIMIT 200");
    Own: ORDERS_WITHDRAW = "UPDATE advice_order SET wish = NULL, answers = NULL, withdrawn_at = $3, state = CASE WHEN state IN ('triggered', 'accepted', 'scheduled') THEN 'closed' ELSE state END, version = version + 1, updated_at = $3 WHERE person_id = $1 AND consent_id = $2 AND withdrawn_at IS NULL RETURNING org_id, id, version";
    Own: ORDERS_ERASE = "UPDATE advice_order SET record_id = NULL, wish = NULL, answers = NULL, note = NULL, withdrawn_at = COALESCE(withdrawn_at, $2), state = 'closed', version = version + 1, updated_at = $2 WHERE person_id = $1";
    System: ORDER_KEYS_ERASE = "UPDATE data_key SET wrapped = NULL, erased_at = $2 WHERE org_id IS NOT NULL AND subject_id IN (SELECT id FROM advice_order WHERE person_id = $1)";
}

/// An order that its person took back: whose broker has to hear of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Withdrawn {
    /// The broker.
    pub broker: OrgId,
    /// The order.
    pub id: AdviceOrderId,
    /// Its version now.
    pub version: i64,
}

impl Scope<'_, Own> {
    /// The person's orders, the latest first, at most 200.
    ///
    /// # Errors
    /// The store's.
    pub async fn own_advice_orders(&mut self) -> Result<Vec<AdviceOrder>> {
        let found = rows!(self, OWN_ORDERS, Row, fetch_all; self.reach.0.uuid())?;
        found.into_iter().map(Row::try_into).collect()
    }
}

impl WriteScope<'_, Own> {
    /// Takes back the orders that rest on a consent: what was written and shared for them goes, and what was not held yet is closed.
    /// Recording it, in the broker's chain too, is the caller's.
    ///
    /// # Errors
    /// The store's.
    pub async fn withdraw_advice(&mut self, consent: ConsentId) -> Result<Vec<Withdrawn>> {
        type Gone = (Uuid, Uuid, i64);
        let (person, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        let found = rows!(self.scope, ORDERS_WITHDRAW, Gone, fetch_all; person, consent.uuid(), now)?;
        let gone = |(org, id, version): Gone| Withdrawn {
            broker: OrgId::from_uuid(org),
            id: AdviceOrderId::from_uuid(id),
            version,
        };
        Ok(found.into_iter().map(gone).collect())
    }

    /// Clears the orders of a person who is erased; that there were some, and how they ended, stays as a number.
    pub(crate) async fn erase_advice(&mut self) -> Result<()> {
        let (person, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        changed!(self.scope, ORDERS_ERASE; person, now).map(drop)
    }
}

impl WriteScope<'_, System> {
    /// Erases the keys of a person's orders.
    pub(crate) async fn erase_advice_keys(&mut self, person: PersonId) -> Result<()> {
        changed!(self.scope, ORDER_KEYS_ERASE; person.uuid(), Ts(self.ctx.now())).map(drop)
    }
}
