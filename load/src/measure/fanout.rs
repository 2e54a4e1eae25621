//! Fan-out: many watchers of one organisation, a few events; how late the last hears of it, and what a watcher costs.

use super::figures::rank;
use super::machine::{Conditions, open_files, resident};
use crate::client::child::Subject;
use crate::client::http::Connection;
use crate::client::sse::{Events, Told};
use crate::clock::{millis, now};
use crate::opening::{Bench, ctx};
use crate::seed::{Seed, organisation};
use crate::subject::write;
use anyhow::{Context as _, Result, ensure};
use clap::Args;
use domain::System;
use serde::Serialize;
use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;
use uuid::Uuid;

/// What is measured.
#[derive(Debug, Args)]
pub struct Options {
    /// Where the data is.
    #[command(flatten)]
    pub bench: Bench,
    /// How many watch
    #[arg(long, default_value_t = 1000)]
    pub clients: usize,
    /// How many events they are told
    #[arg(long, default_value_t = 20)]
    pub events: usize,
    /// The pause between two events
    #[arg(long, default_value_t = 500)]
    pub spacing_ms: u64,
}

/// What came of it. Latencies are measured from the moment the write was sent, so they include the commit.
#[derive(Debug, Serialize)]
pub struct Report {
    engine: &'static str,
    clients: usize,
    events: usize,
    conditions: Conditions,
    p50_ms: f64,
    p99_ms: f64,
    max_ms: f64,
    /// The same from the acknowledgement on; who was told before the writer was counts as zero.
    acknowledged_p99_ms: f64,
    /// Of each event, when its last watcher was told.
    last_ms: Vec<f64>,
    missed: usize,
    resyncs: usize,
    rss_before_kib: u64,
    rss_after_kib: u64,
    kib_per_client: f64,
}

/// More at once would overflow the queue of connections that wait for accept.
const CONNECTING: usize = 128;
/// Files that are no connections.
const OTHER_FILES: usize = 100;
/// How long after a write everybody has heard of it for certain.
const QUIET: Duration = Duration::from_secs(2);
/// How long the last event may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a watcher was told, and when.
type Log = Vec<(Option<Uuid>, Instant)>;

struct Write {
    entity: Uuid,
    sent: Instant,
    acknowledged: Instant,
}

/// Starts a subject of its own, watches it, and writes.
///
/// # Errors
/// When the limit of open files is too low, or the subject refuses.
pub async fn run(program: &Path, options: &Options) -> Result<Report> {
    let limit = open_files()?;
    let wanted = options.clients + OTHER_FILES;
    ensure!(limit >= wanted, "{wanted} open files are needed and {limit} allowed: `ulimit -n {wanted}` first");
    let site = options.bench.site().await?;
    let subject = Subject::start(program, &site.place, Seed { people: 100, organisations: 1 }).await?;
    let process = subject.id().context("the subject ended")?;
    // Once, so that what the first write allocates is not charged to the watchers; they must not hear of it any more.
    say(subject.address, 1, Duration::ZERO).await?;
    tokio::time::sleep(QUIET).await;
    let conditions = Conditions::now();
    let before = resident(process)?;
    let watchers = watch(subject.address, options).await?;
    let sent = say(subject.address, options.events, Duration::from_millis(options.spacing_ms)).await?;
    let heard = tokio::time::timeout(PATIENCE * 2, watchers.join_all()).await.context("events are missing")?;
    // The streams are still open: what they take is what is measured.
    let after = resident(process)?;
    let logs: Vec<Log> = heard.into_iter().map(|(log, _)| log).collect();
    subject.stop().await?;
    Ok(report(site.engine, conditions, options, &sent, &logs, (before, after)))
}

/// Opens all streams, then each collects its events.
async fn watch(address: SocketAddr, options: &Options) -> Result<JoinSet<(Log, Events)>> {
    let mut open = Vec::with_capacity(options.clients);
    let mut opening = JoinSet::new();
    for _ in 0..options.clients {
        if opening.len() == CONNECTING
            && let Some(events) = opening.join_next().await
        {
            open.push(events??);
        }
        opening.spawn(Events::open(address, organisation(0), None));
    }
    while let Some(events) = opening.join_next().await {
        open.push(events??);
    }
    let mut watchers = JoinSet::new();
    for events in open {
        watchers.spawn(collect(events, options.events));
    }
    Ok(watchers)
}

/// Listens until the wanted number came; the stream is given back open.
async fn collect(mut events: Events, wanted: usize) -> (Log, Events) {
    let mut log = Vec::with_capacity(wanted);
    while log.len() < wanted {
        match tokio::time::timeout(PATIENCE, events.next()).await {
            Ok(Ok(Told::Event { entity, .. })) => log.push((Some(entity), now())),
            Ok(Ok(Told::Resync)) => log.push((None, now())),
            Ok(Err(_)) | Err(_) => break,
        }
    }
    (log, events)
}

async fn say(address: SocketAddr, events: usize, spacing: Duration) -> Result<Vec<Write>> {
    let mut connection = Connection::open(address).await?;
    let ctx = ctx(System);
    let mut all = Vec::new();
    for number in 0..events {
        tokio::time::sleep(spacing).await;
        let write = write::Write { org: organisation(0), key: ctx.id(), number: number as u64 };
        let sent = now();
        let (status, body) = connection.post("/write", &serde_json::to_vec(&write)?).await?;
        ensure!(status == 200, "a write was refused with {status}");
        let answer: write::Answer = serde_json::from_slice(&body)?;
        all.push(Write { entity: answer.id.uuid(), sent, acknowledged: now() });
    }
    Ok(all)
}

#[expect(clippy::cast_precision_loss, reason = "counts and kibibytes are far below 2^52")]
fn report(
    engine: &'static str,
    conditions: Conditions,
    options: &Options,
    sent: &[Write],
    logs: &[Log],
    (before, after): (u64, u64),
) -> Report {
    let (mut total, mut acknowledged, mut last) = (Vec::new(), Vec::new(), Vec::new());
    for event in sent {
        let heard = logs.iter().flatten().filter(|(entity, _)| *entity == Some(event.entity)).map(|(_, at)| *at);
        let heard: Vec<Instant> = heard.collect();
        total.extend(heard.iter().map(|at| at.duration_since(event.sent)));
        acknowledged.extend(heard.iter().map(|at| at.duration_since(event.acknowledged)));
        last.push(millis(heard.iter().map(|at| at.duration_since(event.sent)).max().unwrap_or_default()));
    }
    total.sort_unstable();
    acknowledged.sort_unstable();
    Report {
        engine,
        clients: options.clients,
        events: sent.len(),
        conditions,
        p50_ms: millis(rank(&total, 50)),
        p99_ms: millis(rank(&total, 99)),
        max_ms: millis(rank(&total, 100)),
        acknowledged_p99_ms: millis(rank(&acknowledged, 99)),
        last_ms: last,
        missed: sent.len() * options.clients - total.len(),
        resyncs: logs.iter().flatten().filter(|(entity, _)| entity.is_none()).count(),
        rss_before_kib: before,
        rss_after_kib: after,
        kib_per_client: ((after.saturating_sub(before)) as f64 / options.clients as f64 * 100.0).round() / 100.0,
    }
}
