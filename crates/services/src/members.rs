//! Roles and mandates: who may do what, given and taken by whom the matrix allows, never by oneself.

use crate::{Refusal, ServiceError, today};
use domain::access::permits::{ManageMembers, SeeMembers};
use domain::access::{Allowed, Denied, Grant, Permission, Role, allows};
use domain::id::{CommandKey, MandateId, MembershipId, OrgId, PersonId};
use domain::organisation::OrganisationKind;
use domain::{Actor, Org, System};
use jiff::civil::Date;
use std::collections::BTreeSet;
use store::ledger::Chain;
use store::members::{Mandate, Membership, NewMember};
use store::{Command, Store, WriteScope};

/// Everybody who holds or held a role, and every mandate.
///
/// # Errors
/// The store's.
pub async fn list(
    store: &Store,
    allowed: &Allowed<SeeMembers>,
) -> Result<(Vec<Membership>, Vec<Mandate>), ServiceError> {
    let found = store.read(allowed.ctx(), async |scope| {
        let members = scope.members().await?;
        Ok::<_, store::Error>((members, scope.mandates().await?))
    });
    Ok(found.await?)
}

/// Gives a role.
///
/// # Errors
/// A role that does not exist here, a term that ends before it begins, a role for oneself; [`Refusal::Unknown`] for a person without an
/// account that is in use.
pub async fn give(
    store: &Store,
    allowed: &Allowed<ManageMembers>,
    key: CommandKey,
    new: &NewMember,
) -> Result<MembershipId, ServiceError> {
    if is_self(allowed, new.person) {
        return Err(Refusal::OwnRole.into());
    }
    check_term(new.from, new.to)?;
    if new.from < today(allowed.now()) {
        return Err(Refusal::Term.into());
    }
    // Nobody gives more than they hold.
    if allows(new.role, Permission::Approve) && !allowed.covers(new.limit) {
        return Err(Denied::OverLimit.into());
    }
    let here = allowed.reach;
    let command = Command { key, owner: Chain::Org(here.0), kind: "membership.give", input: new };
    // The system's reach: whether somebody has an account is nobody's row here.
    let done = store
        .command(&allowed.widened(allowed.actor), command, async |scope| {
            scope.within(here, async |scope| scope.lock_members().await).await?;
            if scope.accounts_in_use(&BTreeSet::from([new.person])).await?.is_empty() {
                return Err(Refusal::Unknown.into());
            }
            scope.within(here, async |scope| add(scope, new).await).await
        })
        .await?;
    Ok(done.answer)
}

async fn add(scope: &mut WriteScope<'_, Org>, new: &NewMember) -> Result<MembershipId, ServiceError> {
    let organisation = scope.organisation().await?.ok_or(Refusal::Unknown)?;
    if !new.role.kinds().contains(&organisation.kind) {
        return Err(Refusal::RoleHere.into());
    }
    check_duties(&scope.members().await?, new)?;
    Ok(scope.add_member(new).await?)
}

/// Who prepares does not approve: nobody holds both at the same time.
fn check_duties(members: &[Membership], new: &NewMember) -> Result<(), Refusal> {
    let prepares = |role: Role| allows(role, Permission::ManagePeople);
    let approves = |role: Role| allows(role, Permission::Approve);
    let clash = |held: Role| (prepares(held) && approves(new.role)) || (approves(held) && prepares(new.role));
    let meets = |grant: &Grant| grant.to.is_none_or(|to| to >= new.from) && new.to.is_none_or(|to| to >= grant.from);
    let held = members.iter().filter(|member| member.person == new.person && meets(&member.grant));
    if held.map(|member| member.grant.role).any(clash) { Err(Refusal::Duties) } else { Ok(()) }
}

