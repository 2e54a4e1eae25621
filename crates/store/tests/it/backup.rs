//! Backups that are made and restored: on both engines, crosswise, under load.

#![expect(clippy::expect_used, reason = "a test that cannot begin should say why and stop")]

use crate::backup_support::{Place, backup, content, document, files, heads, thorough};
use crate::s3::S3Server;
use crate::support::{Kit, both, record};
use domain::id::RecordId;
use domain::{Ctx, Org};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use store::backup::{Check, Erased, RestoreOptions};
use store::objects::ObjectsConfig;
use store::{Error, Settings, Signal, Store};
use tokio::task::JoinSet;

const LETTER: &[u8] = b"Sehr geehrte Frau Markierung, Ihr Vertrag liegt bei.";
const WRITERS: u32 = 32;

/// Writers that never stop, and what they were told is saved.
struct Load {
    stop: Arc<AtomicBool>,
    saved: Arc<Mutex<Vec<RecordId>>>,
    tasks: JoinSet<()>,
}

impl Load {
    fn start(kit: &Kit, org: &Ctx<Org>) -> Self {
        let (stop, saved, next) = (Arc::new(AtomicBool::new(false)), Arc::default(), Arc::new(AtomicU32::new(0)));
        let mut tasks = JoinSet::new();
        for _ in 0..WRITERS {
            let (store, org, stop, next) = (kit.store.clone(), org.clone(), Arc::clone(&stop), Arc::clone(&next));
            let saved: Arc<Mutex<Vec<RecordId>>> = Arc::clone(&saved);
            tasks.spawn(async move {
                while !stop.load(Ordering::Relaxed) {
                    let new = record(next.fetch_add(1, Ordering::Relaxed));
                    // Thirty-two writers on one chain are more than PostgreSQL always lets through.
                    match store.write(&org, async |scope| scope.add_record(&new).await).await {
                        Ok(id) => saved.lock().expect("not poisoned").push(id),
                        Err(Error::Contended) => {}
                        Err(error) => panic!("{error}"),
                    }
                }
            });
        }
        Self { stop, saved, tasks }
    }

    fn saved(&self) -> Vec<RecordId> {
        self.saved.lock().expect("not poisoned").clone()
    }

