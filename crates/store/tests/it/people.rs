//! Records: what is stamped, sealed, found by number, changed, and taken back.

use crate::support::{Kit, both, record};
use domain::employment::EmploymentState;
use domain::id::RecordId;
use domain::intake::Column;
use domain::people::RecordState;
use domain::{Ctx, Org};
use jiff::civil::date;
use std::collections::BTreeMap;
use store::listing::name_key;
use store::people::{NewRecord, Private, Record, RecordChange, StampBy};
use store::search::{Language, Page, Query};
use store::{Error, NewDocument};

async fn person(kit: &Kit) -> (Ctx<Org>, RecordId) {
    let org = kit.organisation("Kessler GmbH").await;
    let id = kit.store.write(&org, async |scope| scope.add_record(&record(1)).await).await.expect("added");
    (org, id)
}

async fn read(kit: &Kit, org: &Ctx<Org>, id: RecordId) -> Option<Record> {
    kit.store.read(org, async |scope| scope.record_of(id).await).await.expect("read")
}

fn sealed() -> Private {
    Private {
        sv_number: Some("65170839J003".to_owned()),
        iban: Some("DE89370400440532013000".to_owned()),
        email: Some("jana@example.org".to_owned()),
    }
}

both! {
    async fn however_a_name_came_it_sorts_as_in_a_dictionary(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let named = |number, family: &str| NewRecord { family_name: family.to_owned(), ..record(number) };
        let added = kit.store.write(&org, async |scope| {
            let zorn = scope.add_record(&named(1, "Zorn")).await?;
            let old = scope.add_record(&named(2, "Öztürk")).await?;
            let typed = scope.add_record(&named(3, "Abel")).await?;
            let change = RecordChange { family_name: Some("Ärmel".to_owned()), ..RecordChange::default() };
            scope.change_record(typed, 1, &change, StampBy::Desk).await?;
            Ok::<_, Error>([typed, old, zorn])
        });
        let expected = added.await.expect("added");
        let order = async || {
            let (mut found, mut place) = (Vec::new(), (String::new(), None));
            loop {
                let page = kit.store.read(&org, async |scope| scope.records_after(&place.0, place.1, 2).await).await.expect("read");
                let Some(last) = page.last() else { return found };
                place = (name_key(&last.family_name, &last.given_name), Some(last.id));
                found.extend(page.iter().map(|record| record.id));
            }
        };
        assert_eq!(order().await, expected);
        // As it was written before.
        let mut raw = crate::raw::Raw::almighty(&kit).await;
        assert_eq!(raw.say("UPDATE person_record SET sort_name = 'öztürk, änne' WHERE family_name = 'Öztürk'").await.expect("said"), 1);
        let mut last = None;
        while let Some(id) = kit.store.write(&org, async |scope| scope.index_records_after(last, 2).await).await.expect("indexed") {
            last = Some(id);
        }
        assert_eq!(order().await, expected);
    }

    async fn a_value_says_by_whose_word_it_stands(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let new = store::people::NewRecord { birth_date: None, ..record(1) };
        let id = kit.store.write(&org, async |scope| scope.add_record_by(&new, StampBy::Import).await).await.expect("added");
        let before = read(&kit, &org, id).await.expect("there");
        assert_eq!((before.state, before.activated, before.version), (RecordState::Created, false, 1));
        assert_eq!(before.stamps.get(Column::FamilyName).expect("stamped").by, StampBy::Import);
        assert_eq!(before.stamps.get(Column::BirthDate), None);

        let change = RecordChange { family_name: Some("Krämer".to_owned()), birth_date: Some(date(1985, 3, 1)), given_name: Some(new.given_name.clone()) };
        let version = kit.store.write(&org, async |scope| scope.change_record(id, 1, &change, StampBy::Desk).await).await;
        assert_eq!(version.expect("changed"), 2);
        let after = read(&kit, &org, id).await.expect("there");
        assert_eq!((after.family_name.as_str(), after.birth_date), ("Krämer", Some(date(1985, 3, 1))));
        let by = |column| after.stamps.get(column).map(|stamp| stamp.by);
        assert_eq!([by(Column::GivenName), by(Column::FamilyName), by(Column::BirthDate)], [Some(StampBy::Import), Some(StampBy::Desk), Some(StampBy::Desk)]);

        // The same again counts as a change and stamps nothing anew; an old version changes nothing.
        let again = kit.store.write(&org, async |scope| scope.change_record(id, 2, &change, StampBy::Person).await).await;
        assert_eq!(again.expect("written"), 3);
        assert_eq!(read(&kit, &org, id).await.expect("there").stamps, after.stamps);
        let stale = kit.store.write(&org, async |scope| scope.change_record(id, 1, &change, StampBy::Desk).await).await;
        assert!(matches!(stale, Err(Error::Stale { entity: "person_record" })), "{stale:?}");

        kit.store.write(&org, async |scope| scope.stamp_record(id, &[Column::Site], StampBy::Import).await).await.expect("stamped");
        let stamped = read(&kit, &org, id).await.expect("there");
        assert_eq!((stamped.version, stamped.stamps.0.len()), (3, after.stamps.0.len() + 1));
        let found = kit.store.read(&org, async |scope| scope.search(&Query::new("kraemer", Language::De), Page::first(5)).await).await;
        assert_eq!(found.expect("read").hits.len(), 1, "found by the new name");
    }

    async fn private_values_are_sealed_and_come_back(kit) {
        let (org, id) = person(&kit).await;
        let private = async || kit.store.read(&org, async |scope| scope.private(id).await).await.expect("read");
        assert_eq!(private().await, Private::default());
        let set = async |version, new: Private| {
            kit.store.write(&org, async |scope| scope.set_private(id, version, &new, StampBy::Import).await).await
        };
        assert_eq!(set(1, sealed()).await.expect("set"), 2);
        assert!(matches!(set(1, sealed()).await, Err(Error::Stale { .. })));
        assert_eq!(private().await, sealed());
        let stamps = read(&kit, &org, id).await.expect("there").stamps;
        assert!([Column::SvNumber, Column::Iban, Column::Email].iter().all(|column| stamps.get(*column).is_some()));
        let only = Private { iban: None, ..sealed() };
        assert_eq!(set(2, only.clone()).await.expect("set"), 3);
        assert_eq!(private().await, only);
        assert_eq!(format!("{only:?}"), "{SvNumber, Email}");
        let other = kit.organisation("Brandt AG").await;
        let foreign = kit.store.read(&other, async |scope| scope.private(id).await).await.expect("read");
        assert_eq!(foreign, Private::default());

        assert!(kit.store.erase_record(&org, id).await.expect("erased"));
        assert_eq!(private().await, Private::default());
        let erased = read(&kit, &org, id).await.expect("there");
        assert_eq!((erased.state, erased.stamps.0.len()), (RecordState::Deleted, 0));
        let late = set(erased.version, sealed()).await;
        assert!(matches!(late, Err(Error::Erased)), "{late:?}");
    }

    async fn records_are_found_by_number_and_name_themselves(kit) {
        let (org, one) = person(&kit).await;
        let two = kit.store.write(&org, async |scope| scope.add_record(&record(2)).await).await.expect("added");
        let other = kit.organisation("Brandt AG").await;
        kit.store.write(&other, async |scope| scope.add_record(&record(3)).await).await.expect("added");
        let by_number = async |number: &'static str| {
            kit.store.read(&org, async |scope| scope.record_by_number(number).await).await.expect("read").map(|found| found.id)
        };
        assert_eq!((by_number("P00002").await, by_number("P00003").await), (Some(two), None));
        // More than one chunk; what is not here is left out.
        let numbers: Vec<String> = (1..1200).map(|number| format!("P{number:05}")).collect();
        let mut found: Vec<RecordId> = kit.store.read(&org, async |scope| scope.records_by_numbers(&numbers).await).await
            .expect("read").into_iter().map(|found| found.id).collect();
        found.sort_unstable_by_key(|id| *id == two);
        assert_eq!(found, [one, two]);
        let names = kit.store.read(&org, async |scope| scope.person_names(&[two, one]).await).await.expect("read");
        let expected = [(one, 1), (two, 2)].map(|(id, n)| (id, (format!("Müller-{n}, Änne"), format!("P{n:05}"))));
        assert_eq!(names, BTreeMap::from(expected));
    }

    async fn what_a_list_made_can_be_taken_back(kit) {
        let (org, id) = person(&kit).await;
        let work = crate::employments::employment(EmploymentState::Active, None);
        let version = kit.store.write(&org, async |scope| {
            scope.add_employment(id, &work).await?;
            scope.set_private(id, 1, &sealed(), StampBy::Import).await
        }).await.expect("made");
        let remove = async |version| kit.store.write(&org, async move |scope| scope.remove_record(id, version).await).await;
        assert!(matches!(remove(version - 1).await, Err(Error::Stale { .. })), "changed since");
        remove(version).await.expect("removed");
        assert!(matches!(remove(version).await, Err(Error::Stale { .. })));
        assert_eq!(read(&kit, &org, id).await, None);
        let left = kit.store.read(&org, async |scope| {
            let hits = scope.search(&Query::new("müller", Language::De), Page::first(5)).await?.hits.len();
            let lines = scope.person_lines_of(&[id]).await?.len();
            Ok::<_, Error>((hits, lines, scope.employments_of(id).await?.len(), scope.person_counts().await?.all))
        }).await.expect("read");
        assert_eq!(left, (0, 0, 0, 0));
        // The number is free again.
        kit.store.write(&org, async |scope| scope.add_record(&record(1)).await).await.expect("added");
        assert_eq!(kit.store.verify_ledger(&kit.system()).await.expect("read").faults, vec![]);
    }

    async fn whoever_has_an_account_stays(kit) {
        let (org, id) = person(&kit).await;
        let holder = kit.account().await.reach.0;
        kit.store.write(&org, async |scope| scope.link(id, holder).await).await.expect("linked");
        let content = kit.store.keep(&org, id, b"letter").await.expect("kept");
        let new = NewDocument { kind: "letter", media_type: "text/plain", content: &content };
        kit.store.write(&org, async |scope| scope.add_document(&new).await).await.expect("added");
        let kept = read(&kit, &org, id).await.expect("there");
        assert!(kept.activated && kept.state == RecordState::Activated);
        let refused = kit.store.write(&org, async |scope| scope.remove_record(id, kept.version).await).await;
        assert!(matches!(refused, Err(Error::Stale { .. })), "{refused:?}");
        assert!(read(&kit, &org, id).await.is_some());
    }
}
