//! The first one who can give roles in an organisation. Nobody could give them theirs, so the operator prints a link; whoever opens it
//! chooses the password, which the operator never sees ([`crate::newcomers::open`]).

use crate::auth::LoginName;
use crate::invitations::LinkSecret;
use crate::newcomers::Link;
use crate::{Refusal, ServiceError, today};
use domain::access::{Permission, Role, allows};
use domain::id::PersonId;
use domain::organisation::Slug;
use domain::{Ctx, Org, System};
use std::collections::BTreeSet;
use std::time::Duration;
use store::founding::NewAccountLink;
use store::organisations::Organisation;
use store::{Store, WriteScope};

const GOOD_FOR: Duration = Duration::from_hours(24);

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
    let (id, expires) = (ctx.id(), ctx.now().plus(GOOD_FOR));
    let made = store.write(ctx, async |scope| {
        let organisation = scope.organisation_at(slug).await?.ok_or(Refusal::Unknown)?;
        check_role(&organisation, role)?;
        check_nobody_manages(scope, &organisation).await?;
        let (org, name, link_hash) = (organisation.id, name.as_str(), secret.hash());
        let new = NewAccountLink { id, org, role, name, link_hash, expires, given: None };
        scope.add_account_link(&new).await?;
        Ok::<_, ServiceError>(())
    });
    made.await?;
    Ok(Link { secret, expires })
}

fn check_role(organisation: &Organisation, role: Role) -> Result<(), Refusal> {
    let fits = role.kinds().contains(&organisation.kind) && allows(role, Permission::ManageMembers);
    if fits { Ok(()) } else { Err(Refusal::RoleHere) }
}

/// Where somebody can give roles, they are the one to give them.
pub(crate) async fn check_nobody_manages(
    scope: &mut WriteScope<'_, System>,
    here: &Organisation,
) -> Result<(), ServiceError> {
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
