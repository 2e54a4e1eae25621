//! What an employer tells its people: all of them (A02), or one (A03). What is for one person is sealed under that person's key.

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::ledger::Change;
use crate::vault::{self, DataKey};
use crate::{Error, Result, Scope, WriteScope};
use domain::Org;
use domain::id::{MessageId, RecordId};
use domain::time::Timestamp;
use serde_json::json;
use uuid::Uuid;

/// What a person was told: what is for them alone, and what was sent to all since their record was made. Two ranges of one index:
/// an organisation sends as many messages to others as it has people.
macro_rules! messages_sql {
    ($columns:literal, $of:literal, $more:literal) => {
        concat!(
            "SELECT ",
            $columns,
            " FROM (SELECT message.id",
            $of,
            " FROM message WHERE message.org_id = $1 AND message.record_id = $2 UNION ALL SELECT message.id",
            $of,
            " FROM message JOIN person_record ON person_record.org_id = $1 AND person_record.id = $2 WHERE message.org_id = $1 AND message.record_id IS NULL AND message.sent_at >= person_record.created_at) AS told LEFT JOIN message_read ON message_read.org_id = $1 AND message_read.message_id = told.id AND message_read.record_id = $2",
            $more
        )
    };
}

statements! {
    Org: MESSAGE_ADD = "INSERT INTO message (org_id, id, record_id, subject, body, sent_at) VALUES ($1, $2, $3, $4, $5, $6)";
    Org: MESSAGES_FOR = messages_sql!("told.id, told.record_id, told.subject, told.sent_at, message_read.read_at", ", message.record_id, message.subject, message.sent_at", " ORDER BY told.sent_at DESC, told.id DESC LIMIT $3");
    Org: UNREAD = messages_sql!("(SELECT COUNT(*) FROM filing WHERE org_id = $1 AND record_id = $2 AND is_shown = 1 AND read_at IS NULL), COUNT(*)", "", " WHERE message_read.read_at IS NULL");
    Org: MESSAGE_GET = "SELECT message.id, message.record_id, message.subject, message.sent_at, message_read.read_at, message.body FROM message JOIN person_record ON person_record.org_id = message.org_id AND person_record.id = $2 LEFT JOIN message_read ON message_read.org_id = message.org_id AND message_read.message_id = message.id AND message_read.record_id = person_record.id WHERE message.org_id = $1 AND message.id = $3 AND (message.record_id = person_record.id OR (message.record_id IS NULL AND message.sent_at >= person_record.created_at))";
    Org: MESSAGE_FOR = "SELECT COUNT(*) FROM message WHERE org_id = $1 AND id = $2 AND (record_id = $3 OR record_id IS NULL)";
    Org: MESSAGE_READ = "INSERT INTO message_read (org_id, message_id, record_id, read_at) VALUES ($1, $2, $3, $4) ON CONFLICT (org_id, message_id, record_id) DO NOTHING";
}

/// A message, as one person sees it in a list: without what it says.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    /// The message.
    pub id: MessageId,
    /// For whom; none for one to all.
    pub record: Option<RecordId>,
    /// What it is about.
    pub subject: String,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// When the person opened it first.
    pub read_at: Option<Timestamp>,
}

impl std::fmt::Debug for Message {
    /// Without what it is about: logs hold nobody's letters.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Message").field("id", &self.id).field("read_at", &self.read_at).finish_non_exhaustive()
    }
}

/// How much waits unread for a person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Unread {
    /// Documents that the person sees.
    pub papers: usize,
    /// Messages.
    pub messages: usize,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    record_id: Option<Uuid>,
    subject: Vec<u8>,
    sent_at: Ts,
    read_at: Option<Ts>,
}

#[derive(sqlx::FromRow)]
struct WholeRow {
    #[sqlx(flatten)]
    head: Row,
    body: Vec<u8>,
}

impl Row {
    /// One of its texts: sealed in a message to one, in clear in one to all.
    fn clear(&self, key: Option<&DataKey>, part: Part, kept: &[u8]) -> Result<String> {
        let bytes = match (self.record_id, key) {
            (None, _) => Some(kept.to_vec()),
            (Some(_), None) => None,
            (Some(_), Some(key)) => vault::open(key, &part.context(MessageId::from_uuid(self.id)), kept).ok(),
        };
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        text.ok_or(Error::Inconsistent { table: "message", column: part.column() })
    }

    fn read(&self, key: Option<&DataKey>) -> Result<Message> {
        Ok(Message {
            id: MessageId::from_uuid(self.id),
            record: self.record_id.map(RecordId::from_uuid),
            subject: self.clear(key, Part::Subject, &self.subject)?,
            sent_at: self.sent_at.0,
            read_at: self.read_at.map(|at| at.0),
        })
    }
}

