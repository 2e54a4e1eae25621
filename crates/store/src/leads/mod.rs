//! Leads: companies that asked a broker to call. They belong to the broker's organisation. Contact and answers are sealed under a key of
//! the lead's own; who takes a lead back takes row and key.

mod gone;
mod rows;

pub(crate) use gone::STATEMENTS as GONE_STATEMENTS;
pub use rows::NewLead;
pub(crate) use rows::STATEMENTS;

use crate::ledger::Change;
use domain::id::{LeadId, OrgId};
use domain::lead::{Contact, LeadState};
use domain::quick_test::{Answers, Grade};
use domain::time::Timestamp;
use serde_json::json;

/// A lead.
#[derive(Clone, PartialEq, Eq)]
pub struct Lead {
    /// The lead.
    pub id: LeadId,
    /// On whose page it was asked.
    pub source: Option<OrgId>,
    /// The result.
    pub grade: Grade,
    /// What the result is made of.
    pub answers: Answers,
    /// Whom to call.
    pub contact: Contact,
    /// Which edition of the text they agreed to.
    pub consent_version: String,
    /// Where it stands.
    pub state: LeadState,
    /// Counts changes.
    pub version: i64,
    /// When it was asked.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
}

impl std::fmt::Debug for Lead {
    /// Without what was typed and answered.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lead").field("id", &self.id).field("state", &self.state).finish_non_exhaustive()
    }
}

/// A change of a lead: never what somebody typed.
fn change(action: &'static str, id: LeadId, version: i64, payload: serde_json::Value) -> Change {
    Change { action, entity: "lead", entity_id: id.uuid(), version, subject: None, payload }
}

/// A change that says nothing but that it was.
fn bare(action: &'static str, id: LeadId, version: i64) -> Change {
    change(action, id, version, json!({}))
}

/// Binds a sealed text to its place.
fn context(id: LeadId, column: &str) -> Vec<u8> {
    format!("lead.{column}:{id}").into_bytes()
}
