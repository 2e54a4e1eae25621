//! The front door of the repository: `cargo xtask demo | dev | test | build | bench | fresh | inventory`.
//!
//! What CI runs is what people run. Each command first makes sure that its tools are there, says what it does
//! step by step with the time each step took, and in the end either shows the result or says what to do.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line tool talks to people on its terminal")]

mod bench;
mod budget;
mod bundle;
mod children;
mod demo;
mod dev;
mod files;
mod fresh;
mod gates;
mod http;
mod inventory;
mod metadata;
mod process;
mod served;
mod server;
mod setup;
mod steps;
mod test;
mod workshop;

use anyhow::{Result, bail};
use clap::{Parser, Subcommand};
use std::process::ExitCode;
use workshop::Workshop;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, shows, tests and measures Zusage")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Set up what is missing, build, and start the server with demo data; ends with Ctrl-C
    Demo {
        /// The port on this machine
        #[arg(long, default_value_t = 3000)]
        port: u16,
        /// What else the server is told, after `--`: `--people 100000`, `--seed 7`, `--today 2027-01-04`, `--data FOLDER`
        #[arg(last = true)]
        more: Vec<String>,
    },
    /// Like demo, and builds and starts again whenever a source file changes
    Dev {
        /// The port on this machine
        #[arg(long, default_value_t = 3000)]
        port: u16,
    },
    /// Run every check and every test; the last line counts them
    Test {
        /// Only tests and gates whose name contains this; leaves formatting and lints out
        filter: Option<String>,
    },
    /// Build the product for use: dist/zusage and dist/site
    Build,
    /// Measure the product, the store and the calculators, and write docs/benchmarks.md
    Bench {
        /// Only this part
        #[arg(value_enum)]
        part: Option<bench::Part>,
        /// Kill the store's process 500 times instead of 20, and fuzz the calculators for a minute each way
        #[arg(long)]
        long: bool,
    },
    /// Run demo and test on an empty Debian in a folder, to prove that set-up is complete (needs root)
    Fresh(fresh::Options),
    /// Only make sure that the tools are there
    Setup,
    /// Compare the inventory of capabilities with the code
    Inventory,
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<ExitCode> {
    let mut shop = Workshop::open()?;
    match command {
        Command::Demo { port, more } => demo::run(&mut shop, port, &more)?,
        Command::Dev { port } => dev::run(&mut shop, port)?,
        Command::Test { filter } => return test::run(&mut shop, filter.as_deref()),
        Command::Build => bundle::release(&mut shop)?,
        Command::Bench { part, long } => bench::run(&mut shop, part, long)?,
        Command::Fresh(options) => fresh::run(&shop, &options)?,
        Command::Setup => {
            setup::for_build(&mut shop)?;
            setup::for_tests(&mut shop)?;
        }
        Command::Inventory => {
            let report = inventory::run(&shop.root)?;
            for line in &report.lines {
                println!("{line}");
            }
            if !report.failures.is_empty() {
                bail!("the inventory does not match:\n{}", report.failures.join("\n"));
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}
