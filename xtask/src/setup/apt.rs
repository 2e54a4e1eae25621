//! Packages of Debian and its relatives: installed as root, named exactly otherwise.

use super::is_root;
use crate::{process, workshop::Workshop};
use anyhow::{Result, bail};
use std::{
    process::Command,
    sync::atomic::{AtomicBool, Ordering},
};

/// The lists are fetched once per run, and only when something is missing.
static LISTS_ARE_FRESH: AtomicBool = AtomicBool::new(false);

/// Installs packages that a step misses; `purpose` says what they are for.
pub(crate) fn install(shop: &Workshop, packages: &[&str], purpose: &str) -> Result<()> {
    let names = packages.join(" ");
    if shop.children.find("apt-get").is_none() {
        bail!(
            "{purpose} is missing, and this system has no apt-get. Install what corresponds to Debian's \
             packages `{names}` with your system's own package manager, then start this command again."
        );
    }
    if !is_root() {
        bail!("{purpose} is missing. Type this, then start the command again:\n\n  {}\n", by_hand(packages));
    }
    shop.steps.quiet(&format!("apt-get install {names}"), || {
        if !LISTS_ARE_FRESH.load(Ordering::Relaxed) {
            process::silent(apt_get(shop).arg("update").arg("-qq"), "Is a Debian mirror reachable?")?;
            LISTS_ARE_FRESH.store(true, Ordering::Relaxed);
        }
        let mut install = apt_get(shop);
        install.args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages);
        process::silent(&mut install, &format!("Without it {purpose} is missing.")).map(drop)
    })
}

/// The same installation as a person would type it.
pub(crate) fn by_hand(packages: &[&str]) -> String {
    format!("sudo apt-get update && sudo apt-get install -y --no-install-recommends {}", packages.join(" "))
}

fn apt_get(shop: &Workshop) -> Command {
    let mut command = shop.children.command("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_to_type_names_every_package() {
        let line = super::by_hand(&["chromium", "fonts-liberation"]);
        assert!(line.starts_with("sudo apt-get update && ") && line.ends_with(" chromium fonts-liberation"));
    }
}
