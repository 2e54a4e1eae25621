//! What lets an organisation advise. The operator enters it, having looked into the register of intermediaries (§ 11a `GewO`).

use super::PART;
use crate::error::taken;
use crate::{Refusal, ServiceError};
use domain::access::Allowed;
use domain::access::permits::{ManageOrganisations, SeeOrganisation};
use domain::advice::Licence;
use domain::id::{CommandKey, LicenceId, OrgId};
use domain::organisation::OrganisationKind;
use domain::{Org, System};
use jiff::civil::Date;
use store::ledger::Chain;
use store::licences::KeptLicence;
use store::{Command, Store, WriteScope};

/// The organisation's licences, the earliest first.
///
/// # Errors
/// The store's.
pub async fn licences(store: &Store, allowed: &Allowed<SeeOrganisation>) -> Result<Vec<KeptLicence>, ServiceError> {
    Ok(store.read(allowed.ctx(), async |scope| scope.licences().await).await?)
}

/// The licences of an organisation, for whoever enters them; the earliest first.
///
/// # Errors
/// The store's.
pub async fn licences_of(
    store: &Store,
    allowed: &Allowed<ManageOrganisations>,
    org: OrgId,
) -> Result<Vec<KeptLicence>, ServiceError> {
    let there = allowed.widened(PART).narrowed(Org(org));
    Ok(store.read(&there, async |scope| scope.licences().await).await?)
}

/// Enters a licence of a broker.
///
/// # Errors
/// [`Refusal::Unknown`]; [`Refusal::Kind`] for an organisation that is no broker; [`Refusal::Term`] for one that ends before it begins;
/// [`Refusal::NameTaken`] for the same number from the same day on.
pub async fn add_licence(
    store: &Store,
    allowed: &Allowed<ManageOrganisations>,
    key: CommandKey,
    org: OrgId,
    new: &Licence,
) -> Result<LicenceId, ServiceError> {
    if new.to.is_some_and(|to| to < new.from) {
        return Err(Refusal::Term.into());
    }
    let (input, owner) = ((org, new), Chain::Org(allowed.reach.0));
    let command = Command { key, owner, kind: "licence.add", input: &input };
    let system = allowed.widened(allowed.actor);
    let done = store.command(&system, command, async |scope| add_at(scope, org, new).await);
    Ok(done.await?.answer)
}

/// Ends a licence: it holds up to and including a day. Its new version.
///
/// # Errors
/// [`Refusal::Stale`] when it was changed since `version`, ends earlier anyway or is not of this organisation.
pub async fn end_licence(
    store: &Store,
    allowed: &Allowed<ManageOrganisations>,
    key: CommandKey,
    org: OrgId,
    (id, version, last): (LicenceId, i64, Date),
) -> Result<i64, ServiceError> {
    let (input, owner) = ((org, id, version, last), Chain::Org(allowed.reach.0));
    let command = Command { key, owner, kind: "licence.end", input: &input };
    let end = (id, version, last);
    let system = allowed.widened(allowed.actor);
    let done = store.command(&system, command, async |scope| end_at(scope, org, end).await);
    Ok(done.await?.answer)
}

async fn add_at(scope: &mut WriteScope<'_, System>, org: OrgId, new: &Licence) -> Result<LicenceId, ServiceError> {
    scope.within(Org(org), async |scope| added(scope, new).await).await
}

async fn end_at(
    scope: &mut WriteScope<'_, System>,
    org: OrgId,
    (id, version, last): (LicenceId, i64, Date),
) -> Result<i64, ServiceError> {
    Ok(scope.within(Org(org), async |scope| scope.end_licence(id, version, last).await).await?)
}

async fn added(scope: &mut WriteScope<'_, Org>, new: &Licence) -> Result<LicenceId, ServiceError> {
    let organisation = scope.organisation().await?.ok_or(Refusal::Unknown)?;
    if organisation.kind != OrganisationKind::Broker {
        return Err(Refusal::Kind.into());
    }
    scope.add_licence(new).await.map_err(|error| taken(error, Refusal::NameTaken))
}
