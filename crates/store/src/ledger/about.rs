//! What an organisation's chain says about one person's record: what was changed, and who looked at it.

use super::Change;
use crate::engine::conn::rows;
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::{Result, Scope, WriteScope};
use domain::id::{PersonId, RecordId};
use domain::time::Timestamp;
use domain::{Actor, Org};
use serde_json::Value;
use uuid::Uuid;

statements! {
    Org: LEDGER_ABOUT = "SELECT at, actor, action FROM ledger WHERE subject_id = $2 AND org_id = $1 AND action <> 'person_record.seen' ORDER BY seq DESC LIMIT $3";
    Org: LEDGER_VIEWS = "SELECT at, actor, action FROM ledger WHERE subject_id = $2 AND org_id = $1 AND action = 'person_record.seen' ORDER BY seq DESC LIMIT $3";
    Org: LEDGER_VIEWED = "SELECT at, actor, action FROM ledger WHERE subject_id = $2 AND org_id = $1 AND action = 'person_record.seen' AND actor = $3 ORDER BY seq DESC LIMIT 1";
    Org: RECORD_PERSON = "SELECT person_id FROM person_record WHERE org_id = $1 AND id = $2";
}

/// Somebody looked at a person's record.
const SEEN: &str = "person_record.seen";
/// A topic of its own: nothing of the person changed, so no page asks again and no notice is given.
const VIEW: &str = "person_view";

/// What somebody did with a person's record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// When.
    pub at: Timestamp,
    /// Who, as the ledger writes it: `person:…`, `system:…`.
    pub actor: String,
    /// What, as the ledger calls it.
    pub action: String,
}

type Row = (Ts, String, String);

impl From<Row> for Trace {
    fn from((Ts(at), actor, action): Row) -> Self {
        Self { at, actor, action }
    }
}

impl Trace {
    /// The human who did it; none when it was the product.
    pub fn person(&self) -> Option<PersonId> {
        self.actor.strip_prefix("person:")?.parse().ok()
    }
}

impl Scope<'_, Org> {
    /// What happened to a record here, the latest first; who looked at it is not among it.
    ///
    /// # Errors
    /// The store's.
    pub async fn history_of(&mut self, record: RecordId, most: u16) -> Result<Vec<Trace>> {
        let org = self.reach.0.uuid();
        let found = rows!(self, LEDGER_ABOUT, Row, fetch_all; org, record.uuid(), i64::from(most))?;
        Ok(found.into_iter().map(Trace::from).collect())
    }

    /// Who looked at a record, the latest first.
    ///
    /// # Errors
    /// The store's.
    pub async fn views_of(&mut self, record: RecordId, most: u16) -> Result<Vec<Trace>> {
        let org = self.reach.0.uuid();
        let found = rows!(self, LEDGER_VIEWS, Row, fetch_all; org, record.uuid(), i64::from(most))?;
        Ok(found.into_iter().map(Trace::from).collect())
    }

    /// When somebody looked at a record the last time.
    ///
    /// # Errors
    /// The store's.
    pub async fn last_view(&mut self, record: RecordId, actor: Actor) -> Result<Option<Timestamp>> {
        let (org, actor) = (self.reach.0.uuid(), actor.to_string());
        let found = rows!(self, LEDGER_VIEWED, Row, fetch_optional; org, record.uuid(), &actor)?;
        Ok(found.map(|(Ts(at), ..)| at))
    }

    /// The human that a record is about, once they opened an account with it.
    ///
    /// # Errors
    /// The store's.
    pub async fn person_of(&mut self, record: RecordId) -> Result<Option<PersonId>> {
        let org = self.reach.0.uuid();
        let found = rows!(self, RECORD_PERSON, (Option<Uuid>,), fetch_optional; org, record.uuid())?;
        Ok(found.and_then(|(person,)| person).map(PersonId::from_uuid))
    }
}

impl WriteScope<'_, Org> {
    /// Notes that whoever acts looks at a record. Changes nothing of it.
    pub fn note_view(&mut self, record: RecordId) {
        self.record(Change {
            action: SEEN,
            entity: VIEW,
            entity_id: record.uuid(),
            version: 0,
            subject: Some(record.uuid()),
            payload: Value::Null,
        });
    }
}
