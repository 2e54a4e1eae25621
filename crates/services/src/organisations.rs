//! Organisations: added and moved on by the operator, kept by themselves.

use crate::error::taken;
use crate::{Refusal, ServiceError, today};
use domain::access::Allowed;
use domain::access::permits::{ManageOrganisation, ManageOrganisations, SeeOrganisation};
use domain::id::{CommandKey, OrgId, PayrollAreaId, SiteId};
use domain::organisation::{NoPeople, OrganisationState, may_hold_people};
use domain::{Land, Org};
use jiff::civil::Date;
use store::ledger::Chain;
use store::organisations::{Appearance, NewOrganisation, Organisation, PayrollArea, Site};
use store::{Command, Store};

/// The longest name of an organisation, a site, a payroll area.
const LONGEST_NAME: usize = 200;

/// Adds an organisation to the operator's installation.
///
/// # Errors
/// A name or an address that cannot be; any state but the first one: [`move_on`] checks what each further one needs.
pub async fn add(
    store: &Store,
    allowed: &Allowed<ManageOrganisations>,
    key: CommandKey,
    new: &NewOrganisation,
) -> Result<OrgId, ServiceError> {
    check_name(&new.appearance.name)?;
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
/// A state that does not follow; contracted without an agreement on data processing (G01).
pub async fn move_on(
    store: &Store,
    allowed: &Allowed<ManageOrganisations>,
    key: CommandKey,
    org: OrgId,
    state: OrganisationState,
) -> Result<i64, ServiceError> {
    let system = allowed.widened(allowed.actor);
    let day = today(allowed.now());
    let owner = Chain::Org(allowed.reach.0);
    let input = (org, state);
    let command = Command { key, owner, kind: "organisation.move", input: &input };
    let done = store
        .command(&system, command, async |scope| {
            let found = scope.organisation_by_id(org).await?.ok_or(Refusal::Unknown)?;
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
            Ok::<_, ServiceError>(scope.move_organisation(org, found.version, state).await?)
        })
        .await?;
    Ok(done.answer)
}

/// Remembers since when the agreement on data processing is signed (AVV, GDPR Art. 28).
///
/// # Errors
/// A day that lies ahead; an organisation that does not exist.
pub async fn sign_agreement(
    store: &Store,
    allowed: &Allowed<ManageOrganisations>,
    key: CommandKey,
    org: OrgId,
    signed: Date,
) -> Result<i64, ServiceError> {
    if signed > today(allowed.now()) {
        return Err(Refusal::Term.into());
    }
    let acting = allowed.widened(allowed.actor).narrowed(Org(org));
    let input = (org, signed);
    let command = Command { key, owner: Chain::Org(org), kind: "organisation.sign_agreement", input: &input };
    let done = store
        .command(&acting, command, async |scope| {
            let found = scope.organisation().await?.ok_or(Refusal::Unknown)?;
            Ok::<_, ServiceError>(scope.set_agreement(found.version, signed).await?)
        })
        .await?;
    Ok(done.answer)
}

/// The organisation with its sites and payroll areas.
///
/// # Errors
/// The store's.
pub async fn overview(
    store: &Store,
    allowed: &Allowed<SeeOrganisation>,
) -> Result<(Organisation, Vec<Site>, Vec<PayrollArea>), ServiceError> {
    let found = store
        .read(allowed.ctx(), async |scope| {
            let organisation = scope.organisation().await?;
            Ok::<_, store::Error>((organisation, scope.sites().await?, scope.payroll_areas().await?))
        })
        .await?;
    let (organisation, sites, areas) = found;
    Ok((organisation.ok_or(Refusal::Unknown)?, sites, areas))
}

/// Changes name, mark and accent.
///
/// # Errors
/// A name that cannot be; somebody changed them since `version`.
pub async fn set_appearance(
    store: &Store,
    allowed: &Allowed<ManageOrganisation>,
    key: CommandKey,
    version: i64,
    look: &Appearance,
) -> Result<i64, ServiceError> {
    check_name(&look.name)?;
    let owner = Chain::Org(allowed.reach.0);
    let input = (version, look);
    let command = Command { key, owner, kind: "organisation.set_appearance", input: &input };
    let done = store.command(allowed.ctx(), command, async |scope| scope.set_appearance(version, look).await).await?;
    Ok(done.answer)
}

/// Adds a place of work.
///
/// # Errors
/// A name that cannot be or is taken.
pub async fn add_site(
    store: &Store,
    allowed: &Allowed<ManageOrganisation>,
    key: CommandKey,
    name: &str,
    land: Option<Land>,
) -> Result<SiteId, ServiceError> {
    check_name(name)?;
    let land = land.map(Land::code);
    let owner = Chain::Org(allowed.reach.0);
    let input = (name, land);
    let command = Command { key, owner, kind: "site.add", input: &input };
    let done = store.command(allowed.ctx(), command, async |scope| scope.add_site(name, land).await).await;
    Ok(done.map_err(|error| taken(error, Refusal::NameTaken))?.answer)
}

/// Adds a payroll area.
///
/// # Errors
/// A name that cannot be or is taken.
pub async fn add_payroll_area(
    store: &Store,
    allowed: &Allowed<ManageOrganisation>,
    key: CommandKey,
    name: &str,
) -> Result<PayrollAreaId, ServiceError> {
    check_name(name)?;
    let owner = Chain::Org(allowed.reach.0);
    let command = Command { key, owner, kind: "payroll_area.add", input: &name };
    let done = store.command(allowed.ctx(), command, async |scope| scope.add_payroll_area(name).await).await;
    Ok(done.map_err(|error| taken(error, Refusal::NameTaken))?.answer)
}

fn check_name(name: &str) -> Result<(), Refusal> {
    let count = name.trim().chars().count();
    let good = (1..=LONGEST_NAME).contains(&count) && !name.chars().any(char::is_control);
    if good { Ok(()) } else { Err(Refusal::Name) }
}
