//! A full disk: writes are refused as such, reading goes on, and once there is room again the store writes by itself.

#![expect(clippy::expect_used, clippy::print_stdout, reason = "helpers of tests")]

use crate::faults::{DB, WAL, add, copy, serve, written};
use crate::support::Kit;
use domain::{Ctx, Org};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use store::{Error, Store};
use testkit::Folder;

/// A small disk of the test's own; unmounted with the value.
struct Disk {
    folder: Folder,
}

impl Disk {
    /// None where the test may not mount.
    fn new(kibibytes: u32) -> Option<Self> {
        let folder = Folder::new();
        let size = format!("size={kibibytes}k");
        let done = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "zusage-test"]).arg(folder.path()).output();
        if done.is_ok_and(|done| done.status.success()) {
            return Some(Self { folder });
        }
        println!("SKIPPED: no right to mount a small disk here; only the unit test with a limited database runs");
        None
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Takes all room but so many bytes.
    fn fill(&self, but: u64) -> PathBuf {
        let path = self.folder.file("ballast");
        let mut file = fs::OpenOptions::new().create(true).append(true).open(&path).expect("opened");
        while file.write(&[1; 4096]).is_ok_and(|written| written > 0) {}
        let size = file.metadata().expect("there").len();
        file.set_len(size.saturating_sub(but)).expect("cut");
        path
    }

    fn remount(&self, how: &str) {
        let done = Command::new("mount").args(["-o", &format!("remount,{how}")]).arg(self.path()).status();
        assert!(done.expect("mount runs").success());
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("-l").arg(self.folder.path()).status());
    }
}

/// Writes from several tasks at once until the disk is full; the numbers that were acknowledged.
async fn write_until_full(store: &Store, org: &Ctx<Org>, first: u32) -> Vec<u32> {
    let mut acknowledged = Vec::new();
    for round in 0..400 {
        let mut tasks = tokio::task::JoinSet::new();
        for number in 0..8 {
            let (store, org, number) = (store.clone(), org.clone(), first + round * 8 + number);
            tasks.spawn(async move { (number, add(&store, &org, number).await) });
        }
        let answers = tasks.join_all().await;
        let full = answers.iter().any(|(_, answer)| answer.is_err());
        for (number, answer) in answers {
            match answer {
                Ok(()) => acknowledged.push(number),
                Err(Error::Full) => {}
                Err(other) => panic!("not said as a full disk: {other:?}"),
            }
        }
        if full {
            return acknowledged;
        }
    }
    panic!("the disk did not fill");
}

async fn numbers(store: &Store, org: &Ctx<Org>) -> Vec<String> {
    let page =
        store.read(org, async |scope| scope.records_after("", None, 9_999).await).await.expect("reading goes on");
    let mut numbers: Vec<String> = page.into_iter().map(|record| record.personnel_no).collect();
    numbers.sort();
    numbers
}

fn named(acknowledged: &[u32]) -> Vec<String> {
    let mut named: Vec<String> = acknowledged.iter().map(|number| format!("P{number:05}")).collect();
    named.sort();
    named
}

/// Waits until a write goes through again, five seconds at most.
async fn recovers(store: &Store, org: &Ctx<Org>, number: u32) {
    for _ in 0..50 {
        match add(store, org, number).await {
            Ok(()) => return,
            Err(Error::Full) => tokio::time::sleep(Duration::from_millis(100)).await,
            Err(other) => panic!("{other:?}"),
        }
    }
    panic!("writing does not come back");
}

