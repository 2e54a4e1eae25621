//! Jobs that do nothing: what the queue itself costs.

use super::figures::median;
use super::machine::Conditions;
use crate::clock::now;
use crate::opening::{Bench, ctx, open};
use anyhow::{Result, ensure};
use clap::Args;
use domain::System;
use domain::random::SystemRandom;
use domain::time::SystemClock;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use store::Store;
use store::jobs::{Class, Enqueue, Job, JobCtx, JobError, Registry, Run, Worker};

/// So many are enqueued by one closure, as an import would.
const TOGETHER: u32 = 500;

/// What is measured.
#[derive(Debug, Args)]
pub struct Options {
    /// Where the data is.
    #[command(flatten)]
    pub bench: Bench,
    /// How many jobs each run enqueues and does
    #[arg(long, default_value_t = 5_000)]
    pub jobs: u32,
    /// How many runs
    #[arg(long, default_value_t = 5)]
    pub runs: u32,
}

/// What came of it, in jobs per second.
#[derive(Debug, Serialize)]
pub struct Report {
    engine: &'static str,
    jobs: u32,
    conditions: Conditions,
    enqueued: Vec<f64>,
    enqueued_median: f64,
    done: Vec<f64>,
    done_median: f64,
}

#[derive(Debug, Serialize, Deserialize)]
struct Nothing;

impl Job for Nothing {
    const KIND: &'static str = "load.nothing";
    const CLASS: Class = Class::Light;
}

impl Run<()> for Nothing {
    async fn run(self, _: JobCtx<()>) -> Result<(), JobError> {
        Ok(())
    }
}

/// Enqueues, then works off, again and again.
///
/// # Errors
/// The store's, or when a job was lost.
pub async fn run(options: &Options) -> Result<Report> {
    let site = options.bench.site().await?;
    let store = open(&site.place).await?;
    let conditions = Conditions::now();
    let (mut enqueued, mut done) = (Vec::new(), Vec::new());
    for _ in 0..options.runs {
        let begin = now();
        enqueue(&store, options.jobs).await?;
        enqueued.push(f64::from(options.jobs) / begin.elapsed().as_secs_f64());
        let registry = Registry::new().with::<Nothing>()?;
        let worker = Worker::new(store.clone(), Arc::new(SystemClock), Arc::new(SystemRandom), registry, ());
        let begin = now();
        let tally = worker.run_until_idle().await?;
        done.push(f64::from(options.jobs) / begin.elapsed().as_secs_f64());
        ensure!(tally.done == u64::from(options.jobs), "{} of {} jobs were done", tally.done, options.jobs);
    }
    store.close().await;
    let (enqueued_median, done_median) = (median(&enqueued), median(&done));
    Ok(Report { engine: site.engine, jobs: options.jobs, conditions, enqueued, enqueued_median, done, done_median })
}

async fn enqueue(store: &Store, jobs: u32) -> Result<()> {
    let system = ctx(System);
    for first in (0..jobs).step_by(TOGETHER as usize) {
        let count = TOGETHER.min(jobs - first);
        let many = async |scope: &mut store::WriteScope<'_, System>| {
            for _ in 0..count {
                scope.enqueue(None, &Nothing, &Enqueue::now()).await?;
            }
            Ok::<_, store::Error>(())
        };
        store.write(&system, many).await?;
    }
    Ok(())
}
