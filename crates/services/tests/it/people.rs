//! The list of people and one person's file.

use crate::support::{Kit, both};
use domain::access::permits::SeePeople;
use domain::access::{Allowed, Denied, Role};
use domain::employment::EmploymentState;
use domain::id::{ContractId, OrgId, RecordId};
use domain::listing::{Direction, PersonFacet, PersonSort};
use domain::money::{Cents, Currency};
use domain::organisation::OrganisationKind;
use domain::pension::{CarrierKind, ContractState, ContributionState, Rhythm, Split, ValueSource, Way};
use domain::steps::StepKind;
use domain::{Actor, Ctx, Org};
use jiff::civil::date;
use services::ServiceError;
use services::people::{PAGE, PeoplePage, PeopleQuery, Who, list, person};
use std::time::Duration;
use store::carriers::NewCarrier;
use store::contract_values::NewValue;
use store::contracts::NewContract;
use store::contributions::NewContribution;
use store::employments::NewEmployment;
use store::people::{NewRecord, Private, StampBy};

const ALL: PeopleQuery =
    PeopleQuery { facet: PersonFacet::All, sort: PersonSort::Name, direction: Direction::Up, page: 1, find: None };

fn at(kit: &Kit, org: OrgId) -> Ctx<Org> {
    kit.ctx(Actor::System("test"), Org(org))
}

async fn add(kit: &Kit, org: OrgId, number: &str, (given, family): (&str, &str)) -> RecordId {
    let new = NewRecord {
        personnel_no: number.to_owned(),
        given_name: given.to_owned(),
        family_name: family.to_owned(),
        birth_date: Some(date(1990, 5, 1)),
    };
    kit.store.write(&at(kit, org), async |scope| scope.add_record(&new).await).await.expect("added")
}

async fn employ(kit: &Kit, org: OrgId, record: RecordId, state: EmploymentState) {
    let new = NewEmployment {
        state,
        start_on: Some(date(2020, 1, 1)),
        end_on: None,
        site: None,
        area: None,
        weekly_hours: None,
        part_time: None,
        gross: None,
        tax_class: None,
    };
    let here = at(kit, org);
    let added = kit.store.write(&here, async |scope| scope.add_employment(record, &new).await);
    added.await.expect("added");
}

/// A contract of 100 € of the person's own and 15 € from the employer a month.
async fn insure(kit: &Kit, org: OrgId, record: RecordId, number: &str) -> ContractId {
    let carrier = NewCarrier {
        name: format!("Carrier of {number}"),
        kind: CarrierKind::Insurer,
        bafin_no: None,
        transfers: true,
    };
    let here = at(kit, org);
    let added = kit.store.write(&here, async |scope| {
        let carrier = scope.add_carrier(&carrier).await?;
        let new = NewContract {
            record,
            carrier,
            group: None,
            number: number.to_owned(),
            way: Way::DirectInsurance,
            state: ContractState::Active,
            rhythm: Rhythm::Monthly,
            currency: Currency::Eur,
            split: Split { own: Cents::new(10_000), employer: Cents::ZERO, subsidy: Cents::new(1_500) },
            start_on: Some(date(2020, 1, 1)),
            end_on: None,
        };
        scope.add_contract(&new).await
    });
    added.await.expect("added")
}

async fn listed(kit: &Kit, allowed: &Allowed<SeePeople>, query: &PeopleQuery) -> PeoplePage {
    list(&kit.store, allowed, query).await.expect("listed")
}

fn found(text: &str) -> PeopleQuery {
    PeopleQuery { find: Some(text.to_owned()), ..ALL }
}

fn records(page: &PeoplePage) -> Vec<RecordId> {
    page.lines.iter().map(|line| line.record).collect()
}

