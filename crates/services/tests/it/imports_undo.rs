//! Taking a booked list back.

use crate::made_lists::{booked, employer, file, staff, tally, tax_id};
use crate::support::{Kit, both, key, movable};
use domain::intake::List;
use domain::money::Cents;
use services::imports::{self, BatchState, ImportError, Undone, What};
use std::collections::BTreeMap;
use store::people::RecordChange;
use store::people::StampBy;
use store::{Error, Store};

type Ctx = domain::Ctx<domain::Org>;

/// Everything that an undoing has to bring back, person by person.
async fn everything(store: &Store, ctx: &Ctx) -> BTreeMap<String, String> {
    let read = store.read(ctx, async |scope| {
        let mut all = BTreeMap::new();
        for record in scope.records_after("", None, 1000).await? {
            let employments = scope.employments_of(record.id).await?.into_iter();
            let employments: Vec<String> = employments
                .map(|one| format!("{:?} {:?} {:?} {:?}", one.known(), one.gross, one.tax_class, one.area))
                .collect();
            let (tax, private) = (scope.tax_id(record.id).await?, scope.private(record.id).await?);
            let contracts = scope.contracts_of(record.id).await?.into_iter();
            let contracts: Vec<String> =
                contracts.map(|one| format!("{} {:?} {:?}", one.number, one.split, one.state)).collect();
            let line = scope.person_lines_of(&[record.id]).await?;
            let name = (&record.given_name, &record.family_name, record.birth_date, &record.stamps);
            let sealed = (tax, private.sv_number, private.iban, private.email);
            let text = format!("{name:?} {sealed:?} {employments:?} {contracts:?} {line:?}");
            all.insert(record.personnel_no, text);
        }
        let sites = scope.sites().await?.into_iter().map(|site| site.name).collect::<Vec<_>>();
        all.insert("sites".to_owned(), format!("{sites:?}"));
        let carriers = scope.carriers().await?.into_iter().map(|one| one.name).collect::<Vec<_>>();
        all.insert("carriers".to_owned(), format!("{carriers:?}"));
        Ok::<_, Error>(all)
    });
    read.await.expect("read")
}

