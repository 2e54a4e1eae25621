//! Pages of the product as it ships, with a demo of many people: an employee's home, and the list of people in every order.

mod demo;
mod imports;

use super::figures::{Group, drive};
use super::machine::{Conditions, resident};
use crate::client::http::Connection;
use crate::clock::{millis, now};
use anyhow::{Result, ensure};
use clap::Args;
use demo::{Demo, Visit};
use imports::Imports;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use testkit::Folder;

/// What is measured.
#[derive(Debug, Args)]
pub struct Options {
    /// The program to measure
    #[arg(long)]
    pub program: PathBuf,
    /// The folder that its build made
    #[arg(long)]
    pub site: PathBuf,
    /// How many people the largest employer has
    #[arg(long, default_value_t = 100_000)]
    pub people: u32,
    /// How many ask at once
    #[arg(long, default_value_t = 32)]
    pub connections: usize,
    /// How long each run takes
    #[arg(long, default_value_t = 10.0)]
    pub seconds: f64,
    /// How many runs
    #[arg(long, default_value_t = 5)]
    pub runs: u32,
    /// Another product on this machine: JSON with its port, its cookie and its pages
    #[arg(long)]
    pub peer: Option<Peer>,
}

/// Another product, with somebody signed in.
#[derive(Debug, Clone, Deserialize)]
pub struct Peer {
    port: u16,
    cookie: String,
    /// Names and addresses.
    pages: BTreeMap<String, String>,
}

impl FromStr for Peer {
    type Err = serde_json::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        serde_json::from_str(text)
    }
}

/// What came of it.
#[derive(Debug, Serialize)]
pub struct Report {
    conditions: Conditions,
    people: u32,
    /// Making the demo's people.
    fill_s: f64,
    /// From the start until the first page, with all of them there.
    start_ms: f64,
    /// Two seconds after the start, nobody asks.
    idle_mb: f64,
    groups: Vec<Group>,
    /// Right after the last run.
    loaded_mb: f64,
    imports: Imports,
}

/// How many look at a list at once where its own time is asked for and not that of a queue: a desk's people read for seconds.
const FEW: usize = 4;

/// Fills, starts anew, and asks for pages.
///
/// # Errors
/// When the program does not start, or does not let the demo's people in.
pub async fn run(options: &Options) -> Result<Report> {
    let conditions = Conditions::now();
    let folder = Folder::new();
    let begin = now();
    Demo::start(options, folder.path()).await?.stop().await?;
    let fill_s = begin.elapsed().as_secs_f64();
    let begin = now();
    let demo = Demo::start(options, folder.path()).await?;
    let mut first = Connection::open(demo.address).await?;
    ensure!(first.get("/", "").await?.0 == 200, "`/` does not answer");
    let start_ms = millis(begin.elapsed());
    tokio::time::sleep(Duration::from_secs(2)).await;
    let idle_mb = megabytes(resident(demo.process()?)?);
    let mut groups = Vec::new();
    let many = options.connections;
    let list = || Visit::people(&demo, options.people);
    for (what, visit, at_once) in [
        ("home", Visit::home(&demo).await?, many),
        ("people", list().await?, many),
        ("people, few at once", list().await?, FEW),
    ] {
        groups.push(measure(what.to_owned(), demo.address, visit, at_once, options).await?);
    }
    let loaded_mb = megabytes(resident(demo.process()?)?);
    demo.stop().await?;
    let imports = imports::measure(options, folder.path()).await?;
    if let Some(peer) = &options.peer {
        for (name, path) in &peer.pages {
            let visit = Visit::one(&peer.cookie, path);
            let (what, address) = (format!("django-helpdesk: {name}"), ([127, 0, 0, 1], peer.port).into());
            groups.push(measure(what, address, visit, many, options).await?);
        }
    }
    Ok(Report { conditions, people: options.people, fill_s, start_ms, idle_mb, groups, loaded_mb, imports })
}

async fn measure(what: String, address: SocketAddr, visit: Visit, at_once: usize, options: &Options) -> Result<Group> {
    let visit = Arc::new(visit);
    let mut connections = Vec::new();
    for _ in 0..at_once {
        connections.push(Connection::open(address).await?);
    }
    let (free, next) = (Arc::new(Mutex::new(connections)), Arc::new(AtomicU32::new(0)));
    let ask = move || {
        let (visit, free, number) = (visit.clone(), free.clone(), next.fetch_add(1, Ordering::Relaxed));
        async move { visited(&visit, &free, number).await }
    };
    // Until every thread of the program has met the page once.
    drive(at_once, Duration::from_secs(1), ask.clone()).await?;
    let mut runs = Vec::new();
    for _ in 0..options.runs {
        runs.push(drive(at_once, Duration::from_secs_f64(options.seconds), ask.clone()).await?);
    }
    Ok(Group::of(what, at_once, runs))
}

/// Looks at one page over a connection that is free; a broken one is not given back.
async fn visited(visit: &Visit, free: &Mutex<Vec<Connection>>, number: u32) -> bool {
    let taken = free.lock().unwrap_or_else(PoisonError::into_inner).pop();
    let Some(mut connection) = taken else { return false };
    let answer = connection.get(&visit.path(number), &visit.headers).await;
    let fine = matches!(answer, Ok((200, _)));
    if answer.is_ok() {
        free.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
    }
    fine
}

fn megabytes(kibibytes: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "memory in KiB is far below 2^52")]
    let kibibytes = kibibytes as f64;
    kibibytes * 1024.0 / 1e6
}
