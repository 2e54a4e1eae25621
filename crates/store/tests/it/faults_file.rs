//! A wrong path or a damaged database file: a sentence for the operator, and never a wrong answer without a trace.

#![expect(clippy::print_stdout, reason = "helpers of tests")]

use crate::faults::{DB, LOCK, WAL, add, crashed, flip, refused, serve, serve_checked, written};
use crate::support::Kit;
use domain::random::{Random as _, SeededRandom};
use domain::{Ctx, Org};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Duration;
use store::{Error, Health};
use testkit::Folder;

async fn setup_refused(folder: &Path) -> String {
    match serve(folder).await {
        Err(Error::Setup(text)) => text,
        other => panic!("not refused: {other:?}"),
    }
}

#[tokio::test]
async fn a_wrong_path_is_named() {
    let folder = Folder::new();
    let text = setup_refused(&folder.file("missing")).await;
    assert!(text.contains("missing") && text.contains("does not exist"), "{text}");
    assert!(!folder.file("missing").exists(), "nothing is made for a wrong path");

    fs::create_dir(folder.file(DB)).expect("made");
    let text = setup_refused(folder.path()).await;
    assert!(text.contains("is a folder"), "{text}");

    fs::write(folder.file("file"), "").expect("written");
    let text = setup_refused(&folder.file("file")).await;
    assert!(text.contains("as if it were a folder"), "{text}");
}

#[tokio::test]
async fn another_file_is_refused_and_left_alone() {
    let folder = Folder::new();
    fs::write(folder.file(DB), "not a database, but somebody's text\n".repeat(50)).expect("written");
    assert!(refused(folder.path()).await.contains("does not begin as an SQLite file does"));
    fs::write(folder.file(DB), "short").expect("written");
    assert!(refused(folder.path()).await.contains("cut off after 5 bytes"));
}

/// A closed database with accounts, records and changes.
async fn closed() -> (Kit, Ctx<Org>, Folder) {
    let kit = Kit::sqlite().await;
    let org = written(&kit, 40).await;
    kit.account().await;
    kit.store.close().await;
    let folder = crashed(kit.folder.path());
    assert!(!folder.file(WAL).exists(), "closing leaves no log");
    (kit, org, folder)
}

#[tokio::test]
async fn a_cut_emptied_or_missing_file_is_refused() {
    let (_kit, _org, pristine) = closed().await;
    let bytes = fs::read(pristine.file(DB)).expect("there");
    for length in [0, 50, 100, 4096, bytes.len() / 2, bytes.len() - 4096, bytes.len() - 1] {
        let folder = crashed(pristine.path());
        fs::write(folder.file(DB), &bytes[..length]).expect("cut");
        refused(folder.path()).await;
    }
    let folder = crashed(pristine.path());
    fs::remove_file(folder.file(DB)).expect("removed");
    assert!(refused(folder.path()).await.contains("were acknowledged"), "a new empty database would hide the loss");
    assert!(!folder.file(DB).exists());
}

#[tokio::test]
async fn an_older_copy_is_refused_until_the_mark_goes() {
    let kit = Kit::sqlite().await;
    let org = written(&kit, 2).await;
    kit.store.close().await;
    let old = crashed(kit.folder.path());
    let store = serve(kit.folder.path()).await.expect("serves");
    add(&store, &org, 2).await.expect("written");
    store.close().await;
    fs::copy(old.file(DB), kit.folder.file(DB)).expect("put back");
    // Whoever puts a copy back takes the log away; on a busy machine closing may leave one.
    drop(fs::remove_file(kit.folder.file("zusage.db-wal")));
    assert!(refused(kit.folder.path()).await.contains("delete"));
    fs::remove_file(kit.folder.file(LOCK)).expect("as the sentence says");
    serve(kit.folder.path()).await.expect("serves");
}

#[tokio::test]
async fn damage_met_while_serving_stops_everything() {
    let (kit, org, folder) = closed().await;
    let store = serve_checked(folder.path()).await.expect("serves");
    assert_eq!((store.health(), store.ping().await.is_ok()), (Health::Sound, true));
    // Every page but the first loses its head, under the running server.
    let mut bytes = fs::read(folder.file(DB)).expect("there");
    bytes.chunks_mut(4096).skip(1).for_each(|page| page[..8].fill(0xff));
    let by_another = folder.file("damaged");
    fs::write(&by_another, bytes).expect("written");
    let input = format!("if={}", by_another.display());
    let output = format!("of={}", folder.file(DB).display());
    let done = std::process::Command::new("dd").args([&input, &output, "conv=notrunc"]).output().expect("dd runs");
    assert!(done.status.success());

    let write = add(&store, &org, 100).await;
    assert!(matches!(write, Err(Error::Corrupt { .. })), "{write:?}");
    assert!(matches!(store.health(), Health::Damaged { .. }));
    assert!(matches!(store.ping().await, Err(Error::Corrupt { .. })), "readiness says so");
    let read = store.verify_ledger(&kit.system()).await;
    assert!(matches!(read, Err(Error::Corrupt { .. })), "{read:?}");
}

