//! Batches of lists on their way in: the file and what its rows would do, sealed under a key of the batch's own.

mod effects;
mod expiry;
mod people;
mod restore;
mod used;

pub use effects::{Effect, Entity};
pub use people::{Said, Secrets};
pub use used::Users;

pub(crate) use effects::STATEMENTS as EFFECT_STATEMENTS;
pub(crate) use expiry::STATEMENTS as EXPIRY_STATEMENTS;
pub(crate) use people::STATEMENTS as PEOPLE_STATEMENTS;
pub(crate) use restore::STATEMENTS as RESTORE_STATEMENTS;
pub(crate) use used::STATEMENTS as USED_STATEMENTS;

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::ledger::Change;
use crate::vault::{self, DataKey};
use crate::{Error, Result, Scope, WriteScope};
use domain::Org;
use domain::id::ImportId;
use domain::intake::List;
use domain::time::Timestamp;
use serde_json::json;
use uuid::Uuid;

statements! {
    Org: BATCH_ADD = "INSERT INTO import_batch (org_id, id, list, state, file_name, form, fingerprint, mapping, content, lines, added, changed, unchanged, refused, actor, version, created_at, updated_at, expires_at) VALUES ($1, $2, $3, 'uploaded', $4, $5, $6, $7, $8, $9, 0, 0, 0, 0, $10, 1, $11, $11, $12)";
    Org: BATCH_GET = "SELECT id, list, state, file_name, form, fingerprint, mapping, lines, added, changed, unchanged, refused, actor, version, created_at, updated_at, expires_at, content IS NULL AS expired FROM import_batch WHERE org_id = $1 AND id = $2";
    Org: BATCH_LIST = "SELECT id, list, state, file_name, form, fingerprint, mapping, lines, added, changed, unchanged, refused, actor, version, created_at, updated_at, expires_at, content IS NULL AS expired FROM import_batch WHERE org_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2 OFFSET $3";
    Org: BATCH_COUNT = "SELECT COUNT(*) FROM import_batch WHERE org_id = $1";
    Org: BATCH_CONTENT = "SELECT content FROM import_batch WHERE org_id = $1 AND id = $2";
    Org: BATCH_OUTCOME = "SELECT outcome FROM import_batch WHERE org_id = $1 AND id = $2";
    Org: BATCH_HASH = "SELECT outcome_hash FROM import_batch WHERE org_id = $1 AND id = $2";
    Org: BATCH_REMAP = "UPDATE import_batch SET mapping = $4, state = 'uploaded', outcome = NULL, outcome_hash = NULL, added = 0, changed = 0, unchanged = 0, refused = 0, version = version + 1, updated_at = $5 WHERE org_id = $1 AND id = $2 AND version = $3";
    Org: BATCH_JUDGE = "UPDATE import_batch SET outcome = $4, outcome_hash = $5, added = $6, changed = $7, unchanged = $8, refused = $9, state = 'previewed', version = version + 1, updated_at = $10 WHERE org_id = $1 AND id = $2 AND version = $3 AND state IN ('uploaded', 'previewed')";
    Org: BATCH_MOVE = "UPDATE import_batch SET state = $4, expires_at = $5, version = version + 1, updated_at = $6 WHERE org_id = $1 AND id = $2 AND version = $3";
    Org: MAPPING_SET = "INSERT INTO import_mapping (org_id, fingerprint, list, columns, updated_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (org_id, fingerprint, list) DO UPDATE SET columns = $4, updated_at = $5";
    Org: MAPPING_GET = "SELECT columns FROM import_mapping WHERE org_id = $1 AND fingerprint = $2 AND list = $3";
}

/// Where a batch stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BatchState {
    /// The file is here; nothing was judged, or the columns changed since.
    Uploaded,
    /// Its rows were judged.
    Previewed,
    /// What it says is in the books.
    Booked,
    /// It was, and is not any more.
    Undone,
}

impl BatchState {
    const ALL: [Self; 4] = [Self::Uploaded, Self::Previewed, Self::Booked, Self::Undone];

    /// As it stands in the table; also the key of its word: `import.state.<code>`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Uploaded => "uploaded",
            Self::Previewed => "previewed",
            Self::Booked => "booked",
            Self::Undone => "undone",
        }
    }
}

/// A file on its way in.
#[derive(Debug, Clone)]
pub struct NewBatch<'a> {
    /// What the list is about.
    pub list: List,
    /// As the person's program calls it.
    pub file_name: &'a str,
    /// How it was written; the caller's own words.
    pub form: &'a str,
    /// The hash of what is the same for each list of its source.
    pub fingerprint: &'a [u8; 32],
    /// What its columns hold; the caller's own words.
    pub mapping: &'a str,
    /// What was read, to be sealed.
    pub content: &'a [u8],
    /// How many rows it has.
    pub lines: u32,
    /// When content and outcome are erased.
    pub expires: Timestamp,
}

