//! Backups and restores that are refused: nothing is half written, and each says what to do.

#![expect(clippy::expect_used, reason = "a test that cannot begin should say why and stop")]

use crate::backup_support::{Place, backup, document, edit_manifest, files, refusal, rehash, thorough};
use crate::support::{Kit, both, employer, master, record};
use domain::random::SeededRandom;
use serde_json::json;
use sqlx::Connection as _;
use std::path::{Path, PathBuf};
use store::backup::{BackupError, Check, RestoreOptions};
use store::vault::MasterKey;
use store::{Settings, Store};
use testkit::Folder;

/// A store with a person and a document, and a backup of it.
async fn made() -> (Kit, PathBuf) {
    let kit = Kit::sqlite().await;
    let org = kit.organisation("Kessler GmbH").await;
    let id = kit.store.write(&org, async |scope| scope.add_record(&record(1)).await).await.expect("written");
    document(&kit, &org, id, b"a letter").await;
    let dir = kit.folder.file("backup");
    backup(&kit, &dir).await;
    (kit, dir)
}

/// Restores a spoilt backup into both engines: refused, and nothing is left.
async fn refused(kit: &Kit, dir: &Path, expected: impl Fn(&BackupError) -> bool) {
    for place in Place::both() {
        let found = refusal(place.restore(kit, dir).await);
        assert!(expected(&found), "{found:?}");
        assert!(place.is_untouched().await, "{found}");
    }
}

fn flip(path: &Path, at: usize) {
    let mut bytes = std::fs::read(path).expect("there");
    bytes[at] ^= 1;
    std::fs::write(path, bytes).expect("written");
}

async fn change_tables(dir: &Path, sql: &'static str) {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(dir.join("zusage.db"));
    let mut conn = sqlx::ConnectOptions::connect(&options).await.expect("opens");
    sqlx::raw_sql(sql).execute(&mut conn).await.expect("changed");
    conn.close().await.expect("closes");
    rehash(dir);
}

#[tokio::test]
async fn a_damaged_file_is_refused() {
    let (kit, dir) = made().await;
    flip(&dir.join("zusage.db"), 9000);
    refused(&kit, &dir, |found| matches!(found, BackupError::Damaged { .. })).await;
    std::fs::write(dir.join("zusage.db"), b"").expect("written");
    refused(&kit, &dir, |found| matches!(found, BackupError::Damaged { .. })).await;
    std::fs::write(dir.join("manifest.json"), b"{").expect("written");
    refused(&kit, &dir, |found| found.to_string().contains("the backup is damaged (manifest.json")).await;
}

#[tokio::test]
async fn a_forged_ledger_is_refused() {
    let (kit, dir) = made().await;
    change_tables(&dir, "UPDATE ledger SET actor = 'nobody' WHERE seq = 2").await;
    refused(&kit, &dir, |found| found.to_string().contains("row 2: was altered after it was written")).await;
}

#[tokio::test]
async fn what_the_manifest_does_not_describe_is_refused() {
    let (kit, dir) = made().await;
    change_tables(&dir, "UPDATE person_record SET version = 1; DELETE FROM event WHERE seq = 1").await;
    refused(&kit, &dir, |found| found.to_string().contains("(2 rows in event)")).await;
    edit_manifest(&dir, |manifest| manifest["heads"] = json!([]));
    edit_manifest(&dir, |manifest| manifest["rows"]["event"] = json!(2));
    refused(&kit, &dir, |found| found.to_string().contains("the ends of the ledger's chains")).await;
}

#[tokio::test]
async fn a_missing_or_spoilt_document_is_refused() {
    let (kit, dir) = made().await;
    let [document] = &files(&dir.join("documents"))[..] else { panic!("one document") };
    let bytes = std::fs::read(document).expect("there");
    flip(document, 20);
    refused(&kit, &dir, |found| found.to_string().contains("cannot be opened")).await;
    std::fs::write(document, &bytes[1..]).expect("written");
    refused(&kit, &dir, |found| matches!(found, BackupError::Damaged { .. })).await;
    std::fs::remove_file(document).expect("removed");
    refused(&kit, &dir, |found| found.to_string().contains("1 of its documents are missing")).await;
}

