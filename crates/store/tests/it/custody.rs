//! What is sealed: found by those who may, unreadable in the files, gone when it is erased.

use crate::support::{Kit, both, record};
use domain::access::{Limit, Role};
use domain::id::RecordId;
use domain::{Ctx, Org};
use jiff::civil::date;
use std::path::Path;
use store::members::NewMember;
use store::{Error, NewDocument};

const TAX_ID: &str = "86095742719";
const LETTER: &[u8] = b"Sehr geehrte Frau Markierung, Ihr Vertrag liegt bei.";

async fn person(kit: &Kit) -> (Ctx<Org>, RecordId) {
    let org = kit.organisation("Kessler GmbH").await;
    let id = kit.store.write(&org, async |scope| scope.add_record(&record(1)).await).await.expect("written");
    (org, id)
}

async fn document(kit: &Kit, org: &Ctx<Org>, id: RecordId) -> domain::id::DocumentId {
    let content = kit.store.keep(org, id, LETTER).await.expect("kept");
    let new = NewDocument { kind: "letter", media_type: "text/plain", content: &content };
    kit.store.write(org, async |scope| scope.add_document(&new).await).await.expect("added")
}

/// Whether a file under the folder holds these bytes.
fn holds(folder: &Path, bytes: &[u8]) -> bool {
    std::fs::read_dir(folder).expect("a folder").any(|entry| {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            return holds(&path, bytes);
        }
        std::fs::read(&path).expect("a file").windows(bytes.len()).any(|window| window == bytes)
    })
}

