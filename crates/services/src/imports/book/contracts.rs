//! Booking contracts.

use super::Done;
use crate::imports::ImportError;
use crate::imports::judge::{CarrierOf, ContractStep, Rows, Sheet, merged};
use domain::Org;
use domain::id::CarrierId;
use domain::intake::ContractRow;
use domain::money::Currency;
use domain::pension::{CarrierKind, Rhythm, Way};
use jiff::civil::Date;
use std::collections::HashMap;
use store::WriteScope;
use store::carriers::NewCarrier;
use store::contracts::NewContract;
use store::imports::Entity;
use uuid::Uuid;

pub(super) async fn write(
    scope: &mut WriteScope<'_, Org>,
    sheet: &Sheet,
    steps: &[ContractStep],
) -> Result<Done, ImportError> {
    let mut done = Done::default();
    let known: Vec<Uuid> = steps.iter().filter_map(|step| Some(step.known.as_ref()?.id.uuid())).collect();
    let before = scope.before(Entity::Contract, &known).await?;
    let mut carriers: HashMap<String, CarrierId> = HashMap::new();
    for (step, row) in rows(sheet, steps) {
        let carrier = match &step.carrier {
            CarrierOf::Known(id) => *id,
            CarrierOf::New(norm) if carriers.contains_key(norm) => carriers[norm],
            CarrierOf::New(norm) => {
                let id = add_carrier(scope, row, &mut done).await?;
                carriers.insert(norm.clone(), id);
                id
            }
        };
        let new = contract(step, row, carrier, sheet.day);
        if let Some(known) = &step.known {
            scope.change_contract_quietly(known.id, known.version, &new).await?;
            done.changed(Entity::Contract, known.id.uuid(), &before);
        } else {
            let id = scope.add_contract_quietly(&new).await?;
            done.added(Entity::Contract, id.uuid());
        }
        done.people.insert(step.record);
    }
    Ok(done)
}

/// Each step with its row.
fn rows<'s>(sheet: &'s Sheet, steps: &'s [ContractStep]) -> Vec<(&'s ContractStep, &'s ContractRow)> {
    let Rows::Contracts(rows) = &sheet.rows else { return Vec::new() };
    let row = |step: &ContractStep| rows.get(step.place)?.row.as_ref().ok();
    steps.iter().filter_map(|step| Some((step, row(step)?))).collect()
}

/// A carrier that only the list knows: what kind it is follows from the way.
async fn add_carrier(
    scope: &mut WriteScope<'_, Org>,
    row: &ContractRow,
    done: &mut Done,
) -> Result<CarrierId, ImportError> {
    let kind = match row.way {
        Some(Way::DirectPromise) => CarrierKind::Employer,
        Some(Way::SupportFund) => CarrierKind::SupportFund,
        Some(Way::PensionInsuranceFund) => CarrierKind::PensionInsuranceFund,
        Some(Way::PensionFund) => CarrierKind::PensionFund,
        Some(Way::DirectInsurance) | None => CarrierKind::Insurer,
    };
    let name = row.carrier.clone().unwrap_or_default();
    let id = scope.add_carrier(&NewCarrier { name, kind, bafin_no: None, transfers: false }).await?;
    done.part(Entity::Carrier, id.uuid());
    Ok(id)
}

/// The contract as the row leaves it. What the row does not say stays; of a new contract it is a monthly one.
fn contract(step: &ContractStep, row: &ContractRow, carrier: CarrierId, day: Date) -> NewContract {
    let known = step.known.as_ref();
    let group = step.group.as_ref();
    let way = group.map(|group| group.way).or(row.way).or(known.map(|known| known.way));
    NewContract {
        record: step.record,
        carrier,
        group: group.map(|group| group.id).or(known.and_then(|known| known.group)),
        number: row.contract_number.clone(),
        // A row without way and group contract is refused long before.
        way: way.unwrap_or(Way::DirectInsurance),
        state: merged::state(row, known, day),
        rhythm: row.rhythm.or(known.map(|known| known.rhythm)).unwrap_or(Rhythm::Monthly),
        currency: known.map_or(Currency::Eur, |known| known.currency),
        split: merged::split(row, known),
        start_on: row.start.or(known.and_then(|known| known.start_on)),
        end_on: row.end.or(known.and_then(|known| known.end_on)),
    }
}
