//! The demo's organisations, roles and people.

use super::cast;
use crate::data;
use app::features::demo::{CAST, Part};
use domain::access::{Limit, Role};
use domain::id::OrgId;
use domain::organisation::{Accent, OrganisationKind, OrganisationState};
use domain::{Org, Own, System};
use jiff::civil::{Date, date};
use store::members::NewMember;
use store::organisations::NewOrganisation;
use store::people::NewRecord;
use store::{Result, Store};
use uuid::Uuid;

/// Everything in the demo holds since here.
const SINCE: Date = date(2025, 1, 1);

/// An organisation: its address, kind and name.
type Place = (&'static str, OrganisationKind, &'static str);

/// The one that has chosen a colour of its own.
const COLOURED: (&str, &str) = ("lindner", "#8a1c4a");

const PLACES: [Place; 4] = [
    ("kessler", OrganisationKind::Employer, "Kessler Maschinenbau"),
    ("service", OrganisationKind::Operator, "Zusage Service"),
    ("lindner", OrganisationKind::Broker, "Lindner & Partner"),
    ("brandt", OrganisationKind::Employer, "Brandt Logistik"),
];

/// Kessler's people; the first one plays the employee.
const PEOPLE: [(&str, &str, &str, Date); 12] = [
    ("1001", "Jana", "Krämer", date(1992, 4, 17)),
    ("1002", "Maximilian", "von Hohenstein-Rabenau", date(1968, 9, 3)),
    ("1003", "Aylin", "Yıldız", date(1989, 1, 28)),
    ("1004", "Bernd", "Schulze", date(1961, 12, 24)),
    ("1005", "Claudia", "Neumann", date(1975, 6, 11)),
    ("1006", "Dariusz", "Kowalski", date(1983, 3, 9)),
    ("1007", "Eva-Maria", "Obermüller", date(1979, 10, 30)),
    ("1008", "Finn", "Petersen", date(2001, 2, 14)),
    ("1009", "Gerda", "Weiß", date(1964, 7, 22)),
    ("1010", "Hamid", "Rahimi", date(1995, 11, 5)),
    ("1011", "Ines", "Lange", date(1986, 5, 19)),
    ("1012", "Jörg", "Stein", date(1971, 8, 2)),
];

/// The identifier of an organisation: always the same, so that a link to the demo stays good.
pub(super) const fn org(number: u128) -> OrgId {
    OrgId::from_uuid(Uuid::from_u128(0x0190_0000_0000_7000_8000_6b65_7373_6c65 + number))
}

/// Adds everything.
///
/// # Errors
/// The store's.
pub(super) async fn all(store: &Store) -> Result<()> {
    for (number, place) in (0..).zip(PLACES) {
        organisation(store, org(number), place).await?;
    }
    for part in CAST {
        account(store, *part).await?;
    }
    mandates(store).await?;
    people(store).await
}

async fn organisation(store: &Store, id: OrgId, (slug, kind, name): Place) -> Result<()> {
    let slug = slug.parse().map_err(|_| store::Error::Setup("the demo's address is no address".to_owned()))?;
    let mut new = NewOrganisation {
        state: OrganisationState::Active,
        agreement_on: Some(SINCE),
        ..NewOrganisation::prospect(kind, slug, name)
    };
    let (coloured, accent) = COLOURED;
    if new.slug.as_str() == coloured {
        new.appearance.accent = accent.parse().unwrap_or(Accent::HOUSE);
    }
    let system = data::context("demo", System);
    store.write(&system, async |scope| scope.add_organisation_as(id, &new).await).await
}

/// The account of a part, with its role where it works.
async fn account(store: &Store, part: Part) -> Result<()> {
    let person = cast::person(part);
    let own = data::context("demo", System).narrowed(Own(person));
    store.write(&own, async |scope| scope.add_account("de").await).await?;
    let role = if part.code == "stranger" { Some(Role::HrClerk) } else { Role::from_code(part.code) };
    let place = (0..).zip(PLACES).find(|(_, (_, _, name))| *name == part.place);
    let (Some(role), Some((number, _))) = (role, place) else { return Ok(()) };
    let new = NewMember { person, role, limit: Limit::None, from: SINCE, to: None };
    let ctx = data::context("demo", Org(org(number)));
    let name = format!("{} {}", part.name.0, part.name.1);
    let added = store.write(&ctx, async |scope| {
        let id = scope.add_member(&new).await?;
        scope.name_member(id, person, &name).await
    });
    added.await
}

/// Kessler lets the service desk and the broker work for it.
async fn mandates(store: &Store) -> Result<()> {
    let kessler = data::context("demo", Org(org(0)));
    for holder in [org(1), org(2)] {
        store.write(&kessler, async |scope| scope.add_mandate(holder, SINCE, None).await).await?;
    }
    Ok(())
}

async fn people(store: &Store) -> Result<()> {
    let kessler = data::context("demo", Org(org(0)));
    for (number, (personnel_no, given, family, birth)) in (0..).zip(PEOPLE) {
        let new = NewRecord {
            personnel_no: personnel_no.to_owned(),
            given_name: given.to_owned(),
            family_name: family.to_owned(),
            birth_date: Some(birth),
        };
        let record = store.write(&kessler, async |scope| scope.add_record(&new).await).await?;
        if let Some(employee) = CAST.first().filter(|_| number == 0) {
            let person = cast::person(*employee);

            store.write(&kessler, async |scope| scope.link(record, person).await).await?;
        }
    }
    Ok(())
}
