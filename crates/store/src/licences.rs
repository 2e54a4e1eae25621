//! What lets organisations advise (§ 34d `GewO`).

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::{Day, Ts};
use crate::ledger::Change;
use crate::organisations::stale;
use crate::{Error, Result, Scope, WriteScope};
use domain::Org;
use domain::advice::{Licence, LicenceKind};
use domain::id::LicenceId;
use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;

statements! {
    Org: LICENCE_ADD = "INSERT INTO licence (org_id, id, kind, register_no, valid_from, valid_to, version, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $7)";
    Org: LICENCES = "SELECT id, kind, register_no, valid_from, valid_to, version FROM licence WHERE org_id = $1 ORDER BY valid_from, id";
    Org: LICENCE_END = "UPDATE licence SET valid_to = $4, version = version + 1, updated_at = $5 WHERE org_id = $1 AND id = $2 AND version = $3 AND (valid_to IS NULL OR valid_to > $4)";
}

/// A licence of an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptLicence {
    /// The row.
    pub id: LicenceId,
    /// What it says.
    pub licence: Licence,
    /// Counts changes.
    pub version: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    kind: String,
    register_no: String,
    valid_from: Day,
    valid_to: Option<Day>,
    version: i64,
}

impl TryFrom<Row> for KeptLicence {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let broken = |column| Error::Inconsistent { table: "licence", column };
        let licence = Licence {
            kind: LicenceKind::from_code(&row.kind).ok_or(broken("kind"))?,
            number: row.register_no.parse().map_err(|_| broken("register_no"))?,
            from: row.valid_from.0,
            to: row.valid_to.map(|day| day.0),
        };
        Ok(Self { id: LicenceId::from_uuid(row.id), licence, version: row.version })
    }
}

impl Scope<'_, Org> {
    /// The organisation's licences, the earliest first, those that are over too.
    ///
    /// # Errors
    /// The store's.
    pub async fn licences(&mut self) -> Result<Vec<KeptLicence>> {
        let found = rows!(self, LICENCES, Row, fetch_all; self.reach.0.uuid())?;
        found.into_iter().map(Row::try_into).collect()
    }

    /// What lets the organisation advise on a day, if anything does.
    ///
    /// # Errors
    /// The store's.
    pub async fn licence_on(&mut self, day: Date) -> Result<Option<Licence>> {
        let mut found = self.licences().await?.into_iter().map(|kept| kept.licence);
        Ok(found.rfind(|licence| licence.is_valid(day)))
    }
}

impl WriteScope<'_, Org> {
    /// Adds a licence.
    ///
    /// # Errors
    /// [`Error::Taken`] for the same number from the same day on.
    pub async fn add_licence(&mut self, new: &Licence) -> Result<LicenceId> {
        let (org, id, now) = (self.ctx.reach.0.uuid(), self.ctx.id::<LicenceId>(), Ts(self.ctx.now()));
        changed!(
            self.scope, LICENCE_ADD;
            org, id.uuid(), new.kind.code(), new.number.as_str(), Day(new.from), new.to.map(Day), now,
        )?;
        self.record(change("licence.added", id, 1, json!(new)));
        Ok(id)
    }

    /// Ends a licence: it holds up to and including a day, which may only come earlier than before.
    ///
    /// # Errors
    /// [`Error::Stale`] when somebody changed it since `version`, or it ends earlier anyway.
    pub async fn end_licence(&mut self, id: LicenceId, version: i64, last: Date) -> Result<i64> {
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        stale(changed!(self.scope, LICENCE_END; org, id.uuid(), version, Day(last), now)?, "licence")?;
        self.record(change("licence.ended", id, version + 1, json!({ "last": last })));
        Ok(version + 1)
    }
}

fn change(action: &'static str, id: LicenceId, version: i64, payload: serde_json::Value) -> Change {
    Change { action, entity: "licence", entity_id: id.uuid(), version, subject: None, payload }
}
