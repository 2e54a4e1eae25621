//! The command line: `zusage serve | routes | config | migrate | ledger | account | backup | restore | erase | erasures |
//! calc | import | document`.

mod account;
mod backup;
mod calc;
mod check;
mod document;
mod erase;
mod import;
mod ledger;
mod migrate;
mod routes;
mod serve;

use crate::config::{Config, Overrides};
use crate::data;
use clap::{Parser, Subcommand};
use domain::{Ctx, System};
use std::process::ExitCode;
use store::{Access, Store};
use tokio::runtime::Runtime;

/// The open platform for occupational pensions.
#[derive(Debug, Parser)]
#[command(name = "zusage", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Starts the server.
    Serve(Overrides),
    /// Prints every route of the server as JSON; the tests visit each of them.
    Routes,
    /// Brings the database's tables up to date. A database file is also brought up to date by every start.
    Migrate(Overrides),
    /// Proves that nothing was changed behind the program's back.
    #[command(subcommand)]
    Ledger(ledger::LedgerCommand),
    /// Opens the way for the first one who can give roles.
    #[command(subcommand)]
    Account(account::AccountCommand),
    /// Makes a backup beside a running server; without the master key, which is to be kept elsewhere.
    Backup(backup::Backup),
    /// Restores a backup into an empty place.
    Restore(backup::Restore),
    /// Erases a person's data for good.
    Erase(erase::Erase),
    /// Prints who was erased, to be kept for the day of a restore.
    Erasures(backup::Erasures),
    /// Calculates cases from a file, a line each, without a server or data.
    Calc(calc::Calc),
    /// Takes in a list of staff or of contracts, or says what it would do.
    Import(import::Import),
    /// Looks at sealed documents.
    #[command(subcommand)]
    Document(document::DocumentCommand),
    /// Looks at the configuration.
    #[command(subcommand)]
    Config(ConfigCommand),
}

#[derive(Debug, Subcommand)]
enum ConfigCommand {
    /// Checks file, environment and flags, says what is in force or wrong, and changes nothing.
    Check(Overrides),
}

/// Parses the arguments and runs the command. Every error ends as one sentence on standard error and exit code 1.
pub fn run() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Serve(overrides) => serve::run(&overrides),
        Command::Routes => routes::run(),
        Command::Migrate(overrides) => migrate::run(&overrides),
        Command::Ledger(command) => ledger::run(&command),
        Command::Account(command) => account::run(&command),
        Command::Backup(backup) => backup::backup(&backup),
        Command::Restore(restore) => backup::restore(&restore),
        Command::Erase(erase) => erase::run(&erase),
        Command::Erasures(erasures) => backup::erasures(&erasures),
        Command::Calc(calc) => return ended(calc::run(&calc)),
        Command::Import(import) => return ended(import::run(&import)),
        Command::Document(command) => return ended(document::run(&command)),
        Command::Config(ConfigCommand::Check(overrides)) => check::run(&overrides),
    };
    ended(done.map(|()| ExitCode::SUCCESS))
}

fn ended(done: Result<ExitCode, Failure>) -> ExitCode {
    done.unwrap_or_else(|error| {
        say_error(error.as_ref());
        ExitCode::FAILURE
    })
}

/// What a command can fail with: anything that explains itself.
pub(crate) type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Opens the store, does one thing with it, closes it. With [`Access::Tool`] also beside a running server.
pub(crate) fn with_store<T>(
    config: &Config,
    access: Access,
    part: &'static str,
    work: impl AsyncFnOnce(&Store, &Ctx<System>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    runtime()?.block_on(async {
        let ctx = data::context(part, System);
        let store = data::open(config, access, &ctx).await?;
        let done = work(&store, &ctx).await;
        store.close().await;
        done
    })
}

pub(crate) fn runtime() -> std::io::Result<Runtime> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()
}

#[expect(clippy::print_stderr, reason = "the command line speaks to a person")]
fn say_error(error: &dyn std::error::Error) {
    eprintln!("zusage: {error}");
    let mut cause = error.source();
    while let Some(error) = cause {
        eprintln!("  because: {error}");
        cause = error.source();
    }
}

/// Prints a line of a command's answer.
#[expect(clippy::print_stdout, reason = "the command line speaks to a person")]
pub(crate) fn say(line: impl std::fmt::Display) {
    println!("{line}");
}
