//! Signing in with a password, beside pages that others look at; and whether the time of a refusal tells who has an account.

mod product;
mod timing;
mod visitor;

use super::machine::Conditions;
use super::pace::{Paced, Series, pace};
use anyhow::{Context as _, Result, ensure};
use clap::Args;
use product::{PASSWORD, Product, name};
use serde::Serialize;
use std::path::PathBuf;
use std::time::Duration;
use timing::Timing;
use visitor::Visitor;

/// What is measured.
#[derive(Debug, Args)]
pub struct Options {
    /// The program to measure
    #[arg(long)]
    pub program: PathBuf,
    /// The folder that its build made
    #[arg(long)]
    pub site: PathBuf,
    /// How many accounts there are
    #[arg(long, default_value_t = 400)]
    pub accounts: u32,
    /// Sign-ins a second
    #[arg(long, default_value_t = 30)]
    pub sign_ins: u32,
    /// Pages a second beside them
    #[arg(long, default_value_t = 200)]
    pub pages: u32,
    /// How long each run takes
    #[arg(long, default_value_t = 10.0)]
    pub seconds: f64,
    /// How many runs
    #[arg(long, default_value_t = 5)]
    pub runs: u32,
    /// Wrong passwords for names that exist, and as many for names that do not; at most one for each account
    #[arg(long, default_value_t = 200)]
    pub tries: u32,
}

/// What came of it.
#[derive(Debug, Serialize)]
pub struct Report {
    conditions: Conditions,
    sign_ins: u32,
    pages: u32,
    series: Vec<Series>,
    timing: Timing,
}

/// Looked at in turn.
const PAGES: [&str; 4] = ["/home", "/account", "/sign-in", "/"];

/// Measures pages alone, then pages and sign-ins together, then the time of refusals.
///
/// # Errors
/// When the program does not start, or does not know who signs in.
pub async fn run(options: &Options) -> Result<Report> {
    let conditions = Conditions::now();
    let product = Product::start(&options.program, &options.site, options.accounts.max(options.tries)).await?;
    let visitor = Visitor::of(&product)?;
    let first = visitor.sign_in(&name(0), PASSWORD, 0).await?;
    ensure!(first.status == 303, "nobody is signed in: status {}", first.status);
    let looking = Looking { visitor: visitor.clone(), cookies: first.cookies };
    let time = Duration::from_secs_f64(options.seconds);
    looking.run(options.pages, Duration::from_secs(1)).await.context("the pages to begin with")?;
    let (mut alone, mut beside, mut signing) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..options.runs {
        alone.push(looking.run(options.pages, time).await?);
        let (pages, sign_ins) = tokio::try_join!(looking.run(options.pages, time), sign_ins(&visitor, options, time))?;
        beside.push(pages);
        signing.push(sign_ins);
    }
    let series = vec![
        Series::of("pages alone", alone),
        Series::of("pages beside sign-ins", beside),
        Series::of("sign-ins", signing),
    ];
    let timing = timing::measure(&visitor, options.tries).await?;
    Ok(Report { conditions, sign_ins: options.sign_ins, pages: options.pages, series, timing })
}

async fn sign_ins(visitor: &Visitor, options: &Options, time: Duration) -> Result<Paced> {
    pace(options.sign_ins, time, |number| {
        let (visitor, name) = (visitor.clone(), name(number % options.accounts));
        async move { matches!(visitor.sign_in(&name, PASSWORD, number).await, Ok(answer) if answer.status == 303) }
    })
    .await
}

/// Somebody who looks at pages.
#[derive(Clone)]
struct Looking {
    visitor: Visitor,
    cookies: String,
}

impl Looking {
    async fn run(&self, per_second: u32, time: Duration) -> Result<Paced> {
        pace(per_second, time, |number| {
            let looking = self.clone();
            let page = PAGES[number as usize % PAGES.len()];
            async move { matches!(looking.visitor.page(page, &looking.cookies).await, Ok(answer) if answer.status == 200) }
        })
        .await
    }
}
