//! `cargo xtask fresh`: an empty Debian in a folder, a clone, `demo` and `test` as a newcomer types them.
//!
//! The folder gets what README.md asks for: rustup's toolchain (without the wasm target), gcc and git. Everything else
//! must come from the commands themselves. Used when a set-up step changes, and before a release.

mod folder;
mod machine;
mod mounts;

use crate::{http, process, setup, steps::seconds, workshop::Workshop};
use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use machine::Machine;
use std::{env, path::PathBuf, time::Duration};

const DEMO_LIMIT: Duration = Duration::from_mins(90);

/// What `fresh` can be told.
#[derive(Args)]
pub(crate) struct Options {
    /// Go the way through Debian's own Rust, whether or not rustup's server answers
    #[arg(long)]
    debian: bool,
    /// Run one of the two commands only
    #[arg(long)]
    only: Option<Part>,
    /// Where to make the machine, a new folder or one of an earlier run; it is removed when everything passed
    #[arg(long)]
    folder: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    Demo,
    Test,
}

/// Makes the machine, runs the commands, takes the mounts away in any case.
pub(crate) fn run(shop: &Workshop, options: &Options) -> Result<()> {
    if !setup::is_root() {
        bail!(
            "`fresh` makes a root folder and mounts into it, so it needs root: sudo env \"PATH=$PATH\" cargo xtask fresh"
        );
    }
    let folder = options.folder.clone().unwrap_or_else(|| env::temp_dir().join("zusage-fresh"));
    let machine = Machine::make(shop, &folder)?;
    let mounts = mounts::Mounts::make(shop, &machine.root)?;
    let result = machine.equip(shop).and_then(|()| commands(shop, options, &machine));
    drop(mounts);
    println!("\n{}", shop.steps.table());
    result.with_context(|| format!("the machine is left in {} for a look", machine.root.display()))?;
    machine.remove()
}

fn commands(shop: &Workshop, options: &Options, machine: &Machine) -> Result<()> {
    let wish = |part| options.only.is_none_or(|only| only == part);
    if wish(Part::Demo) {
        shop.steps.loud("cargo xtask demo, until it answers", || demo(shop, options, machine))?;
    }
    if wish(Part::Test) {
        shop.steps.loud("cargo xtask test", || {
            process::run(&mut machine.xtask(shop, options.debian, &["test"]), "Its lines above say which.")
        })?;
    }
    Ok(())
}

fn demo(shop: &Workshop, options: &Options, machine: &Machine) -> Result<()> {
    use std::os::unix::process::CommandExt as _;
    let port = http::free_port().context("no port is free")?;
    let mut command = machine.xtask(shop, options.debian, &["demo", "--port", &port.to_string()]);
    // A group of its own, so that one signal ends cargo, its compilers and the server.
    let mut child = command.process_group(0).spawn().context("chroot could not be started")?;
    let answers = || http::status(port, "/livez") == Some(200);
    process::wait_until(DEMO_LIMIT, || answers() || !matches!(child.try_wait(), Ok(None)));
    let works = answers();
    process::signal("TERM", &format!("-{}", child.id()));
    process::stop(&mut child);
    if !works {
        bail!("the demo did not answer at /livez within {}, or ended before", seconds(DEMO_LIMIT));
    }
    Ok(())
}
