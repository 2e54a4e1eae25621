//! Durable writes: one person's record, its ledger row and its outbox row, acknowledged when they are on the disk.

use super::figures::{Group, drive};
use super::machine::Conditions;
use crate::client::http::Connection;
use crate::opening::{Bench, ctx, open};
use crate::seed::{Seed, organisation};
use crate::subject::write::Write;
use anyhow::Result;
use clap::Args;
use domain::id::{OrgId, RecordId};
use domain::{Org, System};
use serde::Serialize;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use store::Store;
use store::people::NewRecord;
use tokio::sync::Mutex;

/// What is measured.
#[derive(Debug, Args)]
pub struct Options {
    /// Where the data is.
    #[command(flatten)]
    pub bench: Bench,
    /// Who is there at the beginning.
    #[command(flatten)]
    pub seed: Seed,
    /// How many write at once
    #[arg(long, default_value_t = 64)]
    pub clients: usize,
    /// How long each run takes
    #[arg(long, default_value_t = 5.0)]
    pub seconds: f64,
    /// How many runs
    #[arg(long, default_value_t = 5)]
    pub runs: u32,
    /// Write to a running `load subject` at this address instead, as HOST:PORT
    #[arg(long, conflicts_with_all = ["data", "database", "postgres"])]
    pub url: Option<SocketAddr>,
}

/// What came of it.
#[derive(Debug, Serialize)]
pub struct Report {
    engine: &'static str,
    people: u32,
    organisations: u32,
    conditions: Conditions,
    /// Many at once, and one by one.
    groups: [Group; 2],
    /// How many times as many are written together as one by one.
    ratio: f64,
}

/// Measures many at once and one by one, alternately.
///
/// # Errors
/// The store's.
pub async fn run(options: &Options) -> Result<Report> {
    let conditions = Conditions::now();
    if let Some(address) = options.url {
        let outside = Outside::of(address, options);
        return report(options, "over HTTP", conditions, move || outside.clone().write()).await;
    }
    let site = options.bench.site().await?;
    let store = open(&site.place).await?;
    let inside = Inside::of(&store, options.seed.sow(&store).await?);
    let follower = store.clone();
    // Part of every server, so part of the price.
    let follower = tokio::spawn(async move { follower.follow_outbox(ctx(System)).await });
    let report = report(options, site.engine, conditions, move || inside.clone().write()).await;
    follower.abort();
    store.close().await;
    report
}

async fn report<F, Fut>(options: &Options, engine: &'static str, conditions: Conditions, write: F) -> Result<Report>
where
    F: Fn() -> Fut + Clone + Send + 'static,
    Fut: Future<Output = bool> + Send,
{
    let time = Duration::from_secs_f64(options.seconds);
    let (mut many, mut single) = (Vec::new(), Vec::new());
    for _ in 0..options.runs {
        many.push(drive(options.clients, time, write.clone()).await?);
        single.push(drive(1, time, write.clone()).await?);
    }
    let groups = [Group::of("write", options.clients, many), Group::of("write", 1, single)];
    let ratio = groups[0].median.per_second / groups[1].median.per_second;
    let Seed { people, organisations } = options.seed;
    Ok(Report { engine, people, organisations, conditions, groups, ratio })
}

/// Writers in this process.
#[derive(Debug, Clone)]
struct Inside {
    store: Store,
    orgs: Arc<[OrgId]>,
    turn: Arc<AtomicUsize>,
}

impl Inside {
    fn of(store: &Store, orgs: Vec<OrgId>) -> Self {
        Self { store: store.clone(), orgs: orgs.into(), turn: Arc::default() }
    }

    async fn write(self) -> bool {
        let turn = self.turn.fetch_add(1, Ordering::Relaxed);
        let ctx = ctx(Org(self.orgs[turn % self.orgs.len()]));
        let record = NewRecord {
            personnel_no: ctx.id::<RecordId>().to_string(),
            given_name: "Änne".to_owned(),
            family_name: format!("Müller-{turn}"),
            birth_date: Some(jiff::civil::date(1985, 2, 28)),
        };
        self.store.write(&ctx, async |scope| scope.add_record(&record).await).await.is_ok()
    }
}

/// Writers that stand outside; each takes a connection that nobody uses.
#[derive(Debug, Clone)]
struct Outside {
    address: SocketAddr,
    organisations: u32,
    turn: Arc<AtomicUsize>,
    idle: Arc<Mutex<Vec<Connection>>>,
}

impl Outside {
    fn of(address: SocketAddr, options: &Options) -> Self {
        let organisations = options.seed.organisations;
        Self { address, organisations, turn: Arc::default(), idle: Arc::default() }
    }

    async fn write(self) -> bool {
        self.try_write().await.is_ok_and(|status| status == 200)
    }

    async fn try_write(&self) -> Result<u16> {
        let turn = self.turn.fetch_add(1, Ordering::Relaxed);
        let org = organisation(u32::try_from(turn % self.organisations as usize)?);
        let write = Write { org, key: ctx(System).id(), number: turn as u64 };
        let idle = self.idle.lock().await.pop();
        let mut connection = match idle {
            Some(connection) => connection,
            None => Connection::open(self.address).await?,
        };
        let (status, _) = connection.post("/write", &serde_json::to_vec(&write)?).await?;
        self.idle.lock().await.push(connection);
        Ok(status)
    }
}
