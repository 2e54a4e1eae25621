//! What a person holds where: own roles, and those that mandates lend.

use crate::{ServiceError, today};
use domain::access::{Access, Denied, Grant};
use domain::id::OrgId;
use domain::organisation::{OrganisationState, Slug};
use domain::{Actor, Ctx, Desk, Org, Own};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use store::Store;
pub use store::organisations::Organisation;

const PART: Actor = Actor::System("access");

/// Everything that the person holds today, in any organisation; nothing while their account is not in use, and in an organisation that is
/// over only what audits it.
///
/// # Errors
/// The store's.
pub async fn grants(store: &Store, ctx: &Ctx<Own>) -> Result<Vec<Grant>, ServiceError> {
    let day = today(ctx.now());
    let own = store.read(ctx, async |scope| {
        let account = scope.account().await?;
        let in_use = account.is_some_and(|(_, state, _)| state == "active");
        if in_use { scope.own_memberships().await } else { Ok(Vec::new()) }
    });
    let own = own.await?.into_iter().map(|member| member.grant).filter(|grant| grant.is_valid(day)).collect();
    let mut grants = surviving(store, ctx, own).await?;
    let lent = lent(store, ctx, &grants, day).await?;
    grants.extend(surviving(store, ctx, lent).await?);
    Ok(grants)
}

/// What is left of grants when their organisations' states are looked at.
async fn surviving(store: &Store, ctx: &Ctx<Own>, grants: Vec<Grant>) -> Result<Vec<Grant>, ServiceError> {
    let orgs: BTreeSet<OrgId> = grants.iter().map(|grant| grant.org).collect();
    if orgs.is_empty() {
        return Ok(grants);
    }
    let desk = ctx.widened(PART).narrowed(Desk(orgs.into_iter().collect()));
    let found = store.read(&desk, async |scope| scope.organisations().await).await?;
    let states: BTreeMap<OrgId, OrganisationState> = found.into_iter().map(|one| (one.id, one.state)).collect();
    let survives = |grant: &Grant| states.get(&grant.org).is_some_and(|state| grant.survives(*state));
    Ok(grants.into_iter().filter(survives).collect())
}

/// What the organisations lend that gave a mandate to one where the person works.
async fn lent(store: &Store, ctx: &Ctx<Own>, grants: &[Grant], day: Date) -> Result<Vec<Grant>, ServiceError> {
    let working: Vec<&Grant> = grants.iter().filter(|grant| grant.role.works_by_mandate()).collect();
    let holders: BTreeSet<OrgId> = working.iter().map(|grant| grant.org).collect();
    let system = ctx.widened(PART);
    let mut lent = Vec::new();
    for holder in holders {
        let mandates = store.read(&system, async |scope| scope.mandates_of(holder).await).await?;
        for mandate in mandates {
            let roles = working.iter().filter(|grant| grant.org == holder);
            lent.extend(roles.filter_map(|grant| grant.by_mandate(mandate.giver, mandate.from, mandate.to)));
        }
    }
    lent.retain(|grant| grant.is_valid(day));
    Ok(lent)
}

/// The organisations that the person sees, by name.
///
/// # Errors
/// The store's.
pub async fn organisations(store: &Store, ctx: &Ctx<Own>) -> Result<Vec<Organisation>, ServiceError> {
    Ok(everywhere(store, ctx).await?.into_iter().map(|(organisation, _)| organisation).collect())
}

/// The organisations that the person sees, by name, and what they may do in each.
///
/// # Errors
/// The store's.
pub async fn everywhere(store: &Store, ctx: &Ctx<Own>) -> Result<Vec<(Organisation, Access)>, ServiceError> {
    let grants = grants(store, ctx).await?;
    let orgs: BTreeSet<OrgId> = grants.iter().map(|grant| grant.org).collect();
    let desk = ctx.widened(PART).narrowed(Desk(orgs.into_iter().collect()));
    let found = store.read(&desk, async |scope| scope.organisations().await).await?;
    let day = today(ctx.now());
    let access = |organisation: Organisation| {
        let access = Access::new(acting(ctx, organisation.id), grants.clone(), day)?;
        Ok((organisation, access))
    };
    found.into_iter().map(access).collect()
}

/// The organisation of an address, and what the person may do in it.
///
/// # Errors
/// [`Denied::Invisible`] for an address that does not exist and for one where the person holds nothing: both look the same.
pub async fn at(store: &Store, ctx: &Ctx<Own>, slug: &Slug) -> Result<(Organisation, Access), ServiceError> {
    let system = ctx.widened(PART);
    let found = store.read(&system, async |scope| scope.organisation_at(slug).await).await?;
    // Asked in any case, so that an address that exists takes as long as one that does not.
    let grants = grants(store, ctx).await?;
    let organisation = found.ok_or(Denied::Invisible)?;
    let access = Access::new(acting(ctx, organisation.id), grants, today(ctx.now()))?;
    Ok((organisation, access))
}

/// The person in an organisation.
fn acting(ctx: &Ctx<Own>, org: OrgId) -> Ctx<Org> {
    ctx.widened(Actor::Person(ctx.reach.0)).narrowed(Org(org))
}