both! {
    async fn a_document_comes_back_byte_for_byte(kit) {
        let (org, id) = person(&kit).await;
        let letter = document(&kit, &org, id).await;
        let row = kit.store.read(&org, async |scope| scope.document(letter).await).await.expect("read").expect("there");
        assert_eq!((row.kind.as_str(), row.size), ("letter", 52));
        assert_eq!(kit.store.content(&row).await.expect("content"), LETTER);
        // The same content is kept once.
        document(&kit, &org, id).await;
        let rows = kit.store.read(&org, async |scope| scope.documents(id).await).await.expect("read");
        assert_eq!(rows.len(), 2);
        let folder = kit.folder.file("documents");
        assert!(!holds(&folder, b"Markierung"), "sealed on the disk");
    }

    async fn a_changed_document_is_refused(kit) {
        let (org, id) = person(&kit).await;
        let letter = document(&kit, &org, id).await;
        let row = kit.store.read(&org, async |scope| scope.document(letter).await).await.expect("read").expect("there");
        let mut folders = vec![kit.folder.file("documents")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let mut bytes = std::fs::read(&path).expect("a file");
                    *bytes.last_mut().expect("not empty") ^= 1;
                    std::fs::write(&path, bytes).expect("written");
                }
            }
        }
        assert!(matches!(kit.store.content(&row).await, Err(Error::DamagedDocument)));
    }

    async fn a_sealed_field_is_found_by_its_value_in_its_organisation_only(kit) {
        let (org, id) = person(&kit).await;
        kit.store.write(&org, async |scope| scope.set_tax_id(id, 1, TAX_ID).await).await.expect("set");
        let stale = kit.store.write(&org, async |scope| scope.set_tax_id(id, 1, TAX_ID).await).await;
        assert!(matches!(stale, Err(Error::Stale { .. })));
        let clear = kit.store.read(&org, async |scope| scope.tax_id(id).await).await.expect("read");
        assert_eq!(clear.as_deref(), Some(TAX_ID));
        let find = async |ctx: &Ctx<Org>| kit.store.read(ctx, async |scope| scope.with_tax_id(TAX_ID).await).await;
        assert_eq!(find(&org).await.expect("read"), [id]);
        let other = kit.organisation("Brandt AG").await;
        assert_eq!(find(&other).await.expect("read"), []);
    }

    async fn a_foreign_document_is_not_there(kit) {
        let (org, id) = person(&kit).await;
        let letter = document(&kit, &org, id).await;
        let other = kit.organisation("Brandt AG").await;
        assert!(kit.store.read(&other, async |scope| scope.document(letter).await).await.expect("read").is_none());
        let own = kit.account().await;
        assert!(kit.store.read(&own, async |scope| scope.document(letter).await).await.expect("read").is_none());
    }

    async fn erasing_leaves_nothing_readable(kit) {
        let (org, id) = person(&kit).await;
        let (_, other) = {
            let other = kit.store.write(&org, async |scope| scope.add_record(&record(2)).await).await.expect("written");
            (org.clone(), other)
        };
        kit.store.write(&org, async |scope| scope.set_tax_id(id, 1, TAX_ID).await).await.expect("set");
        let letter = document(&kit, &org, id).await;
        let kept = document(&kit, &org, other).await;
        assert!(kit.store.erase_record(&org, id).await.expect("erased"));
        assert!(kit.store.erase_record(&org, id).await.expect("again is right too"));

        assert!(kit.store.read(&org, async |scope| scope.document(letter).await).await.expect("read").is_none());
        assert!(kit.store.read(&org, async |scope| scope.with_tax_id(TAX_ID).await).await.expect("read").is_empty());
        assert!(matches!(kit.store.keep(&org, id, b"more").await, Err(Error::Erased)));
        let read = kit.store.read(&org, async |scope| scope.record_of(id).await).await.expect("read").expect("a row");
        assert_eq!((read.given_name.as_str(), read.birth_date), ("", None));
        if kit.db.is_none() {
            assert!(!holds(kit.folder.path(), "Müller-1".as_bytes()), "overwritten in file and log");
            assert!(holds(kit.folder.path(), "Müller-2".as_bytes()), "the test can fail");
        }
        // The others are untouched, and the ledger still proves itself.
        let row = kit.store.read(&org, async |scope| scope.document(kept).await).await.expect("read").expect("there");
        assert_eq!(kit.store.content(&row).await.expect("content"), LETTER);
        assert_eq!(kit.store.verify_ledger(&kit.system()).await.expect("read").faults, vec![]);
    }

    async fn who_was_erased_stays_erased(kit) {
        let (org, id) = person(&kit).await;
        let prepared = kit.store.keep(&org, id, LETTER).await.expect("kept");
        let without_key = kit.store.write(&org, async |scope| scope.add_record(&record(2)).await).await.expect("written");
        for id in [id, without_key] {
            assert!(kit.store.erase_record(&org, id).await.expect("erased"));
            // Somebody comes late: with a document, a name, an old invitation.
            assert!(matches!(kit.store.keep(&org, id, b"late").await, Err(Error::Erased)));
            let read = kit.store.read(&org, async |scope| scope.record_of(id).await).await.expect("read").expect("a row");
            let rename = kit.store.write(&org, async |scope| scope.rename(id, read.version, "A", "B").await).await;
            assert!(matches!(rename, Err(Error::Stale { .. })), "{rename:?}");
            let person = kit.account().await.reach.0;
            let link = kit.store.write(&org, async |scope| scope.link(id, person).await).await;
            assert!(matches!(link, Err(Error::Stale { .. })), "{link:?}");
        }
        let new = NewDocument { kind: "letter", media_type: "text/plain", content: &prepared };
        let late = kit.store.write(&org, async |scope| scope.add_document(&new).await).await;
        assert!(matches!(late, Err(Error::Erased)), "{late:?}");
        let documents = kit.store.read(&org, async |scope| scope.documents(id).await).await.expect("read");
        assert!(documents.is_empty());
    }

    async fn a_members_name_goes_with_the_account_or_the_record(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let (by_account, by_record, record_only) = (kit.account().await, kit.account().await, kit.account().await);
        let mut held = Vec::new();
        for (account, name) in [(&by_account, Some("Wanda Zeichnung")), (&by_record, Some("Karl Zeichnung")), (&record_only, None)] {
            let new = NewMember { person: account.reach.0, role: Role::Payroll, limit: Limit::None, from: date(2026, 1, 1), to: None };
            let added = kit.store.write(&org, async |scope| {
                let id = scope.add_member(&new).await?;
                if let Some(name) = name {
                    scope.name_member(id, new.person, name).await?;
                }
                Ok::<_, Error>(id)
            });
            held.push(added.await.expect("added"));
        }
        let mut records = Vec::new();
        for (number, person) in [(1, by_record.reach.0), (2, record_only.reach.0)] {
            let added = kit.store.write(&org, async |scope| {
                let id = scope.add_record(&record(number)).await?;
                scope.link(id, person).await?;
                Ok::<_, Error>(id)
            });
            records.push(added.await.expect("added"));
        }
        let names = async || kit.store.read(&org, async |scope| scope.member_names().await).await.expect("read");
        let name = |names: &std::collections::BTreeMap<_, String>, place: usize| names.get(&held[place]).cloned();
        let before = names().await;
        assert_eq!(name(&before, 0).as_deref(), Some("Wanda Zeichnung"));
        assert_eq!(name(&before, 1).as_deref(), Some("Karl Zeichnung"), "what was typed goes before the record");
        assert_eq!(name(&before, 2).as_deref(), Some("Änne Müller-2"), "the record's, where nothing was typed");
        assert!(!holds(kit.folder.path(), b"Zeichnung"), "sealed on the disk");
        let holders = kit.store.read(&org, async |scope| scope.account_holders(10).await).await.expect("read");
        assert_eq!(holders.iter().map(|one| one.record).collect::<Vec<_>>(), records);
        let holder = kit.store.read(&org, async |scope| scope.holder_of(records[0]).await).await.expect("read");
        assert_eq!(holder, Some(by_record.reach.0));
        let other = kit.organisation("Brandt AG").await;
        let foreign = kit.store.read(&other, async |scope| scope.holder_of(records[0]).await).await.expect("read");
        assert_eq!(foreign, None);

        kit.store.erase_account(&by_account).await.expect("erased");
        kit.store.erase_record(&org, records[0]).await.expect("erased");
        let after = names().await;
        assert_eq!((name(&after, 0), name(&after, 1)), (None, None));
        assert_eq!(name(&after, 2).as_deref(), Some("Änne Müller-2"));
        // Whoever works on gets a name anew.
        let (id, person) = (held[1], by_record.reach.0);
        kit.store.write(&org, async |scope| scope.name_member(id, person, "K. Z.").await).await.expect("named");
        assert_eq!(name(&names().await, 1).as_deref(), Some("K. Z."));
    }

    async fn nothing_is_kept_for_somebody_elses_person(kit) {
        let (org, id) = person(&kit).await;
        let content = kit.store.keep(&org, id, LETTER).await.expect("kept");
        let other = kit.organisation("Brandt AG").await;
        assert!(matches!(kit.store.keep(&other, id, LETTER).await, Err(Error::OutOfScope)));
        let new = NewDocument { kind: "letter", media_type: "text/plain", content: &content };
        let foreign = kit.store.write(&other, async |scope| scope.add_document(&new).await).await;
        assert!(matches!(foreign, Err(Error::OutOfScope)), "{foreign:?}");
    }

    async fn another_master_key_is_refused(kit) {
        let database = match &kit.db {
            Some(db) => store::Database::Server { url: db.url.clone(), connections: 2 },
            None => store::Database::File(kit.folder.file("zusage.db")),
        };
        let other = store::vault::MasterKey::generate(&domain::random::SeededRandom::new(8));
        let objects = store::objects::ObjectsConfig::Folder(kit.folder.file("documents"));
        let refused = store::Store::open(store::Settings { database, access: store::Access::Tool, objects, master: other }, &kit.system()).await;
        assert!(matches!(refused, Err(Error::Setup(_))), "{refused:?}");
    }
}
