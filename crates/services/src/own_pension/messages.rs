//! What employers wrote to their people (A02, A03).

use super::Employer;
use super::reach::{at, employer};
use crate::{Refusal, ServiceError};
use domain::id::MessageId;
use domain::{Ctx, Org, Own};
use store::messages::Message;
use store::people::Record;
use store::{Scope, Store};

/// So many messages are listed at most, the newest.
const LISTED: u16 = 200;

/// A message with the employer that it is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// What it is about.
    pub message: Message,
    /// From whom.
    pub employer: Employer,
}

/// A message as it is read.
#[derive(Clone, PartialEq, Eq)]
pub struct Opened {
    /// What it is about; read or unread as it was before.
    pub message: Message,
    /// What it says.
    pub body: String,
    /// From whom.
    pub employer: Employer,
}

impl std::fmt::Debug for Opened {
    /// Without what it says: logs hold nobody's letters.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Opened").field("message", &self.message).finish_non_exhaustive()
    }
}

/// The newest messages, the latest first, without what they say.
///
/// # Errors
/// The store's.
pub async fn messages(store: &Store, ctx: &Ctx<Own>) -> Result<Vec<Received>, ServiceError> {
    let read = store.read(ctx, async |scope| scope.at_each_record((), listed).await);
    let mut received: Vec<Received> = read.await?.into_iter().flatten().collect();
    received.sort_by(|a, b| b.message.sent_at.cmp(&a.message.sent_at).then(b.message.id.cmp(&a.message.id)));
    received.truncate(usize::from(LISTED));
    Ok(received)
}

/// One message; it counts as read from now on.
///
/// # Errors
/// [`Refusal::Unknown`] for one that is not there or somebody else's; the store's.
pub async fn message(store: &Store, ctx: &Ctx<Own>, id: MessageId) -> Result<Opened, ServiceError> {
    let read = store.read(ctx, async |scope| scope.at_each_record(id, opened).await);
    let (record, opened) = read.await?.into_iter().flatten().next().ok_or(Refusal::Unknown)?;
    if opened.message.read_at.is_none() {
        store.write(&at(ctx, record.org), async |scope| scope.mark_message_read(id, record.id).await).await?;
    }
    Ok(opened)
}

async fn listed(scope: &mut Scope<'_, Org>, record: Record, (): ()) -> Result<Vec<Received>, store::Error> {
    let employer = employer(scope, record.id).await?;
    let messages = scope.messages_for(record.id, LISTED).await?.into_iter();
    Ok(messages.map(|message| Received { message, employer: employer.clone() }).collect())
}

async fn opened(
    scope: &mut Scope<'_, Org>,
    record: Record,
    id: MessageId,
) -> Result<Option<(Record, Opened)>, store::Error> {
    let Some((message, body)) = scope.message_for(id, record.id).await? else { return Ok(None) };
    let employer = employer(scope, record.id).await?;
    Ok(Some((record, Opened { message, body, employer })))
}
