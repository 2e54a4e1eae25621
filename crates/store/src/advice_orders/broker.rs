//! What the broker's organisation has of orders, and what moves them.

use super::{AdviceOrder, Row, advice_change, context};
use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::ledger::Change;
use crate::organisations::stale;
use crate::{Result, Scope, WriteScope, vault};
use domain::Org;
use domain::advice::{AdviceState, CalculatorSlug, Occasion, Outcome};
use domain::id::{AdviceOrderId, ConsentId, OrgId, PersonId, RecordId};
use domain::time::Timestamp;
use serde_json::json;

/// Orders without their texts.
macro_rules! orders_sql {
    ($which:literal) => {
        concat!(
            "SELECT id, org_id, person_id, employer_id, record_id, consent_id, occasion, calculator, state, outcome, adviser_id, meeting_at, wish IS NOT NULL AS has_wish, answers IS NOT NULL AS has_scenario, note IS NOT NULL AS has_note, withdrawn_at, version, created_at, updated_at FROM advice_order WHERE ",
            $which
        )
    };
}
pub(super) use orders_sql;

statements! {
    Org: ORDER_ADD = "INSERT INTO advice_order (org_id, id, person_id, employer_id, record_id, consent_id, occasion, calculator, state, wish, answers, version, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'triggered', $9, $10, 1, $11, $11)";
    Org: ORDER_GET = orders_sql!("org_id = $1 AND id = $2");
    Org: ORDERS_OPEN = orders_sql!("org_id = $1 AND state <> 'closed' ORDER BY created_at, id LIMIT $2");
    Org: ORDERS_ALL = orders_sql!("org_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2");
    Org: ORDER_MOVE = "UPDATE advice_order SET state = $4, outcome = COALESCE(CAST($5 AS TEXT), outcome), adviser_id = COALESCE($6, adviser_id), meeting_at = COALESCE($7, meeting_at), version = version + 1, updated_at = $8 WHERE org_id = $1 AND id = $2 AND version = $3";
}

/// An order that somebody places.
#[derive(Clone, PartialEq, Eq)]
pub struct NewAdviceOrder {
    /// Who places it.
    pub person: PersonId,
    /// By which employer the broker knows them.
    pub employer: OrgId,
    /// What that employer keeps of them.
    pub record: RecordId,
    /// What the person agreed to.
    pub consent: ConsentId,
    /// What started it.
    pub occasion: Occasion,
    /// In which calculator it began.
    pub calculator: Option<CalculatorSlug>,
    /// What the person wrote that they wish.
    pub wish: Option<String>,
    /// What the person shares of what they typed into a calculator.
    pub scenario: Option<String>,
}

impl std::fmt::Debug for NewAdviceOrder {
    /// Without what was written or shared.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewAdviceOrder").field("occasion", &self.occasion).finish_non_exhaustive()
    }
}

/// Where an order goes, with what is known then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// The state to enter.
    pub to: AdviceState,
    /// Who takes it.
    pub adviser: Option<PersonId>,
    /// For when the talk is agreed on.
    pub meeting: Option<Timestamp>,
    /// How it ended.
    pub outcome: Option<Outcome>,
}

impl Scope<'_, Org> {
    /// The organisation's orders: those that are open, the oldest first, or all of them, the newest first.
    ///
    /// # Errors
    /// The store's.
    pub async fn advice_orders(&mut self, only_open: bool, limit: u16) -> Result<Vec<AdviceOrder>> {
        let (org, limit) = (self.reach.0.uuid(), i64::from(limit));
        let sql = if only_open { ORDERS_OPEN } else { ORDERS_ALL };
        let found = rows!(self, sql, Row, fetch_all; org, limit)?;
        found.into_iter().map(Row::try_into).collect()
    }

    /// One order of the organisation.
    ///
    /// # Errors
    /// The store's.
    pub async fn advice_order(&mut self, id: AdviceOrderId) -> Result<Option<AdviceOrder>> {
        let found = rows!(self, ORDER_GET, Row, fetch_optional; self.reach.0.uuid(), id.uuid())?;
        found.map(Row::try_into).transpose()
    }
}

impl WriteScope<'_, Org> {
    /// Adds an order for this broker; its texts are sealed under a new key. Whether it may advise is the caller's to check.
    ///
    /// # Errors
    /// The store's.
    pub async fn add_advice_order(&mut self, new: &NewAdviceOrder) -> Result<AdviceOrderId> {
        let (org, id, now) = (self.ctx.reach.0.uuid(), self.ctx.id::<AdviceOrderId>(), Ts(self.ctx.now()));
        let key = self.new_key(id.uuid()).await?;
        let sealed = |column, text: Option<&String>| {
            text.map(|text| vault::seal(&key, &context(id, column), text.as_bytes(), self.ctx.source()))
        };
        let (wish, scenario) = (sealed("wish", new.wish.as_ref()), sealed("scenario", new.scenario.as_ref()));
        changed!(
            self.scope, ORDER_ADD;
            org, id.uuid(), new.person.uuid(), new.employer.uuid(), new.record.uuid(), new.consent.uuid(),
            new.occasion.code(), new.calculator.as_ref().map(CalculatorSlug::as_str), wish.as_deref(),
            scenario.as_deref(), now,
        )?;
        let payload = json!({ "occasion": new.occasion, "consent": new.consent });
        self.record(Change { payload, ..advice_change("advice_order.triggered", id, 1) });
        Ok(id)
    }

    /// Moves an order on. Whether this state may follow is the caller's to check.
    ///
    /// # Errors
    /// [`crate::Error::Stale`] when it was changed since `version`, or is not this broker's.
    pub async fn move_advice_order(&mut self, id: AdviceOrderId, version: i64, step: &Move) -> Result<i64> {
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        let done = changed!(
            self.scope, ORDER_MOVE;
            org, id.uuid(), version, step.to.code(), step.outcome.map(Outcome::code),
            step.adviser.map(PersonId::uuid), step.meeting.map(Ts), now,
        )?;
        stale(done, "advice_order")?;
        let payload = json!({ "state": step.to, "outcome": step.outcome });
        self.record(Change { payload, ..advice_change("advice_order.moved", id, version + 1) });
        Ok(version + 1)
    }
}
