//! Writes the demo, organisation by organisation.

use super::people::{Person, person};
use super::places::{PLACES, Place, SINCE, org};
use super::world::World;
use super::write::Setting;
use super::{carriers, cast, letters, named, papers, write};
use app::features::demo::{CAST, Part};
use domain::access::{Limit, Role};
use domain::advice::{Licence, LicenceKind};
use domain::organisation::{Accent, OrganisationState};
use domain::{Org, Own, System};
use jiff::ToSpan as _;
use store::Result;
use store::members::NewMember;
use store::organisations::NewOrganisation;

/// Adds everything.
///
/// # Errors
/// The store's.
pub(super) async fn all(world: &World<'_>) -> Result<()> {
    for (number, place) in PLACES.iter().enumerate() {
        organisation(world, number, place).await?;
    }
    for part in CAST {
        account(world, *part).await?;
    }
    mandates(world).await?;
    licence(world).await?;
    for (number, place) in PLACES.iter().enumerate().filter(|(_, place)| place.people > 0) {
        people(world, number, place).await?;
    }
    Ok(())
}

async fn organisation(world: &World<'_>, number: usize, place: &Place) -> Result<()> {
    let slug = place.slug.parse();
    let slug = slug.map_err(|_| store::Error::Setup("the demo's address is no address".to_owned()))?;
    let mut new = NewOrganisation {
        state: OrganisationState::Active,
        agreement_on: Some(SINCE),
        ..NewOrganisation::prospect(place.kind, slug, place.name)
    };
    if let Some(accent) = place.accent {
        new.appearance.accent = accent.parse().unwrap_or(Accent::HOUSE);
    }
    world.store.write(&world.ctx(System), async |scope| scope.add_organisation_as(org(number), &new).await).await
}

/// The account of a part, with its role where it works.
async fn account(world: &World<'_>, part: Part) -> Result<()> {
    let person = cast::person(part);
    let language = cast::language(part);
    let own = world.ctx(Own(person));
    world.store.write(&own, async |scope| scope.add_account(language).await).await?;
    let place = PLACES.iter().position(|place| place.name == part.place);
    let (Some(role), Some(number)) = (role(part), place) else { return Ok(()) };
    let new = NewMember { person, role, limit: Limit::None, from: SINCE, to: None };
    let name = format!("{} {}", part.name.0, part.name.1);
    let add = async |scope: &mut store::WriteScope<'_, Org>| {
        let id = scope.add_member(&new).await?;
        scope.name_member(id, person, &name).await
    };
    world.store.write(&world.ctx(Org(org(number))), add).await
}

/// What somebody of the cast is where they work; the employee is nothing there.
fn role(part: Part) -> Option<Role> {
    match part.code {
        "stranger" => Some(Role::HrClerk),
        "fund_clerk" | "insurer_clerk" => Some(Role::DeskClerk),
        "fund_lead" | "insurer_lead" => Some(Role::TeamLead),
        code => Role::from_code(code),
    }
}

/// Who lets whom work for it: Kessler the service desk and the broker, the larger employers the service desk.
const MANDATES: [(&str, &str); 5] = [
    ("kessler", "service"),
    ("kessler", "lindner"),
    ("ahrendt", "service"),
    ("ostsee", "service"),
    ("wesertal", "service"),
];

async fn mandates(world: &World<'_>) -> Result<()> {
    let number = |slug: &str| PLACES.iter().position(|place| place.slug == slug);
    for (giver, holder) in MANDATES {
        let (Some(giver), Some(holder)) = (number(giver), number(holder)) else { continue };
        let ctx = world.ctx(Org(org(giver)));
        world.store.write(&ctx, async |scope| scope.add_mandate(org(holder), SINCE, None).await).await?;
    }
    Ok(())
}

/// What lets the demo's broker advise (§ 34d `GewO`). The number is made up.
async fn licence(world: &World<'_>) -> Result<()> {
    let Some(broker) = PLACES.iter().position(|place| place.slug == "lindner") else { return Ok(()) };
    let number = "D-0000-DEMO0-00".parse();
    let number = number.map_err(|_| store::Error::Setup("the demo's register number is no number".to_owned()))?;
    let new = Licence { kind: LicenceKind::Broker, number, from: SINCE, to: None };
    world.store.write(&world.ctx(Org(org(broker))), async |scope| scope.add_licence(&new).await).await?;
    Ok(())
}

/// An organisation's people with all that is theirs.
async fn people(world: &World<'_>, number: usize, place: &Place) -> Result<()> {
    // Some weeks apart, so that not everything begins on one day.
    let weeks = i64::try_from(number).unwrap_or_default();
    world.begin(SINCE.saturating_add((5 + 21 * weeks).days()));
    let setting = setting(world, number, place).await?;
    let people = planned(world, number, place);
    let written = write::people(world, &setting, &people).await?;
    let told: Vec<_> =
        people.iter().zip(&written).filter(|(person, _)| person.papers).map(|(_, one)| one.record).collect();
    letters::welcome(world, &setting, place, &told).await?;
    papers::file(world, &setting, place, &people, &written).await?;
    letters::news(world, &setting, place, &told).await
}

/// Everybody of an organisation, those first whom every demo has.
fn planned(world: &World<'_>, number: usize, place: &Place) -> Vec<Person> {
    let mut people = match number {
        named::KESSLER => named::people(world.seed, world.today),
        named::FORMER => vec![named::jana_before(world.today)],
        _ => Vec::new(),
    };
    let already = u32::try_from(people.len()).unwrap_or(named::COUNT);
    let others = place.size(world.size).saturating_sub(already);
    people.extend((0..others).map(|index| person(world.seed, world.today, (number, place), index)));
    people
}

async fn setting(world: &World<'_>, number: usize, place: &Place) -> Result<Setting> {
    let id = org(number);
    let add = async |scope: &mut store::WriteScope<'_, Org>| {
        let (mut sites, mut areas) = (Vec::new(), Vec::new());
        for (name, land) in place.sites {
            sites.push(scope.add_site(name, *land).await?);
        }
        for name in place.areas {
            areas.push(scope.add_payroll_area(name).await?);
        }
        Ok::<_, store::Error>((sites, areas))
    };
    let (sites, areas) = world.store.write(&world.ctx(Org(id)), add).await?;
    let carriers = carriers::add(world, id, place).await?;
    Ok(Setting { org: id, sites, areas, carriers })
}
