//! Organisations as they keep themselves: appearance, places of work, payroll areas. What the operator does is in `operator`.

mod operator;

pub use operator::{add, move_on, one, sign_agreement};

use crate::error::taken;
use crate::{Refusal, ServiceError};
use domain::Land;
use domain::access::Allowed;
use domain::access::permits::{ManageOrganisation, SeeOrganisation};
use domain::id::{CommandKey, PayrollAreaId, SiteId};
use domain::organisation::Slug;
use domain::{Ctx, System};
use store::ledger::Chain;
pub use store::organisations::{Appearance, NewOrganisation, Organisation, PayrollArea, Site};
use store::{Command, Store};

/// The longest name of an organisation, a site, a payroll area.
const LONGEST_NAME: usize = 200;

/// The organisation of an address, for what everybody may see of it: name, mark, colours.
///
/// # Errors
/// The store's.
pub async fn at_address(store: &Store, ctx: &Ctx<System>, slug: &Slug) -> Result<Option<Organisation>, ServiceError> {
    Ok(store.read(ctx, async |scope| scope.organisation_at(slug).await).await?)
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
