//! Writes planned people, a thousand to a transaction.

use super::accounts::{follow, way};
use super::carriers::Carried;
use super::jobs::Job;
use super::people::Person;
use super::private;
use super::promises::Promise;
use super::world::World;
use domain::id::{ContractId, OrgId, PayrollAreaId, RecordId, SiteId};
use domain::intake::Hours;
use domain::money::Cents;
use domain::pension::ValueSource;
use domain::{Org, Percent};
use store::contract_values::NewValue;
use store::contracts::NewContract;
use store::contributions::NewContribution;
use store::employments::NewEmployment;
use store::people::{NewRecord, StampBy};
use store::{Result, WriteScope};

/// So many people share a commit.
const AT_ONCE: usize = 1_000;

/// What an organisation has that its people refer to.
#[derive(Debug)]
pub(super) struct Setting {
    /// The organisation.
    pub(super) org: OrgId,
    /// Its places of work.
    pub(super) sites: Vec<SiteId>,
    /// Its payroll areas.
    pub(super) areas: Vec<PayrollAreaId>,
    /// Its carriers.
    pub(super) carriers: Vec<Carried>,
}

/// Somebody who was written.
#[derive(Debug)]
pub(super) struct Written {
    /// Their record.
    pub(super) record: RecordId,
    /// Their contracts, as planned.
    pub(super) contracts: Vec<ContractId>,
}

/// Adds people with all that is theirs; what was written, in their order.
///
/// # Errors
/// The store's.
pub(super) async fn people(world: &World<'_>, setting: &Setting, people: &[Person]) -> Result<Vec<Written>> {
    let ctx = world.ctx(Org(setting.org));
    let mut written = Vec::with_capacity(people.len());
    for chunk in people.chunks(AT_ONCE) {
        let mut ways = Vec::with_capacity(chunk.len());
        for person in chunk {
            ways.push(way(world, person).await?);
        }
        let (ways, today) = (&ways, world.today);
        let added = world
            .store
            .write(&ctx, async |scope| {
                let mut added = Vec::with_capacity(chunk.len());
                for (person, way) in chunk.iter().zip(ways) {
                    let one = one(scope, setting, person).await?;
                    follow(scope, one.record, way, today).await?;
                    added.push(one);
                }
                // The lines of all of them at once: each alone would read its three tables again.
                let records: Vec<RecordId> = added.iter().map(|one: &Written| one.record).collect();
                scope.refresh_lines(&records).await?;
                Ok::<_, store::Error>(added)
            })
            .await?;
        written.extend(added);
    }
    Ok(written)
}

async fn one(scope: &mut WriteScope<'_, Org>, setting: &Setting, person: &Person) -> Result<Written> {
    let new = NewRecord {
        personnel_no: person.number.clone(),
        given_name: person.given.clone(),
        family_name: person.family.clone(),
        birth_date: person.birth,
    };
    let record = scope.add_record(&new).await?;
    if person.private {
        scope.set_private(record, 1, &private::of(person), StampBy::Desk).await?;
    }
    let mut contracts = Vec::with_capacity(person.promises.len());
    for promise in &person.promises {
        contracts.push(contract(scope, setting, record, promise).await?);
    }
    scope.add_employment_quietly(record, &employment(setting, &person.job)).await?;
    Ok(Written { record, contracts })
}

fn employment(setting: &Setting, job: &Job) -> NewEmployment {
    NewEmployment {
        state: job.state,
        start_on: Some(job.start),
        end_on: job.end,
        site: setting.sites.get(job.site).copied(),
        area: setting.areas.get(job.area).copied(),
        weekly_hours: Some(Hours::from_hundredths(job.hours)),
        part_time: Some(Percent::from_basis_points(job.part_time)),
        gross: Some(Cents::new(job.gross)),
        tax_class: job.tax_class,
    }
}

async fn contract(
    scope: &mut WriteScope<'_, Org>,
    setting: &Setting,
    record: RecordId,
    promise: &Promise,
) -> Result<ContractId> {
    let carried = &setting.carriers[promise.carrier % setting.carriers.len()];
    let new = NewContract {
        record,
        carrier: carried.id,
        group: carried.group.filter(|_| promise.group),
        number: number(carried, promise),
        way: carried.way,
        state: promise.state,
        rhythm: promise.rhythm,
        currency: carried.currency,
        split: promise.split,
        start_on: Some(promise.start),
        end_on: promise.end,
    };
    let id = scope.add_contract_quietly(&new).await?;
    for worth in &promise.values {
        let value = NewValue {
            as_of: worth.as_of,
            source: ValueSource::Statement,
            guaranteed: Some(worth.guaranteed),
            projected: worth.projected,
            capital: Some(worth.capital),
            surrender: worth.surrender,
        };
        scope.add_value_quietly(id, &value).await?;
    }
    for month in &promise.months {
        let new = NewContribution {
            contract: id,
            month: month.first,
            split: promise.split,
            state: month.state,
            paid_on: month.paid_on,
        };
        scope.add_contribution_quietly(&new).await?;
    }
    Ok(id)
}

/// A contract's number with its carrier.
pub(super) fn number(carried: &Carried, promise: &Promise) -> String {
    format!("{}-{}", carried.code, promise.number)
}
