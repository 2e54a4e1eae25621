//! What employers wrote to their people (A02, A03).

use super::Employer;
use super::reach::{employer, kept};
use crate::{Refusal, ServiceError};
use domain::id::MessageId;
use domain::{Ctx, Own};
use store::Store;
use store::messages::Message;

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
    let mut received = Vec::new();
    for kept in kept(store, ctx).await? {
        let id = kept.record.id;
        let read = store.read(&kept.ctx, async |scope| {
            Ok::<_, store::Error>((employer(scope, id).await?, scope.messages_for(id, LISTED).await?))
        });
        let (employer, messages) = read.await?;
        received.extend(messages.into_iter().map(|message| Received { message, employer: employer.clone() }));
    }
    received.sort_by(|a, b| b.message.sent_at.cmp(&a.message.sent_at).then(b.message.id.cmp(&a.message.id)));
    received.truncate(usize::from(LISTED));
    Ok(received)
}

/// One message; it counts as read from now on.
///
/// # Errors
/// [`Refusal::Unknown`] for one that is not there or somebody else's; the store's.
pub async fn message(store: &Store, ctx: &Ctx<Own>, id: MessageId) -> Result<Opened, ServiceError> {
    for kept in kept(store, ctx).await? {
        let record = kept.record.id;
        let read = store.read(&kept.ctx, async |scope| {
            let Some((message, body)) = scope.message_for(id, record).await? else { return Ok(None) };
            Ok::<_, store::Error>(Some(Opened { message, body, employer: employer(scope, record).await? }))
        });
        let Some(opened) = read.await? else { continue };
        if opened.message.read_at.is_none() {
            store.write(&kept.ctx, async |scope| scope.mark_message_read(id, record).await).await?;
        }
        return Ok(opened);
    }
    Err(Refusal::Unknown.into())
}
