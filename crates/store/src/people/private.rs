//! What of a record is sealed under the person's data key: number of the pension insurance, account, e-mail address.

use super::{StampBy, change};
use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::organisations::stale;
use crate::vault;
use crate::{Error, Result, Scope, WriteScope};
use domain::Org;
use domain::id::RecordId;
use domain::intake::Column;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::fmt;

statements! {
    Org: PRIVATE_GET = "SELECT private FROM person_record WHERE org_id = $1 AND id = $2";
    Org: PRIVATE_SET = "UPDATE person_record SET private = $3, key_id = $4, stamps = $5, version = version + 1, updated_at = $7 WHERE org_id = $1 AND id = $2 AND version = $6 AND state NOT IN ('pseudonymised', 'deleted')";
}

/// What is never shown in full. Logs show which of it is known.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Private {
    /// The pension insurance number (SV-Nummer).
    pub sv_number: Option<String>,
    /// The account that pay goes to.
    pub iban: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
}

impl fmt::Debug for Private {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = self.all().into_iter().filter(|(_, value)| value.is_some()).map(|(column, _)| column);
        f.debug_set().entries(known).finish()
    }
}

impl Private {
    fn all(&self) -> [(Column, Option<&str>); 3] {
        [
            (Column::SvNumber, self.sv_number.as_deref()),
            (Column::Iban, self.iban.as_deref()),
            (Column::Email, self.email.as_deref()),
        ]
    }

    /// The columns in which this differs from another.
    fn changed_from(&self, before: &Self) -> impl Iterator<Item = Column> + use<> {
        let pairs = self.all().into_iter().zip(before.all());
        let changed: Vec<Column> = pairs.filter(|(new, old)| new != old).map(|((column, _), _)| column).collect();
        changed.into_iter()
    }
}

impl Scope<'_, Org> {
    /// What is sealed of a record, in clear; nothing known for whoever was erased or is not here.
    ///
    /// # Errors
    /// The store's.
    pub async fn private(&mut self, id: RecordId) -> Result<Private> {
        type Row = (Option<Vec<u8>>,);
        let found = rows!(self, PRIVATE_GET, Row, fetch_optional; self.reach.0.uuid(), id.uuid())?;
        let Some((Some(sealed),)) = found else { return Ok(Private::default()) };
        let broken = Error::Inconsistent { table: "person_record", column: "private" };
        let Some(key) = self.key(id).await? else { return Err(broken) };
        let clear = vault::open(&key, &context(id), &sealed).ok();
        clear.and_then(|clear| serde_json::from_slice(&clear).ok()).ok_or(broken)
    }
}

impl WriteScope<'_, Org> {
    /// Seals all of it anew: what is none here is none from now on. Stamps what changed.
    ///
    /// # Errors
    /// [`Error::Stale`] when the record changed since `version`; [`Error::Erased`] for whoever was erased.
    pub async fn set_private(&mut self, id: RecordId, version: i64, new: &Private, by: StampBy) -> Result<i64> {
        let Some(record) = self.record_of(id).await? else { return Err(Error::Stale { entity: "person_record" }) };
        let before = self.private(id).await?;
        let mut stamps = record.stamps;
        stamps.put(new.changed_from(&before), self.ctx.now(), by);
        let key = self.key_or_new(id).await?;
        let clear = json!(new).to_string();
        let sealed = vault::seal(&key, &context(id), clear.as_bytes(), self.ctx.source());
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        let done = changed!(
            self.scope, PRIVATE_SET;
            org, id.uuid(), &sealed, key.id().uuid(), &stamps.text(), version, now,
        )?;
        stale(done, "person_record")?;
        self.record(change("person_record.private_set", id, version + 1, json!(new)));
        Ok(version + 1)
    }
}

fn context(id: RecordId) -> Vec<u8> {
    format!("person_record.private:{id}").into_bytes()
}
