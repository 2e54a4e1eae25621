//! One server per file; tools beside it; killed processes leave neither lock nor holes.

#![expect(clippy::expect_used, reason = "helpers of tests")]

use crate::faults::{DB, add, child, child_folder, count, ctx, open, serve, serve_checked, settings, written};
use crate::support::Kit;
use domain::Org;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Stdio};
use store::{Access, Error};

#[tokio::test]
async fn a_second_server_is_refused_and_tools_are_let_in() {
    let kit = Kit::sqlite().await;
    let org = written(&kit, 2).await;
    let second = serve(kit.folder.path()).await;
    assert!(matches!(&second, Err(Error::Setup(text)) if text.contains("another Zusage is serving")), "{second:?}");
    let linked = kit.folder.file("other.db");
    std::os::unix::fs::symlink(kit.folder.file(DB), &linked).expect("linked");
    let mut by_link = settings(kit.folder.path(), Access::Serve);
    by_link.database = store::Database::File(linked);
    assert!(matches!(open(by_link).await, Err(Error::Setup(_))), "another name is the same file");

    let tool = open(settings(kit.folder.path(), Access::Tool)).await.expect("beside a server");
    assert_eq!(count(&tool, &org).await.expect("read"), 2);
    assert_eq!(tool.verify_ledger(&kit.system()).await.expect("read").faults, vec![]);
    add(&tool, &org, 2).await.expect("a tool can write");
    tool.close().await;
    add(&kit.store, &org, 3).await.expect("the server goes on");

    kit.store.close().await;
    let late = add(&kit.store, &org, 4).await;
    assert!(matches!(late, Err(Error::Unavailable { .. })), "{late:?}");
    let next = serve(kit.folder.path()).await.expect("free again");
    assert_eq!(count(&next, &org).await.expect("read"), 4);
}

#[tokio::test]
async fn a_tool_makes_no_database() {
    let kit = Kit::sqlite().await;
    let nowhere = testkit::Folder::new();
    let answer = open(settings(nowhere.path(), Access::Tool)).await;
    assert!(matches!(&answer, Err(Error::Setup(text)) if text.contains("there is no database")), "{answer:?}");
    assert_eq!(std::fs::read_dir(nowhere.path()).expect("a folder").count(), 0);
    drop(kit);
}

/// What the child process says about itself.
struct Writing {
    process: Child,
    lines: std::io::Lines<BufReader<std::process::ChildStdout>>,
}

impl Writing {
    fn start(folder: &Path) -> Self {
        let mut process = child("faults_lock::child_that_writes", folder)
            .stdout(Stdio::piped())
            .stdin(Stdio::null())
            .spawn()
            .expect("this program runs again");
        let lines = BufReader::new(process.stdout.take().expect("piped")).lines();
        Self { process, lines }
    }

    /// Reads on until so many writes are acknowledged.
    fn until(&mut self, people: usize) {
        let mut seen = 0;
        while seen < people {
            let line = self.lines.next().expect("the child goes on").expect("text");
            seen += usize::from(line.ends_with("saved"));
        }
    }

    /// Kills it; how many writes were acknowledged after [`Self::until`].
    fn kill(mut self) -> usize {
        self.process.kill().expect("killed");
        self.process.wait().expect("gone");
        self.lines.map_while(Result::ok).filter(|line| line.ends_with("saved")).count()
    }
}

#[tokio::test]
#[ignore = "the other process of the tests below"]
async fn child_that_writes() {
    let store = serve(&child_folder()).await.expect("serves");
    let text = std::fs::read_to_string(child_folder().join("org")).expect("an organisation");
    // Each round takes a seed and numbers of its own, so that nothing is taken.
    let round = u64::from(std::process::id());
    let org = ctx(Org(text.parse().expect("an id")), round << 32);
    let begin = u32::try_from(count(&store, &org).await.expect("read")).expect("few");
    let mut tasks = tokio::task::JoinSet::new();
    for lane in 0..8 {
        let (store, org) = (store.clone(), org.clone());
        tasks.spawn(async move {
            for number in 0..10_000 {
                add(&store, &org, begin * 1_000 + lane * 10_000_000 + number).await.expect("written");
                writeln!(std::io::stdout().lock(), "saved").expect("heard");
            }
        });
    }
    tasks.join_all().await;
}

#[tokio::test]
async fn a_killed_server_leaves_everything_acknowledged_and_no_lock() {
    let kit = Kit::sqlite().await;
    let org = written(&kit, 0).await;
    kit.store.close().await;
    std::fs::write(kit.folder.file("org"), org.reach.0.to_string()).expect("written");
    let mut acknowledged = 0;
    for round in 1..=4 {
        let mut writing = Writing::start(kit.folder.path());
        writing.until(round * 40);
        if round == 1 {
            let second = serve(kit.folder.path()).await;
            assert!(matches!(second, Err(Error::Setup(_))), "another process serves: {second:?}");
            let tool = open(settings(kit.folder.path(), Access::Tool)).await.expect("beside another process");
            assert!(count(&tool, &org).await.expect("read") > 0);
            tool.close().await;
        }
        acknowledged += round * 40 + writing.kill();
        let store = serve_checked(kit.folder.path()).await.expect("no false alarm, no lock left");
        let there = usize::try_from(count(&store, &org).await.expect("read")).expect("few");
        assert!(there >= acknowledged, "{acknowledged} acknowledged, {there} there");
        assert_eq!(store.verify_ledger(&kit.system()).await.expect("read").faults, vec![]);
        store.close().await;
    }
}

#[tokio::test]
async fn a_tool_reads_a_backup_and_leaves_it_as_it_is() {
    let kit = Kit::sqlite().await;
    let org = written(&kit, 2).await;
    let backup = testkit::Folder::new();
    let text = format!("VACUUM INTO '{}'", backup.file(DB).display());
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(kit.folder.file(DB)).read_only(true);
    let pool = sqlx::SqlitePool::connect_with(options).await.expect("opens");
    sqlx::query(sqlx::AssertSqlSafe(text)).execute(&pool).await.expect("backed up");
    let before = std::fs::read(backup.file(DB)).expect("there");
    let tool = open(settings(backup.path(), Access::Tool)).await.expect("opens");
    assert_eq!(count(&tool, &org).await.expect("read"), 2);
    assert_eq!(tool.verify_ledger(&kit.system()).await.expect("read").faults, vec![]);
    tool.close().await;
    assert!(before == std::fs::read(backup.file(DB)).expect("there"), "the copy was changed");
}
