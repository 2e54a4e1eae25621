//! Who carries the promises of the demo: invented carriers and their group contracts.

use super::places::{Folk, Place, SINCE};
use super::world::World;
use domain::Org;
use domain::id::{CarrierId, GroupContractId, OrgId};
use domain::money::Currency;
use domain::pension::{CarrierKind, GroupState, Way};
use jiff::civil::date;
use store::Result;
use store::carriers::NewCarrier;
use store::group_contracts::NewGroupContract;

/// An invented carrier.
struct Invented {
    name: &'static str,
    /// Stands before its contracts' numbers.
    code: &'static str,
    kind: CarrierKind,
    way: Way,
    transfers: bool,
    group: GroupState,
}

const GERMAN: [Invented; 6] = [
    insurer("Lindenhof Leben", "LL", GroupState::InForce),
    fund("Morgentau Pensionskasse", "MP", GroupState::InForce),
    insurer("Rotdorn Lebensversicherung", "RL", GroupState::Closed),
    other("Ulmenbach Unterstützungskasse", "UU", CarrierKind::SupportFund, Way::SupportFund, GroupState::InForce),
    other("Falkenried Pensionsfonds", "FP", CarrierKind::PensionFund, Way::PensionFund, GroupState::Offer),
    fund("Eichgrund Pensionskasse", "EP", GroupState::Terminated),
];

const DUTCH: [Invented; 1] =
    [other("Pensioenfonds Waterkant", "WK", CarrierKind::PensionFund, Way::PensionFund, GroupState::InForce)];

const DANISH: [Invented; 1] = [insurer("Havnely Livsforsikring", "HL", GroupState::InForce)];

const fn insurer(name: &'static str, code: &'static str, group: GroupState) -> Invented {
    Invented { name, code, kind: CarrierKind::Insurer, way: Way::DirectInsurance, transfers: true, group }
}

const fn fund(name: &'static str, code: &'static str, group: GroupState) -> Invented {
    let (kind, way) = (CarrierKind::PensionInsuranceFund, Way::PensionInsuranceFund);
    Invented { name, code, kind, way, transfers: true, group }
}

const fn other(name: &'static str, code: &'static str, kind: CarrierKind, way: Way, group: GroupState) -> Invented {
    Invented { name, code, kind, way, transfers: false, group }
}

/// A carrier as an organisation has it.
#[derive(Debug)]
pub(super) struct Carried {
    /// The carrier.
    pub(super) id: CarrierId,
    /// As it calls itself.
    pub(super) name: String,
    /// Stands before its contracts' numbers.
    pub(super) code: &'static str,
    /// What its contracts are.
    pub(super) way: Way,
    /// The group contract that takes contracts in, or did.
    pub(super) group: Option<GroupContractId>,
    /// What its contracts are paid in.
    pub(super) currency: Currency,
}

/// Adds the carriers of an organisation; their places in the list are what contracts name.
///
/// # Errors
/// The store's.
pub(super) async fn add(world: &World<'_>, org: OrgId, place: &Place) -> Result<Vec<Carried>> {
    let (invented, currency) = match place.folk {
        Folk::German => (&GERMAN[..], Currency::Eur),
        Folk::Dutch => (&DUTCH[..], Currency::Eur),
        Folk::Danish => (&DANISH[..], Currency::Dkk),
    };
    let mut carried = Vec::with_capacity(invented.len() + 1);
    for one in invented {
        carried.push(add_one(world, org, one, currency).await?);
    }
    if place.folk == Folk::German {
        let itself = Invented {
            name: place.name,
            code: "DZ",
            kind: CarrierKind::Employer,
            way: Way::DirectPromise,
            transfers: false,
            group: GroupState::Offer,
        };
        carried.push(add_one(world, org, &itself, currency).await?);
    }
    Ok(carried)
}

async fn add_one(world: &World<'_>, org: OrgId, one: &Invented, currency: Currency) -> Result<Carried> {
    let ctx = world.ctx(Org(org));
    let name = one.name.to_owned();
    let new = NewCarrier { name: name.clone(), kind: one.kind, bafin_no: None, transfers: one.transfers };
    let (id, group) = world
        .store
        .write(&ctx, async |scope| {
            let id = scope.add_carrier(&new).await?;
            if one.kind == CarrierKind::Employer {
                return Ok((id, None));
            }
            let group = scope.add_group_contract(&frame(one, id)).await?;
            Ok::<_, store::Error>((id, Some(group)))
        })
        .await?;
    // What was only offered holds no contracts.
    let group = group.filter(|_| one.group != GroupState::Offer);
    Ok(Carried { id, name, code: one.code, way: one.way, group, currency })
}

fn frame(one: &Invented, carrier: CarrierId) -> NewGroupContract {
    let offered = one.group == GroupState::Offer;
    NewGroupContract {
        carrier,
        number: format!("{}-G9001", one.code),
        way: one.way,
        tariff: Some(format!("{} {}", one.code, if offered { "2027" } else { "2016" })),
        minimum_members: Some(10),
        simplified_health: one.kind == CarrierKind::Insurer,
        state: one.group,
        start_on: Some(if offered { date(2027, 1, 1) } else { SINCE }),
    }
}
