//! Lists of contracts on their way in.

use crate::made_lists::{booked, employer, file, refused, staff, tally};
use crate::support::{Kit, both, key, movable};
use domain::intake::{Column, List};
use domain::money::Cents;
use domain::pension::{CarrierKind, ContractState, GroupState, Rhythm, Split, Way};
use jiff::civil::date;
use services::imports::{self, RowVerdict};
use store::carriers::NewCarrier;
use store::group_contracts::NewGroupContract;

const HEADING: &str = "Vertragsnummer;Personalnummer;Nachname;Versorgungsträger;Durchführungsweg;AN-Beitrag;AG-Beitrag;AG-Zuschuss;Gesamtbeitrag;Zahlweise;Beginn;Ende;Gruppenvertrag;Status";

/// What was paid in cents.
fn split(own: i64, employer: i64, subsidy: i64) -> Split {
    Split { own: Cents::new(own), employer: Cents::new(employer), subsidy: Cents::new(subsidy) }
}

/// A carrier and a group contract with it.
async fn group(kit: &Kit, ctx: &domain::Ctx<domain::Org>) {
    let made = kit.store.write(ctx, async |scope| {
        let name = "Muster Lebensversicherung AG".to_owned();
        let carrier = NewCarrier { name, kind: CarrierKind::Insurer, bafin_no: None, transfers: true };
        let carrier = scope.add_carrier(&carrier).await?;
        let group = NewGroupContract {
            carrier,
            number: "G-77".to_owned(),
            way: Way::DirectInsurance,
            tariff: None,
            minimum_members: None,
            simplified_health: false,
            state: GroupState::InForce,
            start_on: None,
        };
        scope.add_group_contract(&group).await
    });
    made.await.expect("added");
}

