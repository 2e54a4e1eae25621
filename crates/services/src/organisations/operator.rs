//! What the operator does: adds organisations and moves them on. Nothing here shows a person.

use super::check_name;
use crate::error::taken;
use crate::{Refusal, ServiceError, today};
use domain::Org;
use domain::access::Allowed;
use domain::access::permits::ManageOrganisations;
use domain::id::{CommandKey, OrgId};
use domain::organisation::{NoPeople, OrganisationState, may_hold_people};
use jiff::civil::Date;
use store::ledger::Chain;
use store::organisations::{NewOrganisation, Organisation};
use store::{Command, Store};

/// An organisation of the installation.
///
/// # Errors
/// [`Refusal::Unknown`].
pub async fn one(
    store: &Store,
    allowed: &Allowed<ManageOrganisations>,
    id: OrgId,
) -> Result<Organisation, ServiceError> {
    let system = allowed.widened(allowed.actor);
    let found = store.read(&system, async |scope| scope.organisation_by_id(id).await).await?;
    Ok(found.ok_or(Refusal::Unknown)?)
}

/// Adds an organisation to the operator's installation.
///
/// # Errors
/// A name, an address or a kind that cannot be; any state but the first one: [`move_on`] checks what each further one needs.
pub async fn add(
    store: &Store,
    allowed: &Allowed<ManageOrganisations>,
    key: CommandKey,
    new: &NewOrganisation,
) -> Result<OrgId, ServiceError> {
    check_name(&new.appearance.name)?;
    if !new.kind.is_added_by_hand() {
        return Err(Refusal::Kind.into());
    }
    if new.state != OrganisationState::Prospect {
        return Err(Refusal::State.into());
    }
    let system = allowed.widened(allowed.actor);
    let owner = Chain::Org(allowed.reach.0);
    let command = Command { key, owner, kind: "organisation.add", input: new };
    let done = store.command(&system, command, async |scope| scope.add_organisation(new).await).await;
    Ok(done.map_err(|error| taken(error, Refusal::AddressTaken))?.answer)
}

/// Moves an organisation to its next state.
///
/// # Errors
/// A state that does not follow; contracted without an agreement on data processing (G01); somebody changed it since `version`.
pub async fn move_on(
    store: &Store,
    allowed: &Allowed<ManageOrganisations>,
    key: CommandKey,
    (org, version): (OrgId, i64),
    state: OrganisationState,
) -> Result<i64, ServiceError> {
    let system = allowed.widened(allowed.actor);
    let day = today(allowed.now());
    let owner = Chain::Org(allowed.reach.0);
    let input = (org, version, state);
    let command = Command { key, owner, kind: "organisation.move", input: &input };
    let done = store
        .command(&system, command, async |scope| {
            let found = scope.organisation_by_id(org).await?.ok_or(Refusal::Unknown)?;
            if found.version != version {
                return Err(Refusal::Stale.into());
            }
            if !found.state.may_become(state) {
                return Err(Refusal::State.into());
            }
            if state == OrganisationState::Contracted {
                match may_hold_people(found.kind, state, found.agreement_on, day) {
                    // Brokers and carriers hold nobody's data here and need no agreement.
                    Ok(()) | Err(NoPeople::Kind) => {}
                    Err(reason) => return Err(reason.into()),
                }
            }
            Ok::<_, ServiceError>(scope.move_organisation(org, version, state).await?)
        })
        .await?;
    Ok(done.answer)
}

/// Remembers since when the agreement on data processing is signed (AVV, GDPR Art. 28).
///
/// # Errors
/// A day that lies ahead; an organisation that does not exist; somebody changed it since `version`.
pub async fn sign_agreement(
    store: &Store,
    allowed: &Allowed<ManageOrganisations>,
    key: CommandKey,
    (org, version): (OrgId, i64),
    signed: Date,
) -> Result<i64, ServiceError> {
    if signed > today(allowed.now()) {
        return Err(Refusal::Term.into());
    }
    let acting = allowed.widened(allowed.actor).narrowed(Org(org));
    let input = (org, version, signed);
    let command = Command { key, owner: Chain::Org(org), kind: "organisation.sign_agreement", input: &input };
    let done = store
        .command(&acting, command, async |scope| {
            scope.organisation().await?.ok_or(Refusal::Unknown)?;
            Ok::<_, ServiceError>(scope.set_agreement(version, signed).await?)
        })
        .await?;
    Ok(done.answer)
}