/// All rows of all tables as text, past the store.
async fn dump(folder: &Path) -> Option<BTreeMap<String, Vec<String>>> {
    let mut conn = SqliteConnectOptions::new().filename(folder.join(DB)).read_only(true).connect().await.ok()?;
    let columns = "SELECT m.name, group_concat('quote(\"' || c.name || '\")', '||') FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_stat%' GROUP BY m.name";
    let tables: Vec<(String, String)> = sqlx::query_as(columns).fetch_all(&mut conn).await.ok()?;
    let mut all = BTreeMap::new();
    for (table, columns) in tables {
        let text = format!("SELECT {columns} FROM \"{table}\" NOT INDEXED ORDER BY 1");
        let rows: Vec<(String,)> = sqlx::query_as(AssertSqlSafe(text)).fetch_all(&mut conn).await.ok()?;
        all.insert(table, rows.into_iter().map(|(row,)| row).collect());
    }
    let text = "SELECT name || coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY 1";
    let rows: Vec<(String,)> = sqlx::query_as(text).fetch_all(&mut conn).await.ok()?;
    all.insert("sqlite_schema".to_owned(), rows.into_iter().map(|(row,)| row).collect());
    conn.close().await.ok()?;
    Some(all)
}

/// What became of one flipped bit.
async fn trial(kit: &Kit, org: &Ctx<Org>, folder: &Path, before: &BTreeMap<String, Vec<String>>) -> &'static str {
    let store = match serve_checked(folder).await {
        Ok(store) => store,
        Err(Error::Corrupt { .. }) => return "refused at start as damaged",
        Err(Error::Schema(_)) => return "refused at start as another schema",
        Err(Error::Internal(error)) => {
            println!("start: {error}");
            return "refused at start by the engine";
        }
        Err(Error::Inconsistent { .. } | Error::Setup(_)) => return "refused at start: the master key does not fit",
        Err(other) => panic!("{other:?}"),
    };
    if let Health::Damaged { .. } = store.health() {
        assert!(matches!(add(&store, org, 999).await, Err(Error::Corrupt { .. })), "nothing is acknowledged any more");
        return "found by the thorough check";
    }
    let outcome = match store.verify_ledger(&kit.system()).await {
        Err(Error::Corrupt { .. }) => "found while reading",
        Err(_) => "the ledger cannot be read",
        Ok(report) if !report.faults.is_empty() => "found by the ledger",
        Ok(_) => {
            // The engine refuses a table whose definition or pages no longer fit: an error, not a wrong answer.
            let Some(after) = dump(folder).await else { return "found while reading" };
            let changed: Vec<&String> = before.keys().filter(|table| before.get(*table) != after.get(*table)).collect();
            if changed.is_empty() {
                "harmless"
            } else {
                println!("changed unseen: {changed:?}");
                "changed unseen"
            }
        }
    };
    if outcome == "harmless" || outcome == "changed unseen" {
        match add(&store, org, 999).await {
            Ok(()) => {
                let page = match store.read(org, async |scope| scope.records_after("", None, 100).await).await {
                    Ok(page) => page,
                    // What stands there is no value of its type any more: an error, not a wrong answer.
                    Err(Error::Corrupt { .. } | Error::Internal(_) | Error::Inconsistent { .. }) => {
                        return "found while reading";
                    }
                    Err(other) => panic!("{other:?}"),
                };
                assert!(page.iter().any(|record| record.personnel_no == "P00999"), "acknowledged but not there");
            }
            Err(Error::Corrupt { .. }) => return "found while writing",
            Err(Error::Internal(_) | Error::Unavailable { .. }) => {
                return "served, but writing is refused by the engine";
            }
            Err(other) => panic!("{other:?}"),
        }
    }
    store.close().await;
    outcome
}

#[tokio::test]
async fn a_flipped_bit_in_the_database_is_found_or_harmless() {
    const TRIALS: usize = 200;
    let (kit, org, pristine) = closed().await;
    let before = dump(pristine.path()).await.expect("readable");
    let size = usize::try_from(fs::metadata(pristine.file(DB)).expect("there").len()).expect("small");
    let random = SeededRandom::new(4711);
    let mut outcomes = BTreeMap::<&str, usize>::new();
    for _ in 0..TRIALS {
        let mut bytes = [0; 8];
        random.fill(&mut bytes);
        let place = usize::try_from(u64::from_le_bytes(bytes) >> 1).expect("63 bits") % (size * 8);
        let folder = crashed(pristine.path());
        flip(folder.path(), DB, place / 8, u8::try_from(place % 8).expect("small"));
        let trial = tokio::time::timeout(Duration::from_secs(20), trial(&kit, &org, folder.path(), &before));
        let outcome = trial.await.unwrap_or_else(|_| panic!("bit {place} makes the store hang"));
        *outcomes.entry(outcome).or_default() += 1;
    }
    println!("{size} bytes, {TRIALS} trials: {outcomes:?}");
    let unseen = outcomes.get("changed unseen").copied().unwrap_or_default();
    assert!(unseen * 10 <= TRIALS, "the known limit grew: {outcomes:?}");
}
