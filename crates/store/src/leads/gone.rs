//! The end of a lead: row and key go, whoever ends it. What the ledger keeps says nothing of whom it was about.

use super::bare;
use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::organisations::stale;
use crate::{Result, Scope, Store, WriteScope};
use domain::id::{LeadId, OrgId};
use domain::time::Timestamp;
use domain::{Ctx, Org, System};
use uuid::Uuid;

statements! {
    Org: LEAD_REMOVE = "DELETE FROM lead WHERE org_id = $1 AND id = $2 AND (CAST($3 AS BIGINT) IS NULL OR version = $3) RETURNING version";
    Org: LEAD_KEY_REMOVE = "DELETE FROM data_key WHERE org_id = $1 AND subject_id = $2";
    System: LEAD_BY_SECRET = "SELECT org_id, id FROM lead WHERE secret_hash = $1";
    System: LEADS_OVER = "SELECT org_id, id FROM lead WHERE updated_at < $1 ORDER BY updated_at LIMIT 100";
}

impl Scope<'_, System> {
    /// Which lead a link takes back, and whose it is.
    ///
    /// # Errors
    /// The store's.
    pub async fn lead_by_secret(&mut self, secret_hash: &[u8; 32]) -> Result<Option<(OrgId, LeadId)>> {
        let found = rows!(self, LEAD_BY_SECRET, (Uuid, Uuid), fetch_optional; secret_hash.as_slice())?;
        Ok(found.map(|(org, id)| (OrgId::from_uuid(org), LeadId::from_uuid(id))))
    }
}

impl WriteScope<'_, Org> {
    /// Deletes a lead of this broker.
    ///
    /// # Errors
    /// [`crate::Error::Stale`] when it was changed since `version`, is gone or is not this broker's.
    pub async fn remove_lead(&mut self, id: LeadId, version: i64) -> Result<()> {
        stale(u64::from(self.end_lead(id, Some(version), "lead.removed").await?), "lead")
    }

    /// Deletes row and key; whether there was one.
    async fn end_lead(&mut self, id: LeadId, version: Option<i64>, action: &'static str) -> Result<bool> {
        let org = self.ctx.reach.0.uuid();
        let gone = rows!(self.scope, LEAD_REMOVE, (i64,), fetch_optional; org, id.uuid(), version)?;
        let Some((version,)) = gone else { return Ok(false) };
        changed!(self.scope, LEAD_KEY_REMOVE; org, id.uuid())?;
        self.record(bare(action, id, version + 1));
        Ok(true)
    }
}

impl WriteScope<'_, System> {
    /// Deletes leads that nobody changed since then, some of them; says how many.
    ///
    /// # Errors
    /// The store's.
    pub async fn expire_leads(&mut self, before: Timestamp) -> Result<u64> {
        let over = rows!(self.scope, LEADS_OVER, (Uuid, Uuid), fetch_all; Ts(before))?;
        let mut count = 0;
        for (org, id) in over {
            let (here, id) = (Org(OrgId::from_uuid(org)), LeadId::from_uuid(id));
            let ended = self.within(here, async |scope| scope.end_lead(id, None, "lead.expired").await).await?;
            count += u64::from(ended);
        }
        Ok(count)
    }
}

impl Store {
    /// Deletes the lead that a link names; whether there was one.
    ///
    /// # Errors
    /// The store's.
    pub async fn withdraw_lead(&self, ctx: &Ctx<System>, secret_hash: &[u8; 32]) -> Result<bool> {
        let end = async |scope: &mut WriteScope<'_, System>| {
            let Some((org, id)) = scope.lead_by_secret(secret_hash).await? else { return Ok(false) };
            scope.within(Org(org), async |scope| scope.end_lead(id, None, "lead.withdrawn").await).await
        };
        let gone = self.write(ctx, end).await?;
        if gone {
            self.scrub().await?;
        }
        Ok(gone)
    }
}