async fn sound(kit: &Kit, store: &Store, folder: &Path) {
    assert_eq!(store.verify_ledger(&kit.system()).await.expect("read").faults, vec![]);
    store.close().await;
    let done = Command::new("cp").arg(folder.join(DB)).arg(kit.folder.file("checked.db")).status().expect("cp runs");
    assert!(done.success());
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(kit.folder.file("checked.db"));
    let pool = sqlx::SqlitePool::connect_with(options).await.expect("opens");
    let (found,): (String,) = sqlx::query_as("PRAGMA integrity_check").fetch_one(&pool).await.expect("checked");
    assert_eq!(found, "ok");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_refuses_writes_and_heals() {
    let kit = Kit::sqlite().await;
    let org = written(&kit, 0).await;
    kit.store.close().await;
    let Some(disk) = Disk::new(8 << 10) else { return };
    copy(kit.folder.path(), disk.path());
    let store = serve(disk.path()).await.expect("serves");
    let mut all = vec![];
    // The second time the log is long, so that its way into the database meets the full disk as well.
    for (round, spare) in [(0, 200 << 10), (1, 1200 << 10), (2, 0)] {
        let ballast = disk.fill(spare);
        all.extend(write_until_full(&store, &org, round * 10_000).await);
        assert_eq!(numbers(&store, &org).await, named(&all), "acknowledged, and nothing else");
        // What many did not fit in together may still take a few alone.
        for number in round * 10_000 + 8_000.. {
            match add(&store, &org, number).await {
                Ok(()) => all.push(number),
                Err(Error::Full) => break,
                Err(other) => panic!("{other:?}"),
            }
        }
        assert_eq!(numbers(&store, &org).await, named(&all), "still nothing else");
        fs::remove_file(ballast).expect("room again");
        recovers(&store, &org, round * 10_000 + 9_000).await;
        all.push(round * 10_000 + 9_000);
        assert_eq!(numbers(&store, &org).await, named(&all));
    }
    sound(&kit, &store, disk.path()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_that_does_not_fit_into_the_database_waits() {
    let kit = Kit::sqlite().await;
    let org = written(&kit, 0).await;
    kit.store.close().await;
    let Some(disk) = Disk::new(16 << 10) else { return };
    copy(kit.folder.path(), disk.path());
    let store = serve(disk.path()).await.expect("serves");
    // So many new pages that the database must grow when the log is carried over, but there is no room for that.
    for number in 0..20 {
        add(&store, &org, number).await.expect("written");
    }
    let ballast = disk.fill(16 << 10);
    let before = fs::metadata(disk.path().join(DB)).expect("there").len();
    let mut all: Vec<u32> = (0..20).collect();
    all.extend(write_until_full(&store, &org, 20).await);
    store.close().await;
    assert!(fs::metadata(disk.path().join(WAL)).expect("the log is kept").len() > 0);
    println!("database {before} bytes before, log kept");

    // Disk full at start: either it serves what is there, or it says why not; afterwards everything is there.
    match serve(disk.path()).await {
        Ok(store) => {
            assert_eq!(numbers(&store, &org).await, named(&all));
            println!("a full disk at start: serves for reading");
            store.close().await;
        }
        Err(Error::Full) => println!("a full disk at start: refused as full"),
        Err(other) => panic!("{other:?}"),
    }
    fs::remove_file(ballast).expect("room again");
    let store = serve(disk.path()).await.expect("serves");
    assert_eq!(numbers(&store, &org).await, named(&all));
    recovers(&store, &org, 9_999).await;
    sound(&kit, &store, disk.path()).await;
}

#[tokio::test]
async fn no_room_for_a_first_start() {
    let Some(disk) = Disk::new(64) else { return };
    disk.fill(0);
    let answer = serve(disk.path()).await;
    assert!(matches!(answer, Err(Error::Full)), "{answer:?}");
    fs::remove_file(disk.folder.file("ballast")).expect("room again");
    disk.remount("size=8m");
    serve(disk.path()).await.expect("the next start works");
}

#[tokio::test]
async fn a_disk_that_is_mounted_read_only_is_named() {
    let Some(disk) = Disk::new(8 << 10) else { return };
    serve(disk.path()).await.expect("serves").close().await;
    disk.remount("ro");
    let answer = serve(disk.path()).await;
    assert!(matches!(&answer, Err(Error::Setup(text)) if text.contains("mounted read-only")), "{answer:?}");
}
