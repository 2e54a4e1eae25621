//! The contracts of an organisation: parts with their counts, orders, pages; foreign ones stay foreign.

use crate::support::{Kit, both};
use domain::access::permits::SeePeople;
use domain::access::{Allowed, Denied, Role};
use domain::id::{CarrierId, OrgId, RecordId};
use domain::listing::Direction;
use domain::money::{Cents, Currency};
use domain::organisation::OrganisationKind;
use domain::pension::{CarrierKind, ContractSort, ContractState, GroupState, Rhythm, Split, Way};
use domain::{Actor, Org};
use jiff::civil::{Date, date};
use services::contracts::{self, ContractPage, ContractQuery, PAGE, Part};
use store::carriers::NewCarrier;
use store::contracts::NewContract;
use store::group_contracts::NewGroupContract;
use store::people::NewRecord;

fn contract((record, carrier): (RecordId, CarrierId), number: &str, state: ContractState, own: i64) -> NewContract {
    NewContract {
        record,
        carrier,
        group: None,
        number: number.to_owned(),
        way: Way::DirectInsurance,
        state,
        rhythm: Rhythm::Monthly,
        currency: Currency::Eur,
        split: Split { own: Cents::new(own), employer: Cents::new(2_000), subsidy: Cents::new(own * 15 / 100) },
        start_on: Some(date(2020, 1, 1)),
        end_on: None,
    }
}

fn ending(on: Date, new: NewContract) -> NewContract {
    NewContract { end_on: Some(on), ..new }
}

/// A person and a carrier.
async fn pair(kit: &Kit, org: OrgId) -> (RecordId, CarrierId) {
    let ctx = kit.ctx(Actor::System("test"), Org(org));
    let record = NewRecord {
        personnel_no: "20417".to_owned(),
        given_name: "Jana".to_owned(),
        family_name: "Krämer".to_owned(),
        birth_date: None,
    };
    let carrier = NewCarrier {
        name: "Lindenhof Leben".to_owned(),
        kind: CarrierKind::Insurer,
        bafin_no: Some("1234".to_owned()),
        transfers: true,
    };
    let added = kit.store.write(&ctx, async |scope| {
        let record = scope.add_record(&record).await?;
        Ok::<_, store::Error>((record, scope.add_carrier(&carrier).await?))
    });
    added.await.expect("added")
}

async fn add(kit: &Kit, org: OrgId, contracts: Vec<NewContract>) {
    let ctx = kit.ctx(Actor::System("test"), Org(org));
    let added = kit.store.write(&ctx, async |scope| {
        for new in &contracts {
            scope.add_contract(new).await?;
        }
        Ok::<_, store::Error>(())
    });
    added.await.expect("added");
}

async fn look(kit: &Kit, allowed: &Allowed<SeePeople>, part: Part, sort: ContractSort, page: u16) -> ContractPage {
    let query = ContractQuery { part, sort, direction: Direction::Up, page };
    contracts::list(&kit.store, allowed, query).await.expect("listed")
}

fn numbers(page: &ContractPage) -> Vec<&str> {
    page.lines.iter().map(|line| line.contract.number.as_str()).collect()
}

