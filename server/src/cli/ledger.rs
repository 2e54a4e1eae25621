//! `zusage ledger verify`: proves the ledger, beside a running server or from a backup.

use super::{Failure, say};
use crate::config::{Config, Overrides};
use crate::data;
use clap::Subcommand;
use domain::System;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use store::Access;
use store::ledger::{Head, Report};

/// What can be asked of the ledger.
#[derive(Debug, Subcommand)]
pub(super) enum LedgerCommand {
    /// Reads every chain; fails and names the first bad place of each one that does not hold.
    Verify {
        #[command(flatten)]
        overrides: Overrides,
        /// Ends that were printed earlier by `ledger heads`: they must still be in their chains.
        #[arg(long)]
        heads: Option<PathBuf>,
    },
    /// Prints the end of each chain, to be kept elsewhere: chain, number of rows, hash.
    Heads {
        #[command(flatten)]
        overrides: Overrides,
    },
}

/// Runs the command.
pub(super) fn run(command: &LedgerCommand) -> Result<(), Failure> {
    match command {
        LedgerCommand::Verify { overrides, heads } => verify(overrides, heads.as_deref()),
        LedgerCommand::Heads { overrides } => {
            let report = read(overrides, &[])?;
            report.heads.iter().for_each(|head| say(line(head)));
            judge(&report)
        }
    }
}

fn verify(overrides: &Overrides, heads: Option<&Path>) -> Result<(), Failure> {
    let known = heads.map(known_heads).transpose()?.unwrap_or_default();
    let report = read(overrides, &known)?;
    judge(&report)?;
    say(format_args!("The ledger holds: {} chains, {} rows.", report.chains, report.rows));
    if heads.is_some() {
        say(format_args!("All {} earlier ends are still in their chains.", known.len()));
    }
    Ok(())
}

fn read(overrides: &Overrides, known: &[String]) -> Result<Report, Failure> {
    let config = Config::load(overrides)?;
    super::with_store(&config, Access::Tool, "ledger", async |store, ctx| {
        let report = store.verify_ledger(ctx).await?;
        let ends: BTreeMap<String, &Head> = report.heads.iter().map(|head| (head.chain.to_string(), head)).collect();
        for earlier in known {
            still_there(store, &ends, earlier).await?;
        }
        Ok(report)
    })
}

async fn still_there(store: &store::Store, ends: &BTreeMap<String, &Head>, earlier: &str) -> Result<(), Failure> {
    let mut parts = earlier.rsplitn(3, '\t');
    let (Some(hash), Some(seq), Some(chain)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(format!("this is no line of `zusage ledger heads`: {earlier}").into());
    };
    let seq: i64 = seq.parse().map_err(|_| format!("this is no line of `zusage ledger heads`: {earlier}"))?;
    let Some(head) = ends.get(chain) else { return Err(format!("{chain}: the whole chain is missing").into()) };
    let found = store.ledger_hash(&data::context("ledger", System), head.chain, seq).await?;
    match found {
        Some(found) if hex(&found) == hash => Ok(()),
        Some(_) => Err(format!("{chain}, row {seq}: is not the row that was there when the end was printed").into()),
        None => Err(format!("{chain}, row {seq}: was there when the end was printed, and is missing").into()),
    }
}

fn judge(report: &Report) -> Result<(), Failure> {
    if report.faults.is_empty() {
        return Ok(());
    }
    let places: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
    Err(format!("the ledger does not hold, first bad place of each chain:\n  {}", places.join("\n  ")).into())
}

fn known_heads(path: &Path) -> Result<Vec<String>, Failure> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect())
}

fn line(head: &Head) -> String {
    format!("{}\t{}\t{}", head.chain, head.seq, hex(&head.hash))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
