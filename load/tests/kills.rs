//! The server process is killed again and again under writers: nothing acknowledged is lost, nothing is done twice.

use load::crash::{Plan, run};
use std::path::PathBuf;
use testkit::Folder;

/// What R1 asks for in every run; `cargo xtask bench --long` does 500.
const KILLS: u32 = 20;
/// How long a subject may need until it answers again; five times the goal.
const HANG_MS: f64 = 5000.0;

fn from_environment<T: std::str::FromStr>(name: &str, otherwise: T) -> T {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_survives_every_kill_once() {
    let folder = Folder::new();
    let plan = Plan {
        program: PathBuf::from(env!("CARGO_BIN_EXE_load")),
        folder: folder.path().to_owned(),
        people: 10_000,
        kills: from_environment("LOAD_KILLS", KILLS),
        writers: 48,
        acknowledged: 2_000,
        // Another moment every day would be a test that nobody can repeat; LOAD_SEED tries others.
        seed: from_environment("LOAD_SEED", 1),
    };
    let report = run(&plan).await.expect("the subject always comes back");
    println!("{report:#?}");
    assert!(report.found.is_clean(), "{report:#?}");
    assert!(report.found.acknowledged >= 2_000, "{report:#?}");
    assert_eq!(report.back_ms.len(), plan.kills as usize);
    assert!(report.max_back_ms < HANG_MS, "{report:#?}");
}
