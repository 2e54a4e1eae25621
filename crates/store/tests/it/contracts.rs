//! Carriers, group contracts and contracts.

use crate::pension_support::{Ground, contract, ground};
use crate::support::{Kit, both, record};
use domain::id::ContractId;
use domain::listing::Direction::{Down, Up};
use domain::money::Cents;
use domain::pension::{ContractState, GroupState, Rhythm, Way};
use jiff::civil::date;
use store::carriers::NewCarrier;
use store::contracts::ContractFacet::{All, Ending, Over, PaidUp, Paying};
use store::contracts::ContractSort::{End, Name, Number, Own};
use store::contracts::{ContractCounts, NewContract};
use store::group_contracts::NewGroupContract;
use store::listing::Window;
use store::search::{Language, Page, Query};
use store::{Error, Result};

const FIRST: Window = Window { offset: 0, limit: 50 };

async fn add(kit: &Kit, ground: &Ground, new: &NewContract) -> ContractId {
    kit.store.write(&ground.org, async |scope| scope.add_contract(new).await).await.expect("added")
}

both! {
    async fn a_carrier_is_found_however_it_is_written(kit) {
        let ground = ground(&kit).await;
        let found = kit.store.read(&ground.org, async |scope| scope.carrier_by_norm("MUSTER LEBEN").await).await;
        let found = found.expect("read").expect("found");
        assert_eq!((found.id, found.contracts, found.groups, found.transfers), (ground.carrier, 0, 0, true));
        let again = NewCarrier { name: "Muster Lebensversicherungs-AG".to_owned(), ..crate::pension_support::carrier() };
        let taken = kit.store.write(&ground.org, async |scope| scope.add_carrier(&again).await).await;
        assert!(matches!(taken, Err(Error::Taken { .. })), "{taken:?}");
        let other = kit.organisation("Brandt AG").await;
        let theirs = kit.store.read(&other, async |scope| {
            Ok::<_, Error>((scope.carriers().await?, scope.carrier(ground.carrier).await?))
        }).await.expect("read");
        assert_eq!(theirs, (vec![], None));
    }

    async fn a_carrier_in_use_stays(kit) {
        let ground = ground(&kit).await;
        let new = contract(&ground, 1);
        let id = add(&kit, &ground, &new).await;
        let remove = async || kit.store.write(&ground.org, async |scope| scope.remove_carrier(ground.carrier, 1).await).await;
        assert!(matches!(remove().await, Err(Error::Stale { entity: "carrier" })));
        let counted = kit.store.read(&ground.org, async |scope| scope.carrier(ground.carrier).await).await;
        assert_eq!(counted.expect("read").map(|carrier| carrier.contracts), Some(1));
        kit.store.write(&ground.org, async |scope| scope.remove_contract(id, 1).await).await.expect("removed");
        remove().await.expect("nothing is carried by it");
        assert!(matches!(remove().await, Err(Error::Stale { .. })), "once only");
    }

    async fn a_group_contract_frames_contracts_of_its_carrier(kit) {
        let ground = ground(&kit).await;
        let new = NewGroupContract {
            carrier: ground.carrier,
            number: "GV-9".to_owned(),
            way: Way::DirectInsurance,
            tariff: Some("R2".to_owned()),
            minimum_members: Some(10),
            simplified_health: true,
            state: GroupState::InForce,
            start_on: Some(date(2020, 1, 1)),
        };
        let id = kit.store.write(&ground.org, async |scope| scope.add_group_contract(&new).await).await.expect("added");
        let twice = kit.store.write(&ground.org, async |scope| scope.add_group_contract(&new).await).await;
        assert!(matches!(twice, Err(Error::Taken { .. })), "{twice:?}");
        let inside = NewContract { group: Some(id), ..contract(&ground, 1) };
        let held = add(&kit, &ground, &inside).await;
        let (all, found) = kit.store.read(&ground.org, async |scope| {
            Ok::<_, Error>((scope.group_contracts().await?, scope.group_by_number("GV-9").await?))
        }).await.expect("read");
        assert_eq!(all, found.into_iter().collect::<Vec<_>>());
        assert_eq!((all[0].contracts, all[0].minimum_members, all[0].start_on), (1, Some(10), Some(date(2020, 1, 1))));
        assert_eq!((all[0].carrier_name.as_str(), all[0].simplified_health), ("Muster Lebensversicherung AG", true));
        let kept = kit.store.write(&ground.org, async |scope| scope.remove_group_contract(id, 1).await).await;
        assert!(matches!(kept, Err(Error::Stale { .. })), "a contract is in it: {kept:?}");
        let second = NewCarrier { name: "Zweite Pensionskasse".to_owned(), ..crate::pension_support::carrier() };
        let second = kit.store.write(&ground.org, async |scope| scope.add_carrier(&second).await).await.expect("added");
        let astray = NewContract { carrier: second, group: Some(id), ..contract(&ground, 2) };
        let refused = kit.store.write(&ground.org, async |scope| scope.add_contract(&astray).await).await;
        assert!(matches!(refused, Err(Error::OutOfScope)), "{refused:?}");
        kit.store.write(&ground.org, async |scope| scope.remove_contract(held, 1).await).await.expect("removed");
        kit.store.write(&ground.org, async |scope| scope.remove_group_contract(id, 1).await).await.expect("empty now");
    }

    async fn a_number_goes_with_the_person(kit) {
        let ground = ground(&kit).await;
        let (first, second) = (add(&kit, &ground, &contract(&ground, 1)).await, add(&kit, &ground, &contract(&ground, 2)).await);
        let beside = kit.store.write(&ground.org, async |scope| scope.add_record(&record(2)).await).await.expect("added");
        let kept = add(&kit, &ground, &NewContract { record: beside, ..contract(&ground, 3) }).await;
        let found = async || {
            let query = Query::new("LV-000", Language::De).only("contract");
            let hits = kit.store.read(&ground.org, async |scope| scope.search(&query, Page::first(9)).await).await;
            hits.expect("read").hits.len()
        };
        assert_eq!(found().await, 3);
        for _ in 0..2 {
            assert!(kit.store.erase_record(&ground.org, ground.record).await.expect("erased"));
        }
        assert_eq!(found().await, 1, "the other's");
        let anew = kit.store.write(&ground.org, async |scope| {
            scope.clear_index().await?;
            scope.index_contracts_after("", None, 9).await
        });
        anew.await.expect("indexed");
        let query = Query::new(&first.to_string()[..8], Language::De).only("contract");
        let hits = kit.store.read(&ground.org, async |scope| scope.search(&query, Page::first(9)).await).await;
        assert_eq!((hits.expect("read").hits.len(), found().await), (0, 1), "not when the index is built anew either");
        let numbers = vec!["LV-0001".to_owned(), "LV-0002".to_owned(), "LV-0003".to_owned()];
        let known = kit.store.read(&ground.org, async |scope| scope.contracts_by_numbers(&numbers).await).await.expect("read");
        assert_eq!(known.iter().map(|one| one.id).collect::<Vec<_>>(), [kept]);
        for id in [first, second] {
            let row = kit.store.read(&ground.org, async |scope| scope.contract(id).await).await.expect("read").expect("stays");
            assert_eq!((row.number, row.version), (id.to_string(), 2), "once, however often they are erased");
        }
    }

    async fn a_contract_is_kept_changed_and_taken_back(kit) {
        let ground = ground(&kit).await;
        let new = contract(&ground, 1);
        let id = add(&kit, &ground, &new).await;
        let read = async || kit.store.read(&ground.org, async |scope| scope.contract(id).await).await.expect("read");
        let kept = read().await.expect("there");
        assert_eq!((kept.record, kept.number.as_str(), kept.split, kept.version), (ground.record, "LV-0001", new.split, 1));
        assert_eq!((kept.start_on, kept.end_on, kept.carrier_name.as_str()), (new.start_on, new.end_on, "Muster Lebensversicherung AG"));
        let twice = kit.store.write(&ground.org, async |scope| scope.add_contract(&new).await).await;
        assert!(matches!(twice, Err(Error::Taken { .. })), "{twice:?}");
        let changed = NewContract { number: "LV-9999".to_owned(), state: ContractState::PaidUp, end_on: None, ..new.clone() };
        let change = async |version| {
            kit.store.write(&ground.org, async |scope| scope.change_contract(id, version, &changed).await).await
        };
        assert_eq!(change(1).await.expect("changed"), 2);
        assert!(matches!(change(1).await, Err(Error::Stale { entity: "contract" })));
        let kept = read().await.expect("there");
        assert_eq!((kept.state, kept.number.as_str(), kept.end_on), (ContractState::PaidUp, "LV-9999", None));
        let remove = async |version| kit.store.write(&ground.org, async |scope| scope.remove_contract(id, version).await).await;
        assert!(matches!(remove(1).await, Err(Error::Stale { .. })));
        remove(2).await.expect("removed");
        assert_eq!(read().await, None);
        let report = kit.store.verify_ledger(&kit.system()).await.expect("read");
        assert!(report.faults.is_empty(), "{report:?}");
    }

    async fn a_contract_needs_a_person_and_a_carrier_of_the_organisation(kit) {
        let (mine, theirs) = (ground(&kit).await, ground(&kit).await);
        for astray in [
            NewContract { record: theirs.record, ..contract(&mine, 1) },
            NewContract { carrier: theirs.carrier, ..contract(&mine, 1) },
        ] {
            let refused = kit.store.write(&mine.org, async |scope| scope.add_contract(&astray).await).await;
            assert!(matches!(refused, Err(Error::OutOfScope)), "{refused:?}");
        }
        let id = add(&kit, &theirs, &contract(&theirs, 1)).await;
        let seen = kit.store.read(&mine.org, async |scope| scope.contract(id).await).await.expect("read");
        assert_eq!(seen, None);
        let taken = kit.store.write(&mine.org, async |scope| scope.remove_contract(id, 1).await).await;
        assert!(matches!(taken, Err(Error::Stale { .. })), "{taken:?}");
        kit.store.erase_record(&mine.org, mine.record).await.expect("erased");
        let late = kit.store.write(&mine.org, async |scope| scope.add_contract(&contract(&mine, 1)).await).await;
        assert!(matches!(late, Err(Error::OutOfScope)), "{late:?}");
    }

    async fn a_contract_is_found_by_its_number(kit) {
        let ground = ground(&kit).await;
        let id = add(&kit, &ground, &contract(&ground, 17)).await;
        let find = async |text: &str| {
            let query = Query::new(text, Language::De);
            let hits = kit.store.read(&ground.org, async |scope| scope.search(&query, Page::first(5)).await);
            hits.await.expect("searched").hits.into_iter().map(|hit| (hit.kind, hit.ref_id)).collect::<Vec<_>>()
        };
        let hit = [("contract".to_owned(), id.uuid())];
        assert_eq!(find("LV-0017").await, hit);
        assert_eq!(find("lv0017").await, hit);
        let renumbered = NewContract { number: "X-1".to_owned(), ..contract(&ground, 17) };
        kit.store.write(&ground.org, async |scope| scope.change_contract(id, 1, &renumbered).await).await.expect("changed");
        assert!(find("LV-0017").await.is_empty());
        add(&kit, &ground, &contract(&ground, 18)).await;
        kit.store.write(&ground.org, async |scope| scope.clear_index().await).await.expect("cleared");
        let mut place = (String::new(), None);
        let again = async |(number, id): &(String, Option<ContractId>)| {
            kit.store.write(&ground.org, async |scope| scope.index_contracts_after(number, *id, 1).await).await.expect("indexed")
        };
        while let Some((number, id)) = again(&place).await {
            place = (number, Some(id));
        }
        assert_eq!((find("X-1").await, find("LV-0018").await.len()), (hit.to_vec(), 1), "indexed anew");
        let numbers = ["X-1", "X-1", "nobody's"].map(ToOwned::to_owned);
        let found = kit.store.read(&ground.org, async |scope| scope.contracts_by_numbers(&numbers).await).await;
        assert_eq!(found.expect("read").iter().map(|contract| contract.id).collect::<Vec<_>>(), [id]);
    }

    async fn lists_have_an_order_and_parts(kit) {
        let ground = ground(&kit).await;
        let second = kit.store.write(&ground.org, async |scope| {
            let mut early = record(2);
            "Abel".clone_into(&mut early.family_name);
            scope.add_record(&early).await
        }).await.expect("added");
        let own = |cents| domain::pension::Split { own: Cents::new(cents), ..contract(&ground, 0).split };
        let yearly = NewContract { rhythm: Rhythm::Yearly, split: own(24_000), end_on: None, ..contract(&ground, 1) };
        let monthly = NewContract { record: second, split: own(3_000), end_on: Some(date(2027, 5, 31)), ..contract(&ground, 2) };
        let paid_up = NewContract { state: ContractState::PaidUp, split: own(0), end_on: Some(date(2060, 1, 1)), ..contract(&ground, 3) };
        let over = NewContract { state: ContractState::Transferred, split: own(9_000), end_on: Some(date(2025, 1, 1)), ..contract(&ground, 4) };
        for new in [&yearly, &monthly, &paid_up, &over] {
            add(&kit, &ground, new).await;
        }
        let list = async |facet, sort, direction, page| -> Result<Vec<String>> {
            let lines = kit.store.read(&ground.org, async |scope| scope.contract_lines(facet, sort, direction, page).await).await?;
            Ok(lines.into_iter().map(|line| line.contract.number[3..].trim_start_matches('0').to_owned()).collect())
        };
        let by = date(2027, 11, 22);
        for (facet, sort, direction, expected) in [
            (All, Number, Up, "1 2 3 4"),
            (All, Number, Down, "4 3 2 1"),
            (All, Own, Up, "3 1 2 4"),
            (All, Own, Down, "4 2 1 3"),
            (All, End, Up, "4 2 3 1"),
            (All, End, Down, "3 2 4 1"),
            (All, Name, Up, "2 1 3 4"),
            (All, Name, Down, "4 3 1 2"),
            (Paying, Number, Down, "2 1"),
            (Paying, Number, Up, "1 2"),
            (Paying, Own, Up, "1 2"),
            (Paying, Own, Down, "2 1"),
            (Paying, End, Up, "2 1"),
            (Paying, End, Down, "2 1"),
            (Paying, Name, Up, "2 1"),
            (Paying, Name, Down, "1 2"),
            (PaidUp, Number, Up, "3"),
            (Ending(by), End, Up, "2"),
            (Over, Name, Up, "4"),
        ] {
            let found = list(facet, sort, direction, FIRST).await.expect("read").join(" ");
            assert_eq!(found, expected, "{facet:?} {sort:?} {direction:?}");
        }
        let page = list(All, Number, Up, Window { offset: 1, limit: 2 }).await.expect("read");
        assert_eq!(page, ["2", "3"]);
        let counts = kit.store.read(&ground.org, async |scope| scope.contract_counts(by).await).await.expect("read");
        assert_eq!(counts, ContractCounts { all: 4, paying: 2, paid_up: 1, ending: 1, over: 1 });
        let named = kit.store.read(&ground.org, async |scope| scope.contract_lines(All, Name, Up, FIRST).await).await;
        let first = named.expect("read").swap_remove(0);
        assert_eq!((first.family_name.as_str(), first.personnel_no.as_str()), ("Abel", "P00002"));
    }
}
