//! Reads: one record by its identifier, and a page of 20 of the list by name.

use super::figures::{Group, drive};
use super::machine::Conditions;
use crate::opening::{Bench, ctx, open};
use crate::seed::Seed;
use anyhow::Result;
use clap::Args;
use domain::id::RecordId;
use domain::random::{Random as _, SeededRandom};
use domain::{Ctx, Org};
use serde::Serialize;
use std::sync::Arc;
use std::time::Duration;
use store::Store;
use store::listing::name_key;

/// What is measured.
#[derive(Debug, Args)]
pub struct Options {
    /// Where the data is.
    #[command(flatten)]
    pub bench: Bench,
    /// Who is there
    #[arg(long, default_value_t = 100_000)]
    pub people: u32,
    /// How many read at once, one measurement each
    #[arg(long, value_delimiter = ',', default_values_t = [4, 32])]
    pub clients: Vec<usize>,
    /// How long each run takes
    #[arg(long, default_value_t = 2.0)]
    pub seconds: f64,
    /// How many runs
    #[arg(long, default_value_t = 5)]
    pub runs: u32,
}

/// What came of it.
#[derive(Debug, Serialize)]
pub struct Report {
    engine: &'static str,
    people: u32,
    conditions: Conditions,
    groups: Vec<Group>,
}

const PAGE: u16 = 20;

/// Measures both reads with each number of clients.
///
/// # Errors
/// The store's.
pub async fn run(options: &Options) -> Result<Report> {
    let site = options.bench.site().await?;
    let store = open(&site.place).await?;
    let orgs = Seed { people: options.people, organisations: 1 }.sow(&store).await?;
    let people = People::of(&store, &ctx(Org(orgs[0]))).await?;
    let conditions = Conditions::now();
    let time = Duration::from_secs_f64(options.seconds);
    let mut groups = Vec::new();
    for clients in &options.clients {
        let (mut single, mut page) = (Vec::new(), Vec::new());
        for _ in 0..options.runs {
            let (one, list) = (people.clone(), people.clone());
            single.push(drive(*clients, time, move || one.clone().one()).await?);
            page.push(drive(*clients, time, move || list.clone().page()).await?);
        }
        groups.extend([Group::of("read", *clients, single), Group::of("page", *clients, page)]);
    }
    store.close().await;
    Ok(Report { engine: site.engine, people: options.people, conditions, groups })
}

/// Whom to look for.
#[derive(Debug, Clone)]
struct People {
    store: Store,
    ctx: Ctx<Org>,
    known: Arc<[(RecordId, String)]>,
    random: Arc<SeededRandom>,
}

impl People {
    async fn of(store: &Store, ctx: &Ctx<Org>) -> Result<Self> {
        let mut known: Vec<(RecordId, String)> = Vec::new();
        loop {
            let (name, id) = known.last().map_or(("", None), |(id, name)| (name.as_str(), Some(*id)));
            let page = store.read(ctx, async |scope| scope.records_after(name, id, 1000).await).await?;
            if page.is_empty() {
                break;
            }
            known.extend(page.into_iter().map(|person| (person.id, name_key(&person.family_name, &person.given_name))));
        }
        let random = Arc::new(SeededRandom::new(1));
        Ok(Self { store: store.clone(), ctx: ctx.clone(), known: known.into(), random })
    }

    fn somebody(&self) -> &(RecordId, String) {
        let mut bytes = [0; 4];
        self.random.fill(&mut bytes);
        &self.known[u32::from_le_bytes(bytes) as usize % self.known.len()]
    }

    async fn one(self) -> bool {
        let id = self.somebody().0;
        matches!(self.store.read(&self.ctx, async |scope| scope.record_of(id).await).await, Ok(Some(_)))
    }

    async fn page(self) -> bool {
        let (id, name) = self.somebody();
        self.store.read(&self.ctx, async |scope| scope.records_after(name, Some(*id), PAGE).await).await.is_ok()
    }
}
