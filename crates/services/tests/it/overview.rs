//! The operator's organisations at a glance, and the figures: sums that add up, and nobody's name.

use crate::support::{Kit, both};
use domain::access::permits::{ManageOrganisations, SeeFigures};
use domain::access::{Allowed, Denied, Role};
use domain::employment::EmploymentState;
use domain::id::{CarrierId, OrgId, RecordId};
use domain::intake::List;
use domain::money::{Cents, Currency};
use domain::organisation::OrganisationKind;
use domain::pension::{CarrierKind, ContractState, Rhythm, Split, Way};
use domain::{Actor, Ctx, Org};
use services::figures::{self, PAGES_PER_ACCESS, Share};
use services::overview::{self, Health, Overview, OverviewQuery, OverviewSort, PAGE};
use std::time::Duration;
use store::carriers::NewCarrier;
use store::contracts::NewContract;
use store::employments::NewEmployment;
use store::imports::NewBatch;
use store::invitations::NewInvitation;
use store::people::NewRecord;

async fn operator(kit: &Kit) -> Allowed<ManageOrganisations> {
    let (operator, slug) = kit.organisation(OrganisationKind::Operator, "Zusage Betrieb").await;
    let admin = kit.with_role(operator, Role::PlatformAdmin).await;
    kit.allowed::<ManageOrganisations>(&admin, &slug).await
}

fn acting(kit: &Kit, org: OrgId) -> Ctx<Org> {
    kit.ctx(Actor::System("test"), Org(org))
}

async fn person(kit: &Kit, org: OrgId, number: u32, state: EmploymentState) -> RecordId {
    let record = NewRecord {
        personnel_no: format!("P{number:03}"),
        given_name: "Jana".to_owned(),
        family_name: "Krämer".to_owned(),
        birth_date: None,
    };
    let employment = NewEmployment {
        state,
        start_on: None,
        end_on: None,
        site: None,
        area: None,
        weekly_hours: None,
        part_time: None,
        gross: None,
        tax_class: None,
    };
    let acting = acting(kit, org);
    let added = kit.store.write(&acting, async |scope| {
        let id = scope.add_record(&record).await?;
        scope.add_employment(id, &employment).await?;
        Ok::<_, store::Error>(id)
    });
    added.await.expect("added")
}

async fn carrier(kit: &Kit, org: OrgId) -> CarrierId {
    let name = "Lindenhof Leben".to_owned();
    let new = NewCarrier { name, kind: CarrierKind::Insurer, bafin_no: None, transfers: false };
    kit.store.write(&acting(kit, org), async |scope| scope.add_carrier(&new).await).await.expect("added")
}

async fn contract(kit: &Kit, org: OrgId, (record, carrier): (RecordId, CarrierId), number: &str, state: ContractState) {
    let new = NewContract {
        record,
        carrier,
        group: None,
        number: number.to_owned(),
        way: Way::DirectInsurance,
        state,
        rhythm: Rhythm::Monthly,
        currency: Currency::Eur,
        split: Split { own: Cents::new(10_000), employer: Cents::ZERO, subsidy: Cents::new(1_500) },
        start_on: None,
        end_on: None,
    };
    kit.store.write(&acting(kit, org), async |scope| scope.add_contract(&new).await).await.expect("added");
}

/// The person opens their account.
async fn activate(kit: &Kit, org: OrgId, record: RecordId) {
    let id = kit.person().await.reach.0;
    kit.store.write(&acting(kit, org), async |scope| scope.link(record, id).await).await.expect("linked");
}

/// A list of so many rows of which so many were refused, booked.
async fn import(kit: &Kit, org: OrgId, refused: u32, lines: u32) {
    kit.clock.advance(Duration::from_secs(1));
    let ctx = acting(kit, org);
    let expires = ctx.now().plus(Duration::from_hours(24));
    let new = NewBatch {
        list: List::People,
        file_name: "personal.csv",
        form: "{}",
        fingerprint: &[7; 32],
        mapping: "{}",
        content: b"rows",
        lines,
        expires,
    };
    let booked = kit.store.write(&ctx, async |scope| {
        let id = scope.add_import(&new).await?;
        let counts = [lines - refused, 0, 0, refused];
        let version = scope.keep_import_outcome(id, 1, counts, b"shown", b"full").await?;
        scope.import_booked(id, version, expires).await
    });
    booked.await.expect("booked");
}

async fn look(kit: &Kit, allowed: &Allowed<ManageOrganisations>, sort: OverviewSort, falling: bool) -> Overview {
    let query = OverviewQuery { text: "", sort, falling, page: 1 };
    overview::list(&kit.store, allowed, query).await.expect("listed")
}

fn names(overview: &Overview) -> Vec<&str> {
    overview.lines.iter().map(|line| line.organisation.appearance.name.as_str()).collect()
}