/// Which of its texts.
#[derive(Debug, Clone, Copy)]
enum Part {
    Subject,
    Body,
}

impl Part {
    const fn column(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Body => "body",
        }
    }

    /// Binds a sealed text to its place.
    fn context(self, id: MessageId) -> Vec<u8> {
        format!("message.{}:{id}", self.column()).into_bytes()
    }
}

impl Scope<'_, Org> {
    /// The newest of what a person was told, the latest first: what is for them alone, and what was sent to all since their record was made.
    ///
    /// # Errors
    /// [`Error::Erased`] when the person was.
    pub async fn messages_for(&mut self, record: RecordId, limit: u16) -> Result<Vec<Message>> {
        let (org, limit) = (self.reach.0.uuid(), i64::from(limit));
        let found = rows!(self, MESSAGES_FOR, Row, fetch_all; org, record.uuid(), limit)?;
        let key = self.message_key(record, found.iter()).await?;
        found.iter().map(|row| row.read(key.as_ref())).collect()
    }

    /// One message with what it says; none where it is not for this person.
    ///
    /// # Errors
    /// [`Error::Erased`] when the person was.
    pub async fn message_for(&mut self, id: MessageId, record: RecordId) -> Result<Option<(Message, String)>> {
        let org = self.reach.0.uuid();
        let found = rows!(self, MESSAGE_GET, WholeRow, fetch_optional; org, record.uuid(), id.uuid())?;
        let Some(WholeRow { head, body }) = found else { return Ok(None) };
        let key = self.message_key(record, std::iter::once(&head)).await?;
        Ok(Some((head.read(key.as_ref())?, head.clear(key.as_ref(), Part::Body, &body)?)))
    }

    /// What the person never opened, in one statement: every page asks. No message is read for it.
    ///
    /// # Errors
    /// The store's.
    pub async fn count_unread(&mut self, record: RecordId) -> Result<Unread> {
        let found = rows!(self, UNREAD, (i64, i64), fetch_one; self.reach.0.uuid(), record.uuid())?;
        let [papers, messages] = <[i64; 2]>::from(found).map(|count| usize::try_from(count).unwrap_or_default());
        Ok(Unread { papers, messages })
    }

    /// The person's key, if one of these is sealed.
    async fn message_key(&mut self, record: RecordId, mut rows: impl Iterator<Item = &Row>) -> Result<Option<DataKey>> {
        if rows.any(|row| row.record_id.is_some()) { self.key(record).await } else { Ok(None) }
    }
}

impl WriteScope<'_, Org> {
    /// Sends a message to one person, or to all.
    ///
    /// # Errors
    /// [`Error::Erased`] or [`Error::OutOfScope`] when the person was erased or is not here.
    pub async fn send_message(&mut self, to: Option<RecordId>, subject: &str, body: &str) -> Result<MessageId> {
        let (org, id, now) = (self.ctx.reach.0.uuid(), self.ctx.id::<MessageId>(), Ts(self.ctx.now()));
        let key = match to {
            Some(record) => Some(self.key_or_new(record).await?),
            None => None,
        };
        let kept = |part: Part, text: &str| match &key {
            Some(key) => vault::seal(key, &part.context(id), text.as_bytes(), self.ctx.source()),
            None => text.as_bytes().to_vec(),
        };
        let (kept_subject, kept_body) = (kept(Part::Subject, subject), kept(Part::Body, body));
        changed!(
            self.scope, MESSAGE_ADD; org, id.uuid(), to.map(RecordId::uuid), &kept_subject, &kept_body, now,
        )?;
        let payload = json!({ "subject": subject, "body": body });
        self.record(change("message.sent", id, to, payload));
        Ok(id)
    }

    /// Remembers when a person opened a message first; opening it again changes nothing.
    ///
    /// # Errors
    /// [`Error::OutOfScope`] when there is no such message for this person.
    pub async fn mark_message_read(&mut self, id: MessageId, record: RecordId) -> Result<()> {
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        let there = rows!(self.scope, MESSAGE_FOR, (i64,), fetch_one; org, id.uuid(), record.uuid())?;
        if there == (0,) {
            return Err(Error::OutOfScope);
        }
        if changed!(self.scope, MESSAGE_READ; org, id.uuid(), record.uuid(), now)? > 0 {
            self.record(change("message.read", id, Some(record), json!({ "by": record })));
        }
        Ok(())
    }
}

fn change(action: &'static str, id: MessageId, record: Option<RecordId>, payload: serde_json::Value) -> Change {
    let subject = record.map(RecordId::uuid);
    Change { action, entity: "message", entity_id: id.uuid(), version: 1, subject, payload }
}
