//! The broker's desk: who asked, and what became of it.

use super::PART;
use crate::{Refusal, ServiceError};
use domain::access::Allowed;
use domain::access::permits::Advise;
use domain::id::{CommandKey, LeadId, OrgId};
use domain::lead::LeadState;
use domain::{Desk, Org};
use std::collections::{BTreeMap, BTreeSet};
use store::leads::Lead;
use store::ledger::Chain;
use store::{Command, Store, WriteScope};

/// So many leads are listed at most.
const LISTED: u16 = 500;

/// A lead with where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The lead.
    pub lead: Lead,
    /// The name of whose page it was asked on.
    pub source: Option<String>,
}

/// The broker's leads: those that nobody called first, within a state the latest first.
///
/// # Errors
/// The store's.
pub async fn list(store: &Store, allowed: &Allowed<Advise>) -> Result<Vec<Listed>, ServiceError> {
    let mut leads = store.read(allowed.ctx(), async |scope| scope.leads(LISTED).await).await?;
    leads.sort_by_key(|lead| lead.state);
    named(store, allowed, leads).await
}

/// One lead.
///
/// # Errors
/// [`Refusal::Unknown`] for another broker's, or one that was taken back.
pub async fn open(store: &Store, allowed: &Allowed<Advise>, id: LeadId) -> Result<Listed, ServiceError> {
    let lead = store.read(allowed.ctx(), async |scope| scope.lead(id).await).await?.ok_or(Refusal::Unknown)?;
    named(store, allowed, vec![lead]).await?.pop().ok_or_else(|| Refusal::Unknown.into())
}

/// Says what became of a lead; its new version.
///
/// # Errors
/// [`Refusal::Unknown`] for another broker's, or one that was taken back; [`Refusal::Stale`] when it was changed since `version`;
/// [`Refusal::State`] for a state that does not follow.
pub async fn advance(
    store: &Store,
    allowed: &Allowed<Advise>,
    key: CommandKey,
    (id, version): (LeadId, i64),
    to: LeadState,
) -> Result<i64, ServiceError> {
    let input = (id, version, to);
    let command = Command { key, owner: Chain::Org(allowed.reach.0), kind: "lead.advance", input: &input };
    let done = store.command(allowed.ctx(), command, async |scope| moved(scope, (id, version), to).await);
    Ok(done.await?.answer)
}

/// Deletes a lead.
///
/// # Errors
/// [`Refusal::Stale`] when it was changed since `version`, is gone or another broker's.
pub async fn remove(
    store: &Store,
    allowed: &Allowed<Advise>,
    key: CommandKey,
    (id, version): (LeadId, i64),
) -> Result<(), ServiceError> {
    let input = (id, version);
    let command = Command { key, owner: Chain::Org(allowed.reach.0), kind: "lead.remove", input: &input };
    store.command(allowed.ctx(), command, async |scope| scope.remove_lead(id, version).await).await?;
    Ok(())
}

async fn moved(
    scope: &mut WriteScope<'_, Org>,
    (id, version): (LeadId, i64),
    to: LeadState,
) -> Result<i64, ServiceError> {
    let lead = scope.lead(id).await?.ok_or(Refusal::Unknown)?;
    if lead.version != version {
        return Err(Refusal::Stale.into());
    }
    if !lead.state.may_become(to) {
        return Err(Refusal::State.into());
    }
    Ok(scope.move_lead(id, version, to).await?)
}

/// With the names of whose pages they come from.
async fn named(store: &Store, allowed: &Allowed<Advise>, leads: Vec<Lead>) -> Result<Vec<Listed>, ServiceError> {
    let sources: BTreeSet<OrgId> = leads.iter().filter_map(|lead| lead.source).collect();
    let desk = allowed.widened(PART).narrowed(Desk(sources.into_iter().collect()));
    let found = store.read(&desk, async |scope| scope.organisations().await).await?;
    let names: BTreeMap<OrgId, String> = found.into_iter().map(|one| (one.id, one.appearance.name)).collect();
    let listed = |lead: Lead| Listed { source: lead.source.and_then(|org| names.get(&org).cloned()), lead };
    Ok(leads.into_iter().map(listed).collect())
}
