//! What the tests of damage share: a written store, copies of its files as a killed process leaves them, another process.

#![expect(clippy::expect_used, reason = "helpers of tests")]

use crate::support::{Kit, master, record};
use domain::random::SeededRandom;
use domain::time::{FixedClock, Timestamp};
use domain::{Actor, Ctx, Org, Reach, System};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, LazyLock};
use std::time::Duration;
use store::objects::ObjectsConfig;
use store::{Access, Database, Error, Health, Settings, Store};
use testkit::Folder;

pub const DB: &str = "zusage.db";
pub const WAL: &str = "zusage.db-wal";
pub const SHM: &str = "zusage.db-shm";
pub const LOCK: &str = "zusage.db.lock";

/// An organisation with so many people, each written by a transaction of its own.
pub async fn written(kit: &Kit, people: u32) -> Ctx<Org> {
    let org = kit.organisation("Kessler GmbH").await;
    for number in 0..people {
        add(&kit.store, &org, number).await.expect("written");
    }
    org
}

pub async fn add(store: &Store, org: &Ctx<Org>, number: u32) -> Result<(), Error> {
    store.write(org, async |scope| scope.add_record(&record(number)).await).await.map(drop)
}

pub async fn count(store: &Store, org: &Ctx<Org>) -> Result<i64, Error> {
    store.read(org, async |scope| scope.count_records().await).await
}

/// The files as a process leaves them that is killed now. By another program: closing a database's file in this process
/// would drop the locks of its own connections.
pub fn crashed(from: &Path) -> Folder {
    let folder = Folder::new();
    copy(from, folder.path());
    folder
}

pub fn copy(from: &Path, to: &Path) {
    let done = Command::new("cp").arg("-r").arg(from.join(".")).arg(to).status().expect("cp runs");
    assert!(done.success());
}

/// Documents are no matter of these tests: one folder for all, beside none of the databases.
static DOCUMENTS: LazyLock<Folder> = LazyLock::new(Folder::new);

pub fn settings(folder: &Path, access: Access) -> Settings {
    let objects = ObjectsConfig::Folder(DOCUMENTS.path().into());
    Settings { database: Database::File(folder.join(DB)), access, objects, master: master() }
}

pub fn ctx<R: Reach>(reach: R, seed: u64) -> Ctx<R> {
    let (clock, random) = (FixedClock::at(Timestamp::from_microsecond(1)), SeededRandom::new(seed));
    Ctx::new(Actor::System("test"), reach, Arc::new(clock), Arc::new(random))
}

pub async fn open(settings: Settings) -> Result<Store, Error> {
    Store::open(settings, &ctx(System, 99)).await
}

pub async fn serve(folder: &Path) -> Result<Store, Error> {
    open(settings(folder, Access::Serve)).await
}

/// Opens, and waits until the thorough check is through.
pub async fn serve_checked(folder: &Path) -> Result<Store, Error> {
    let store = serve(folder).await?;
    while store.health() == Health::Checking {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    Ok(store)
}

/// Asserts that the start is refused because of damage and changes neither database nor log; says what was found.
pub async fn refused(folder: &Path) -> String {
    // An empty log is as good as none.
    let files = || [DB, WAL].map(|name| std::fs::read(folder.join(name)).unwrap_or_default());
    let before = files();
    let answer = serve(folder).await;
    let Err(Error::Corrupt { detail }) = &answer else { panic!("not refused: {answer:?}") };
    assert!(before == files(), "changed: {detail}");
    let text = answer.as_ref().expect_err("refused").to_string();
    assert!(text.contains("zusage restore DIR --master-key FILE"), "{text}");
    detail.clone()
}

pub fn flip(folder: &Path, name: &str, at: usize, bit: u8) {
    let path = folder.join(name);
    let mut bytes = std::fs::read(&path).expect("there");
    bytes[at] ^= 1 << bit;
    std::fs::write(path, bytes).expect("written");
}

/// Runs one ignored test of this program as a process of its own.
pub fn child(test: &str, folder: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("a program"));
    command.args(["--exact", test, "--ignored", "--nocapture"]).env("ZUSAGE_TEST_FOLDER", folder);
    command
}

pub fn child_folder() -> std::path::PathBuf {
    std::env::var_os("ZUSAGE_TEST_FOLDER").expect("started by another test").into()
}
