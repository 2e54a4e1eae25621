//! The end of a batch: its key is erased, and with it file, outcome and what could be undone. The names of file and sheet, which may
//! name a person, go too. Its counts remain.

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::ledger::Change;
use crate::{Result, WriteScope};
use domain::id::{ImportId, OrgId, RecordId};
use domain::time::Timestamp;
use domain::{Org, System};
use serde_json::json;
use uuid::Uuid;

statements! {
    System: BATCHES_OVER = "SELECT org_id, id FROM import_batch WHERE expires_at < $1 AND content IS NOT NULL ORDER BY expires_at LIMIT 100";
    Org: BATCH_KEY_ERASE = "UPDATE data_key SET wrapped = NULL, erased_at = $3 WHERE org_id = $1 AND subject_id = $2";
    Org: BATCH_CLEAR = "UPDATE import_batch SET content = NULL, outcome = NULL, outcome_hash = NULL, file_name = '', form = json_remove(form, '$.sheet'), version = version + 1, updated_at = $3 WHERE org_id = $1 AND id = $2 RETURNING version",
        "UPDATE import_batch SET content = NULL, outcome = NULL, outcome_hash = NULL, file_name = '', form = CAST(CAST(form AS JSONB) - 'sheet' AS TEXT), version = version + 1, updated_at = $3 WHERE org_id = $1 AND id = $2 RETURNING version";
    Org: BATCH_EFFECTS_CLEAR = "DELETE FROM import_effect WHERE org_id = $1 AND batch_id = $2";
    Org: BATCHES_ABOUT = "SELECT id FROM import_batch WHERE org_id = $1 AND content IS NOT NULL AND (state IN ('uploaded', 'previewed', 'undone') OR id IN (SELECT batch_id FROM import_effect WHERE org_id = $1 AND (entity_id = $2 OR entity_id IN (SELECT id FROM employment WHERE org_id = $1 AND record_id = $2) OR entity_id IN (SELECT id FROM contract WHERE org_id = $1 AND record_id = $2))))";
}

impl WriteScope<'_, System> {
    /// Erases what is kept of batches whose time is over, some of them; says how many.
    ///
    /// # Errors
    /// The store's.
    pub async fn expire_imports(&mut self, now: Timestamp) -> Result<u64> {
        let over = rows!(self.scope, BATCHES_OVER, (Uuid, Uuid), fetch_all; Ts(now))?;
        let mut count = 0;
        for (org, id) in over {
            let batch = ImportId::from_uuid(id);
            self.within(Org(OrgId::from_uuid(org)), async |scope| scope.expire_import(batch).await).await?;
            count += 1;
        }
        Ok(count)
    }
}

impl WriteScope<'_, Org> {
    /// Erases what is kept of a batch.
    ///
    /// # Errors
    /// The store's.
    pub async fn expire_import(&mut self, id: ImportId) -> Result<()> {
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        changed!(self.scope, BATCH_KEY_ERASE; org, id.uuid(), now)?;
        changed!(self.scope, BATCH_EFFECTS_CLEAR; org, id.uuid())?;
        let cleared = rows!(self.scope, BATCH_CLEAR, (i64,), fetch_optional; org, id.uuid(), now)?;
        if let Some((version,)) = cleared {
            self.record(Change {
                action: "import_batch.expired",
                entity: "import_batch",
                entity_id: id.uuid(),
                version,
                subject: None,
                payload: json!({}),
            });
        }
        Ok(())
    }

    /// Erases what is kept of batches that may hold somebody's data: those that wrote to them, those that nobody booked, and those that
    /// were taken back (of which nothing tells any more to whom they wrote). Part of erasing a person. A booked file that only said what was known of them goes when its time is over, within a month.
    ///
    /// # Errors
    /// The store's.
    pub async fn expire_imports_about(&mut self, record: RecordId) -> Result<()> {
        let org = self.ctx.reach.0.uuid();
        let found = rows!(self.scope, BATCHES_ABOUT, (Uuid,), fetch_all; org, record.uuid())?;
        for (id,) in found {
            self.expire_import(ImportId::from_uuid(id)).await?;
        }
        Ok(())
    }
}