both! {
    async fn everything_is_again_what_it_was(kit) {
        let (_, allowed) = employer(&kit).await;
        booked(&kit, &allowed, 1, staff(0, 6, 4000)).await;
        let before = everything(&kit.store, allowed.ctx()).await;
        // Four change, four are new; nobody changes back what the first list brought.
        let mut second = staff(2, 8, 5000);
        second.bytes.extend_from_slice("\r\n100001;Öztürk-Neu;Ole;;01.01.2024;Erfurt;1,00;;;".as_bytes());
        let (id, done) = booked(&kit, &allowed, 3, second).await;
        assert_eq!(done.tally, tally(4, 5, 0, 0));
        assert_ne!(everything(&kit.store, allowed.ctx()).await, before);
        let undone = movable(imports::undo(&kit.store, &allowed, key(5), id)).await.expect("undone");
        assert_eq!(undone, Undone { removed: 4, restored: 5, kept: 0 });
        assert_eq!(imports::undo(&kit.store, &allowed, key(5), id).await.expect("the same answer"), undone);
        assert_eq!(everything(&kit.store, allowed.ctx()).await, before);
        let twice = imports::undo(&kit.store, &allowed, key(6), id).await;
        assert!(matches!(twice, Err(ImportError::State(BatchState::Undone))), "{twice:?}");
        let again = booked(&kit, &allowed, 7, staff(2, 8, 5000)).await.1;
        assert_eq!(again.tally, tally(4, 4, 0, 0), "and can be booked anew");
    }

    async fn contracts_and_their_carriers_go(kit) {
        let (_, allowed) = employer(&kit).await;
        booked(&kit, &allowed, 1, staff(0, 3, 4000)).await;
        let heading = "Vertragsnummer;Personalnummer;Versorgungsträger;Durchführungsweg;AN-Beitrag";
        let first = file(List::Contracts, "a.csv", &[heading, "A-1;100000;Muster Leben;DV;100,00"]);
        booked(&kit, &allowed, 3, first).await;
        let before = everything(&kit.store, allowed.ctx()).await;
        let second = file(List::Contracts, "b.csv", &[
            heading,
            "A-1;100000;Muster Leben;DV;150,00",
            "A-2;100001;Andere Leben;DV;50,00",
        ]);
        let (id, done) = booked(&kit, &allowed, 5, second).await;
        assert_eq!((done.tally, done.parts), (tally(1, 1, 0, 0), 1));
        let undone = imports::undo(&kit.store, &allowed, key(7), id).await.expect("undone");
        assert_eq!(undone, Undone { removed: 1, restored: 1, kept: 0 });
        assert_eq!(everything(&kit.store, allowed.ctx()).await, before);
    }

    async fn what_was_changed_or_used_since_blocks_and_is_named(kit) {
        let (_, allowed) = employer(&kit).await;
        let (id, _) = booked(&kit, &allowed, 1, staff(0, 5, 4000)).await;
        let ctx = allowed.ctx();
        let numbered = async |number: &str| {
            let read = kit.store.read(ctx, async |scope| scope.record_by_number(number).await);
            read.await.expect("read").expect("there")
        };
        let (renamed, paid, insured) = (numbered("100001").await, numbered("100002").await, numbered("100003").await);
        let write = kit.store.write(ctx, async |scope| {
            let new = RecordChange { family_name: Some("Holt".to_owned()), ..RecordChange::default() };
            scope.change_record(renamed.id, renamed.version, &new, StampBy::Desk).await?;
            let employment = scope.employments_of(paid.id).await?[0];
            let mut known = employment.known();
            known.gross = Some(Cents::new(1));
            scope.change_employment(employment.id, employment.version, &known).await
        });
        write.await.expect("changed");
        let heading = "Vertragsnummer;Personalnummer;Versorgungsträger;Durchführungsweg;AN-Beitrag";
        let contract = file(List::Contracts, "a.csv", &[heading, "A-1;100003;Muster Leben;DV;100,00"]);
        let (contracts, _) = booked(&kit, &allowed, 3, contract).await;
        let before = everything(&kit.store, ctx).await;
        let refused = movable(imports::undo(&kit.store, &allowed, key(5), id)).await;
        let Err(ImportError::Blocked(blocking, 3)) = refused else { unreachable!("{refused:?}") };
        let mut told: Vec<_> = blocking.iter().map(|one| (one.what, one.record, one.number.as_deref())).collect();
        told.sort_by_key(|one| one.2.map(str::to_owned));
        assert_eq!(told, [
            (What::Person, Some(renamed.id), Some("100001")),
            (What::Person, Some(paid.id), Some("100002")),
            (What::Person, Some(insured.id), Some("100003")),
        ]);
        assert!(blocking.iter().any(|one| one.name == "Holt, Ole"), "{blocking:?}");
        assert_eq!(everything(&kit.store, ctx).await, before, "nothing was undone");
        // The contract's own list can be taken back, and then it does not block any more.
        imports::undo(&kit.store, &allowed, key(6), contracts).await.expect("undone");
        let refused = imports::undo(&kit.store, &allowed, key(7), id).await;
        assert!(matches!(&refused, Err(ImportError::Blocked(rest, 2)) if rest.len() == 2), "{refused:?}");
    }

    async fn nobody_gets_a_tax_id_back_that_another_has_by_now(kit) {
        let (_, allowed) = employer(&kit).await;
        let heading = "Personalnummer;Nachname;Vorname;Steuer-ID";
        let (old, new) = (tax_id(1), tax_id(2));
        let list = |row: &str| file(List::People, "a.csv", &[heading, row]);
        booked(&kit, &allowed, 1, list(&format!("1;Krämer;Jana;{old}"))).await;
        let (changed, _) = booked(&kit, &allowed, 3, list(&format!("1;Krämer;Jana;{new}"))).await;
        let (other, _) = booked(&kit, &allowed, 5, list(&format!("2;Weiß;Jörg;{old}"))).await;
        let refused = imports::undo(&kit.store, &allowed, key(7), changed).await;
        let Err(ImportError::Blocked(blocking, 1)) = refused else { unreachable!("{refused:?}") };
        assert_eq!((blocking[0].what, blocking[0].number.as_deref()), (What::Person, Some("2")));
        imports::undo(&kit.store, &allowed, key(8), other).await.expect("undone");
        imports::undo(&kit.store, &allowed, key(9), changed).await.expect("nobody else has it now");
        let read = kit.store.read(allowed.ctx(), async |scope| scope.holders_of(&[old.clone(), new.clone()]).await);
        let holders = read.await.expect("read");
        assert_eq!((holders.get(&old).map(Vec::len), holders.get(&new)), (Some(1), None));
    }

    async fn of_many_that_block_the_first_are_named(kit) {
        let (_, allowed) = employer(&kit).await;
        let (first, _) = booked(&kit, &allowed, 1, staff(0, 60, 4000)).await;
        booked(&kit, &allowed, 3, staff(0, 60, 5000)).await;
        let refused = imports::undo(&kit.store, &allowed, key(5), first).await;
        let Err(ImportError::Blocked(blocking, count)) = refused else { unreachable!("{refused:?}") };
        assert_eq!((blocking.len(), count), (50, 60));
    }

    async fn a_site_that_others_use_by_now_stays(kit) {
        let (_, allowed) = employer(&kit).await;
        let heading = "Personalnummer;Nachname;Vorname;Standort";
        let (id, _) = booked(&kit, &allowed, 1, file(List::People, "a.csv", &[heading, "1;Krämer;Jana;Kassel"])).await;
        booked(&kit, &allowed, 3, file(List::People, "b.csv", &[heading, "2;Weiß;Jörg;Kassel"])).await;
        let undone = imports::undo(&kit.store, &allowed, key(5), id).await.expect("undone");
        assert_eq!(undone, Undone { removed: 1, restored: 0, kept: 1 });
    }
}
