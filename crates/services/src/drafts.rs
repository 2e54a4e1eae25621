//! Drafts: what was typed stays when a form is not carried out, also without a program in the browser. Sealed, for a quarter of an hour,
//! and only for the sign-in that sent the form.

use crate::ServiceError;
use crate::auth::Session;
use domain::id::DraftId;
use std::time::Duration;
use store::Store;

/// How long a draft is kept.
pub const KEPT: Duration = Duration::from_mins(15);

/// Keeps a draft.
///
/// # Errors
/// The store's.
pub async fn keep(store: &Store, session: &Session, content: &[u8]) -> Result<DraftId, ServiceError> {
    let until = session.ctx.now().plus(KEPT);
    let kept = store.write(&session.ctx, async |scope| scope.add_draft(session.sign_in, content, until).await);
    Ok(kept.await?)
}

/// What a draft holds; nothing for one that is another's, unknown or too old: the three are not told apart.
///
/// # Errors
/// The store's.
pub async fn open(store: &Store, session: &Session, id: DraftId) -> Result<Option<Vec<u8>>, ServiceError> {
    let now = session.ctx.now();
    Ok(store.read(&session.ctx, async |scope| scope.draft(id, session.sign_in, now).await).await?)
}
