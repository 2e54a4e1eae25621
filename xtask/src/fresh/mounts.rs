//! What programs expect to be mounted; taken away in reverse order, whatever happened in between.

use crate::{process, workshop::Workshop};
use anyhow::{Context, Result};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Type and place: compilers and browsers read proc, browsers and databases share memory, terminals need pts.
const MOUNTS: [(&str, &str); 3] = [("proc", "proc"), ("tmpfs", "dev/shm"), ("devpts", "dev/pts")];

/// Mounted places; unmounted when dropped.
#[derive(Debug, Default)]
pub(crate) struct Mounts(Vec<PathBuf>);

impl Mounts {
    /// Mounts everything into a machine's folder.
    pub(crate) fn make(shop: &Workshop, folder: &Path) -> Result<Self> {
        let mut mounts = Self::default();
        for (kind, place) in MOUNTS {
            let place = folder.join(place);
            fs::create_dir_all(&place).with_context(|| format!("{} cannot be made", place.display()))?;
            let mut mount = shop.children.command("mount");
            mount.args(["-t", kind, kind]).arg(&place);
            process::silent(&mut mount, "Mounting needs a real root, not one inside an unprivileged container.")?;
            mounts.0.push(place);
        }
        Ok(mounts)
    }

    /// Takes away what an interrupted run left.
    pub(crate) fn clear(folder: &Path) {
        let places = MOUNTS.iter().rev().map(|(_, place)| folder.join(place));
        for place in places.filter(|place| Self::any_below(place)) {
            unmount(&place);
        }
    }

    /// Whether something is still mounted below a folder; removing it then would reach outside.
    pub(crate) fn any_below(folder: &Path) -> bool {
        let mounts = fs::read_to_string("/proc/self/mounts").unwrap_or_default();
        listed_below(&mounts, &folder.to_string_lossy())
    }
}

impl Drop for Mounts {
    fn drop(&mut self) {
        for place in self.0.iter().rev() {
            unmount(place);
        }
    }
}

fn unmount(place: &Path) {
    // Lazily: a browser's helper that is still ending must not keep the mount for ever.
    let _ = Command::new("umount").args(["--lazy", "--quiet"]).arg(place).status();
}

fn listed_below(mounts: &str, folder: &str) -> bool {
    mounts.lines().filter_map(|line| line.split_whitespace().nth(1)).any(|place| Path::new(place).starts_with(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mount_below_the_folder_is_seen() {
        let mounts = "proc /proc proc rw 0 0\nproc /tmp/zusage-fresh/proc proc rw 0 0\n";
        assert!(listed_below(mounts, "/tmp/zusage-fresh"));
        assert!(!listed_below(mounts, "/tmp/zusage"));
    }
}