#[tokio::test]
async fn another_key_opens_nothing() {
    let (kit, dir) = made().await;
    for place in Place::both() {
        let settings = Settings { master: MasterKey::generate(&SeededRandom::new(8)), ..place.settings() };
        let found = refusal(Store::restore(&kit.system(), &dir, settings, &thorough()).await);
        assert!(
            found.to_string().contains(&format!("belongs to the master key {}", master().fingerprint())),
            "{found}"
        );
        assert!(place.is_untouched().await);
    }
}

#[tokio::test]
async fn a_newer_backup_is_refused() {
    let (kit, dir) = made().await;
    edit_manifest(&dir, |manifest| manifest["migration"] = json!(9999));
    refused(&kit, &dir, |found| matches!(found, BackupError::Newer { .. })).await;
    std::fs::write(dir.join("manifest.json"), br#"{ "format": 2, "product": "9.0.0", "rest": "unknown" }"#)
        .expect("written");
    refused(&kit, &dir, |found| found.to_string().contains("made by a newer Zusage (9.0.0)")).await;
    let found = refusal(kit.store.backup(&kit.system(), &dir, Check::Sizes).await);
    assert!(matches!(found, BackupError::Newer { .. }), "{found:?}");
}

#[tokio::test]
async fn an_older_backup_is_brought_up_to_date_in_a_file() {
    let (kit, dir) = made().await;
    // As the first version left it: three migrations, nothing but its key.
    std::fs::remove_file(dir.join("zusage.db")).expect("removed");
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(dir.join("zusage.db")).create_if_missing(true);
    let pool = sqlx::SqlitePool::connect_with(options).await.expect("opens");
    let all = sqlx::migrate!("../../migrations/sqlite");
    let first = all.iter().filter(|migration| migration.version <= 3).cloned().collect();
    sqlx::migrate::Migrator::with_migrations(first).run(&pool).await.expect("migrated");
    let identity = "INSERT INTO store_identity (id, key_fingerprint, created_at) VALUES (1, $1, 0)";
    sqlx::query(identity).bind(master().fingerprint().to_string()).execute(&pool).await.expect("written");
    pool.close().await;
    rehash(&dir);
    edit_manifest(&dir, |manifest| {
        manifest["migration"] = json!(3);
        manifest["heads"] = json!([]);
        manifest["documents"] = json!({ "count": 0, "bytes": 0 });
    });
    let place = Place::postgres();
    let found = refusal(place.restore(&kit, &dir).await);
    assert!(matches!(found, BackupError::Older { .. }) && place.is_untouched().await, "{found:?}");
    Place::sqlite().restored(&kit, &dir).await.close().await;
}

#[tokio::test]
async fn a_place_with_data_is_left_alone() {
    let (kit, dir) = made().await;
    for place in Place::both() {
        let store = place.open(&kit).await;
        let org = store
            .write(&kit.system(), async |scope| scope.add_organisation(&employer("Brandt")).await)
            .await
            .expect("added");
        let found = refusal(place.restore(&kit, &dir).await);
        assert!(matches!(found, BackupError::Occupied { .. }), "{found:?}");
        let org = kit.ctx(domain::Org(org));
        let read = store.read(&org, async |scope| scope.organisation().await).await.expect("read");
        assert_eq!(read.expect("still there").appearance.name, "Brandt");
        store.close().await;
    }
}

#[tokio::test]
async fn a_log_without_its_file_is_data() {
    let (kit, dir) = made().await;
    let place = Place::sqlite();
    std::fs::create_dir_all(place.folder.file("data")).expect("made");
    std::fs::write(place.folder.file("data/zusage.db-wal"), b"somebody's last commits").expect("written");
    assert!(matches!(refusal(place.restore(&kit, &dir).await), BackupError::Occupied { .. }));
}

#[tokio::test]
async fn two_restores_into_one_folder_do_not_meet() {
    let (kit, dir) = made().await;
    let place = Place::sqlite();
    let (one, two) = tokio::join!(place.restore(&kit, &dir), place.restore(&kit, &dir));
    assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
    let found = refusal(if one.is_ok() { two } else { one });
    assert!(matches!(found, BackupError::Busy { .. } | BackupError::Occupied { .. }), "{found:?}");
    place.open(&kit).await.close().await;
}

both! {
    async fn a_backup_goes_into_no_other_folder(kit) {
        let backup_into = async |dir: &Path| kit.store.backup(&kit.system(), dir, Check::Sizes).await;
        // The live folder, for one.
        std::fs::write(kit.folder.file("notes.txt"), b"mine").expect("written");
        let found = refusal(backup_into(kit.folder.path()).await);
        assert!(matches!(found, BackupError::Foreign { .. }), "{found:?}");

        let dir = kit.folder.file("backup");
        backup(&kit, &dir).await;
        let somebody = std::fs::File::open(&dir).expect("there");
        somebody.lock().expect("locked");
        let found = refusal(backup_into(&dir).await);
        assert!(matches!(found, BackupError::Busy { .. }), "{found:?}");
        drop(somebody);
        edit_manifest(&dir, |manifest| manifest["key"] = json!("0123456789abcdef"));
        let found = refusal(backup_into(&dir).await);
        assert!(matches!(found, BackupError::OtherInstallation { .. }), "{found:?}");
    }

    async fn a_bad_source_makes_no_backup_and_the_earlier_one_stays(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let id = kit.store.write(&org, async |scope| scope.add_record(&record(1)).await).await.expect("written");
        let dir = kit.folder.file("backup");
        let earlier = backup(&kit, &dir).await;
        document(&kit, &org, id, b"a letter").await;
        let [letter] = &files(&kit.folder.file("documents"))[..] else { panic!("one document") };
        let bytes = std::fs::read(letter).expect("there");
        std::fs::remove_file(letter).expect("removed");
        let found = refusal(kit.store.backup(&kit.system(), &dir, Check::Sizes).await);
        assert!(matches!(found, BackupError::Lost { count: 1, .. }), "{found:?}");

        std::fs::write(letter, bytes).expect("written");
        let spoil = "UPDATE ledger SET action = 'person_record.removed' WHERE seq = 2";
        match &kit.db {
            None => {
                let options = sqlx::sqlite::SqliteConnectOptions::new().filename(kit.folder.file("zusage.db"));
                let mut conn = sqlx::ConnectOptions::connect(&options).await.expect("opens");
                sqlx::query(spoil).execute(&mut conn).await.expect("spoilt");
                conn.close().await.expect("closes");
            }
            Some(db) => {
                let pool = sqlx::PgPool::connect(&db.superuser_url).await.expect("the cluster runs");
                sqlx::query(spoil).execute(&pool).await.expect("spoilt");
                pool.close().await;
            }
        }
        let found = refusal(kit.store.backup(&kit.system(), &dir, Check::Sizes).await);
        assert!(found.to_string().contains("row 2: was altered"), "{found:?}");
        let restored = Place::sqlite().restore(&kit, &dir).await.expect("the earlier one");
        assert_eq!(restored.heads, earlier.heads);
    }

    async fn sizes_are_what_a_quick_check_looks_at(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let id = kit.store.write(&org, async |scope| scope.add_record(&record(1)).await).await.expect("written");
        document(&kit, &org, id, b"a letter").await;
        let [letter] = &files(&kit.folder.file("documents"))[..] else { panic!("one document") };
        flip(letter, 20);
        let backup_to = async |name, check| kit.store.backup(&kit.system(), &kit.folder.file(name), check).await;
        let found = refusal(backup_to("thorough", Check::Contents).await);
        assert!(found.to_string().contains("cannot be opened"), "{found:?}");
        backup_to("quick", Check::Sizes).await.expect("not looked into");
        let quick = RestoreOptions { check: Check::Sizes, erase: vec![] };
        let place = Place::sqlite();
        Store::restore(&kit.system(), &kit.folder.file("quick"), place.settings(), &quick).await.expect("not looked into");
    }
}

#[tokio::test]
async fn a_folder_that_is_not_there_is_no_backup() {
    let (kit, folder) = (Kit::sqlite().await, Folder::new());
    for place in Place::both() {
        let found = refusal(place.restore(&kit, &folder.file("nothing")).await);
        assert!(matches!(found, BackupError::Io { doing: "read", .. }), "{found:?}");
        assert!(matches!(refusal(place.restore(&kit, folder.path()).await), BackupError::Incomplete { .. }));
        assert!(place.is_untouched().await);
    }
}
