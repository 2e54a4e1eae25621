//! Taking roles.

use super::is_self;
use crate::{Refusal, ServiceError, today};
use domain::System;
use domain::access::permits::ManageMembers;
use domain::access::{Allowed, Permission, allows};
use domain::id::{CommandKey, MembershipId, PersonId};
use jiff::civil::Date;
use std::collections::BTreeSet;
use store::ledger::Chain;
use store::members::Membership;
use store::{Command, Store, WriteScope};

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
