//! Orders to advise. They belong to the broker's organisation and to the person, never to the employer, whose scope reaches no row of
//! them. What the person wrote and shared is sealed under a key of the order's own.

mod broker;
mod own;
mod texts;

pub(crate) use broker::STATEMENTS;
pub use broker::{Move, NewAdviceOrder};
pub(crate) use own::STATEMENTS as OWN_STATEMENTS;
pub use own::Withdrawn;
pub use texts::AdviceTexts;
pub(crate) use texts::STATEMENTS as TEXT_STATEMENTS;

use crate::engine::types::Ts;
use crate::ledger::Change;
use crate::{Error, Result};
use domain::advice::{AdviceState, CalculatorSlug, Occasion, Outcome};
use domain::id::{AdviceOrderId, ConsentId, OrgId, PersonId, RecordId};
use domain::time::Timestamp;
use serde_json::json;
use uuid::Uuid;

/// An order to advise, without anything that somebody wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdviceOrder {
    /// The order.
    pub id: AdviceOrderId,
    /// Who advises.
    pub broker: OrgId,
    /// Who asked.
    pub person: PersonId,
    /// By which employer the person is known to the broker.
    pub employer: OrgId,
    /// What that employer keeps of them; none once the person was erased.
    pub record: Option<RecordId>,
    /// What the person agreed to for it.
    pub consent: ConsentId,
    /// What started it.
    pub occasion: Occasion,
    /// In which calculator it began.
    pub calculator: Option<CalculatorSlug>,
    /// Where it stands.
    pub state: AdviceState,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// Who took it.
    pub adviser: Option<PersonId>,
    /// For when the talk is agreed on.
    pub meeting: Option<Timestamp>,
    /// Whether the person wrote what they wish.
    pub has_wish: bool,
    /// Whether the person shared a scenario.
    pub has_scenario: bool,
    /// Whether the broker noted something.
    pub has_note: bool,
    /// When the person took it back.
    pub withdrawn: Option<Timestamp>,
    /// Counts changes.
    pub version: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    org_id: Uuid,
    person_id: Uuid,
    employer_id: Uuid,
    record_id: Option<Uuid>,
    consent_id: Uuid,
    occasion: String,
    calculator: Option<String>,
    state: String,
    outcome: Option<String>,
    adviser_id: Option<Uuid>,
    meeting_at: Option<Ts>,
    has_wish: bool,
    has_scenario: bool,
    has_note: bool,
    withdrawn_at: Option<Ts>,
    version: i64,
    created_at: Ts,
    updated_at: Ts,
}

impl TryFrom<Row> for AdviceOrder {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let broken = |column| Error::Inconsistent { table: "advice_order", column };
        let outcome = |code: String| Outcome::from_code(&code).ok_or(broken("outcome"));
        let calculator = |slug: String| slug.parse().map_err(|_| broken("calculator"));
        Ok(Self {
            id: AdviceOrderId::from_uuid(row.id),
            broker: OrgId::from_uuid(row.org_id),
            person: PersonId::from_uuid(row.person_id),
            employer: OrgId::from_uuid(row.employer_id),
            record: row.record_id.map(RecordId::from_uuid),
            consent: ConsentId::from_uuid(row.consent_id),
            occasion: Occasion::from_code(&row.occasion).ok_or(broken("occasion"))?,
            calculator: row.calculator.map(calculator).transpose()?,
            state: AdviceState::from_code(&row.state).ok_or(broken("state"))?,
            outcome: row.outcome.map(outcome).transpose()?,
            adviser: row.adviser_id.map(PersonId::from_uuid),
            meeting: row.meeting_at.map(|at| at.0),
            has_wish: row.has_wish,
            has_scenario: row.has_scenario,
            has_note: row.has_note,
            withdrawn: row.withdrawn_at.map(|at| at.0),
            version: row.version,
            created_at: row.created_at.0,
            updated_at: row.updated_at.0,
        })
    }
}

/// A change of an order: codes and days, never what somebody wrote. Also for the person's own chain, so that their page follows.
pub fn advice_change(action: &'static str, id: AdviceOrderId, version: i64) -> Change {
    Change { action, entity: "advice_order", entity_id: id.uuid(), version, subject: None, payload: json!({}) }
}

/// Binds a sealed text to its place.
fn context(id: AdviceOrderId, column: &str) -> Vec<u8> {
    format!("advice_order.{column}:{id}").into_bytes()
}
