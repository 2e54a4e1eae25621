//! Documents that were filed with a person (F08): the list, and the file itself.

use super::Employer;
use super::reach::{at, employer};
use crate::{Refusal, ServiceError};
use domain::access::Allowed;
use domain::access::permits::SeePeople;
use domain::id::{FilingId, OrgId, RecordId};
use domain::{Ctx, Org, Own};
use serde_json::json;
use store::filings::Filing;
use store::ledger::Change;
use store::people::Record;
use store::{Scope, Store};

/// A document with the employer that it came through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// What, of when, from whom.
    pub filing: Filing,
    /// Through whom.
    pub employer: Employer,
}

/// A document's content.
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    /// Byte for byte as it was kept.
    pub bytes: Vec<u8>,
    /// `application/pdf`.
    pub media_type: String,
    /// What it is called.
    pub title: String,
}

impl std::fmt::Debug for File {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Contents are personal.
        f.debug_struct("File")
            .field("media_type", &self.media_type)
            .field("size", &self.bytes.len())
            .finish_non_exhaustive()
    }
}

/// All documents that are meant for the person, the newest first.
///
/// # Errors
/// The store's.
pub async fn papers(store: &Store, ctx: &Ctx<Own>) -> Result<Vec<Paper>, ServiceError> {
    let read = store.read(ctx, async |scope| scope.at_each_record((), all).await);
    let mut papers: Vec<Paper> = read.await?.into_iter().flatten().collect();
    newest_first(&mut papers);
    Ok(papers)
}

/// What is known of one document; it stays as read or unread as it was.
///
/// # Errors
/// [`Refusal::Unknown`] for one that is not there, not shown, or somebody else's; the store's.
pub async fn paper(store: &Store, ctx: &Ctx<Own>, id: FilingId) -> Result<Paper, ServiceError> {
    Ok(own(store, ctx, id).await?.1)
}

/// The document itself. It counts as read from now on.
///
/// # Errors
/// [`Refusal::Unknown`] for one that is not there, not shown, or somebody else's; the store's.
pub async fn file(store: &Store, ctx: &Ctx<Own>, id: FilingId) -> Result<File, ServiceError> {
    let (org, paper) = own(store, ctx, id).await?;
    let there = at(ctx, org);
    let file = content(store, &there, &paper.filing).await?;
    store.write(&there, async |scope| scope.mark_read(id).await).await?;
    Ok(file)
}

/// A document of somebody's record as the desk opens it; each time stands in the ledger, under the person.
///
/// # Errors
/// [`Refusal::Unknown`] for one that is not there or of another record; the store's.
pub async fn filed(
    store: &Store,
    allowed: &Allowed<SeePeople>,
    record: RecordId,
    id: FilingId,
) -> Result<File, ServiceError> {
    let ctx = allowed.ctx();
    let filing = store.read(ctx, async |scope| scope.filing(id).await).await?;
    let filing = filing.filter(|filing| filing.record == record).ok_or(Refusal::Unknown)?;
    let file = content(store, ctx, &filing).await?;
    let seen = store.write(ctx, async |scope| {
        scope.record(Change {
            action: "filing.seen",
            entity: "filing",
            entity_id: id.uuid(),
            version: filing.version,
            subject: Some(record.uuid()),
            payload: json!({}),
        });
        Ok::<_, store::Error>(())
    });
    seen.await?;
    Ok(file)
}

async fn all(scope: &mut Scope<'_, Org>, record: Record, (): ()) -> Result<Vec<Paper>, store::Error> {
    let employer = employer(scope, record.id).await?;
    papers_of(scope, &employer).await
}

/// What is filed for the person with the record that an employer keeps.
pub(super) async fn papers_of(scope: &mut Scope<'_, Org>, employer: &Employer) -> Result<Vec<Paper>, store::Error> {
    let filings = scope.filings_of(employer.record).await?;
    let shown = filings.into_iter().filter(|filing| filing.shown);
    Ok(shown.map(|filing| Paper { filing, employer: employer.clone() }).collect())
}

pub(super) fn newest_first(papers: &mut [Paper]) {
    papers.sort_by(|a, b| b.filing.issued_on.cmp(&a.filing.issued_on).then(b.filing.id.cmp(&a.filing.id)));
}

/// The person's own document and with whom it lies.
async fn own(store: &Store, ctx: &Ctx<Own>, id: FilingId) -> Result<(OrgId, Paper), ServiceError> {
    let read = store.read(ctx, async |scope| scope.at_each_record(id, here).await);
    read.await?.into_iter().flatten().next().ok_or(Refusal::Unknown.into())
}

async fn here(
    scope: &mut Scope<'_, Org>,
    record: Record,
    id: FilingId,
) -> Result<Option<(OrgId, Paper)>, store::Error> {
    let found = scope.filing(id).await?.filter(|filing| filing.shown && filing.record == record.id);
    let Some(filing) = found else { return Ok(None) };
    Ok(Some((record.org, Paper { filing, employer: employer(scope, record.id).await? })))
}

async fn content(store: &Store, ctx: &Ctx<Org>, filing: &Filing) -> Result<File, ServiceError> {
    let document = store.read(ctx, async |scope| scope.document(filing.document).await).await?;
    let document = document.ok_or(Refusal::Unknown)?;
    let bytes = store.content(&document).await?;
    Ok(File { bytes, media_type: document.media_type, title: filing.title.clone() })
}
