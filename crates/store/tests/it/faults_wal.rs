//! A damaged, cut or missing write-ahead log: refused, never silently shortened; a torn last transaction is no damage.

#![expect(clippy::expect_used, reason = "helpers of tests")]

use crate::faults::{DB, LOCK, SHM, WAL, add, copy, count, crashed, flip, refused, serve, serve_checked, written};
use crate::support::Kit;
use domain::random::{Random as _, SeededRandom};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _};
use std::fs;
use std::path::Path;
use testkit::Folder;

const HEADER: usize = 32;
const FRAME: usize = 24 + 4096;

/// Where each transaction ends, as offsets in the log.
fn commits(log: &[u8]) -> Vec<usize> {
    let frames = log[HEADER..].chunks_exact(FRAME).enumerate();
    let ends = frames.filter(|(_, frame)| frame[8..16] == log[16..24] && frame[4..8] != [0; 4]);
    ends.map(|(number, _)| HEADER + (number + 1) * FRAME).collect()
}

fn log(folder: &Path) -> Vec<u8> {
    fs::read(folder.join(WAL)).expect("a log")
}

fn forget_mark(folder: &Path) {
    fs::remove_file(folder.join(LOCK)).expect("there was a mark");
}

#[tokio::test]
async fn a_flipped_bit_anywhere_in_the_log_is_refused() {
    let kit = Kit::sqlite().await;
    written(&kit, 6).await;
    let pristine = crashed(kit.folder.path());
    let bytes = log(pristine.path());
    let (last, ends) = (bytes.len() - FRAME, commits(&bytes));
    assert_eq!(ends.last(), Some(&bytes.len()), "the log ends with a commit");
    let middle = HEADER + ends.len() / 2 * FRAME;
    let header = 0..HEADER;
    let frames =
        [HEADER, middle, last].into_iter().flat_map(|frame| (frame..frame + 24).chain([frame + 24, frame + 4000]));
    for (turn, at) in header.chain(frames).enumerate() {
        let folder = crashed(pristine.path());
        flip(folder.path(), WAL, at, u8::try_from(turn % 8).expect("small"));
        let with_mark = refused(folder.path()).await;
        if at < ends[ends.len() - 2] {
            forget_mark(folder.path());
            let found = refused(folder.path()).await;
            assert!(found.contains("write-ahead log"), "byte {at}: {found}");
        } else {
            assert!(with_mark.contains("were acknowledged"), "byte {at}: {with_mark}");
        }
    }
}

#[tokio::test]
async fn a_cut_log_is_refused_if_acknowledged_changes_are_gone() {
    let kit = Kit::sqlite().await;
    let org = written(&kit, 4).await;
    let pristine = crashed(kit.folder.path());
    let bytes = log(pristine.path());
    let ends = commits(&bytes);
    let edges = (0..).map(|frame| HEADER + frame * FRAME).take_while(|edge| *edge < bytes.len());
    for cut in edges.flat_map(|edge| [edge, edge + 10, edge + 24, edge + 2000]).chain([0, 1, HEADER - 1]) {
        let folder = crashed(pristine.path());
        fs::write(folder.path().join(WAL), &bytes[..cut]).expect("cut");
        assert!(refused(folder.path()).await.contains("were acknowledged"), "cut at {cut}");
        // Without the mark this is what a power cut leaves: the transactions before it, whole.
        forget_mark(folder.path());
        let store = serve_checked(folder.path()).await.expect("opens");
        let lost = ends.iter().filter(|end| **end > cut).count();
        let left = i64::try_from(4_usize.saturating_sub(lost)).expect("few");
        assert_eq!(count(&store, &org).await.expect("read"), left);
        assert_eq!(store.verify_ledger(&kit.system()).await.expect("read").faults, vec![], "cut at {cut}");
        store.close().await;
    }
}

