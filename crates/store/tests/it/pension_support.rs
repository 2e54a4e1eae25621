//! An organisation with a person and a carrier.

use crate::support::{Kit, record};
use domain::id::{CarrierId, RecordId};
use domain::money::{Cents, Currency};
use domain::pension::{CarrierKind, ContractState, Rhythm, Split, Way};
use domain::{Ctx, Org};
use jiff::civil::date;
use store::Error;
use store::carriers::NewCarrier;
use store::contracts::NewContract;

pub struct Ground {
    pub org: Ctx<Org>,
    pub record: RecordId,
    pub carrier: CarrierId,
}

pub async fn ground(kit: &Kit) -> Ground {
    let org = kit.organisation("Kessler GmbH").await;
    let made = kit.store.write(&org, async |scope| {
        Ok::<_, Error>((scope.add_record(&record(1)).await?, scope.add_carrier(&carrier()).await?))
    });
    let (record, carrier) = made.await.expect("added");
    Ground { org, record, carrier }
}

pub fn carrier() -> NewCarrier {
    NewCarrier {
        name: "Muster Lebensversicherung AG".to_owned(),
        kind: CarrierKind::Insurer,
        bafin_no: Some("1001".to_owned()),
        transfers: true,
    }
}

pub fn split(own: i64, employer: i64, subsidy: i64) -> Split {
    Split { own: Cents::new(own), employer: Cents::new(employer), subsidy: Cents::new(subsidy) }
}

pub fn contract(ground: &Ground, number: u32) -> NewContract {
    NewContract {
        record: ground.record,
        carrier: ground.carrier,
        group: None,
        number: format!("LV-{number:04}"),
        way: Way::DirectInsurance,
        state: ContractState::Active,
        rhythm: Rhythm::Monthly,
        currency: Currency::Eur,
        split: split(10_000, 2_000, 1_500),
        start_on: Some(date(2020, 1, 1)),
        end_on: Some(date(2052, 12, 31)),
    }
}
