//! What of a person's file goes when they are erased. Employments and contracts stay as numbers without a name; pay goes.

use crate::engine::conn::changed;
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::{Result, WriteScope};
use domain::Org;
use domain::id::RecordId;

statements! {
    Org: EFFECTS_ERASE = "DELETE FROM import_effect WHERE org_id = $1 AND (entity_id = $2 OR entity_id IN (SELECT employment.id FROM employment WHERE employment.org_id = $1 AND employment.record_id = $2) OR entity_id IN (SELECT contract.id FROM contract WHERE contract.org_id = $1 AND contract.record_id = $2))";
    Org: EMPLOYMENTS_ERASE = "UPDATE employment SET gross_cents = NULL, tax_class = NULL, version = version + 1, updated_at = $3 WHERE org_id = $1 AND record_id = $2";
    Org: LINE_ERASE = "DELETE FROM person_line WHERE org_id = $1 AND record_id = $2";
    Org: FILINGS_ERASE = "DELETE FROM filing WHERE org_id = $1 AND record_id = $2";
    Org: MESSAGES_ERASE = "DELETE FROM message WHERE org_id = $1 AND record_id = $2";
    Org: READS_ERASE = "DELETE FROM message_read WHERE org_id = $1 AND record_id = $2";
}

impl WriteScope<'_, Org> {
    /// Clears a record's file. Doing it again changes nothing more.
    pub(super) async fn erase_file(&mut self, record: RecordId) -> Result<()> {
        let (org, id, now) = (self.ctx.reach.0.uuid(), record.uuid(), Ts(self.ctx.now()));
        changed!(self.scope, EFFECTS_ERASE; org, id)?;
        changed!(self.scope, EMPLOYMENTS_ERASE; org, id, now)?;
        changed!(self.scope, LINE_ERASE; org, id)?;
        changed!(self.scope, FILINGS_ERASE; org, id)?;
        changed!(self.scope, MESSAGES_ERASE; org, id)?;
        changed!(self.scope, READS_ERASE; org, id).map(drop)
    }
}
