//! Documents filed with people, and messages to them.

use crate::pension_support::{Ground, contract, ground};
use crate::support::{Kit, both, record};
use domain::id::{DocumentId, RecordId};
use jiff::civil::date;
use std::time::Duration;
use store::filings::NewFiling;
use store::{Error, NewDocument};

fn filed(record: RecordId, document: DocumentId, day: i8) -> NewFiling {
    NewFiling {
        record,
        document,
        contract: None,
        title: "Standmitteilung 2026".to_owned(),
        issued_on: date(2026, 3, day),
        issuer: Some("Muster Leben".to_owned()),
        shown: true,
    }
}

/// A document of a person.
async fn document(kit: &Kit, ground: &Ground, record: RecordId, text: &str) -> DocumentId {
    let content = kit.store.keep(&ground.org, record, text.as_bytes()).await.expect("kept");
    let new = NewDocument { kind: "value_statement", media_type: "application/pdf", content: &content };
    kit.store.write(&ground.org, async |scope| scope.add_document(&new).await).await.expect("added")
}

/// How often the ledger tells of an action on this.
async fn told(kit: &Kit, action: &str) -> i64 {
    let mut raw = crate::raw::Raw::almighty(kit).await;
    raw.number(&format!("SELECT COUNT(*) FROM ledger WHERE action = '{action}'")).await.expect("counted")
}