both! {
    async fn each_part_has_its_contracts_and_their_count(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let clerk = kit.with_role(org, Role::HrClerk).await;
        let allowed = kit.allowed::<SeePeople>(&clerk, &slug).await;
        let pair = pair(&kit, org).await;
        // Today is 22 November 2026.
        add(&kit, org, vec![
            contract(pair, "A-1", ContractState::Active, 30_000),
            ending(date(2027, 11, 22), contract(pair, "A-2", ContractState::Active, 10_000)),
            ending(date(2027, 11, 23), contract(pair, "A-3", ContractState::PaidUp, 0)),
            ending(date(2026, 6, 30), contract(pair, "A-4", ContractState::Ended, 20_000)),
        ])
        .await;
        let all = look(&kit, &allowed, Part::All, ContractSort::Number, 1).await;
        assert_eq!(numbers(&all), ["A-1", "A-2", "A-3", "A-4"]);
        assert_eq!((all.lines[0].family_name.as_str(), all.lines[0].personnel_no.as_str()), ("Krämer", "20417"));
        let counts = Part::ALL.map(|part| part.count(&all.counts));
        assert_eq!(counts, [4, 2, 1, 1, 1]);
        let parts: [(Part, &[&str]); 4] = [
            (Part::Paying, &["A-1", "A-2"]),
            (Part::PaidUp, &["A-3"]),
            (Part::Ending, &["A-2"]),
            (Part::Over, &["A-4"]),
        ];
        for (part, expected) in parts {
            let found = look(&kit, &allowed, part, ContractSort::Number, 1).await;
            assert_eq!(numbers(&found), expected, "{part:?}");
        }
        let own = look(&kit, &allowed, Part::All, ContractSort::Own, 1).await;
        assert_eq!(numbers(&own), ["A-3", "A-2", "A-4", "A-1"]);
    }

    async fn a_page_that_is_not_there_is_the_last_one(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let clerk = kit.with_role(org, Role::HrClerk).await;
        let allowed = kit.allowed::<SeePeople>(&clerk, &slug).await;
        let nothing = look(&kit, &allowed, Part::All, ContractSort::Number, 7).await;
        assert_eq!((nothing.lines.len(), nothing.page, nothing.pages), (0, 1, 1));
        let pair = pair(&kit, org).await;
        let many = (0..=PAGE).map(|number| contract(pair, &format!("B-{number:03}"), ContractState::Active, 1));
        add(&kit, org, many.collect()).await;
        let first = look(&kit, &allowed, Part::All, ContractSort::Number, 0).await;
        assert_eq!((first.lines.len(), first.page, first.pages), (usize::from(PAGE), 1, 2));
        let last = look(&kit, &allowed, Part::All, ContractSort::Number, u16::MAX).await;
        assert_eq!((numbers(&last), last.page), (vec!["B-050"], 2));
    }

    async fn carriers_and_group_contracts_count_what_is_with_them(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let clerk = kit.with_role(org, Role::HrClerk).await;
        let allowed = kit.allowed::<SeePeople>(&clerk, &slug).await;
        let pair = pair(&kit, org).await;
        let group = NewGroupContract {
            carrier: pair.1,
            number: "G-1".to_owned(),
            way: Way::DirectInsurance,
            tariff: Some("R3".to_owned()),
            minimum_members: Some(10),
            simplified_health: true,
            state: GroupState::InForce,
            start_on: None,
        };
        let ctx = kit.ctx(Actor::System("test"), Org(org));
        let group = kit.store.write(&ctx, async |scope| scope.add_group_contract(&group).await).await.expect("added");
        let within = NewContract { group: Some(group), ..contract(pair, "C-1", ContractState::Active, 1) };
        add(&kit, org, vec![within, contract(pair, "C-2", ContractState::Active, 1)]).await;
        let groups = contracts::group_contracts(&kit.store, &allowed).await.expect("read");
        let counted: Vec<_> = groups.iter().map(|group| (group.number.as_str(), group.contracts)).collect();
        assert_eq!(counted, [("G-1", 1)]);
        let carriers = contracts::carriers(&kit.store, &allowed).await.expect("read");
        let counted: Vec<_> = carriers.iter().map(|one| (one.name.as_str(), one.contracts, one.groups)).collect();
        assert_eq!(counted, [("Lindenhof Leben", 2, 1)]);
    }

    async fn nobody_sees_contracts_of_others_or_without_the_right(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let (other, other_slug) = kit.organisation(OrganisationKind::Employer, "Brandt AG").await;
        let pair = pair(&kit, org).await;
        add(&kit, org, vec![contract(pair, "A-1", ContractState::Active, 1)]).await;
        let stranger = kit.with_role(other, Role::HrClerk).await;
        let allowed = kit.allowed::<SeePeople>(&stranger, &other_slug).await;
        assert!(look(&kit, &allowed, Part::All, ContractSort::Number, 1).await.lines.is_empty());
        assert!(contracts::carriers(&kit.store, &allowed).await.expect("read").is_empty());
        for role in [Role::WorksCouncil, Role::Payroll] {
            let somebody = kit.with_role(org, role).await;
            let denied = kit.access(&somebody, &slug).await.allow::<SeePeople>().map(|_| ());
            assert_eq!(denied, Err(Denied::Forbidden), "{role:?}");
        }
    }
}
