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
    /// Mounts everything into a machine.
    pub(crate) fn make(shop: &Workshop, machine: &Path) -> Result<Self> {
        let mut mounts = Self::default();
        for (kind, place) in MOUNTS {
            let place = machine.join(place);
            fs::create_dir_all(&place).with_context(|| format!("{} cannot be made", place.display()))?;
            let mut mount = shop.children.command("mount");
            mount.args(["-t", kind, kind]).arg(&place);
            process::silent(&mut mount, "Mounting needs a real root, not one inside an unprivileged container.")?;
            mounts.0.push(place);
        }
        Ok(mounts)
    }

    /// Takes away what an interrupted run left.
    pub(crate) fn clear(machine: &Path) -> Result<()> {
        for (_, place) in MOUNTS.iter().rev() {
            let place = machine.join(place);
            if Self::any_below(&place)? {
                unmount(&place);
            }
        }
        Ok(())
    }

    /// Whether something is still mounted at or below a folder; removing it then would reach outside.
    pub(crate) fn any_below(folder: &Path) -> Result<bool> {
        // Nothing to read does not mean that nothing is mounted.
        let mounts = fs::read_to_string("/proc/self/mounts").context("/proc does not say what is mounted")?;
        Ok(listed_below(&mounts, folder))
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

fn listed_below(mounts: &str, folder: &Path) -> bool {
    let places = mounts.lines().filter_map(|line| line.split(' ').nth(1));
    places.map(unescaped).any(|place| Path::new(&place).starts_with(folder))
}

/// The kernel writes blanks and backslashes of a name as octal numbers.
fn unescaped(place: &str) -> String {
    let known = [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")];
    known.iter().fold(place.to_owned(), |place, (written, meant)| place.replace(written, meant))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mount_below_the_folder_is_seen() {
        let mounts = "proc /proc proc rw 0 0\nproc /tmp/zusage-fresh/proc proc rw 0 0\n";
        let below = |folder: &str| listed_below(mounts, Path::new(folder));
        assert!(below("/tmp/zusage-fresh") && below("/tmp/zusage-fresh/proc") && below("/tmp"));
        assert!(!below("/tmp/zusage") && !below("/tmp/zusage-fresh/proc/sys"));
        assert!(listed_below("proc /tmp/my\\040fresh/proc proc rw 0 0\n", Path::new("/tmp/my fresh")));
    }
}