/// A batch, without what is sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// The batch.
    pub id: ImportId,
    /// What the list is about.
    pub list: List,
    /// Where it stands.
    pub state: BatchState,
    /// As the person's program calls the file.
    pub file_name: String,
    /// How it was written.
    pub form: String,
    /// The hash of what is the same for each list of its source.
    pub fingerprint: Vec<u8>,
    /// What its columns hold.
    pub mapping: String,
    /// How many rows it has.
    pub lines: u32,
    /// How many add, change, say what is known, are refused.
    pub counts: [u32; 4],
    /// Who brought it.
    pub actor: String,
    /// Counts changes.
    pub version: i64,
    /// When it came.
    pub created_at: Timestamp,
    /// Its last step.
    pub updated_at: Timestamp,
    /// When content and outcome are erased.
    pub expires_at: Timestamp,
    /// They are.
    pub expired: bool,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    list: String,
    state: String,
    file_name: String,
    form: String,
    fingerprint: Vec<u8>,
    mapping: String,
    lines: i64,
    added: i64,
    changed: i64,
    unchanged: i64,
    refused: i64,
    actor: String,
    version: i64,
    created_at: Ts,
    updated_at: Ts,
    expires_at: Ts,
    expired: bool,
}

impl TryFrom<Row> for Batch {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let count = |count: i64| u32::try_from(count).map_err(|_| broken("lines"));
        Ok(Self {
            id: ImportId::from_uuid(row.id),
            list: List::from_code(&row.list).ok_or(broken("list"))?,
            state: BatchState::ALL.into_iter().find(|state| state.code() == row.state).ok_or(broken("state"))?,
            file_name: row.file_name,
            form: row.form,
            fingerprint: row.fingerprint,
            mapping: row.mapping,
            lines: count(row.lines)?,
            counts: [count(row.added)?, count(row.changed)?, count(row.unchanged)?, count(row.refused)?],
            actor: row.actor,
            version: row.version,
            created_at: row.created_at.0,
            updated_at: row.updated_at.0,
            expires_at: row.expires_at.0,
            expired: row.expired,
        })
    }
}

impl Scope<'_, Org> {
    /// One batch.
    ///
    /// # Errors
    /// The store's.
    pub async fn import(&mut self, id: ImportId) -> Result<Option<Batch>> {
        let found = rows!(self, BATCH_GET, Row, fetch_optional; self.reach.0.uuid(), id.uuid())?;
        found.map(Batch::try_from).transpose()
    }

    /// Some batches, the newest first.
    ///
    /// # Errors
    /// The store's.
    pub async fn imports(&mut self, offset: u32, limit: u32) -> Result<Vec<Batch>> {
        let found = rows!(
            self, BATCH_LIST, Row, fetch_all; self.reach.0.uuid(), i64::from(limit), i64::from(offset)
        )?;
        found.into_iter().map(Batch::try_from).collect()
    }

    /// How many batches there are.
    ///
    /// # Errors
    /// The store's.
    pub async fn count_imports(&mut self) -> Result<u64> {
        let (count,) = rows!(self, BATCH_COUNT, (i64,), fetch_one; self.reach.0.uuid())?;
        Ok(u64::try_from(count).unwrap_or(0))
    }

    /// What was read of a batch's file.
    ///
    /// # Errors
    /// [`Error::Erased`] when it was, or when there is no such batch here.
    pub async fn import_content(&mut self, id: ImportId) -> Result<Vec<u8>> {
        let found = rows!(
            self, BATCH_CONTENT, (Option<Vec<u8>>,), fetch_optional; self.reach.0.uuid(), id.uuid()
        )?;
        let sealed = found.and_then(|(sealed,)| sealed).ok_or(Error::Erased)?;
        self.opened_import(id, "content", &sealed).await
    }

    /// What was judged last; nothing, if nothing was.
    ///
    /// # Errors
    /// [`Error::Erased`] when it was.
    pub async fn import_outcome(&mut self, id: ImportId) -> Result<Option<Vec<u8>>> {
        let found = rows!(
            self, BATCH_OUTCOME, (Option<Vec<u8>>,), fetch_optional; self.reach.0.uuid(), id.uuid()
        )?;
        match found.and_then(|(sealed,)| sealed) {
            Some(sealed) => self.opened_import(id, "outcome", &sealed).await.map(Some),
            None => Ok(None),
        }
    }

    /// Whether this is, to the letter, what was judged last.
    ///
    /// # Errors
    /// [`Error::Erased`] when the batch's key was.
    pub async fn is_import_outcome(&mut self, id: ImportId, full: &[u8]) -> Result<bool> {
        let found = rows!(
            self, BATCH_HASH, (Option<Vec<u8>>,), fetch_optional; self.reach.0.uuid(), id.uuid()
        )?;
        let tag = self.batch_key(id).await?.address(full).to_string();
        Ok(found.and_then(|(known,)| known).is_some_and(|known| known == tag.as_bytes()))
    }

    /// How a person mapped a list with these headings the last time.
    ///
    /// # Errors
    /// The store's.
    pub async fn remembered_mapping(&mut self, list: List, fingerprint: &[u8]) -> Result<Option<String>> {
        let found = rows!(
            self, MAPPING_GET, (String,), fetch_optional; self.reach.0.uuid(), fingerprint, list.code()
        )?;
        Ok(found.map(|(columns,)| columns))
    }

    pub(crate) async fn batch_key(&mut self, id: ImportId) -> Result<DataKey> {
        self.key_for(id.uuid()).await?.ok_or(Error::Erased)
    }

    async fn opened_import(&mut self, id: ImportId, column: &'static str, sealed: &[u8]) -> Result<Vec<u8>> {
        let key = self.batch_key(id).await?;
        vault::open(&key, &context(id, column), sealed).map_err(|_| broken(column))
    }
}

