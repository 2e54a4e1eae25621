//! SIGKILL at random moments under writers, many times.

use super::inspect::{Found, inspect};
use crate::client::acknowledged::Acknowledged;
use crate::client::child::Subject;
use crate::client::writers::{Counts, Writers};
use crate::clock::{millis, now};
use crate::measure::figures::median;
use crate::opening::{Place, open};
use crate::seed::{Seed, organisation};
use anyhow::{Context as _, Result};
use domain::random::{Random, SeededRandom};
use serde::Serialize;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// A subject that takes longer to answer after a kill counts as hanging.
const HANG: Duration = Duration::from_secs(5);
/// How long it may take until enough is acknowledged after the last kill.
const PATIENCE: Duration = Duration::from_secs(30);

/// What is done.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The program `load`.
    pub program: PathBuf,
    /// An empty folder for the database and the ledger of acknowledgements.
    pub folder: PathBuf,
    /// Who is there at the beginning.
    pub people: u32,
    /// How often the subject is killed.
    pub kills: u32,
    /// How many write at once.
    pub writers: usize,
    /// At least so many acknowledgements are wanted in the end.
    pub acknowledged: u64,
    /// Decides about the moments of the kills.
    pub seed: u64,
}

/// What came of it.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// How often the subject was killed.
    pub kills: u32,
    /// Decided about the moments of the kills.
    pub seed: u64,
    /// Commands that were sent again.
    pub resent: u64,
    /// Of those, how many had been carried out already.
    pub replayed: u64,
    /// What was found in the end.
    #[serde(flatten)]
    pub found: Found,
    /// From the start of the new process to its first acknowledgement, each time.
    pub back_ms: Vec<f64>,
    /// The middle of those.
    pub median_back_ms: f64,
    /// The longest of those.
    pub max_back_ms: f64,
}

/// Kills, starts again, and in the end counts.
///
/// # Errors
/// When the subject does not come back within five seconds, or a command is refused.
pub async fn run(plan: &Plan) -> Result<Report> {
    let place = Place { data: Some(plan.folder.clone()), database: None };
    let seed = Seed { people: plan.people, organisations: 1 };
    let org = organisation(0);
    let ledger = Arc::new(Acknowledged::create(&plan.folder.join("acknowledged.txt"))?);
    let mut subject = Subject::start(&plan.program, &place, seed).await?;
    let writers = Writers::start(plan.writers, Duration::ZERO, subject.address, org, Arc::clone(&ledger));
    let random = SeededRandom::new(plan.seed);
    let mut back = Vec::new();
    for kill in 1..=plan.kills {
        tokio::time::sleep(moment(&random)).await;
        subject.kill().await?;
        let start = now();
        subject = tokio::time::timeout(HANG, again(plan, &place, seed, &writers))
            .await
            .with_context(|| format!("no answer within 5 s after kill {kill} of seed {}", plan.seed))??;
        back.push(millis(start.elapsed()));
    }
    tokio::time::timeout(PATIENCE, writers.answered(plan.acknowledged))
        .await
        .with_context(|| format!("not {} acknowledgements: {:?}", plan.acknowledged, writers.counts()))?;
    let Counts { resent, replayed, .. } = writers.finish().await?;
    subject.stop().await?;
    let store = open(&place).await?;
    let found = inspect(&store, org, &ledger).await?;
    store.close().await;
    let (median_back_ms, max_back_ms) = (median(&back), back.iter().copied().fold(0.0, f64::max));
    Ok(Report {
        kills: plan.kills,
        seed: plan.seed,
        resent,
        replayed,
        found,
        back_ms: back,
        median_back_ms,
        max_back_ms,
    })
}

async fn again(plan: &Plan, place: &Place, seed: Seed, writers: &Writers) -> Result<Subject> {
    let subject = Subject::start(&plan.program, place, seed).await?;
    writers.move_to(subject.address);
    writers.answered_from(subject.address).await;
    Ok(subject)
}

/// 50 to 400 ms of writing.
fn moment(random: &SeededRandom) -> Duration {
    let mut bytes = [0; 2];
    random.fill(&mut bytes);
    Duration::from_millis(50 + u64::from(u16::from_le_bytes(bytes)) % 351)
}
