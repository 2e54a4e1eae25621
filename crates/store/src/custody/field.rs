//! Single sealed fields, found again by a blind index.

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::ledger::Change;
use crate::vault::{self, BlindIndex, BlindTag, DataKey};
use crate::{Error, Result, Scope, WriteScope};
use domain::Org;
use domain::id::RecordId;
use serde_json::json;
use uuid::Uuid;

statements! {
    Org: TAX_ID_SET = "UPDATE person_record SET tax_id = $3, tax_id_index = $4, key_id = $5, version = version + 1, updated_at = $7 WHERE org_id = $1 AND id = $2 AND version = $6 AND state NOT IN ('pseudonymised', 'deleted')";
    Org: TAX_ID_GET = "SELECT tax_id FROM person_record WHERE org_id = $1 AND id = $2";
    Org: TAX_ID_FIND = "SELECT id FROM person_record WHERE org_id = $1 AND tax_id_index = $2 ORDER BY id LIMIT 2";
}

/// The column's name in the derivation of its index; never renamed.
const TAX_ID: &str = "person_record.tax_id";

impl WriteScope<'_, Org> {
    /// Seals a tax id (Steuer-ID, 11 digits, normalised by the caller) into a record.
    ///
    /// # Errors
    /// [`Error::Stale`] when the record changed since `version`.
    pub async fn set_tax_id(&mut self, id: RecordId, version: i64, tax_id: &str) -> Result<i64> {
        let key = self.key_or_new(id).await?;
        let (sealed, tag) = self.sealed_tax_id(&key, id, tax_id);
        let org = self.ctx.reach.0;
        let now = Ts(self.ctx.now());
        let done = changed!(
            self.scope, TAX_ID_SET;
            org.uuid(), id.uuid(), &sealed, tag.as_bytes(), key.id().uuid(), version, now,
        )?;
        if done == 0 {
            return Err(Error::Stale { entity: "person_record" });
        }
        self.record(Change {
            action: "person_record.tax_id_set",
            entity: "person_record",
            entity_id: id.uuid(),
            version: version + 1,
            subject: Some(id.uuid()),
            payload: json!({ "tax_id": tax_id }),
        });
        Ok(version + 1)
    }

    /// A tax id as its column holds it, and under what it is found again.
    pub(crate) fn sealed_tax_id(&self, key: &DataKey, id: RecordId, tax_id: &str) -> (Vec<u8>, BlindTag) {
        let sealed = vault::seal(key, &context(id), tax_id.as_bytes(), self.ctx.source());
        (sealed, self.tax_id_index().tag(tax_id.as_bytes()))
    }
}

impl Scope<'_, Org> {
    /// A record's tax id in clear.
    ///
    /// # Errors
    /// [`Error::Erased`] when the person was.
    pub async fn tax_id(&mut self, id: RecordId) -> Result<Option<String>> {
        type Row = (Option<Vec<u8>>,);
        let Some((Some(sealed),)) = rows!(self, TAX_ID_GET, Row, fetch_optional; self.reach.0.uuid(), id.uuid())?
        else {
            return Ok(None);
        };
        let broken = Error::Inconsistent { table: "person_record", column: "tax_id" };
        let Some(key) = self.key(id).await? else { return Err(broken) };
        opened_tax_id(&key, id, &sealed).map(Some)
    }

    /// Under what tax ids are found again in this organisation.
    pub(crate) fn tax_id_index(&self) -> BlindIndex {
        BlindIndex::of_org(&self.keys.master, self.reach.0, TAX_ID)
    }

    /// The records with this tax id: one, or two when a person was entered twice.
    ///
    /// # Errors
    /// The store's.
    pub async fn with_tax_id(&mut self, tax_id: &str) -> Result<Vec<RecordId>> {
        let org = self.reach.0;
        let tag = self.tax_id_index().tag(tax_id.as_bytes());
        let found = rows!(self, TAX_ID_FIND, (Uuid,), fetch_all; org.uuid(), tag.as_bytes())?;
        Ok(found.into_iter().map(|(id,)| RecordId::from_uuid(id)).collect())
    }
}

/// A tax id out of its column.
pub(crate) fn opened_tax_id(key: &DataKey, id: RecordId, sealed: &[u8]) -> Result<String> {
    let clear = vault::open(key, &context(id), sealed).ok().and_then(|clear| String::from_utf8(clear).ok());
    clear.ok_or(Error::Inconsistent { table: "person_record", column: "tax_id" })
}

fn context(id: RecordId) -> Vec<u8> {
    format!("{TAX_ID}:{id}").into_bytes()
}