    async fn reach(&self, count: usize) -> Vec<RecordId> {
        while self.saved().len() < count {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        self.saved()
    }

    async fn end(self) -> usize {
        self.stop.store(true, Ordering::Relaxed);
        self.tasks.join_all().await;
        self.saved.lock().expect("not poisoned").len()
    }
}

/// Whether the same records stand in both stores.
async fn assert_same_records(one: &Store, other: &Store, org: &Ctx<Org>, ids: &[RecordId]) {
    for id in ids {
        let read = async |store: &Store| store.read(org, async |scope| scope.record_of(*id).await).await.expect("read");
        let expected = read(one).await;
        assert!(expected.is_some());
        assert_eq!(read(other).await, expected);
    }
}

both! {
    async fn a_backup_under_load_restores_into_either_engine(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let own = kit.account().await;
        let id = kit.store.write(&org, async |scope| scope.add_record(&record(99_999)).await).await.expect("written");
        kit.store.write(&org, async |scope| scope.set_tax_id(id, 1, "86095742719").await).await.expect("set");
        kit.store.write(&org, async |scope| scope.link(id, own.reach.0).await).await.expect("linked");
        let letter = document(&kit, &org, id, LETTER).await;
        let large = document(&kit, &org, id, &vec![7; 300_000]).await;

        let load = Load::start(&kit, &org);
        let before = load.reach(300).await;
        let dir = kit.folder.file("backup");
        let manifest = backup(&kit, &dir).await;
        let during = load.saved().len();
        load.reach(during + 50).await;
        let after = load.end().await;
        let records = usize::try_from(manifest.rows["person_record"]).expect("few");
        assert!(before.len() < records && records <= after, "{} < {records} <= {after}", before.len());
        assert_eq!(manifest.documents.count, 2);

        for place in Place::both() {
            let restored = place.restore(&kit, &dir).await.expect("restored");
            assert_eq!((&restored.heads, restored.rows["ledger"]), (&manifest.heads, manifest.rows["ledger"]));
            let store = place.open(&kit).await;
            assert_eq!(heads(&store, &kit).await, manifest.heads);
            assert_same_records(&kit.store, &store, &org, &before).await;
            assert_eq!(content(&store, &org, letter).await, LETTER);
            assert_eq!(content(&store, &org, large).await, vec![7; 300_000]);
            let tax_id = store.read(&org, async |scope| scope.tax_id(id).await).await.expect("read");
            assert_eq!(tax_id.as_deref(), Some("86095742719"));
            let own_records = store.read(&own, async |scope| scope.own_records().await).await.expect("read");
            assert_eq!(own_records.len(), 1);
            store.close().await;
        }
    }

    async fn a_restored_store_goes_on_and_is_backed_up_again(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let id = kit.store.write(&org, async |scope| scope.add_record(&record(1)).await).await.expect("written");
        document(&kit, &org, id, LETTER).await;
        let first = backup(&kit, &kit.folder.file("first")).await;
        assert_eq!(first.last_event, 3);
        for place in Place::both() {
            let store = place.restored(&kit, &kit.folder.file("first")).await;
            let again = store.backup(&kit.system(), &place.folder.file("again"), Check::Contents).await;
            let again = again.expect("backed up").manifest;
            let mut rows = first.rows.clone();
            rows.insert("event".to_owned(), 0);
            assert_eq!((&again.rows, &again.heads, again.documents), (&rows, &first.heads, first.documents));

            // Who knew an event of the lost days reads everything again, also when new ones came meanwhile.
            for number in 2..4 {
                let mut watch = store.watch(&org, Some(first.last_event + 7)).await.expect("watching");
                assert!(matches!(watch.next().await, Signal::Resync));
                store.write(&org, async |scope| scope.add_record(&record(number)).await).await.expect("written");
            }
            assert_eq!(heads(&store, &kit).await[0].seq, first.heads[0].seq + 2);
            store.close().await;
        }
    }

    async fn a_backup_is_renewed_in_its_folder(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let add = async |number| kit.store.write(&org, async |scope| scope.add_record(&record(number)).await).await.expect("written");
        let (one, two) = (add(1).await, add(2).await);
        let kept = document(&kit, &org, one, LETTER).await;
        document(&kit, &org, two, b"to be erased").await;
        let dir = kit.folder.file("backup");
        backup(&kit, &dir).await;
        let old = files(&dir.join("documents"));
        assert_eq!(old.len(), 2);
        let written = |path: &Path| path.metadata().expect("there").modified().expect("a time");
        let times: Vec<_> = old.iter().map(|path| written(path)).collect();

        kit.store.erase_record(&org, two).await.expect("erased");
        let new = document(&kit, &org, one, b"new").await;
        let manifest = backup(&kit, &dir).await;
        assert_eq!((manifest.documents.count, files(&dir.join("documents")).len()), (2, 2));
        let same = old.iter().zip(times).filter(|(path, time)| path.exists() && written(path) == *time).count();
        assert_eq!(same, 1, "one stays untouched, one is gone");
        let names: Vec<_> = std::fs::read_dir(&dir).expect("a folder").map(|entry| entry.expect("an entry").file_name()).collect();
        assert_eq!(names.len(), 4, "{names:?}");
        let place = Place::sqlite();
        let store = place.restored(&kit, &dir).await;
        assert_eq!(content(&store, &org, kept).await, LETTER);
        assert_eq!(content(&store, &org, new).await, b"new");
        store.close().await;
    }

    async fn who_was_erased_since_is_erased_again(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let own = kit.account().await;
        let id = kit.store.write(&org, async |scope| scope.add_record(&record(1)).await).await.expect("written");
        document(&kit, &org, id, LETTER).await;
        let dir = kit.folder.file("backup");
        let manifest = backup(&kit, &dir).await;
        kit.clock.advance(Duration::from_secs(1));
        kit.store.erase_record(&org, id).await.expect("erased");
        kit.store.erase_account(&own).await.expect("erased");
        // Somebody whom the backup never knew.
        let late = kit.store.write(&org, async |scope| scope.add_record(&record(2)).await).await.expect("written");
        kit.store.erase_record(&org, late).await.expect("erased");

        let erase = kit.store.erasures_since(&kit.system(), manifest.created_at).await.expect("read");
        let erased: Vec<Erased> = erase.iter().map(|erasure| erasure.erased).collect();
        assert_eq!(erased.len(), 3);
        assert!(erased.contains(&Erased::Record(org.reach.0, id)) && erased.contains(&Erased::Account(own.reach.0)));
        for place in Place::both() {
            let options = RestoreOptions { erase: erase.clone(), ..thorough() };
            let restored = Store::restore(&kit.system(), &dir, place.settings(), &options).await.expect("restored");
            assert_eq!(restored.erased, 2);
            assert_eq!(files(&place.folder.file("data/documents")).len(), 0);
            let left = files(&place.folder.file("data"));
            assert!(left.iter().all(|file| file.ends_with("zusage.db")), "one file and nothing beside it: {left:?}");
            let store = place.open(&kit).await;
            let read = store.read(&org, async |scope| scope.record_of(id).await).await.expect("read").expect("a row");
            assert_eq!(read.given_name, "");
            assert!(matches!(store.keep(&org, id, b"more").await, Err(Error::Erased)));
            let account = store.read(&own, async |scope| scope.account().await).await.expect("read").expect("a row");
            assert_eq!(account.1, "erased");
            assert_eq!(store.verify_ledger(&kit.system()).await.expect("read").faults, vec![]);
            store.close().await;
        }
    }

    async fn an_interrupted_backup_is_none_and_an_earlier_one_stays(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        for number in 0..50 {
            let id = kit.store.write(&org, async |scope| scope.add_record(&record(number)).await).await.expect("written");
            document(&kit, &org, id, format!("letter {number}").as_bytes()).await;
        }
        let dir = kit.folder.file("backup");
        let mut whole = 0;
        for wait in [0, 1, 2, 4, 8, 16, 32, 64, 128, 256] {
            let ctx = kit.system();
            let making = kit.store.backup(&ctx, &dir, Check::Sizes);
            let ended = tokio::time::timeout(Duration::from_millis(wait), making).await;
            let answer = Place::sqlite().restore(&kit, &dir).await;
            if dir.join("manifest.json").exists() {
                answer.expect("there is a whole one");
                whole += 1;
            } else {
                assert!(ended.is_err(), "{ended:?}");
                let text = answer.expect_err("there is none").to_string();
                assert!(!dir.exists() || text.contains("holds no whole backup: manifest.json is missing"), "{text}");
            }
        }
        assert!(whole < 10, "the test can fail");
        let manifest = backup(&kit, &dir).await;
        assert_eq!(Place::sqlite().restore(&kit, &dir).await.expect("restored").heads, manifest.heads);
    }

    async fn a_crash_between_two_renames_loses_nothing(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let dir = kit.folder.file("backup");
        backup(&kit, &dir).await;
        let (database, next) = (dir.join("zusage.db"), dir.join("zusage.db.next"));
        let earlier = std::fs::read(&database).expect("there");
        kit.store.write(&org, async |scope| scope.add_record(&record(1)).await).await.expect("written");
        let manifest = backup(&kit, &dir).await;
        std::fs::rename(&database, &next).expect("renamed");
        std::fs::write(&database, earlier).expect("written");
        assert_eq!(Place::sqlite().restore(&kit, &dir).await.expect("restored").heads, manifest.heads);
        backup(&kit, &dir).await;
        assert!(!next.exists());
        assert_eq!(Place::postgres().restore(&kit, &dir).await.expect("restored").heads, manifest.heads);
    }
}

#[tokio::test]
async fn documents_go_to_a_bucket_and_come_back() {
    let kit = Kit::sqlite().await;
    let org = kit.organisation("Kessler GmbH").await;
    let id = kit.store.write(&org, async |scope| scope.add_record(&record(1)).await).await.expect("written");
    let letter = document(&kit, &org, id, LETTER).await;
    let dir = kit.folder.file("backup");
    let manifest = backup(&kit, &dir).await;

    let (server, place) = (S3Server::start().await, Place::postgres());
    let settings = || Settings { objects: server.objects(), ..place.settings() };
    Store::restore(&kit.system(), &dir, settings(), &thorough()).await.expect("restored");
    let store = Store::open(settings(), &kit.system()).await.expect("opens");
    assert_eq!(content(&store, &org, letter).await, LETTER);
    let again = place.folder.file("again");
    let made = store.backup(&kit.system(), &again, Check::Contents).await.expect("backed up").manifest;
    assert_eq!((made.documents, made.heads), (manifest.documents, manifest.heads));
    store.close().await;
    let back = Place::sqlite();
    let store = back.restored(&kit, &again).await;
    assert_eq!(content(&store, &org, letter).await, LETTER);
    assert!(matches!(back.settings().objects, ObjectsConfig::Folder(_)));
}
