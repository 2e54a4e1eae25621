//! Accounts, and what their holder sees of employers' records.

use super::{Record, Row};
use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::ledger::Change;
use crate::{Result, Scope, WriteScope};
use domain::Own;
use serde_json::json;

statements! {
    Own: ACCOUNT_ADD = "INSERT INTO account (person_id, language, state, version, created_at, updated_at) VALUES ($1, $2, 'active', 1, $3, $3)";
    Own: ACCOUNT_GET = "SELECT language, state, version FROM account WHERE person_id = $1";
    Own: ACCOUNT_LANGUAGE = "UPDATE account SET language = $2, version = version + 1, updated_at = $3 WHERE person_id = $1 AND language <> $2 RETURNING version";
    Own: OWN_RECORDS = "SELECT id, org_id, personnel_no, given_name, family_name, birth_date, state, person_id, stamps, version, created_at, updated_at FROM person_record WHERE person_id = $1 ORDER BY org_id, id";
}

impl WriteScope<'_, Own> {
    /// Opens the account of this person.
    ///
    /// # Errors
    /// [`Error::Taken`] when there is one.
    pub async fn add_account(&mut self, language: &str) -> Result<()> {
        let (person, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        changed!(self.scope, ACCOUNT_ADD; person, language, now)?;
        self.record(Change {
            action: "account.added",
            entity: "account",
            entity_id: person,
            version: 1,
            subject: Some(person),
            payload: json!({ "language": language }),
        });
        Ok(())
    }

    /// Keeps the person's language; the same one again changes nothing.
    ///
    /// # Errors
    /// The store's.
    pub async fn set_language(&mut self, language: &str) -> Result<()> {
        let (person, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        let changed = rows!(self.scope, ACCOUNT_LANGUAGE, (i64,), fetch_optional; person, language, now)?;
        if let Some((version,)) = changed {
            self.record(Change {
                action: "account.language",
                entity: "account",
                entity_id: person,
                version,
                subject: Some(person),
                payload: json!({ "language": language }),
            });
        }
        Ok(())
    }
}

impl Scope<'_, Own> {
    /// What employers keep about this person, once linked.
    ///
    /// # Errors
    /// The store's.
    pub async fn own_records(&mut self) -> Result<Vec<Record>> {
        let found = rows!(self, OWN_RECORDS, Row, fetch_all; self.reach.0.uuid())?;
        found.into_iter().map(Record::try_from).collect()
    }

    /// Language and state of the account.
    ///
    /// # Errors
    /// The store's.
    pub async fn account(&mut self) -> Result<Option<(String, String, i64)>> {
        rows!(self, ACCOUNT_GET, (String, String, i64), fetch_optional; self.reach.0.uuid())
    }
}