#[tokio::test]
async fn a_torn_last_transaction_is_no_damage() {
    let kit = Kit::sqlite().await;
    let org = written(&kit, 5).await;
    let before = crashed(kit.folder.path());
    add(&kit.store, &org, 5).await.expect("written");
    let after = log(crashed(kit.folder.path()).path());
    let start = log(before.path()).len();
    let random = SeededRandom::new(20_261_122);
    let (mut kept, mut lost) = (0, 0);
    for _ in 0..60 {
        let folder = crashed(before.path());
        let mut torn = after.clone();
        for sector in torn[start..].chunks_mut(512) {
            let mut coin = [0; 1];
            random.fill(&mut coin);
            if coin[0] < 4 {
                sector.fill(0);
            }
        }
        fs::write(folder.path().join(WAL), &torn).expect("torn");
        let store = serve_checked(folder.path()).await.expect("no false alarm");
        match count(&store, &org).await.expect("read") {
            5 => lost += 1,
            6 => kept += 1,
            other => panic!("{other} people"),
        }
        assert_eq!(store.verify_ledger(&kit.system()).await.expect("read").faults, vec![]);
        store.close().await;
    }
    println!("torn transactions: {lost} gone as a whole, {kept} kept as a whole");
    assert!(lost > 0 && kept > 0);
}

async fn raw(folder: &Path, text: &str) {
    let options = SqliteConnectOptions::new().filename(folder.join(DB));
    let mut conn = options.connect().await.expect("opens");
    sqlx::raw_sql(AssertSqlSafe(text)).execute(&mut conn).await.expect("runs");
    conn.close().await.expect("closes");
}

#[tokio::test]
async fn frames_of_an_earlier_generation_are_no_damage() {
    let kit = Kit::sqlite().await;
    let org = written(&kit, 8).await;
    raw(kit.folder.path(), "PRAGMA wal_checkpoint(RESTART)").await;
    add(&kit.store, &org, 8).await.expect("written");
    let folder = crashed(kit.folder.path());
    let bytes = log(folder.path());
    let live = commits(&bytes).pop().expect("a commit");
    assert!(live < bytes.len(), "old frames lie behind");
    for at in [None, Some(live + 4), Some(live + 30), Some(bytes.len() - 1)] {
        let folder = crashed(folder.path());
        if let Some(at) = at {
            flip(folder.path(), WAL, at, 3);
        }
        let store = serve_checked(folder.path()).await.expect("no false alarm");
        assert_eq!(count(&store, &org).await.expect("read"), 9);
        store.close().await;
    }
}

#[tokio::test]
async fn what_a_rolled_back_transaction_left_is_no_damage() {
    let kit = Kit::sqlite().await;
    let org = written(&kit, 3).await;
    let length = log(kit.folder.path()).len();
    // A tiny cache makes the transaction write to the log before it is undone.
    let spill = "PRAGMA cache_size = 5; BEGIN IMMEDIATE; CREATE TABLE spill (x BLOB);
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
        INSERT INTO spill SELECT randomblob(3000) FROM n; ROLLBACK;";
    raw(kit.folder.path(), spill).await;
    assert!(log(kit.folder.path()).len() > length + 50 * FRAME, "it spilled");
    add(&kit.store, &org, 3).await.expect("written");
    let folder = crashed(kit.folder.path());
    let store = serve_checked(folder.path()).await.expect("no false alarm");
    assert_eq!(count(&store, &org).await.expect("read"), 4);
}

#[tokio::test]
async fn missing_files_beside_the_database() {
    let kit = Kit::sqlite().await;
    let org = written(&kit, 3).await;
    let pristine = crashed(kit.folder.path());
    let without = |names: &[&str]| {
        let folder = Folder::new();
        copy(pristine.path(), folder.path());
        for name in names {
            fs::remove_file(folder.path().join(name)).expect("there");
        }
        folder
    };
    let folder = without(&[SHM]);
    let store = serve(folder.path()).await.expect("the index of the log is built anew");
    assert_eq!(count(&store, &org).await.expect("read"), 3);
    store.close().await;
    assert!(refused(without(&[WAL]).path()).await.contains("were acknowledged"));
    assert!(refused(without(&[WAL, SHM]).path()).await.contains("were acknowledged"));
    assert!(refused(without(&[DB]).path()).await.contains("write-ahead log is there"));
    // Nothing is left that could tell: the one loss that stays unseen.
    let folder = without(&[WAL, SHM, LOCK]);
    let store = serve(folder.path()).await.expect("opens");
    assert_eq!(count(&store, &org).await.expect("read"), 0);
}
