//! Drafts: what was typed into forms that were not carried out, sealed under the person's key, for some minutes.

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::vault;
use crate::{Error, Result, Scope, WriteScope};
use domain::id::{DraftId, SignInId};
use domain::time::Timestamp;
use domain::{Own, System};

statements! {
    Own: DRAFT_ADD = "INSERT INTO draft (person_id, id, sign_in_id, content, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)";
    Own: DRAFT_GET = "SELECT content FROM draft WHERE person_id = $1 AND id = $2 AND sign_in_id = $3 AND expires_at > $4";
    Own: DRAFTS_TRIM = "DELETE FROM draft WHERE person_id = $1 AND id NOT IN (SELECT id FROM draft WHERE person_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2)";
    System: DRAFTS_PRUNE = "DELETE FROM draft WHERE id IN (SELECT id FROM draft WHERE expires_at < $1 ORDER BY expires_at LIMIT 1000)";
}

/// How many drafts a person has; the oldest goes first.
const MOST: i64 = 20;

impl WriteScope<'_, Own> {
    /// Keeps a draft until then. Not recorded: nothing changed but what the person sees.
    ///
    /// # Errors
    /// [`Error::Erased`] when the person was.
    pub async fn add_draft(&mut self, sign_in: SignInId, content: &[u8], until: Timestamp) -> Result<DraftId> {
        let (person, id, now) = (self.ctx.reach.0, self.ctx.id::<DraftId>(), Ts(self.ctx.now()));
        let key = self.key_or_new(person).await?;
        let sealed = vault::seal(&key, &context(id), content, self.ctx.source());
        changed!(self.scope, DRAFT_ADD; person.uuid(), id.uuid(), sign_in.uuid(), &sealed, now, Ts(until))?;
        changed!(self.scope, DRAFTS_TRIM; person.uuid(), MOST)?;
        Ok(id)
    }
}

impl Scope<'_, Own> {
    /// What a draft of this sign-in holds; nothing for one that is another's, unknown or too old.
    ///
    /// # Errors
    /// [`Error::Erased`] when the person was.
    pub async fn draft(&mut self, id: DraftId, sign_in: SignInId, now: Timestamp) -> Result<Option<Vec<u8>>> {
        let person = self.reach.0;
        let found = rows!(
            self, DRAFT_GET, (Vec<u8>,), fetch_optional; person.uuid(), id.uuid(), sign_in.uuid(), Ts(now)
        )?;
        let Some((sealed,)) = found else { return Ok(None) };
        let broken = Error::Inconsistent { table: "draft", column: "content" };
        let Some(key) = self.key(person).await? else { return Err(broken) };
        vault::open(&key, &context(id), &sealed).map(Some).map_err(|_| broken)
    }
}

impl WriteScope<'_, System> {
    /// Forgets some drafts that expired before; says how many.
    ///
    /// # Errors
    /// The store's.
    pub async fn prune_drafts(&mut self, before: Timestamp) -> Result<u64> {
        changed!(self.scope, DRAFTS_PRUNE; Ts(before))
    }
}

fn context(id: DraftId) -> Vec<u8> {
    [b"draft.content".as_slice(), id.uuid().as_bytes()].concat()
}