both! {
    async fn a_list_is_sorted_counted_and_cut_into_pages(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let (other, _) = kit.organisation(OrganisationKind::Employer, "Brandt AG").await;
        let clerk = kit.with_role(org, Role::HrClerk).await;
        let allowed = kit.allowed::<SeePeople>(&clerk, &slug).await;
        assert_eq!(listed(&kit, &allowed, &ALL).await.pages, 1, "nobody is one page");
        add(&kit, other, "1", ("Anna", "Adler")).await;
        let zoe = add(&kit, org, "1", ("Zoe", "Zander")).await;
        let jana = add(&kit, org, "2", ("Jana", "Krämer")).await;
        employ(&kit, org, jana, EmploymentState::Dormant).await;
        insure(&kit, org, jana, "LV-100").await;
        let page = listed(&kit, &allowed, &ALL).await;
        assert_eq!((records(&page), page.total, page.counts.dormant), (vec![jana, zoe], 2, 1));
        let line = &page.lines[0];
        assert_eq!((line.contracts, line.own, line.employer), (1, Cents::new(10_000), Cents::new(1_500)));
        assert_eq!(line.step.map(|step| step.kind), Some(StepKind::ReviewProtection));
        let own = PeopleQuery { sort: PersonSort::Own, ..ALL };
        assert_eq!(records(&listed(&kit, &allowed, &own).await), [zoe, jana]);
        let most = PeopleQuery { direction: Direction::Down, ..own };
        assert_eq!(records(&listed(&kit, &allowed, &most).await), [jana, zoe]);
        let dormant = PeopleQuery { facet: PersonFacet::Dormant, ..ALL };
        assert_eq!(records(&listed(&kit, &allowed, &dormant).await), [jana]);
        for number in 0..PAGE {
            add(&kit, org, &format!("P{number:03}"), ("Aylin", "Yıldız")).await;
        }
        let last = listed(&kit, &allowed, &PeopleQuery { page: 99, ..ALL }).await;
        assert_eq!((last.page, last.pages, last.lines.len()), (2, 2, 2), "beyond the last is the last");
        assert_eq!(records(&last)[1], zoe);
    }

    async fn people_are_found_by_name_number_and_contract_here_only(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let (other, _) = kit.organisation(OrganisationKind::Employer, "Brandt AG").await;
        let clerk = kit.with_role(org, Role::HrClerk).await;
        let allowed = kit.allowed::<SeePeople>(&clerk, &slug).await;
        let jana = add(&kit, org, "4711", ("Jana", "Krämer")).await;
        let theirs = add(&kit, other, "4711", ("Jana", "Krämer")).await;
        insure(&kit, org, jana, "LV-2019-77").await;
        insure(&kit, other, theirs, "LV-2019-78").await;
        for text in ["kramer", "KRAEM", "471", "2019", "lv 77"] {
            let page = listed(&kit, &allowed, &found(text)).await;
            assert_eq!((records(&page), page.total, page.pages), (vec![jana], 1, 1), "{text}");
        }
        for text in ["", "k", "**", "zander", "lv 78"] {
            assert!(listed(&kit, &allowed, &found(text)).await.lines.is_empty(), "{text}");
        }
        assert_eq!(listed(&kit, &allowed, &found("zander")).await.counts.all, 1, "the views keep their counts");
        kit.store.erase_record(&at(&kit, org), jana).await.expect("erased");
        assert!(listed(&kit, &allowed, &found("kramer")).await.lines.is_empty());
    }

    async fn a_file_holds_what_is_known_and_masks_what_is_sealed(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let clerk = kit.with_role(org, Role::HrClerk).await;
        let allowed = kit.allowed::<SeePeople>(&clerk, &slug).await;
        let jana = add(&kit, org, "4711", ("Jana", "Krämer")).await;
        employ(&kit, org, jana, EmploymentState::Active).await;
        let contract = insure(&kit, org, jana, "LV-100").await;
        let value = |year, cents| NewValue {
            as_of: date(year, 12, 31),
            source: ValueSource::Statement,
            guaranteed: Some(Cents::new(cents)),
            projected: None,
            capital: None,
            surrender: None,
        };
        let month = |month, state| NewContribution {
            contract,
            month: date(2026, month, 1),
            split: Split { own: Cents::new(10_000), employer: Cents::ZERO, subsidy: Cents::new(1_500) },
            state,
            paid_on: None,
        };
        let private = Private {
            sv_number: Some("65170839J003".to_owned()),
            iban: Some("DE89370400440532013000".to_owned()),
            email: Some("jana@example.org".to_owned()),
        };
        let ctx = at(&kit, org);
        let written = kit.store.write(&ctx, async |scope| {
            scope.add_value(contract, &value(2024, 10_000)).await?;
            scope.add_value(contract, &value(2025, 11_000)).await?;
            scope.add_contribution(&month(9, ContributionState::Missing)).await?;
            scope.add_contribution(&month(10, ContributionState::Paid)).await?;
            let version = scope.record_of(jana).await?.map_or(0, |record| record.version);
            scope.set_private(jana, version, &private, StampBy::Desk).await
        });
        written.await.expect("written");
        let file = person(&kit.store, &allowed, jana).await.expect("read");
        assert_eq!(file.sensitive.iban.as_deref(), Some("…000"));
        assert_eq!(file.sensitive.sv_number.as_deref(), Some("…003"));
        assert_eq!(file.sensitive.email.as_deref(), Some("jana@example.org"));
        assert!(!format!("{file:?}").contains("jana@example.org"), "logs show nothing that is sealed");
        let held = &file.contracts[0];
        assert_eq!(held.value.as_ref().and_then(|value| value.guaranteed), Some(Cents::new(11_000)), "the latest");
        assert_eq!(held.contributions.iter().map(|one| one.month.month()).collect::<Vec<_>>(), [10, 9]);
        assert_eq!(file.steps.first().map(|step| step.kind), Some(StepKind::PaymentMissing));
        assert_eq!(file.steps.first().and_then(|step| step.on), Some(date(2026, 9, 1)));
        assert!(file.history.iter().any(|entry| entry.action == "contract.added" && entry.who == Who::Product));
        assert!(file.history.iter().all(|entry| entry.action != "person_record.seen"));
    }

    async fn who_looks_is_noted_once_a_day(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let clerk = kit.with_role(org, Role::HrClerk).await;
        let allowed = kit.allowed::<SeePeople>(&clerk, &slug).await;
        let jana = add(&kit, org, "4711", ("Jana", "Krämer")).await;
        let version = person(&kit.store, &allowed, jana).await.expect("read").record.version;
        let again = person(&kit.store, &allowed, jana).await.expect("read");
        assert_eq!(again.seen.iter().map(|seen| seen.who).collect::<Vec<_>>(), [Who::Role(Role::HrClerk)]);
        assert_eq!(again.record.version, version, "nothing of the person changed");
        let boss = kit.with_role(org, Role::Approver).await;
        let theirs = kit.allowed::<SeePeople>(&boss, &slug).await;
        assert_eq!(person(&kit.store, &theirs, jana).await.expect("read").seen.len(), 2, "each who looks");
        kit.clock.advance(Duration::from_hours(24));
        let tomorrow = kit.allowed::<SeePeople>(&clerk, &slug).await;
        assert_eq!(person(&kit.store, &tomorrow, jana).await.expect("read").seen.len(), 3, "each day");
    }

    async fn nobody_elses_person_is_there(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let (other, _) = kit.organisation(OrganisationKind::Employer, "Brandt AG").await;
        let clerk = kit.with_role(org, Role::HrClerk).await;
        let allowed = kit.allowed::<SeePeople>(&clerk, &slug).await;
        let theirs = add(&kit, other, "1", ("Anna", "Adler")).await;
        let erased = add(&kit, org, "2", ("Bernd", "Schulze")).await;
        kit.store.erase_record(&at(&kit, org), erased).await.expect("erased");
        for id in [theirs, erased, kit.ctx(Actor::System("test"), Org(org)).id::<RecordId>()] {
            let answer = person(&kit.store, &allowed, id).await;
            assert!(matches!(answer, Err(ServiceError::Denied(Denied::Invisible))), "{answer:?}");
        }
        let there = at(&kit, other);
        let views = kit.store.read(&there, async |scope| scope.views_of(theirs, 10).await);
        assert!(views.await.expect("read").is_empty(), "nothing is noted where nothing was seen");
    }
}
