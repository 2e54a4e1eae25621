//! Linking an identity with one's own account.

use super::{BrowserSecret, LinkTicket, Sso};
use crate::error::taken;
use crate::{Refusal, ServiceError};
use domain::id::OrgId;
use domain::{Ctx, Own};
use store::sign_in::LinkedIdentity;

impl Sso {
    /// Links the identity of a ticket with the context's person, who signs in by it from now on; one of the same organisation before it
    /// is replaced. Answers whose provider it is. To be called after the person agreed on a page of ours: whoever runs the provider
    /// can then sign in as them.
    ///
    /// # Errors
    /// [`Refusal::Ticket`]; [`Refusal::IdentityTaken`]; [`Refusal::Stale`] for an account that is locked.
    pub async fn link(
        &self,
        ctx: &Ctx<Own>,
        ticket: &LinkTicket,
        browser: &BrowserSecret,
    ) -> Result<OrgId, ServiceError> {
        let (person, ticket, browser) = (ctx.reach.0, ticket.hash(), browser.hash());
        let system = ctx.widened(ctx.actor);
        let linked =
            self.store().write(&system, async |scope| scope.link_identity(&ticket, &browser, person).await).await;
        let linked = linked.map_err(|error| taken(error, Refusal::IdentityTaken))?;
        linked.ok_or(Refusal::Ticket.into())
    }

    /// Unlinks the identity of an organisation's provider; says whether there was one. Where the person is signed in already, they stay.
    ///
    /// # Errors
    /// The service's own trouble.
    pub async fn unlink(&self, ctx: &Ctx<Own>, org: OrgId) -> Result<bool, ServiceError> {
        Ok(self.store().write(ctx, async |scope| scope.unlink_identity(org).await).await?)
    }

    /// By which identities the context's person may sign in.
    ///
    /// # Errors
    /// The service's own trouble.
    pub async fn links(&self, ctx: &Ctx<Own>) -> Result<Vec<LinkedIdentity>, ServiceError> {
        Ok(self.store().read(ctx, async |scope| scope.linked_identities().await).await?)
    }
}
