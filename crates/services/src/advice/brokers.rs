//! Who may advise the people of an employer: brokers that it gave a mandate, with a licence.

use super::PART;
use crate::{Refusal, ServiceError, today};
use domain::advice::Licence;
use domain::id::{OrgId, RecordId};
use domain::organisation::OrganisationKind;
use domain::{Ctx, Desk, Org, Own, System};
use jiff::civil::Date;
use std::collections::BTreeSet;
use store::Store;
use store::members::Mandate;
use store::organisations::Organisation;

/// A broker who may advise, with what it has to show for it (§ 15 `VersVermV`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adviser {
    /// The broker's organisation.
    pub org: OrgId,
    /// As it signs.
    pub name: String,
    /// What lets it advise today.
    pub licence: Licence,
}

/// The brokers who may advise a person today, by the employer of one of their records; by name.
///
/// # Errors
/// [`Refusal::Unknown`] for a record that is not the person's.
pub async fn advisers(store: &Store, ctx: &Ctx<Own>, record: RecordId) -> Result<Vec<Adviser>, ServiceError> {
    let employer = employer_of(store, ctx, record).await?;
    mandated(store, &ctx.widened(PART), employer).await
}

/// The brokers behind an organisation's public page: itself, where it is one that may advise today, else those that it gave a mandate; by
/// name. None behind an organisation that is over.
///
/// # Errors
/// The store's.
pub async fn brokers_behind(
    store: &Store,
    ctx: &Ctx<System>,
    here: &Organisation,
) -> Result<Vec<Adviser>, ServiceError> {
    if here.state.is_over() {
        return Ok(Vec::new());
    }
    let system = ctx.widened(PART);
    let own = licensed(store, &system, BTreeSet::from([here.id])).await?;
    if own.is_empty() { mandated(store, &system, here.id).await } else { Ok(own) }
}

/// The brokers with a mandate and a licence of today.
async fn mandated(store: &Store, system: &Ctx<System>, employer: OrgId) -> Result<Vec<Adviser>, ServiceError> {
    let day = today(system.now());
    let given = store.read(&system.narrowed(Org(employer)), async |scope| scope.mandates().await).await?;
    let holders = given.into_iter().filter(|mandate| is_valid(mandate, day)).map(|mandate| mandate.holder);
    licensed(store, system, holders.collect()).await
}

/// Those of the organisations that are brokers with a licence of today.
async fn licensed(
    store: &Store,
    system: &Ctx<System>,
    organisations: BTreeSet<OrgId>,
) -> Result<Vec<Adviser>, ServiceError> {
    let day = today(system.now());
    let desk = system.narrowed(Desk(organisations.into_iter().collect()));
    let found = store.read(&desk, async |scope| scope.organisations().await).await?;
    let mut advisers = Vec::new();
    for broker in found.into_iter().filter(|one| one.kind == OrganisationKind::Broker && !one.state.is_over()) {
        let here = system.narrowed(Org(broker.id));
        let licence = store.read(&here, async |scope| scope.licence_on(day).await).await?;
        let adviser = |licence| Adviser { org: broker.id, name: broker.appearance.name.clone(), licence };
        advisers.extend(licence.map(adviser));
    }
    Ok(advisers)
}

/// An employer of the person, with who may advise its people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What the employer keeps of the person: what an order names.
    pub record: RecordId,
    /// The employer's name.
    pub employer: String,
    /// Who may advise today, by name; nobody, perhaps.
    pub advisers: Vec<Adviser>,
}

/// Who may advise the person today, at each employer that keeps a record of them.
///
/// # Errors
/// The store's.
pub async fn offers(store: &Store, ctx: &Ctx<Own>) -> Result<Vec<Offer>, ServiceError> {
    let records = store.read(ctx, async |scope| scope.own_records().await).await?;
    let employers: BTreeSet<OrgId> = records.iter().map(|record| record.org).collect();
    let desk = ctx.widened(PART).narrowed(Desk(employers.into_iter().collect()));
    let found = store.read(&desk, async |scope| scope.organisations().await).await?;
    let mut offers = Vec::with_capacity(records.len());
    for record in records {
        let employer = found.iter().find(|one| one.id == record.org).map(|one| one.appearance.name.clone());
        let advisers = advisers(store, ctx, record.id).await?;
        offers.push(Offer { record: record.id, employer: employer.unwrap_or_default(), advisers });
    }
    Ok(offers)
}

/// Whose record of the person it is.
pub(super) async fn employer_of(store: &Store, ctx: &Ctx<Own>, record: RecordId) -> Result<OrgId, ServiceError> {
    let records = store.read(ctx, async |scope| scope.own_records().await).await?;
    let found = records.into_iter().find(|one| one.id == record).map(|one| one.org);
    found.ok_or_else(|| Refusal::Unknown.into())
}

/// Whether a mandate holds on a day.
pub(super) fn is_valid(mandate: &Mandate, day: Date) -> bool {
    mandate.from <= day && mandate.to.is_none_or(|to| to >= day)
}
