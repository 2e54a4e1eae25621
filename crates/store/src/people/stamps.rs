//! Since when each value of a record stands as it does, and by whose word.

use super::STAMPS_SET;
use crate::engine::conn::changed;
use crate::organisations::stale;
use crate::{Error, Result, WriteScope};
use domain::Org;
use domain::id::RecordId;
use domain::intake::Column;
use domain::time::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// By whose word a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StampBy {
    /// A list's.
    Import,
    /// Somebody's at the employer.
    Desk,
    /// The person's own.
    Person,
}

/// Since when a value stands, and by whose word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stamp {
    /// Since when.
    pub on: Date,
    /// By whose word.
    pub by: StampBy,
}

/// The stamps of a record's values.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Stamps(pub BTreeMap<Column, Stamp>);

impl Stamps {
    /// A value's stamp.
    pub fn get(&self, column: Column) -> Option<Stamp> {
        self.0.get(&column).copied()
    }

    /// Puts a stamp on values: they stand since this instant's day (UTC).
    pub(super) fn put(&mut self, columns: impl IntoIterator<Item = Column>, at: Timestamp, by: StampBy) {
        let on = domain::deadline::local_date(at, &TimeZone::UTC);
        self.0.extend(columns.into_iter().map(|column| (column, Stamp { on, by })));
    }

    pub(super) fn read(text: &str) -> Result<Self> {
        serde_json::from_str(text).map_err(|_| Error::Inconsistent { table: "person_record", column: "stamps" })
    }

    pub(super) fn text(&self) -> String {
        serde_json::json!(self).to_string()
    }
}

impl WriteScope<'_, Org> {
    /// Says by whose word values stand that are kept elsewhere: in an employment, in a sealed field. The record's version stays.
    ///
    /// # Errors
    /// [`Error::Stale`] when somebody stamped the record meanwhile, or it is not here.
    pub async fn stamp_record(&mut self, id: RecordId, columns: &[Column], by: StampBy) -> Result<()> {
        let Some(record) = self.record_of(id).await? else { return Err(Error::Stale { entity: "person_record" }) };
        let before = record.stamps.text();
        let mut stamps = record.stamps;
        stamps.put(columns.iter().copied(), self.ctx.now(), by);
        let org = self.ctx.reach.0.uuid();
        let done = changed!(self.scope, STAMPS_SET; org, id.uuid(), &stamps.text(), &before)?;
        stale(done, "person_record")
    }
}