/// Takes a role: it holds up to and including a day, at the earliest until yesterday.
///
/// # Errors
/// A role of one's own; the last role that can give roles; somebody changed it since `version`.
pub async fn take(
    store: &Store,
    allowed: &Allowed<ManageMembers>,
    key: CommandKey,
    id: MembershipId,
    version: i64,
    last: Date,
) -> Result<i64, ServiceError> {
    let yesterday = today(allowed.now()).yesterday().unwrap_or(last);
    if last < yesterday {
        return Err(Refusal::Term.into());
    }
    let input = (id, version, last);
    let here = allowed.reach;
    let command = Command { key, owner: Chain::Org(here.0), kind: "membership.take", input: &input };
    let done = store
        .command(&allowed.widened(allowed.actor), command, async |scope| {
            check_taking(scope, allowed, id, last).await?;
            Ok::<_, ServiceError>(scope.within(here, async |scope| scope.end_member(id, version, last).await).await?)
        })
        .await?;
    Ok(done.answer)
}

async fn check_taking(
    scope: &mut WriteScope<'_, System>,
    allowed: &Allowed<ManageMembers>,
    id: MembershipId,
    last: Date,
) -> Result<(), ServiceError> {
    let members = scope.within(allowed.reach, async |scope| {
        scope.lock_members().await?;
        scope.members().await
    });
    let members = members.await?;
    let taken = members.iter().find(|member| member.id == id).ok_or(Refusal::Unknown)?;
    if is_self(allowed, taken.person) {
        return Err(Refusal::OwnRole.into());
    }
    if !allows(taken.grant.role, Permission::ManageMembers) {
        return Ok(());
    }
    let next = last.tomorrow().unwrap_or(last);
    let manages = |member: &&Membership| {
        member.id != id && member.grant.is_valid(next) && allows(member.grant.role, Permission::ManageMembers)
    };
    let others: BTreeSet<PersonId> = members.iter().filter(manages).map(|member| member.person).collect();
    // On the day after, somebody whose account is in use must still be able to give roles.
    if scope.accounts_in_use(&others).await?.is_empty() { Err(Refusal::LastManager.into()) } else { Ok(()) }
}

/// Lets another organisation work for this one.
///
/// # Errors
/// An organisation that does not work for others; a term that ends before it begins.
pub async fn give_mandate(
    store: &Store,
    allowed: &Allowed<ManageMembers>,
    key: CommandKey,
    holder: OrgId,
    from: Date,
    to: Option<Date>,
) -> Result<MandateId, ServiceError> {
    check_term(from, to)?;
    if holder == allowed.reach.0 {
        return Err(Refusal::Holder.into());
    }
    let system = allowed.widened(Actor::System("mandate")).narrowed(Org(holder));
    let found = store.read(&system, async |scope| scope.organisation().await).await?;
    if !found.is_some_and(|organisation| works_for_others(organisation.kind)) {
        return Err(Refusal::Holder.into());
    }
    let input = (holder, from, to);
    let command = Command { key, owner: Chain::Org(allowed.reach.0), kind: "mandate.give", input: &input };
    let done = store.command(allowed.ctx(), command, async |scope| scope.add_mandate(holder, from, to).await).await?;
    Ok(done.answer)
}

/// Revokes a mandate: it holds up to and including a day, at the earliest until yesterday.
///
/// # Errors
/// Somebody changed it since `version`.
pub async fn revoke_mandate(
    store: &Store,
    allowed: &Allowed<ManageMembers>,
    key: CommandKey,
    id: MandateId,
    version: i64,
    last: Date,
) -> Result<i64, ServiceError> {
    if last < today(allowed.now()).yesterday().unwrap_or(last) {
        return Err(Refusal::Term.into());
    }
    let input = (id, version, last);
    let command = Command { key, owner: Chain::Org(allowed.reach.0), kind: "mandate.revoke", input: &input };
    let done = store.command(allowed.ctx(), command, async |scope| scope.end_mandate(id, version, last).await).await?;
    Ok(done.answer)
}

const fn works_for_others(kind: OrganisationKind) -> bool {
    matches!(kind, OrganisationKind::Broker | OrganisationKind::Operator | OrganisationKind::InsurerDesk)
}

fn is_self(allowed: &Allowed<ManageMembers>, person: PersonId) -> bool {
    allowed.actor == Actor::Person(person)
}

fn check_term(from: Date, to: Option<Date>) -> Result<(), Refusal> {
    if to.is_some_and(|to| to < from) { Err(Refusal::Term) } else { Ok(()) }
}