both! {
    async fn the_sums_of_each_organisation_are_its_own(kit) {
        let allowed = operator(&kit).await;
        let (kessler, _) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let (brandt, _) = kit.organisation(OrganisationKind::Employer, "Brandt AG").await;
        let carrier = carrier(&kit, kessler).await;
        let jana = person(&kit, kessler, 1, EmploymentState::Active).await;
        let tobias = person(&kit, kessler, 2, EmploymentState::Active).await;
        let gone = person(&kit, kessler, 3, EmploymentState::Ended).await;
        person(&kit, brandt, 1, EmploymentState::Active).await;
        contract(&kit, kessler, (jana, carrier), "1", ContractState::Active).await;
        contract(&kit, kessler, (jana, carrier), "2", ContractState::PaidUp).await;
        contract(&kit, kessler, (tobias, carrier), "3", ContractState::Ended).await;
        contract(&kit, kessler, (gone, carrier), "4", ContractState::PaidUp).await;
        activate(&kit, kessler, jana).await;
        import(&kit, kessler, 9, 10).await;
        import(&kit, kessler, 1, 50).await;
        let seen = look(&kit, &allowed, OverviewSort::Name, false).await;
        assert_eq!(names(&seen), ["Brandt AG", "Kessler GmbH", "Zusage Betrieb"]);
        let [other, own, operator] = &seen.lines[..] else { unreachable!("three organisations") };
        let tally = own.tally;
        assert_eq!((tally.people, tally.employed, tally.taking_part), (3, 2, 1));
        assert_eq!((tally.activated, tally.contracts), (1, 3), "what is over does not count");
        let last = tally.last_import.expect("a list was booked");
        assert_eq!((last.refused, last.lines), (1, 50), "the last one");
        assert_eq!((other.tally.people, other.tally.contracts, other.tally.last_import), (1, 0, None));
        assert_eq!((operator.health, operator.tally.people), (Health::Empty, 0));
        assert_eq!(seen.figures.participation, Share { part: 1, whole: 3 });
    }

    async fn the_list_is_sorted_by_any_figure_and_cut_into_pages(kit) {
        let allowed = operator(&kit).await;
        for number in 0..PAGE {
            kit.organisation(OrganisationKind::Employer, &format!("Werk {number:02}")).await;
        }
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Ölmühle Süd").await;
        person(&kit, org, 1, EmploymentState::Active).await;
        let first = look(&kit, &allowed, OverviewSort::People, true).await;
        assert_eq!((first.lines.len(), first.total, first.pages), (50, 52, 2));
        assert_eq!(names(&first)[..2], ["Ölmühle Süd", "Werk 00"], "the largest first, then by name");
        for sort in OverviewSort::ALL {
            let (up, down) = (look(&kit, &allowed, sort, false).await, look(&kit, &allowed, sort, true).await);
            assert_eq!((up.total, down.total), (52, 52), "{sort:?}");
        }
        let find = async |text: &str, page| {
            let query = OverviewQuery { text, sort: OverviewSort::Name, falling: false, page };
            overview::list(&kit.store, &allowed, query).await.expect("listed")
        };
        let last = find("", 9).await;
        assert_eq!(names(&last), ["Zusage Betrieb", "Ölmühle Süd"], "by the bytes of small letters");
        assert_eq!(last.page, 2, "the last one that is there");
        assert_eq!(names(&find("ÖLMÜHLE", 1).await), ["Ölmühle Süd"]);
        assert_eq!(names(&find(slug.as_str(), 1).await), ["Ölmühle Süd"]);
        for nothing in ["%", "_", "!", "nirgends"] {
            assert_eq!(find(nothing, 1).await.total, 0, "{nothing}");
        }
    }

    async fn who_gets_a_second_letter_is_one_person_and_two_sheets(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let mut people = Vec::new();
        for number in 0..3 {
            people.push(person(&kit, org, number, EmploymentState::Active).await);
        }
        let acting = acting(&kit, org);
        let letters = [(0, "ABCDEFGA"), (0, "ABCDEFGB"), (0, "ABCDEFGC"), (1, "ABCDEFGD")];
        for (number, (place, code)) in (1..).zip(letters) {
            let record = people[place];
            let expires = acting.now().plus(Duration::from_hours(24));
            let new = NewInvitation { record, link_hash: [number; 32], code, expires };
            kit.store.write(&acting, async |scope| scope.invite(&new).await).await.expect("invited");
        }
        activate(&kit, org, people[0]).await;
        let board = kit.with_role(org, Role::Approver).await;
        let allowed = kit.allowed::<SeeFigures>(&board, &slug).await;
        let figures = figures::of_one(&kit.store, &allowed).await.expect("read");
        assert_eq!(figures.self_service, Share { part: 1, whole: 2 });
        assert_eq!(figures.pages, 0, "four letters of one page against four pages saved");
    }

    async fn the_figures_of_an_organisation_count_its_own_ledger(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let (other, _) = kit.organisation(OrganisationKind::Employer, "Brandt AG").await;
        for (place, count) in [(org, 2), (other, 5)] {
            for number in 0..count {
                let record = person(&kit, place, number, EmploymentState::Active).await;
                activate(&kit, place, record).await;
            }
        }
        let board = kit.with_role(org, Role::Approver).await;
        let allowed = kit.allowed::<SeeFigures>(&board, &slug).await;
        let figures = figures::of_one(&kit.store, &allowed).await.expect("read");
        assert_eq!(figures.pages, 2 * PAGES_PER_ACCESS);
        assert_eq!(figures.participation, Share { part: 0, whole: 2 });
        let clerk = kit.with_role(org, Role::HrClerk).await;
        let denied = kit.access(&clerk, &slug).await.allow::<SeeFigures>().map(|_| ());
        assert_eq!(denied, Err(Denied::Forbidden));
        let denied = kit.access(&board, &slug).await.allow::<ManageOrganisations>().map(|_| ());
        assert_eq!(denied, Err(Denied::Forbidden));
    }
}
