//! Taking a record back that a list has made.

use super::change;
use crate::engine::conn::changed;
use crate::engine::statement::statements;
use crate::organisations::stale;
use crate::{Result, WriteScope};
use domain::Org;
use domain::id::RecordId;
use serde_json::json;

statements! {
    Org: RECORD_REMOVE = "DELETE FROM person_record WHERE org_id = $1 AND id = $2 AND version = $3 AND state = 'created' AND NOT EXISTS (SELECT 1 FROM contract WHERE contract.org_id = $1 AND contract.record_id = $2) AND NOT EXISTS (SELECT 1 FROM filing WHERE filing.org_id = $1 AND filing.record_id = $2)";
    Org: EMPLOYMENTS_REMOVE = "DELETE FROM employment WHERE org_id = $1 AND record_id = $2";
    Org: LINE_REMOVE = "DELETE FROM person_line WHERE org_id = $1 AND record_id = $2";
    Org: RECORD_KEY_REMOVE = "DELETE FROM data_key WHERE org_id = $1 AND subject_id = $2";
}

impl WriteScope<'_, Org> {
    /// Removes a record with its employments as if it had never been: only for undoing the list that made it. Whoever was invited, or has a
    /// contract or a document, stays.
    ///
    /// # Errors
    /// [`crate::Error::Stale`] then, and when the record changed since `version`.
    pub async fn remove_record(&mut self, id: RecordId, version: i64) -> Result<()> {
        let org = self.ctx.reach.0.uuid();
        stale(changed!(self.scope, RECORD_REMOVE; org, id.uuid(), version)?, "person_record")?;
        changed!(self.scope, EMPLOYMENTS_REMOVE; org, id.uuid())?;
        changed!(self.scope, LINE_REMOVE; org, id.uuid())?;
        changed!(self.scope, RECORD_KEY_REMOVE; org, id.uuid())?;
        self.unindex("person", id.uuid()).await?;
        self.record(change("person_record.removed", id, version + 1, json!({})));
        Ok(())
    }
}
