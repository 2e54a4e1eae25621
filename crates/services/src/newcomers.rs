//! Roles by a link, for who has no account yet, or none that is known here. Whoever manages members makes the link and hands it over; who
//! opens it must know the name that it was made for. What the giver may not give when it is opened, it does not give.

use crate::auth::throttle::{self, NAMES};
use crate::auth::{Auth, LoginName, Network, NewPassword};
use crate::founding::check_nobody_manages;
use crate::invitations::{LinkSecret, NotOpened};
use crate::members::{MemberName, add, check_giving};
use crate::{Refusal, ServiceError, today};
use domain::access::permits::{ManageMembers, SeeMembers};
use domain::access::{Access, Allowed, Denied, Limit, Role};
use domain::id::{AccountLinkId, CommandKey, PersonId};
use domain::time::Timestamp;
use domain::{Actor, Ctx, Language, Org, Own, System};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeSet;
use std::time::Duration;
pub use store::founding::OpenLink;
use store::founding::{AccountLink, Given, NewAccountLink};
use store::invitations::Holder;
use store::ledger::Chain;
use store::members::NewMember;
use store::organisations::Organisation;
use store::{Command, Store, WriteScope};

const GOOD_FOR: Duration = Duration::from_hours(7 * 24);
/// Tells the secrets of these links from those of others; never renamed.
const KIND: &str = "account_link";

/// A link to hand over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its secret part.
    pub secret: LinkSecret,
    /// Until when.
    pub expires: Timestamp,
}

/// For whom a link is, and what it gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newcomer {
    /// The name to sign in with, which has to be typed when the link is opened.
    pub login: LoginName,
    /// What they are called here.
    pub name: MemberName,
    /// The role.
    pub role: Role,
    /// Up to which amount.
    pub limit: Limit,
    /// The last day; none: until taken.
    pub to: Option<Date>,
}

/// Who opens a link.
#[derive(Debug)]
pub enum Comer {
    /// Somebody without an account: it is opened with the link's name and this password.
    New(NewPassword, Language),
    /// Somebody who is signed in, with their account.
    Known(PersonId),
}

#[derive(Serialize)]
struct Input<'a> {
    login: &'a str,
    name: &'a MemberName,
    role: Role,
    limit: Limit,
    to: Option<Date>,
}

/// Makes a link; one before it for the same name is closed. The same command again gets the same link.
///
/// # Errors
/// As [`crate::members::give`], as far as it can be known before somebody comes.
pub async fn invite(
    store: &Store,
    allowed: &Allowed<ManageMembers>,
    key: CommandKey,
    newcomer: &Newcomer,
) -> Result<Link, ServiceError> {
    let Actor::Person(by) = allowed.actor else { return Err(Denied::Forbidden.into()) };
    let Newcomer { login, name, role, limit, to } = newcomer;
    let (here, id): (Org, AccountLinkId) = (allowed.reach, allowed.id());
    // Nobody is there yet; everything but who they are can be judged.
    check_giving(allowed, &member(allowed.id(), *role, *limit, *to, allowed.now()))?;
    let expires = allowed.now().plus(GOOD_FOR);
    let given = Given { giver: by, called: name.as_str().to_owned(), limit: *limit, to: *to };
    let link_hash = secret(store, id).hash();
    let new =
        NewAccountLink { id, org: here.0, role: *role, name: login.as_str(), link_hash, expires, given: Some(given) };
    let input = Input { login: login.as_str(), name, role: *role, limit: *limit, to: *to };
    let command = Command { key, owner: Chain::Org(here.0), kind: "account_link.make", input: &input };
    let done = store
        .command(&allowed.widened(allowed.actor), command, async |scope| {
            let organisation = scope.organisation_by_id(here.0).await?.ok_or(Refusal::Unknown)?;
            if !role.kinds().contains(&organisation.kind) {
                return Err(Refusal::RoleHere.into());
            }
            scope.add_account_link(&new).await?;
            Ok::<_, ServiceError>((id, expires))
        })
        .await?;
    let (id, expires) = done.answer;
    Ok(Link { secret: secret(store, id), expires })
}

/// The links that wait for somebody.
///
/// # Errors
/// The store's.
pub async fn waiting(store: &Store, allowed: &Allowed<SeeMembers>) -> Result<Vec<OpenLink>, ServiceError> {
    let now = allowed.now();
    Ok(store.read(allowed.ctx(), async |scope| scope.open_links(now).await).await?)
}

/// Closes a link: nobody opens anything with it any more.
///
/// # Errors
/// [`Refusal::Stale`] when it was used or closed in the meantime.
pub async fn close(
    store: &Store,
    allowed: &Allowed<ManageMembers>,
    key: CommandKey,
    id: AccountLinkId,
) -> Result<(), ServiceError> {
    let command = Command { key, owner: Chain::Org(allowed.reach.0), kind: "account_link.close", input: &id };
    store.command(allowed.ctx(), command, async |scope| scope.close_link(id).await).await?;
    Ok(())
}