both! {
    async fn contracts_find_their_person_carrier_and_group(kit) {
        let (_, allowed) = employer(&kit).await;
        booked(&kit, &allowed, 1, staff(0, 4, 4000)).await;
        group(&kit, allowed.ctx()).await;
        let (_, done) = booked(&kit, &allowed, 3, file(List::Contracts, "v.csv", &[
            HEADING,
            "A-1;100000;Krämer;MUSTER LEBEN;Direktversicherung;200,00;0;30,00;230,00;monatlich;01.01.2020;;;aktiv",
            "A-2;100001;;;;100,00;;15,00;;;01.07.2021;31.12.2050;G-77;",
            "P-9;100002;;Neue Pensionskasse AG;Pensionskasse;;;;;;;;;beitragsfrei",
        ])).await;
        assert_eq!((done.tally, done.parts), (tally(3, 0, 0, 0), 1));
        let read = kit.store.read(allowed.ctx(), async |scope| {
            let numbers = ["A-1", "A-2", "P-9"].map(str::to_owned);
            let contracts = scope.contracts_by_numbers(&numbers).await?;
            let lines = scope.person_lines_of(&[contracts[0].record]).await?;
            Ok::<_, store::Error>((contracts, scope.carriers().await?, scope.group_contracts().await?, lines))
        });
        let (contracts, carriers, groups, lines) = read.await.expect("read");
        assert_eq!(contracts[0].split, split(20_000, 0, 3_000));
        assert_eq!((contracts[0].carrier, contracts[0].group), (groups[0].carrier, None));
        assert_eq!((contracts[1].carrier, contracts[1].group), (groups[0].carrier, Some(groups[0].id)));
        assert_eq!((contracts[1].way, contracts[1].state, contracts[1].rhythm), (Way::DirectInsurance, ContractState::Active, Rhythm::Monthly));
        assert_eq!(contracts[1].end_on, Some(date(2050, 12, 31)));
        assert_eq!((contracts[2].state, contracts[2].split), (ContractState::PaidUp, split(0, 0, 0)));
        let new = carriers.iter().find(|one| one.name == "Neue Pensionskasse AG").expect("added");
        assert_eq!(new.kind, CarrierKind::PensionInsuranceFund);
        assert_eq!((lines[0].contracts, lines[0].own, lines[0].employer), (1, Cents::new(20_000), Cents::new(3_000)));
        let again = file(List::Contracts, "v.csv", &[
            "Vertragsnummer;Personalnummer;Versorgungsträger;Durchführungsweg;AN-Beitrag;Status",
            "A-1;100000;Muster Lebensversicherungs-AG;DV;250,00;",
            "A-2;100001;Muster Leben;DV;100,00;aktiv",
        ]);
        let id = imports::upload(&kit.store, &allowed, key(5), again).await.expect("read");
        let outcome = movable(imports::preview(&kit.store, &allowed, id)).await.expect("judged");
        assert_eq!(outcome.tally(), tally(0, 1, 1, 0), "{:?}", outcome.rows);
        assert_eq!(outcome.rows[0].name.as_deref(), Some("Jana Krämer"));
        let RowVerdict::Changed(changes) = &outcome.rows[0].verdict else { unreachable!("changed") };
        assert_eq!((changes.len(), changes[0].column), (1, Column::OwnContribution));
        imports::book(&kit.store, &allowed, key(6), id, outcome.version).await.expect("booked");
        let read = kit.store.read(allowed.ctx(), async |scope| scope.contract(contracts[0].id).await);
        let contract = read.await.expect("read").expect("there");
        assert_eq!(contract.split, split(25_000, 0, 3_000), "an empty part leaves alone what is known");
    }

    async fn what_does_not_fit_is_refused(kit) {
        let (_, allowed) = employer(&kit).await;
        booked(&kit, &allowed, 1, staff(0, 4, 4000)).await;
        group(&kit, allowed.ctx()).await;
        booked(&kit, &allowed, 3, file(List::Contracts, "v.csv", &[
            HEADING,
            "A-1;100000;;Muster Leben;DV;200,00;;;;;01.01.2020;;;",
        ])).await;
        let new = file(List::Contracts, "v.csv", &[
            HEADING,
            "B-1;999999;;Muster Leben;DV;1,00;;;;;;;;",
            "B-2;100001;Falsch;Muster Leben;DV;1,00;;;;;;;;",
            "B-3;100001;;;;1,00;;;;;;;G-78;",
            "B-4;100001;;Andere AG;;1,00;;;;;;;G-77;",
            "B-5;100001;;;Pensionsfonds;1,00;;;;;;;G-77;",
            "A-1;100001;;Muster Leben;DV;200,00;;;;;;;;",
            "B-6;100001;;Muster Leben;DV;;;;200,00;;;;;",
            "B-7;100001;;Muster Leben;DV;200,00;;30,00;240,00;;;;;",
            "A-1;100000;;MUSTER LEBEN AG;DV;;;;;;;31.12.2019;;",
            "B-8;100001;;Muster Leben;DV;1,00;;;;;;;;",
            "B-8;100001;;Muster Lebensversicherung;DV;1,00;;;;;;;;",
        ]);
        let id = imports::upload(&kit.store, &allowed, key(5), new).await.expect("read");
        let outcome = imports::preview(&kit.store, &allowed, id).await.expect("judged");
        assert_eq!(refused(&outcome), [
            "2 personnel_number unknown_person",
            "3 family_name person_differs",
            "4 group_contract unknown_group",
            "5 group_contract group_differs",
            "6 group_contract group_differs",
            "7 personnel_number other_person",
            "7 contract_number duplicate",
            "8 total_contribution split_missing",
            "9 total_contribution split_differs",
            "10 end end_before_start",
            "10 contract_number duplicate",
            "11 contract_number duplicate",
            "12 contract_number duplicate",
        ]);
        let RowVerdict::Refused(faults) = &outcome.rows[7].verdict else { unreachable!("refused") };
        let (parts, sum, total) = faults[0].split.clone().expect("the amounts");
        assert_eq!(parts, [Cents::new(20_000), Cents::new(3_000)]);
        assert_eq!((sum, total), (Cents::new(23_000), Cents::new(24_000)));
    }

    async fn a_stated_total_is_what_is_booked(kit) {
        let (_, allowed) = employer(&kit).await;
        booked(&kit, &allowed, 1, staff(0, 2, 4000)).await;
        let heading = "Vertragsnummer;Personalnummer;Versorgungsträger;Durchführungsweg;AN-Beitrag;AG-Beitrag;Gesamtbeitrag";
        let first = file(List::Contracts, "v.csv", &[heading, "A-1;100000;Muster Leben;DV;100,00;50,00;150,00"]);
        booked(&kit, &allowed, 3, first).await;
        let second = file(List::Contracts, "w.csv", &[
            heading,
            "A-1;100000;Muster Leben;DV;100,00;;100,00",
            "A-2;100001;Muster Leben;DV;100,00;;150,00",
        ]);
        let id = imports::upload(&kit.store, &allowed, key(5), second).await.expect("read");
        let outcome = imports::preview(&kit.store, &allowed, id).await.expect("judged");
        assert_eq!(refused(&outcome), ["2 total_contribution split_differs", "3 total_contribution split_differs"]);
        let split_of = |row: usize| {
            let RowVerdict::Refused(faults) = &outcome.rows[row].verdict else { unreachable!("refused") };
            faults[0].split.clone().expect("the amounts")
        };
        let known = (vec![Cents::new(10_000), Cents::new(5_000)], Cents::new(15_000), Cents::new(10_000));
        assert_eq!(split_of(0), known, "what is known of the employer belongs to the sum");
        assert_eq!(split_of(1), (vec![Cents::new(10_000)], Cents::new(10_000), Cents::new(15_000)));
        let third = file(List::Contracts, "x.csv", &[heading, "A-1;100000;Muster Leben;DV;120,00;;170,00"]);
        let (_, done) = booked(&kit, &allowed, 6, third).await;
        assert_eq!(done.tally, tally(0, 1, 0, 0));
        let read = kit.store.read(allowed.ctx(), async |scope| scope.contracts_by_numbers(&["A-1".to_owned()]).await);
        assert_eq!(read.await.expect("read")[0].split, split(12_000, 5_000, 0));
    }

    async fn a_new_contract_whose_time_is_over_has_ended(kit) {
        let (_, allowed) = employer(&kit).await;
        booked(&kit, &allowed, 1, staff(0, 1, 4000)).await;
        let heading = "Vertragsnummer;Personalnummer;Versorgungsträger;Durchführungsweg;AN-Beitrag;Ende;Status";
        booked(&kit, &allowed, 3, file(List::Contracts, "v.csv", &[
            heading,
            "A-1;100000;Muster Leben;DV;100,00;31.12.2019;",
            "A-2;100000;Muster Leben;DV;100,00;31.12.2019;beitragsfrei",
            "A-3;100000;Muster Leben;DV;100,00;22.11.2026;",
        ])).await;
        let numbers = ["A-1", "A-2", "A-3"].map(str::to_owned);
        let read = kit.store.read(allowed.ctx(), async |scope| scope.contracts_by_numbers(&numbers).await);
        let mut states: Vec<_> = read.await.expect("read").into_iter().map(|one| (one.number, one.state)).collect();
        states.sort_by(|one, other| one.0.cmp(&other.0));
        let states: Vec<ContractState> = states.into_iter().map(|(_, state)| state).collect();
        assert_eq!(states, [ContractState::Ended, ContractState::PaidUp, ContractState::Active], "the last day still counts");
    }
}
