//! The folder in which a machine stands. Root wipes it, so it is wiped only when `fresh` made it.

use super::mounts::Mounts;
use anyhow::{Context, Result, bail};
use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf, absolute},
};

/// Says that `fresh` made the folder. The machine stands beside it, because debootstrap wants an empty place.
const MARKER: &str = ".zusage-fresh";
const MACHINE: &str = "machine";

/// A folder with the marker in it.
#[derive(Debug)]
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// Makes the folder anew; refuses one with something in it that `fresh` did not make.
    pub(crate) fn make(wanted: &Path) -> Result<Self> {
        let folder = Self(real(wanted)?);
        folder.wipe()?;
        let path = &folder.0;
        // Not with the folders above it: it must be new, and so nobody else's.
        fs::create_dir(path).with_context(|| format!("{} cannot be made", path.display()))?;
        let marker = path.join(MARKER);
        fs::write(&marker, "`cargo xtask fresh` made this folder and wipes it.\n")
            .with_context(|| format!("{} cannot be written", marker.display()))?;
        Ok(folder)
    }

    /// Where the machine's root is.
    pub(crate) fn machine(&self) -> PathBuf {
        self.0.join(MACHINE)
    }

    /// Removes the folder, unless it is somebody else's or something is still mounted in it.
    pub(crate) fn wipe(&self) -> Result<()> {
        let path = &self.0;
        // First whose it is: in a foreign folder nothing may be unmounted either.
        if !is_there_and_ours(path)? {
            return Ok(());
        }
        Mounts::clear(&self.machine())?;
        if Mounts::any_below(path)? {
            bail!("Something is mounted in {0}. `findmnt` shows it; unmount it, then start again.", path.display());
        }
        empty(path).with_context(|| format!("{} cannot be removed", path.display()))
    }
}

/// The name under which the kernel lists mounts: absolute, without links above the folder itself.
fn real(wanted: &Path) -> Result<PathBuf> {
    let whole = absolute(wanted).context("the folder's name is empty")?;
    let (Some(above), Some(name)) = (whole.parent(), whole.file_name()) else {
        bail!("{} cannot be the folder for `fresh`; name one that does not exist yet", wanted.display());
    };
    fs::create_dir_all(above).with_context(|| format!("{} cannot be made", above.display()))?;
    let above = above.canonicalize().with_context(|| format!("{} cannot be followed", above.display()))?;
    Ok(above.join(name))
}

/// Whether there is a folder to wipe; an error when there is anything that `fresh` did not make.
fn is_there_and_ours(folder: &Path) -> Result<bool> {
    let shown = folder.display();
    match fs::symlink_metadata(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error).with_context(|| format!("{shown} cannot be looked at")),
        Ok(meta) if !meta.is_dir() => {
            bail!("{shown} is a file or a link, not a folder. Name another place with --folder.")
        }
        Ok(_) => {}
    }
    let is_empty = fs::read_dir(folder).with_context(|| format!("{shown} cannot be listed"))?.next().is_none();
    let is_marked = fs::symlink_metadata(folder.join(MARKER)).is_ok_and(|meta| meta.is_file());
    if !is_empty && !is_marked {
        bail!(
            "{shown} is not empty and has no {MARKER} in it, so `fresh` did not make it and does not wipe it. Name \
             another folder with --folder, or empty this one yourself."
        );
    }
    Ok(true)
}

/// Removes everything, the marker last: whoever is interrupted here can go on later.
fn empty(folder: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else if entry.file_name() != MARKER {
            fs::remove_file(entry.path())?;
        }
    }
    match fs::remove_file(folder.join(MARKER)) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => fs::remove_dir(folder),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files;

    #[test]
    fn only_a_folder_of_our_own_is_wiped() {
        let base = std::env::temp_dir().join(format!("xtask-fresh-{}", std::process::id()));
        files::remove(&base).expect("removed");
        let foreign = base.join("foreign");
        files::write(&foreign.join("machine/letter.txt"), "dear").expect("writable");
        let error = Folder::make(&foreign).expect_err("refused").to_string();
        assert!(error.contains("has no .zusage-fresh") && error.contains("--folder"), "{error}");
        assert!(foreign.join("machine/letter.txt").exists());

        // Neither a link to our own folder nor a folder as the marker will do.
        let ours = Folder::make(&base.join("ours")).expect("made");
        std::os::unix::fs::symlink(&ours.0, base.join("link")).expect("linked");
        assert!(Folder::make(&base.join("link")).is_err());
        files::write(&base.join("odd").join(MARKER).join("x"), "").expect("writable");
        assert!(Folder::make(&base.join("odd")).is_err());
        assert!(Folder::make(Path::new("/")).is_err());

        // Missing, empty and marked folders will, and a link inside is removed, not followed.
        files::write(&ours.machine().join("etc/hostname"), "x").expect("writable");
        std::os::unix::fs::symlink(&foreign, ours.0.join("link")).expect("linked");
        fs::create_dir(base.join("empty")).expect("made");
        for name in ["new", "empty", "ours"] {
            let folder = Folder::make(&base.join(name)).expect("made");
            assert_eq!(files::walk(&folder.0).expect("listed"), [folder.0.join(MARKER)]);
            folder.wipe().expect("wiped");
            assert!(!folder.0.exists());
            folder.wipe().expect("nothing to wipe");
        }
        assert!(foreign.join("machine/letter.txt").exists());
        files::remove(&base).expect("removed");
    }

    #[test]
    fn a_folder_is_known_by_its_real_name() {
        let base = std::env::temp_dir().join(format!("xtask-real-{}", std::process::id()));
        fs::create_dir_all(base.join("real")).expect("made");
        std::os::unix::fs::symlink(base.join("real"), base.join("link")).expect("linked");
        let known = base.canonicalize().expect("there").join("real/fresh");
        assert_eq!(real(&base.join("link/fresh/")).expect("found"), known);
        assert!(real(&base.join("link/..")).is_err() && real(Path::new("")).is_err());
        files::remove(&base).expect("removed");
    }
}