/// Opens a link: with the name that it was made for, and with the role from today on.
///
/// # Errors
/// [`NotOpened`]; another name than the link's finds it closed, and so does everybody whose giver may not give the role any more.
pub async fn open(
    auth: &Auth,
    ctx: &Ctx<System>,
    network: Network,
    shown: LinkSecret,
    name: &LoginName,
    comer: Comer,
) -> Result<PersonId, NotOpened> {
    let place = auth.hasher().place()?;
    let (store, from) = (auth.store(), network.subject());
    if !throttle::claim(store, ctx, &[(&NAMES, &from)]).await? {
        return Err(NotOpened::TooMany);
    }
    let link = store.read(ctx, async |scope| scope.account_link(&shown.hash(), name.as_str()).await).await;
    let alive = |link: &AccountLink| !link.closed && link.expires > ctx.now();
    let link = link.map_err(ServiceError::from)?.filter(alive).ok_or(NotOpened::Closed)?;
    let (holder, way, language) = match comer {
        Comer::Known(person) => (Holder::Known(person), None, Language::De),
        Comer::New(password, language) => {
            let hash = auth.hasher().hash(&place, password.into_password(), ctx.random()).await?;
            (Holder::New(ctx.id()), Some(hash), language)
        }
    };
    let way = way.as_deref().map(|hash| (name, hash));
    let done = store.write(ctx, async |scope| carry_out(scope, &link, holder, way, language).await).await;
    done.map_err(not_opened)?;
    throttle::give_back(store, ctx, &[(&NAMES, &from)]).await?;
    Ok(holder.person())
}

/// Account, way in and role, or nothing of it.
async fn carry_out(
    scope: &mut WriteScope<'_, System>,
    link: &AccountLink,
    holder: Holder,
    way: Option<(&LoginName, &str)>,
    language: Language,
) -> Result<(), ServiceError> {
    let organisation = scope.organisation_by_id(link.org).await?.ok_or(Refusal::Stale)?;
    let person = holder.person();
    let (new, called) = match &link.given {
        None => {
            check_nobody_manages(scope, &organisation).await?;
            (member(person, link.role, Limit::None, None, scope.ctx().now()), None)
        }
        Some(given) => {
            let new = member(person, link.role, given.limit, given.to, scope.ctx().now());
            let allowed = giver(scope, &organisation, given.giver).await?;
            check_giving(&allowed, &new)?;
            (new, Some(given.called.parse::<MemberName>()?))
        }
    };
    scope.use_account_link(link, holder, language).await?;
    if let Some((name, hash)) = way {
        let set = scope.within(Own(person), async |own| own.set_login(name.as_str(), hash).await).await;
        set.map_err(|error| crate::error::taken(error, Refusal::NameTaken))?;
    }
    scope.within(Org(link.org), async |here| add(here, &new, called.as_ref()).await).await?;
    Ok(())
}

/// What the giver may do now: roles end, accounts are locked, limits fall after a link was made.
async fn giver(
    scope: &mut WriteScope<'_, System>,
    organisation: &Organisation,
    by: PersonId,
) -> Result<Allowed<ManageMembers>, ServiceError> {
    let members = scope.within(Org(organisation.id), async |scope| {
        scope.lock_members().await?;
        scope.members().await
    });
    let held = members.await?.into_iter().filter(|member| member.person == by).map(|member| member.grant);
    let held = held.filter(|grant| grant.survives(organisation.state)).collect();
    if scope.accounts_in_use(&BTreeSet::from([by])).await?.is_empty() {
        return Err(Denied::Forbidden.into());
    }
    let acting = scope.ctx().widened(Actor::Person(by)).narrowed(Org(organisation.id));
    Ok(Access::new(acting, held, today(scope.ctx().now()))?.allow()?)
}

fn member(person: PersonId, role: Role, limit: Limit, to: Option<Date>, now: Timestamp) -> NewMember {
    NewMember { person, role, limit, from: today(now), to }
}

fn secret(store: &Store, id: AccountLinkId) -> LinkSecret {
    LinkSecret::new(store.link_secret(KIND, id.uuid()))
}

fn not_opened(error: ServiceError) -> NotOpened {
    match error {
        ServiceError::Refused(Refusal::NameTaken) => NotOpened::NameTaken,
        ServiceError::Refused(rule @ (Refusal::OwnRole | Refusal::Duties)) => NotOpened::Rule(rule),
        ServiceError::Refused(_) | ServiceError::Denied(_) => NotOpened::Closed,
        other => other.into(),
    }
}
