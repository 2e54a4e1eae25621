//! The first one who can give roles in an organisation. Nobody could give them theirs, so the operator prints a link; whoever opens it
//! chooses the password, which the operator never sees.

use crate::auth::throttle::{self, NAMES};
use crate::auth::{Auth, LoginName, Network, NewPassword};
use crate::invitations::{LinkSecret, NotOpened};
use crate::{Refusal, ServiceError, today};
use domain::access::{Limit, Permission, Role, allows};
use domain::id::PersonId;
use domain::organisation::Slug;
use domain::time::Timestamp;
use domain::{Ctx, Language, Org, Own, System};
use std::collections::BTreeSet;
use std::time::Duration;
use store::founding::{AccountLink, NewAccountLink};
use store::members::NewMember;
use store::organisations::Organisation;
use store::{Store, WriteScope};

const GOOD_FOR: Duration = Duration::from_hours(24);

/// A link to print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its secret part.
    pub secret: LinkSecret,
    /// Until when.
    pub expires: Timestamp,
}

/// Makes a link that opens an account with this name and this role; those before it are closed. For the operator's command line: the
/// context is the only proof.
///
/// # Errors
/// [`Refusal::Unknown`] for an address without an organisation, [`Refusal::RoleHere`] for a role that does not exist there or cannot give
/// roles, [`Refusal::Managed`] when somebody can give roles there already.
pub async fn link(
    store: &Store,
    ctx: &Ctx<System>,
    slug: &Slug,
    role: Role,
    name: &LoginName,
) -> Result<Link, ServiceError> {
    let secret = LinkSecret::new(ctx.random());
    let expires = ctx.now().plus(GOOD_FOR);
    let made = store.write(ctx, async |scope| {
        let organisation = scope.organisation_at(slug).await?.ok_or(Refusal::Unknown)?;
        check_role(&organisation, role)?;
        check_nobody_manages(scope, &organisation).await?;
        let new = NewAccountLink { org: organisation.id, role, name: name.as_str(), link_hash: secret.hash(), expires };
        scope.add_account_link(&new).await?;
        Ok::<_, ServiceError>(())
    });
    made.await?;
    Ok(Link { secret, expires })
}

/// Opens the account of a link: with the name that it was made for and a password of one's own, and with the role from today on.
///
/// # Errors
/// [`NotOpened`]; another name than the link's finds it closed.
pub async fn open(
    auth: &Auth,
    ctx: &Ctx<System>,
    network: Network,
    secret: LinkSecret,
    (name, password): (&LoginName, NewPassword),
    language: Language,
) -> Result<PersonId, NotOpened> {
    let place = auth.hasher().place()?;
    let (store, from) = (auth.store(), network.subject());
    if !throttle::claim(store, ctx, &[(&NAMES, &from)]).await? {
        return Err(NotOpened::TooMany);
    }
    let link = store.read(ctx, async |scope| scope.account_link(&secret.hash(), name.as_str()).await).await;
    let alive = |link: &AccountLink| !link.closed && link.expires > ctx.now();
    let link = link.map_err(ServiceError::from)?.filter(alive).ok_or(NotOpened::Closed)?;
    let hash = auth.hasher().hash(&place, password.into_password(), ctx.random()).await?;
    let person: PersonId = ctx.id();
    let found = store.write(ctx, async |scope| found(scope, &link, person, (name, &hash), language).await).await;
    found.map_err(not_opened)?;
    throttle::give_back(store, ctx, &[(&NAMES, &from)]).await?;
    Ok(person)
}

/// Account, way in and role, or nothing of it.
async fn found(
    scope: &mut WriteScope<'_, System>,
    link: &AccountLink,
    person: PersonId,
    (name, hash): (&LoginName, &str),
    language: Language,
) -> Result<(), ServiceError> {
    let organisation = scope.organisation_by_id(link.org).await?.ok_or(Refusal::Stale)?;
    check_nobody_manages(scope, &organisation).await?;
    scope.use_account_link(link, person, language).await?;
    let set = scope.within(Own(person), async |own| own.set_login(name.as_str(), hash).await).await;
    set.map_err(|error| crate::error::taken(error, Refusal::NameTaken))?;
    let from = today(scope.ctx().now());
    let new = NewMember { person, role: link.role, limit: Limit::None, from, to: None };
    scope.within(Org(link.org), async |here| here.add_member(&new).await).await?;
    Ok(())
}

fn check_role(organisation: &Organisation, role: Role) -> Result<(), Refusal> {
    let fits = role.kinds().contains(&organisation.kind) && allows(role, Permission::ManageMembers);
    if fits { Ok(()) } else { Err(Refusal::RoleHere) }
}

/// Where somebody can give roles, they are the one to give them.
async fn check_nobody_manages(scope: &mut WriteScope<'_, System>, here: &Organisation) -> Result<(), ServiceError> {
    let day = today(scope.ctx().now());
    let members = scope.within(Org(here.id), async |scope| {
        scope.lock_members().await?;
        scope.members().await
    });
    let members = members.await?.into_iter();
    let managing = members.filter(|one| one.grant.to.is_none_or(|to| to >= day));
    let managing = managing.filter(|one| allows(one.grant.role, Permission::ManageMembers));
    let people: BTreeSet<PersonId> = managing.map(|one| one.person).collect();
    if scope.accounts_in_use(&people).await?.is_empty() { Ok(()) } else { Err(Refusal::Managed.into()) }
}

fn not_opened(error: ServiceError) -> NotOpened {
    match error {
        ServiceError::Refused(Refusal::Stale | Refusal::Managed) => NotOpened::Closed,
        ServiceError::Refused(Refusal::NameTaken) => NotOpened::NameTaken,
        other => other.into(),
    }
}
