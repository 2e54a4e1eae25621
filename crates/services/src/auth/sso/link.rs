//! Linking an identity with one's own account.

use super::{BrowserSecret, LinkTicket, Sso};
use crate::error::taken;
use crate::{Refusal, ServiceError};
use domain::id::OrgId;
use domain::time::Timestamp;
use domain::{Actor, Ctx, Desk, Own, System};
use store::organisations::Organisation;
use store::sign_in::Removal;

const PART: Actor = Actor::System("sso");

/// An organisation through whose provider a person may sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedOrganisation {
    /// The organisation.
    pub org: OrgId,
    /// Its name.
    pub name: String,
    /// The provider.
    pub issuer: String,
    /// Since when.
    pub since: Timestamp,
}

impl Sso {
    /// The name of the organisation whose identity a ticket would link, for the page that asks. The ticket stays good; none for one that
    /// links nothing.
    ///
    /// # Errors
    /// The service's own trouble.
    pub async fn awaiting(
        &self,
        ctx: &Ctx<System>,
        ticket: &LinkTicket,
        browser: &BrowserSecret,
    ) -> Result<Option<String>, ServiceError> {
        let (ticket, browser, now) = (ticket.hash(), browser.hash(), ctx.now());
        let org = self.store().read(ctx, async |scope| scope.sso_ticket_org(&ticket, &browser, now).await).await?;
        let Some(org) = org else { return Ok(None) };
        Ok(self.named(ctx, vec![org]).await?.pop().map(|organisation| organisation.appearance.name))
    }

    /// Links the identity of a ticket with the context's person, who signs in by it from now on; one of the same organisation before it
    /// is replaced. Answers whose provider it is. To be called after the person agreed on a page of ours, freshly signed in by a way of
    /// their own ([`crate::account::may_change_ways`]): whoever runs the provider can then sign in as them.
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

    /// Unlinks the identity of an organisation's provider. Where the person is signed in already, they stay.
    ///
    /// # Errors
    /// [`Refusal::LastWayIn`] when the person has neither a password nor a passkey; [`Refusal::Unknown`] when nothing was linked.
    pub async fn unlink(&self, ctx: &Ctx<Own>, org: OrgId) -> Result<(), ServiceError> {
        match self.store().write(ctx, async |scope| scope.unlink_identity(org).await).await? {
            Removal::Removed => Ok(()),
            Removal::LastWayIn => Err(Refusal::LastWayIn.into()),
            Removal::Unknown => Err(Refusal::Unknown.into()),
        }
    }

    /// Through whose providers the context's person may sign in, the first one first.
    ///
    /// # Errors
    /// The service's own trouble.
    pub async fn links(&self, ctx: &Ctx<Own>) -> Result<Vec<LinkedOrganisation>, ServiceError> {
        let linked = self.store().read(ctx, async |scope| scope.linked_identities().await).await?;
        let organisations = self.named(&ctx.widened(PART), linked.iter().map(|one| one.org).collect()).await?;
        let name = |org| organisations.iter().find(|one| one.id == org).map(|one| one.appearance.name.clone());
        let seen = linked.into_iter().filter_map(|one| {
            Some(LinkedOrganisation { org: one.org, name: name(one.org)?, issuer: one.issuer, since: one.since })
        });
        Ok(seen.collect())
    }

    async fn named(&self, ctx: &Ctx<System>, orgs: Vec<OrgId>) -> Result<Vec<Organisation>, ServiceError> {
        if orgs.is_empty() {
            return Ok(Vec::new());
        }
        let desk = ctx.narrowed(Desk(orgs.into()));
        Ok(self.store().read(&desk, async |scope| scope.organisations().await).await?)
    }
}
