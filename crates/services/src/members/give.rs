//! Giving roles. The same rules hold when a link that was made before gives one ([`crate::newcomers`]).

use super::{MemberName, check_term, is_self};
use crate::{Refusal, ServiceError, today};
use domain::Org;
use domain::access::permits::ManageMembers;
use domain::access::{Allowed, Denied, Grant, Permission, Role, allows};
use domain::id::{CommandKey, MembershipId, PersonId, RecordId};
use std::collections::BTreeSet;
use store::ledger::Chain;
use store::members::{Membership, NewMember};
use store::{Command, Store, WriteScope};

/// How whoever gives a role says whom they mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    /// Somebody who holds or held a role here.
    Member(MembershipId),
    /// Somebody with a record here.
    Record(RecordId),
    /// The same by personnel number.
    Number(String),
}

/// Who that is: somebody of the organisation with an account.
///
/// # Errors
/// [`Refusal::Unknown`].
pub async fn whose(store: &Store, allowed: &Allowed<ManageMembers>, whom: &Whom) -> Result<PersonId, ServiceError> {
    let found = store.read(allowed.ctx(), async |scope| match whom {
        Whom::Record(record) => scope.holder_of(*record).await,
        Whom::Number(number) => scope.holder_numbered(number).await,
        Whom::Member(id) => {
            let members = scope.members().await?;
            Ok(members.into_iter().find(|member| member.id == *id).map(|member| member.person))
        }
    });
    found.await?.ok_or_else(|| Refusal::Unknown.into())
}

/// Gives a role, with a name for who has none here.
///
/// # Errors
/// A role that does not exist here, a term that ends before it begins, a role for oneself; [`Refusal::Unknown`] for a person without an
/// account that is in use.
pub async fn give(
    store: &Store,
    allowed: &Allowed<ManageMembers>,
    key: CommandKey,
    new: &NewMember,
    name: Option<&MemberName>,
) -> Result<MembershipId, ServiceError> {
    check_giving(allowed, new)?;
    let here = allowed.reach;
    let input = (new, name);
    let command = Command { key, owner: Chain::Org(here.0), kind: "membership.give", input: &input };
    // The system's reach: whether somebody has an account is nobody's row here.
    let done = store
        .command(&allowed.widened(allowed.actor), command, async |scope| {
            scope.within(here, async |scope| scope.lock_members().await).await?;
            if scope.accounts_in_use(&BTreeSet::from([new.person])).await?.is_empty() {
                return Err(Refusal::Unknown.into());
            }
            scope.within(here, async |scope| add(scope, new, name).await).await
        })
        .await?;
    Ok(done.answer)
}

/// What the giver may not do, whoever else is there.
pub(crate) fn check_giving(allowed: &Allowed<ManageMembers>, new: &NewMember) -> Result<(), ServiceError> {
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
    Ok(())
}

/// Adds the role where it fits. The members are locked, and the account is in use.
pub(crate) async fn add(
    scope: &mut WriteScope<'_, Org>,
    new: &NewMember,
    name: Option<&MemberName>,
) -> Result<MembershipId, ServiceError> {
    let organisation = scope.organisation().await?.ok_or(Refusal::Unknown)?;
    if !new.role.kinds().contains(&organisation.kind) {
        return Err(Refusal::RoleHere.into());
    }
    check_duties(&scope.members().await?, new)?;
    let id = scope.add_member(new).await?;
    if let Some(name) = name {
        scope.name_member(id, new.person, name.as_str()).await?;
    }
    Ok(id)
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