both! {
    async fn a_document_is_filed_and_read_once(kit) {
        let ground = ground(&kit).await;
        let held = kit.store.write(&ground.org, async |scope| scope.add_contract(&contract(&ground, 1)).await).await.expect("added");
        let (early, late) = (document(&kit, &ground, ground.record, "a").await, document(&kit, &ground, ground.record, "bcd").await);
        let file = async |new: NewFiling| kit.store.write(&ground.org, async |scope| scope.file_document(&new).await).await;
        let first = file(filed(ground.record, early, 1)).await.expect("filed");
        let second = NewFiling { contract: Some(held), shown: false, issuer: None, ..filed(ground.record, late, 2) };
        file(second.clone()).await.expect("filed");
        let twice = file(second).await;
        assert!(matches!(twice, Err(Error::Taken { .. })), "{twice:?}");
        for _ in 0..2 {
            kit.store.write(&ground.org, async |scope| scope.mark_read(first).await).await.expect("read");
            kit.clock.advance(Duration::from_mins(1));
        }
        let list = kit.store.read(&ground.org, async |scope| scope.filings_of(ground.record).await).await.expect("read");
        assert_eq!(list.iter().map(|one| (one.document, one.size, one.shown)).collect::<Vec<_>>(), [(late, 3, false), (early, 1, true)]);
        assert_eq!((list[0].contract, list[0].issuer.as_deref(), list[0].read_at), (Some(held), None, None));
        assert_eq!((list[0].kind.as_str(), list[0].media_type.as_str()), ("value_statement", "application/pdf"));
        let read = list[1].read_at.expect("read");
        assert_eq!((read.plus(Duration::from_mins(2)), list[1].version), (ground.org.now(), 2));
        assert_eq!(told(&kit, "filing.read").await, 1);
        let one = kit.store.read(&ground.org, async |scope| scope.filing(first).await).await.expect("read");
        assert_eq!(one.as_ref(), Some(&list[1]));
        let (newest, shown, unread) = kit.store.read(&ground.org, async |scope| {
            let (newest, shown) = scope.newest_filings(ground.record, 1).await?;
            Ok::<_, Error>((newest, shown, scope.count_unread(ground.record).await?.papers))
        }).await.expect("read");
        assert_eq!(newest, [list[1].clone()], "what the person does not see is not among them");
        assert_eq!((shown, unread), (1, 0));
        let kept = kit.store.write(&ground.org, async |scope| scope.remove_contract(held, 1).await).await;
        assert!(matches!(kept, Err(Error::Stale { .. })), "a document belongs to it: {kept:?}");
    }

    async fn only_a_persons_own_papers_are_filed_with_them(kit) {
        let ground = ground(&kit).await;
        let other = kit.store.write(&ground.org, async |scope| scope.add_record(&record(2)).await).await.expect("added");
        let held = kit.store.write(&ground.org, async |scope| scope.add_contract(&contract(&ground, 1)).await).await.expect("added");
        let (mine, theirs) = (document(&kit, &ground, ground.record, "a").await, document(&kit, &ground, other, "b").await);
        for astray in [
            filed(ground.record, theirs, 1),
            filed(other, mine, 1),
            NewFiling { contract: Some(held), ..filed(other, theirs, 1) },
        ] {
            let refused = kit.store.write(&ground.org, async |scope| scope.file_document(&astray).await).await;
            assert!(matches!(refused, Err(Error::OutOfScope)), "{refused:?}");
        }
        let foreign = kit.organisation("Brandt AG").await;
        let refused = kit.store.write(&foreign, async |scope| scope.file_document(&filed(ground.record, mine, 1)).await).await;
        assert!(matches!(refused, Err(Error::OutOfScope)), "{refused:?}");
    }

    async fn a_message_to_one_is_sealed_and_one_to_all_is_for_who_is_there(kit) {
        let ground = ground(&kit).await;
        let send = async |to, subject: &str| {
            kit.clock.advance(Duration::from_secs(1));
            kit.store.write(&ground.org, async |scope| scope.send_message(to, subject, "Guten Tag").await).await.expect("sent")
        };
        let general = send(None, "Betriebsversammlung").await;
        let mine = send(Some(ground.record), "Ihre Zusage ÄÖ").await;
        kit.clock.advance(Duration::from_secs(1));
        let newcomer = kit.store.write(&ground.org, async |scope| scope.add_record(&record(2)).await).await.expect("added");
        let newest = send(None, "Neuer Tarif").await;
        let list = async |record| kit.store.read(&ground.org, async |scope| scope.messages_for(record, 9).await).await.expect("read");
        let ids = |messages: &[store::messages::Message]| messages.iter().map(|one| one.id).collect::<Vec<_>>();
        assert_eq!(ids(&list(newcomer).await), [newest], "neither another's nor from before");
        let read = async |id, record| kit.store.write(&ground.org, async |scope| scope.mark_message_read(id, record).await).await;
        for _ in 0..2 {
            read(mine, ground.record).await.expect("read");
        }
        assert_eq!(told(&kit, "message.read").await, 1);
        let refused = read(mine, newcomer).await;
        assert!(matches!(refused, Err(Error::OutOfScope)), "{refused:?}");
        let all = list(ground.record).await;
        assert_eq!(ids(&all), [newest, mine, general]);
        assert_eq!((all[1].subject.as_str(), all[1].record), ("Ihre Zusage ÄÖ", Some(ground.record)));
        let one = async |id, record| kit.store.read(&ground.org, async |scope| scope.message_for(id, record).await).await.expect("read");
        assert_eq!(one(mine, ground.record).await, Some((all[1].clone(), "Guten Tag".to_owned())));
        assert_eq!(one(general, ground.record).await, Some((all[2].clone(), "Guten Tag".to_owned())));
        assert_eq!((one(mine, newcomer).await, one(general, newcomer).await), (None, None), "neither another's nor from before");
        let few = kit.store.read(&ground.org, async |scope| scope.messages_for(ground.record, 2).await).await.expect("read");
        assert_eq!(ids(&few), [newest, mine]);
        let unread = async |record| kit.store.read(&ground.org, async |scope| scope.count_unread(record).await).await.expect("read").messages;
        assert_eq!((unread(ground.record).await, unread(newcomer).await), (2, 1));
        assert_eq!(all.iter().map(|one| one.read_at.is_some()).collect::<Vec<_>>(), [false, true, false]);
        let clear = |column: &str| format!("SELECT COUNT(*) FROM message WHERE {column} = CAST('Guten Tag' AS {})", if kit.db.is_some() { "BYTEA" } else { "BLOB" });
        let mut raw = crate::raw::Raw::almighty(&kit).await;
        assert_eq!(raw.number(&clear("body")).await.expect("counted"), 2, "only those to all can be read as they lie");
        let debug = format!("{:?}", all[1]);
        assert!(!debug.contains("Zusage"), "{debug}");
        kit.store.erase_record(&ground.org, ground.record).await.expect("erased");
        let late = kit.store.write(&ground.org, async |scope| scope.send_message(Some(ground.record), "a", "b").await).await;
        assert!(matches!(late, Err(Error::Erased)), "{late:?}");
    }
}
