//! Documents filed with people (F08): what they are called, of when, from whom, and whether the person has read them.

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::{Day, Ts};
use crate::ledger::Change;
use crate::{Error, Result, Scope, WriteScope};
use domain::Org;
use domain::id::{ContractId, DocumentId, FilingId, RecordId};
use domain::time::Timestamp;
use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;

/// Filings with what their documents say.
macro_rules! filings_sql {
    ($which:literal $(, $more:literal)?) => {
        concat!(
            "SELECT filing.id, filing.record_id, filing.document_id, document.kind, filing.contract_id, filing.title, filing.issued_on, filing.issuer, filing.is_shown, filing.read_at, document.media_type, document.size, filing.version",
            $($more,)?
            " FROM filing JOIN document ON document.org_id = filing.org_id AND document.id = filing.document_id WHERE filing.org_id = $1 AND ",
            $which
        )
    };
}

statements! {
    Org: FILING_GET = filings_sql!("filing.id = $2");
    Org: FILINGS_OF = filings_sql!("filing.record_id = $2 ORDER BY filing.issued_on DESC, filing.id DESC");
    Org: FILINGS_NEWEST = filings_sql!("filing.record_id = $2 AND filing.is_shown = 1 ORDER BY filing.issued_on DESC, filing.id DESC LIMIT $3", ", COUNT(*) OVER () AS shown");
    Org: FILING_PARTS = "SELECT (SELECT COUNT(*) FROM document WHERE org_id = $1 AND id = $3 AND subject_id = $2), (SELECT COUNT(*) FROM contract WHERE org_id = $1 AND id = $4 AND record_id = $2)";
    Org: FILING_ADD = "INSERT INTO filing (org_id, id, record_id, document_id, contract_id, title, issued_on, issuer, is_shown, version, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, $10)";
    Org: FILING_READ = "UPDATE filing SET read_at = $3, version = version + 1, updated_at = $3 WHERE org_id = $1 AND id = $2 AND read_at IS NULL RETURNING record_id, version";
}

/// A document to be filed. It was added in the same write.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct NewFiling {
    /// With whom.
    pub record: RecordId,
    /// The document; one of this person.
    pub document: DocumentId,
    /// The contract that it belongs to; one of this person.
    pub contract: Option<ContractId>,
    /// What it is called.
    pub title: String,
    /// The day that is on it.
    pub issued_on: Date,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Whether the person sees it.
    pub shown: bool,
}

/// A document filed with a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    /// The filing.
    pub id: FilingId,
    /// With whom.
    pub record: RecordId,
    /// The document.
    pub document: DocumentId,
    /// What kind of document: `conversion_agreement`.
    pub kind: String,
    /// The contract that it belongs to.
    pub contract: Option<ContractId>,
    /// What it is called.
    pub title: String,
    /// The day that is on it.
    pub issued_on: Date,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Whether the person sees it.
    pub shown: bool,
    /// When the person opened it first.
    pub read_at: Option<Timestamp>,
    /// Its media type.
    pub media_type: String,
    /// Length of the content in bytes.
    pub size: i64,
    /// Counts changes.
    pub version: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    record_id: Uuid,
    document_id: Uuid,
    kind: String,
    contract_id: Option<Uuid>,
    title: String,
    issued_on: Day,
    issuer: Option<String>,
    is_shown: i64,
    read_at: Option<Ts>,
    media_type: String,
    size: i64,
    version: i64,
}

#[derive(sqlx::FromRow)]
struct NewestRow {
    #[sqlx(flatten)]
    filing: Row,
    shown: i64,
}

impl From<Row> for Filing {
    fn from(row: Row) -> Self {
        Self {
            id: FilingId::from_uuid(row.id),
            record: RecordId::from_uuid(row.record_id),
            document: DocumentId::from_uuid(row.document_id),
            kind: row.kind,
            contract: row.contract_id.map(ContractId::from_uuid),
            title: row.title,
            issued_on: row.issued_on.0,
            issuer: row.issuer,
            shown: row.is_shown != 0,
            read_at: row.read_at.map(|at| at.0),
            media_type: row.media_type,
            size: row.size,
            version: row.version,
        }
    }
}

impl Scope<'_, Org> {
    /// One filing.
    ///
    /// # Errors
    /// The store's.
    pub async fn filing(&mut self, id: FilingId) -> Result<Option<Filing>> {
        Ok(rows!(self, FILING_GET, Row, fetch_optional; self.reach.0.uuid(), id.uuid())?.map(Filing::from))
    }

    /// Everything that is filed with a person, the latest first, also what the person does not see.
    ///
    /// # Errors
    /// The store's.
    pub async fn filings_of(&mut self, record: RecordId) -> Result<Vec<Filing>> {
        let found = rows!(self, FILINGS_OF, Row, fetch_all; self.reach.0.uuid(), record.uuid())?;
        Ok(found.into_iter().map(Filing::from).collect())
    }

    /// The newest documents that the person sees, the latest first, and how many there are in all.
    ///
    /// # Errors
    /// The store's.
    pub async fn newest_filings(&mut self, record: RecordId, limit: u16) -> Result<(Vec<Filing>, usize)> {
        let (org, limit) = (self.reach.0.uuid(), i64::from(limit));
        let found = rows!(self, FILINGS_NEWEST, NewestRow, fetch_all; org, record.uuid(), limit)?;
        let shown = found.first().map_or(0, |row| usize::try_from(row.shown).unwrap_or_default());
        Ok((found.into_iter().map(|row| Filing::from(row.filing)).collect(), shown))
    }
}

impl WriteScope<'_, Org> {
    /// Files a document with a person.
    ///
    /// # Errors
    /// [`Error::Taken`] when the document is filed already; [`Error::OutOfScope`] when document or contract are not this person's.
    pub async fn file_document(&mut self, new: &NewFiling) -> Result<FilingId> {
        let (org, id, now) = (self.ctx.reach.0.uuid(), self.ctx.id::<FilingId>(), Ts(self.ctx.now()));
        let contract = new.contract.map(ContractId::uuid);
        let found = rows!(
            self.scope, FILING_PARTS, (i64, i64), fetch_one; org, new.record.uuid(), new.document.uuid(), contract
        )?;
        if found != (1, i64::from(contract.is_some())) {
            return Err(Error::OutOfScope);
        }
        changed!(
            self.scope, FILING_ADD;
            org, id.uuid(), new.record.uuid(), new.document.uuid(), contract, &new.title, Day(new.issued_on),
            new.issuer.as_deref(), i64::from(new.shown), now,
        )?;
        self.record(change("filing.added", id, 1, new.record.uuid(), json!(new)));
        Ok(id)
    }

    /// Remembers when the person opened it first; opening it again changes nothing.
    ///
    /// # Errors
    /// The store's.
    pub async fn mark_read(&mut self, id: FilingId) -> Result<()> {
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        let read = rows!(self.scope, FILING_READ, (Uuid, i64), fetch_optional; org, id.uuid(), now)?;
        if let Some((record, version)) = read {
            self.record(change("filing.read", id, version, record, json!({})));
        }
        Ok(())
    }
}

fn change(action: &'static str, id: FilingId, version: i64, record: Uuid, payload: serde_json::Value) -> Change {
    Change { action, entity: "filing", entity_id: id.uuid(), version, subject: Some(record), payload }
}
