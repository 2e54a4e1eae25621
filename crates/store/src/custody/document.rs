//! Documents: sealed under their person's key, kept under an address made from their content, never overwritten.

use super::Custody;
use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::ledger::{Chain, Change};
use crate::objects::Objects;
use crate::vault::{self, Address, DataKey};
use crate::{Error, Result, Scope, Store, WriteScope};
use domain::id::{DocumentId, KeyId};
use domain::time::Timestamp;
use domain::{Ctx, Org, Own};
use serde_json::json;
use uuid::Uuid;

statements! {
    Org: pub(super) ORG_DOCUMENT_ADD = "INSERT INTO document (org_id, id, subject_id, key_id, address, kind, media_type, size, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    Own: pub(super) OWN_DOCUMENT_ADD = "INSERT INTO document (person_id, id, subject_id, key_id, address, kind, media_type, size, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    Org: pub(super) ORG_DOCUMENT_GET = "SELECT document.id, document.subject_id, key_id, address, kind, media_type, size, document.created_at, wrapped FROM document JOIN data_key ON data_key.id = key_id AND data_key.org_id = document.org_id WHERE document.org_id = $1 AND document.id = $2";
    Own: pub(super) OWN_DOCUMENT_GET = "SELECT document.id, document.subject_id, key_id, address, kind, media_type, size, document.created_at, wrapped FROM document JOIN data_key ON data_key.id = key_id AND data_key.person_id = document.person_id WHERE document.person_id = $1 AND document.id = $2";
    Org: pub(super) ORG_DOCUMENT_LIST = "SELECT document.id, document.subject_id, key_id, address, kind, media_type, size, document.created_at, wrapped FROM document JOIN data_key ON data_key.id = key_id AND data_key.org_id = document.org_id WHERE document.org_id = $1 AND document.subject_id = $2 ORDER BY document.id";
    Own: pub(super) OWN_DOCUMENT_LIST = "SELECT document.id, document.subject_id, key_id, address, kind, media_type, size, document.created_at, wrapped FROM document JOIN data_key ON data_key.id = key_id AND data_key.person_id = document.person_id WHERE document.person_id = $1 AND document.subject_id = $2 ORDER BY document.id";
}

/// Content that lies sealed in the object store, ready to be named by a row.
#[derive(Debug, Clone)]
pub struct Content {
    subject: Uuid,
    key: KeyId,
    address: Address,
    size: i64,
}

/// A row to be written for stored content.
#[derive(Debug, Clone)]
pub struct NewDocument<'a> {
    /// What kind of document: `conversion_agreement`.
    pub kind: &'a str,
    /// `application/pdf`.
    pub media_type: &'a str,
    /// What [`Store::keep`] gave.
    pub content: &'a Content,
}

/// A document's row.
#[derive(Debug, Clone)]
pub struct Document {
    /// The document.
    pub id: DocumentId,
    /// What kind of document.
    pub kind: String,
    /// Its media type.
    pub media_type: String,
    /// Length of the content in bytes.
    pub size: i64,
    /// When it was added.
    pub created_at: Timestamp,
    key: DataKey,
    address: Address,
}

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    id: Uuid,
    #[expect(dead_code, reason = "one row type for all statements on documents")]
    subject_id: Uuid,
    key_id: Uuid,
    address: String,
    kind: String,
    media_type: String,
    size: i64,
    created_at: Ts,
    wrapped: Option<Vec<u8>>,
}

impl<R: Custody> Scope<'_, R> {
    /// One document of this reach.
    ///
    /// # Errors
    /// [`Error::Erased`] when its person was erased.
    pub async fn document(&mut self, id: DocumentId) -> Result<Option<Document>> {
        let owner = self.reach.owner();
        let row = rows!(self, R::sql().document_get, Row, fetch_optional; owner, id.uuid())?;
        row.map(|row| self.opened(row)).transpose()
    }

    /// All documents of a subject, oldest first.
    ///
    /// # Errors
    /// [`Error::Erased`] when the subject was erased.
    pub async fn documents(&mut self, subject: R::Subject) -> Result<Vec<Document>> {
        let (owner, subject) = (self.reach.owner(), R::subject_id(subject));
        let rows = rows!(self, R::sql().document_list, Row, fetch_all; owner, subject)?;
        rows.into_iter().map(|row| self.opened(row)).collect()
    }

    fn opened(&self, row: Row) -> Result<Document> {
        let broken = |column| Error::Inconsistent { table: "document", column };
        let wrapped = row.wrapped.ok_or(Error::Erased)?;
        let key = DataKey::unwrap(&self.keys.master, KeyId::from_uuid(row.key_id), &wrapped);
        Ok(Document {
            id: DocumentId::from_uuid(row.id),
            kind: row.kind,
            media_type: row.media_type,
            size: row.size,
            created_at: row.created_at.0,
            key: key.map_err(|_| broken("key_id"))?,
            address: Address::parse(&row.address).map_err(|_| broken("address"))?,
        })
    }
}

