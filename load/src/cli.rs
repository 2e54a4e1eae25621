//! The command line: `load subject | kills | writes | reads | jobs | fanout | sign-ins | pages`.

use crate::measure::{fanout, jobs, pages, reads, sign_ins, writes};
use crate::{crash, subject};
use anyhow::{Result, bail};
use clap::{Args, Parser, Subcommand};
use domain::random::{Random as _, SystemRandom};
use serde::Serialize;
use std::path::PathBuf;
use std::process::ExitCode;
use testkit::Folder;

/// Loads, kills and measures the store from outside.
#[derive(Debug, Parser)]
#[command(name = "load", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Be the server process that is loaded and killed
    Subject(subject::Options),
    /// Kill a subject under writers, again and again, and count what is lost
    Kills(Kills),
    /// Measure durable writes
    Writes(writes::Options),
    /// Measure reads
    Reads(reads::Options),
    /// Measure enqueuing and doing jobs
    Jobs(jobs::Options),
    /// Measure how late many watchers hear of an event, and what one costs
    Fanout(fanout::Options),
    /// Measure signing in beside pages, and the time of refusals
    SignIns(sign_ins::Options),
    /// Measure pages of the demo with many people
    Pages(pages::Options),
}

#[derive(Debug, Args)]
struct Kills {
    /// How often
    #[arg(long = "kills", default_value_t = 20)]
    times: u32,
    /// How many write at once
    #[arg(long, default_value_t = 48)]
    writers: usize,
    /// Who is there at the beginning
    #[arg(long, default_value_t = 10_000)]
    people: u32,
    /// At least so many acknowledgements
    #[arg(long, default_value_t = 2_000)]
    acknowledged: u64,
    /// Decides about the moments of the kills; random if not given
    #[arg(long)]
    seed: Option<u64>,
}

/// Parses the arguments and runs the command.
pub fn run() -> ExitCode {
    let command = Cli::parse().command;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    match runtime.map_err(Into::into).and_then(|runtime| runtime.block_on(carry_out(command))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error);
            ExitCode::FAILURE
        }
    }
}

async fn carry_out(command: Command) -> Result<()> {
    match command {
        Command::Subject(options) => subject::run(options).await,
        Command::Kills(options) => kills(&options).await,
        Command::Writes(options) => say(&writes::run(&options).await?),
        Command::Reads(options) => say(&reads::run(&options).await?),
        Command::Jobs(options) => say(&jobs::run(&options).await?),
        Command::Fanout(options) => say(&fanout::run(&program()?, &options).await?),
        Command::SignIns(options) => say(&sign_ins::run(&options).await?),
        Command::Pages(options) => say(&pages::run(&options).await?),
    }
}

async fn kills(options: &Kills) -> Result<()> {
    let folder = Folder::new();
    let plan = crash::Plan {
        program: program()?,
        folder: folder.path().to_owned(),
        people: options.people,
        kills: options.times,
        writers: options.writers,
        acknowledged: options.acknowledged,
        seed: options.seed.unwrap_or_else(any_seed),
    };
    let report = crash::run(&plan).await?;
    say(&report)?;
    if !report.found.is_clean() {
        bail!("a promise was broken: see lost, doubled, unknown and ledger_faults");
    }
    Ok(())
}

fn any_seed() -> u64 {
    let mut bytes = [0; 8];
    SystemRandom.fill(&mut bytes);
    u64::from_le_bytes(bytes)
}

fn program() -> Result<PathBuf> {
    Ok(std::env::current_exe()?)
}

#[expect(clippy::print_stdout, reason = "the report is for whoever started this")]
fn say(report: &impl Serialize) -> Result<()> {
    println!("{}", serde_json::to_string(report)?);
    Ok(())
}

#[expect(clippy::print_stderr, reason = "the command line speaks to a person")]
fn complain(error: &anyhow::Error) {
    eprintln!("load: {error:#}");
}
