//! The command line: `zusage serve | routes | config check`.

mod check;
mod routes;
mod serve;

use crate::config::Overrides;
use clap::{Parser, Subcommand};
use std::process::ExitCode;

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
        Command::Config(ConfigCommand::Check(overrides)) => check::run(&overrides),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say_error(error.as_ref());
            ExitCode::FAILURE
        }
    }
}

/// What a command can fail with: anything that explains itself.
pub(crate) type Failure = Box<dyn std::error::Error + Send + Sync>;

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
