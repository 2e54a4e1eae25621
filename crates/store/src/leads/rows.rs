//! What the broker's organisation has of its leads.

use super::{Lead, change, context};
use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::organisations::stale;
use crate::vault::{self, DataKey};
use crate::{Error, Result, Scope, WriteScope};
use domain::Org;
use domain::id::{LeadId, OrgId};
use domain::lead::{Contact, LeadState};
use domain::quick_test::{Answers, EDITION, Grade};
use serde::de::DeserializeOwned;
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Leads, each with the key that opens it.
macro_rules! leads_sql {
    ($which:literal) => {
        concat!(
            "SELECT l.id, l.source_id, l.grade, l.answers, l.contact, l.consent_version, l.state, l.version, l.created_at, l.updated_at, k.id AS key_id, k.wrapped FROM lead l JOIN data_key k ON k.org_id = l.org_id AND k.subject_id = l.id WHERE l.org_id = $1 ",
            $which
        )
    };
}

statements! {
    Org: LEAD_ADD = "INSERT INTO lead (org_id, id, source_id, grade, edition, answers, contact, consent_hash, consent_version, consent_language, secret_hash, state, version, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'new', 1, $12, $12)";
    Org: LEADS = leads_sql!("ORDER BY l.created_at DESC, l.id DESC LIMIT $2");
    Org: LEAD_GET = leads_sql!("AND l.id = $2");
    Org: LEAD_MOVE = "UPDATE lead SET state = $4, version = version + 1, updated_at = $5 WHERE org_id = $1 AND id = $2 AND version = $3";
}

/// A lead that somebody leaves.
#[derive(Clone)]
pub struct NewLead<'a> {
    /// The lead; the secret of the link that takes it back is made from it.
    pub id: LeadId,
    /// On whose page it is asked.
    pub source: Option<OrgId>,
    /// The result.
    pub grade: Grade,
    /// What the result is made of.
    pub answers: &'a Answers,
    /// Whom to call.
    pub contact: &'a Contact,
    /// SHA-256 of the text that they agree to, as it was shown.
    pub consent_hash: [u8; 32],
    /// Its edition.
    pub consent_version: &'a str,
    /// Its language: `de`.
    pub consent_language: &'a str,
    /// SHA-256 of the secret in the link.
    pub secret_hash: [u8; 32],
}

impl std::fmt::Debug for NewLead<'_> {
    /// Without what was typed and answered.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewLead").field("id", &self.id).finish_non_exhaustive()
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    source_id: Option<Uuid>,
    grade: String,
    answers: Vec<u8>,
    contact: Vec<u8>,
    consent_version: String,
    state: String,
    version: i64,
    created_at: Ts,
    updated_at: Ts,
    key_id: Uuid,
    wrapped: Option<Vec<u8>>,
}

impl Scope<'_, Org> {
    /// The organisation's leads, the latest first.
    ///
    /// # Errors
    /// The store's.
    pub async fn leads(&mut self, limit: u16) -> Result<Vec<Lead>> {
        let found = rows!(self, LEADS, Row, fetch_all; self.reach.0.uuid(), i64::from(limit))?;
        found.into_iter().map(|row| self.read_lead(row)).collect()
    }

    /// One lead of the organisation.
    ///
    /// # Errors
    /// The store's.
    pub async fn lead(&mut self, id: LeadId) -> Result<Option<Lead>> {
        let found = rows!(self, LEAD_GET, Row, fetch_optional; self.reach.0.uuid(), id.uuid())?;
        found.map(|row| self.read_lead(row)).transpose()
    }

    fn read_lead(&self, row: Row) -> Result<Lead> {
        let id = LeadId::from_uuid(row.id);
        let key = self.unwrapped(row.key_id, &row.wrapped.ok_or(Error::Erased)?)?;
        let pairs: BTreeMap<String, String> = opened(&key, id, "answers", &row.answers)?;
        let answers = Answers::parse(pairs.iter().map(|(question, answer)| (question.as_str(), answer.as_str())));
        Ok(Lead {
            id,
            source: row.source_id.map(OrgId::from_uuid),
            grade: Grade::from_code(&row.grade).ok_or(broken("grade"))?,
            answers: answers.map_err(|_| broken("answers"))?,
            contact: opened(&key, id, "contact", &row.contact)?,
            consent_version: row.consent_version,
            state: LeadState::from_code(&row.state).ok_or(broken("state"))?,
            version: row.version,
            created_at: row.created_at.0,
            updated_at: row.updated_at.0,
        })
    }
}

impl WriteScope<'_, Org> {
    /// Adds a lead for this broker; contact and answers are sealed under a new key. Whether it may advise is the caller's to check.
    ///
    /// # Errors
    /// The store's.
    pub async fn add_lead(&mut self, new: &NewLead<'_>) -> Result<()> {
        let (org, id, now) = (self.ctx.reach.0.uuid(), new.id, Ts(self.ctx.now()));
        let pairs: BTreeMap<&str, &str> = new.answers.pairs().collect();
        let (answers, contact) = (serde_json::to_vec(&pairs), serde_json::to_vec(new.contact));
        let (answers, contact) = (answers.map_err(|_| broken("answers"))?, contact.map_err(|_| broken("contact"))?);
        let key = self.new_key(id.uuid()).await?;
        let sealed = |column, clear: &[u8]| vault::seal(&key, &context(id, column), clear, self.ctx.source());
        let (answers, contact) = (sealed("answers", &answers), sealed("contact", &contact));
        changed!(
            self.scope, LEAD_ADD;
            org, id.uuid(), new.source.map(OrgId::uuid), new.grade.code(), i64::from(EDITION), &answers, &contact,
            new.consent_hash.as_slice(), new.consent_version, new.consent_language, new.secret_hash.as_slice(), now,
        )?;
        let payload = json!({ "source": new.source, "consent": new.consent_version, "language": new.consent_language });
        self.record(change("lead.added", id, 1, payload));
        Ok(())
    }

    /// Moves a lead on; its new version. Whether this state may follow is the caller's to check.
    ///
    /// # Errors
    /// [`Error::Stale`] when it was changed since `version`, is gone or is not this broker's.
    pub async fn move_lead(&mut self, id: LeadId, version: i64, to: LeadState) -> Result<i64> {
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        stale(changed!(self.scope, LEAD_MOVE; org, id.uuid(), version, to.code(), now)?, "lead")?;
        self.record(change("lead.moved", id, version + 1, json!({ "state": to })));
        Ok(version + 1)
    }
}

fn opened<T: DeserializeOwned>(key: &DataKey, id: LeadId, column: &'static str, sealed: &[u8]) -> Result<T> {
    let clear = vault::open(key, &context(id, column), sealed).map_err(|_| broken(column))?;
    serde_json::from_slice(&clear).map_err(|_| broken(column))
}

const fn broken(column: &'static str) -> Error {
    Error::Inconsistent { table: "lead", column }
}
