//! Mandates: which organisation works for which.

use super::check_term;
use crate::{Refusal, ServiceError, today};
use domain::access::Allowed;
use domain::access::permits::{ManageMembers, SeeMembers};
use domain::id::{CommandKey, MandateId, OrgId};
use domain::organisation::{OrganisationKind, Slug};
use domain::{Actor, Desk, Org};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use store::ledger::Chain;
use store::members::Mandate;
use store::{Command, Store};

/// An organisation that works for this one, or for which this one works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partner {
    /// The mandate.
    pub mandate: Mandate,
    /// The other organisation's name.
    pub name: String,
}

/// Everybody with whom an organisation is bound by mandates, ended ones too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partners {
    /// Who works for the organisation.
    pub given: Vec<Partner>,
    /// For whom the organisation works.
    pub held: Vec<Partner>,
}

/// The mandates that the organisation gave, and those that it holds.
///
/// # Errors
/// The store's.
pub async fn partners(store: &Store, allowed: &Allowed<SeeMembers>) -> Result<Partners, ServiceError> {
    let here = allowed.reach.0;
    let given = store.read(allowed.ctx(), async |scope| scope.mandates().await).await?;
    let system = allowed.widened(Actor::System("mandate"));
    let held = store.read(&system, async |scope| scope.mandates_of(here).await).await?;
    let orgs: BTreeSet<OrgId> =
        given.iter().map(|mandate| mandate.holder).chain(held.iter().map(|mandate| mandate.giver)).collect();
    let desk = system.narrowed(Desk(orgs.into_iter().collect()));
    let found = store.read(&desk, async |scope| scope.organisations().await).await?;
    let names: BTreeMap<OrgId, String> = found.into_iter().map(|one| (one.id, one.appearance.name)).collect();
    let partner =
        |mandate: Mandate, other: OrgId| Partner { name: names.get(&other).cloned().unwrap_or_default(), mandate };
    Ok(Partners {
        given: given
            .into_iter()
            .map(|mandate| {
                let other = mandate.holder;
                partner(mandate, other)
            })
            .collect(),
        held: held
            .into_iter()
            .map(|mandate| {
                let other = mandate.giver;
                partner(mandate, other)
            })
            .collect(),
    })
}

/// As [`give_mandate`], for the organisation of an address.
///
/// # Errors
/// [`Refusal::Holder`] for an address that does not exist too: both look the same.
pub async fn give_mandate_at(
    store: &Store,
    allowed: &Allowed<ManageMembers>,
    key: CommandKey,
    holder: &Slug,
    (from, to): (Date, Option<Date>),
) -> Result<MandateId, ServiceError> {
    if from < today(allowed.now()) {
        return Err(Refusal::Term.into());
    }
    let system = allowed.widened(Actor::System("mandate"));
    let found = store.read(&system, async |scope| scope.organisation_at(holder).await).await?;
    give_mandate(store, allowed, key, found.ok_or(Refusal::Holder)?.id, from, to).await
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
    if !found.is_some_and(|organisation| works_for_others(organisation.kind) && !organisation.state.is_over()) {
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
