//! What of a person's file goes when they are erased. Employments and contracts stay as numbers without a name; pay goes, and so
//! does what a contract is called at its carrier, as that leads to whose it is.

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::{Result, WriteScope};
use domain::Org;
use domain::id::RecordId;
use uuid::Uuid;

statements! {
    Org: EMPLOYMENTS_ERASE = "UPDATE employment SET gross_cents = NULL, tax_class = NULL, version = version + 1, updated_at = $3 WHERE org_id = $1 AND record_id = $2";
    Org: CONTRACTS_NAME = "SELECT id FROM contract WHERE org_id = $1 AND record_id = $2 ORDER BY id";
    Org: CONTRACT_ERASE = "UPDATE contract SET number = CAST($3 AS TEXT), version = version + 1, updated_at = $4 WHERE org_id = $1 AND id = $2 AND number <> CAST($3 AS TEXT)";
    Org: LINE_ERASE = "DELETE FROM person_line WHERE org_id = $1 AND record_id = $2";
    Org: FILINGS_ERASE = "DELETE FROM filing WHERE org_id = $1 AND record_id = $2";
    Org: MESSAGES_ERASE = "DELETE FROM message WHERE org_id = $1 AND record_id = $2";
    Org: READS_ERASE = "DELETE FROM message_read WHERE org_id = $1 AND record_id = $2";
}

impl WriteScope<'_, Org> {
    /// Clears a record's file. Doing it again changes nothing more.
    pub(super) async fn erase_file(&mut self, record: RecordId) -> Result<()> {
        let (org, id, now) = (self.ctx.reach.0.uuid(), record.uuid(), Ts(self.ctx.now()));
        self.expire_imports_about(record).await?;
        changed!(self.scope, EMPLOYMENTS_ERASE; org, id, now)?;
        self.erase_numbers(record).await?;
        changed!(self.scope, LINE_ERASE; org, id)?;
        changed!(self.scope, FILINGS_ERASE; org, id)?;
        changed!(self.scope, MESSAGES_ERASE; org, id)?;
        changed!(self.scope, READS_ERASE; org, id).map(drop)
    }

    /// The row's own name stands in for the number: no two are the same.
    async fn erase_numbers(&mut self, record: RecordId) -> Result<()> {
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        for (contract,) in rows!(self.scope, CONTRACTS_NAME, (Uuid,), fetch_all; org, record.uuid())? {
            self.unindex("contract", contract).await?;
            changed!(self.scope, CONTRACT_ERASE; org, contract, contract.to_string(), now)?;
        }
        Ok(())
    }
}