impl WriteScope<'_, Org> {
    /// Keeps a file.
    ///
    /// # Errors
    /// The store's.
    pub async fn add_import(&mut self, new: &NewBatch<'_>) -> Result<ImportId> {
        let id: ImportId = self.ctx.id();
        let key = self.new_key(id.uuid()).await?;
        let sealed = vault::seal(&key, &context(id, "content"), new.content, self.ctx.source());
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        changed!(
            self.scope, BATCH_ADD;
            org, id.uuid(), new.list.code(), new.file_name, new.form, &new.fingerprint[..], new.mapping, &sealed,
            i64::from(new.lines), self.ctx.actor.to_string(), now, Ts(new.expires),
        )?;
        let payload = json!({ "list": new.list.code(), "lines": new.lines });
        self.record(change("import_batch.uploaded", id, 1, payload));
        Ok(id)
    }

    /// Keeps what the columns hold, and forgets what was judged before.
    ///
    /// # Errors
    /// [`Error::Stale`] when somebody changed the batch since `version`.
    pub async fn remap_import(&mut self, id: ImportId, version: i64, mapping: &str) -> Result<i64> {
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        stale(changed!(self.scope, BATCH_REMAP; org, id.uuid(), version, mapping, now)?)?;
        self.record(change("import_batch.remapped", id, version + 1, json!({ "mapping": mapping })));
        Ok(version + 1)
    }

    /// Keeps what the rows would do: `shown` is what pages show; of `full`, which may hold what nobody is shown, only a keyed hash.
    ///
    /// # Errors
    /// [`Error::Stale`] when somebody changed the batch since `version`, or when it is booked.
    pub async fn keep_import_outcome(
        &mut self,
        id: ImportId,
        version: i64,
        counts: [u32; 4],
        shown: &[u8],
        full: &[u8],
    ) -> Result<i64> {
        let key = self.batch_key(id).await?;
        let sealed = vault::seal(&key, &context(id, "outcome"), shown, self.ctx.source());
        let tag = key.address(full).to_string();
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        let [added, changed, unchanged, refused] = counts.map(i64::from);
        stale(changed!(
            self.scope, BATCH_JUDGE;
            org, id.uuid(), version, &sealed, tag.as_bytes(), added, changed, unchanged, refused, now,
        )?)?;
        self.record(self::change("import_batch.previewed", id, version + 1, json!({ "counts": counts })));
        Ok(version + 1)
    }

    /// The batch is booked.
    ///
    /// # Errors
    /// [`Error::Stale`] when somebody changed it since `version`.
    pub async fn import_booked(&mut self, id: ImportId, version: i64, expires: Timestamp) -> Result<i64> {
        self.move_import(id, version, BatchState::Booked, "import_batch.booked", expires).await
    }

    /// The batch is undone.
    ///
    /// # Errors
    /// [`Error::Stale`] when somebody changed it since `version`.
    pub async fn import_undone(&mut self, id: ImportId, version: i64, expires: Timestamp) -> Result<i64> {
        self.move_import(id, version, BatchState::Undone, "import_batch.undone", expires).await
    }

    async fn move_import(
        &mut self,
        id: ImportId,
        version: i64,
        to: BatchState,
        action: &'static str,
        expires: Timestamp,
    ) -> Result<i64> {
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        stale(changed!(self.scope, BATCH_MOVE; org, id.uuid(), version, to.code(), Ts(expires), now)?)?;
        self.record(change(action, id, version + 1, json!({})));
        Ok(version + 1)
    }

    /// Remembers how a list with these headings is mapped. They are headings, nobody's data, and no ledger needs to tell of them.
    ///
    /// # Errors
    /// The store's.
    pub async fn remember_mapping(&mut self, list: List, fingerprint: &[u8], columns: &str) -> Result<()> {
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        changed!(self.scope, MAPPING_SET; org, fingerprint, list.code(), columns, now)?;
        Ok(())
    }
}

fn change(action: &'static str, id: ImportId, version: i64, payload: serde_json::Value) -> Change {
    Change { action, entity: "import_batch", entity_id: id.uuid(), version, subject: None, payload }
}

fn stale(changed: u64) -> Result<()> {
    if changed == 0 { Err(Error::Stale { entity: "import_batch" }) } else { Ok(()) }
}

fn broken(column: &'static str) -> Error {
    Error::Inconsistent { table: "import_batch", column }
}

fn context(id: ImportId, column: &str) -> Vec<u8> {
    [b"import_batch.".as_slice(), column.as_bytes(), b":", id.uuid().as_bytes()].concat()
}
