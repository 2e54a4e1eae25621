//! `zusage backup`, `zusage restore`, `zusage erasures`: a copy of everything but the master key, and the way back.

use super::{Failure, say};
use crate::config::{Config, Overrides};
use crate::data;
use clap::Args;
use domain::System;
use domain::time::Timestamp;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use store::backup::{Check, Erasure, RestoreOptions};
use store::vault::MasterKey;
use store::{Access, Store};

/// Makes or renews a backup.
#[derive(Debug, Args)]
pub(super) struct Backup {
    #[command(flatten)]
    overrides: Overrides,
    /// A new folder, or an earlier backup of this installation, which is renewed.
    dir: PathBuf,
    /// Opens each document and compares its content.
    #[arg(long)]
    thorough: bool,
}

/// Restores a backup into an empty place.
#[derive(Debug, Args)]
pub(super) struct Restore {
    #[command(flatten)]
    overrides: Overrides,
    /// The backup.
    dir: PathBuf,
    /// The master key that the backup belongs to. It is copied to where the configuration wants it.
    #[arg(long)]
    master_key: PathBuf,
    /// Lines of `zusage erasures`: who was erased since the backup was made is erased again.
    #[arg(long)]
    erasures: Option<PathBuf>,
    /// Opens each document and compares its content.
    #[arg(long)]
    thorough: bool,
}

/// Prints who was erased, in identifiers.
#[derive(Debug, Args)]
pub(super) struct Erasures {
    #[command(flatten)]
    overrides: Overrides,
    /// Only since this instant (2026-11-22T00:00:00Z).
    #[arg(long)]
    since: Option<jiff::Timestamp>,
}

/// Makes the backup beside a running server.
pub(super) fn backup(backup: &Backup) -> Result<(), Failure> {
    let config = Config::load(&backup.overrides)?;
    let done = super::with_store(&config, Access::Tool, "backup", async |store, ctx| {
        Ok(store.backup(ctx, &backup.dir, check(backup.thorough)).await?)
    })?;
    let manifest = &done.manifest;
    say(format_args!("The backup in {} is whole and has verified itself.", backup.dir.display()));
    say(format_args!(
        "{} rows, {} documents, {} chains of the ledger, {}.",
        manifest.rows.values().sum::<u64>(),
        manifest.documents.count,
        manifest.heads.len(),
        seconds(done.took)
    ));
    say(format_args!("The master key is not in it: {}. Keep a copy elsewhere.", config.data.master_key().display()));
    Ok(())
}

/// Restores, and puts the key in its place.
pub(super) fn restore(restore: &Restore) -> Result<(), Failure> {
    let config = Config::load(&restore.overrides)?;
    let erase = restore.erasures.as_deref().map(erasures_of).transpose()?.unwrap_or_default();
    let options = RestoreOptions { check: check(restore.thorough), erase };
    let (key, place) = (MasterKey::load(&restore.master_key)?, config.data.master_key());
    if place.exists() {
        let other = MasterKey::load(&place)?.fingerprint();
        key.check(other)
            .map_err(|_| format!("{} holds another master key; move it away or name another place", place.display()))?;
    }
    let settings = data::settings(&config.data, Access::Serve, MasterKey::load(&restore.master_key)?);
    let ctx = data::context("restore", System);
    let done = super::runtime()?.block_on(Store::restore(&ctx, &restore.dir, settings, &options))?;
    if !place.exists() {
        key.save_new(&place)?;
    }
    say(format_args!(
        "Restored: {} rows, {} documents, {} chains of the ledger, {}. The ledger holds and ends where the backup says.",
        done.rows.values().sum::<u64>(),
        done.documents.count,
        done.heads.len(),
        seconds(done.took)
    ));
    if done.erased > 0 {
        say(format_args!("{} people were erased again.", done.erased));
    }
    if restore.erasures.is_none() {
        say(
            "Who was erased after the backup was made is back. Keep `zusage erasures` daily in another place for the next time.",
        );
    }
    Ok(())
}

/// Prints a line for each erasure, for `zusage restore --erasures`.
pub(super) fn erasures(erasures: &Erasures) -> Result<(), Failure> {
    let config = Config::load(&erasures.overrides)?;
    let since = erasures.since.map_or(Timestamp::from_microsecond(0), Timestamp::from);
    let found = super::with_store(&config, Access::Tool, "erasures", async |store, ctx| {
        Ok(store.erasures_since(ctx, since).await?)
    })?;
    found.iter().for_each(say);
    Ok(())
}

fn check(thorough: bool) -> Check {
    if thorough { Check::Contents } else { Check::Sizes }
}

fn erasures_of(path: &Path) -> Result<Vec<Erasure>, Failure> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    Ok(lines.map(str::parse).collect::<Result<_, _>>()?)
}

fn seconds(took: Duration) -> String {
    format!("{:.1} s", took.as_secs_f64())
}
