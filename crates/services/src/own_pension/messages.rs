//! What employers wrote to their people (A02, A03).

use super::Employer;
use super::reach::{At, everywhere};
use crate::{Refusal, ServiceError};
use domain::id::MessageId;
use domain::{Ctx, Own};
use store::Store;
use store::messages::Message;

/// A message with the employer that it is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// What it says.
    pub message: Message,
    /// From whom.
    pub employer: Employer,
}

/// All messages, the newest first.
///
/// # Errors
/// The store's.
pub async fn messages(store: &Store, ctx: &Ctx<Own>) -> Result<Vec<Received>, ServiceError> {
    let mut received = Vec::new();
    for at in everywhere(store, ctx).await? {
        received.extend(messages_at(store, &at).await?);
    }
    received.sort_by(|a, b| b.message.sent_at.cmp(&a.message.sent_at).then(b.message.id.cmp(&a.message.id)));
    Ok(received)
}

/// One message; it counts as read from now on.
///
/// # Errors
/// [`Refusal::Unknown`] for one that is not there or somebody else's; the store's.
pub async fn message(store: &Store, ctx: &Ctx<Own>, id: MessageId) -> Result<Received, ServiceError> {
    for at in everywhere(store, ctx).await? {
        let mut here = messages_at(store, &at).await?.into_iter();
        let Some(received) = here.find(|received| received.message.id == id) else {
            continue;
        };
        if received.message.read_at.is_none() {
            store.write(&at.ctx, async |scope| scope.mark_message_read(id, at.record.id).await).await?;
        }
        return Ok(received);
    }
    Err(Refusal::Unknown.into())
}

pub(super) async fn messages_at(store: &Store, at: &At) -> Result<Vec<Received>, ServiceError> {
    let found = store.read(&at.ctx, async |scope| scope.messages_for(at.record.id).await).await?;
    Ok(found.into_iter().map(|message| Received { message, employer: at.employer.clone() }).collect())
}