impl<R: Custody> WriteScope<'_, R> {
    async fn add(&mut self, chain: Chain, new: &NewDocument<'_>) -> Result<DocumentId> {
        let id: DocumentId = self.ctx.id();
        let (owner, now) = (self.ctx.reach.owner(), Ts(self.ctx.now()));
        let Content { subject, key, address, size } = new.content;
        // Held to the end: an erasure in between would leave a document that nobody can open.
        let held = rows!(self.scope, R::sql().key_hold, (bool,), fetch_optional; owner, subject, key.uuid())?;
        match held {
            Some((true,)) => {}
            Some((false,)) => return Err(Error::Erased),
            None => return Err(Error::OutOfScope),
        }
        changed!(
            self.scope, R::sql().document_add;
            owner, id.uuid(), subject, key.uuid(), address.to_string(), new.kind, new.media_type, size, now,
        )?;
        self.record_in(
            chain,
            Change {
                action: "document.added",
                entity: "document",
                entity_id: id.uuid(),
                version: 1,
                subject: Some(*subject),
                payload: json!({ "kind": new.kind, "address": address.to_string() }),
            },
        );
        Ok(id)
    }
}

impl WriteScope<'_, Org> {
    /// Adds a document to the organisation's archive.
    ///
    /// # Errors
    /// The store's.
    pub async fn add_document(&mut self, new: &NewDocument<'_>) -> Result<DocumentId> {
        self.add(Chain::Org(self.ctx.reach.0), new).await
    }
}

impl WriteScope<'_, Own> {
    /// Adds a document to the person's own.
    ///
    /// # Errors
    /// The store's.
    pub async fn add_document(&mut self, new: &NewDocument<'_>) -> Result<DocumentId> {
        self.add(Chain::Person(self.ctx.reach.0), new).await
    }
}

impl Store {
    /// Seals content under its subject's key and keeps it. Nothing names it until [`WriteScope::add_document`] does, in
    /// the transaction that needs it; the same content is kept once.
    ///
    /// # Errors
    /// [`Error::Erased`], [`Error::Full`], or what the object store says.
    pub async fn keep<R: Custody>(&self, ctx: &Ctx<R>, subject: R::Subject, content: &[u8]) -> Result<Content> {
        let key = self.write(ctx, async |scope| scope.key_or_new(subject).await).await?;
        let address = key.address(content);
        let sealed = vault::seal(&key, &context(&address), content, ctx.source());
        self.objects().put_new(&address, sealed.into()).await?;
        let size = i64::try_from(content.len()).unwrap_or(i64::MAX);
        Ok(Content { subject: R::subject_id(subject), key: key.id(), address, size })
    }

    /// A document's content, byte for byte as it was kept.
    ///
    /// # Errors
    /// [`Error::DamagedDocument`] when it is not what was kept; what the object store says.
    pub async fn content(&self, document: &Document) -> Result<Vec<u8>> {
        fetch(self.objects(), &document.key, &document.address).await
    }
}

/// The content at this address, opened and compared with it.
pub(crate) async fn fetch(objects: &Objects, key: &DataKey, address: &Address) -> Result<Vec<u8>> {
    let sealed = objects.get(address).await?;
    let content = vault::open(key, &context(address), &sealed).map_err(|_| Error::DamagedDocument)?;
    if key.address(&content) == *address { Ok(content) } else { Err(Error::DamagedDocument) }
}

/// Binds the sealed bytes to their place.
fn context(address: &Address) -> Vec<u8> {
    format!("document:{address}").into_bytes()
}
