//! Small helpers for files: reading with a useful error, hashing, walking, replacing a folder at once.

use anyhow::{Context, Result};
use sha2::{Digest as _, Sha256};
use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

/// The bytes of a file; the error names it.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("{} cannot be read", path.display()))
}

/// The text of a file; the error names it.
pub(crate) fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
}

/// Writes a file and the folders above it; the error names it.
pub(crate) fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    }
    fs::write(path, bytes).with_context(|| format!("{} cannot be written", path.display()))
}

/// Copies a file and makes the folders above the copy.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    }
    fs::copy(from, to).map(drop).with_context(|| format!("{} cannot be copied to {}", from.display(), to.display()))
}

/// A second name for a file, or a copy where the file system has no such names; makes the folders above it.
pub(crate) fn link(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    }
    if fs::hard_link(from, to).is_ok() { Ok(()) } else { copy(from, to) }
}

/// SHA-256 as 64 hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Every file below a folder, sorted; build output and installed packages are left out.
pub(crate) fn walk(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        let entries = fs::read_dir(&folder).with_context(|| format!("{} cannot be listed", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default();
            if path.is_dir() {
                if name != "target" && name != "node_modules" {
                    open.push(path);
                }
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Puts a finished folder in the place of an old one, so that nobody ever sees half of it.
pub(crate) fn swap(fresh: &Path, place: &Path) -> Result<()> {
    let old = place.with_extension("old");
    remove(&old)?;
    if place.exists() {
        fs::rename(place, &old).with_context(|| format!("{} cannot be moved away", place.display()))?;
    }
    fs::rename(fresh, place).with_context(|| format!("{} cannot be moved into place", fresh.display()))?;
    remove(&old)
}

/// Removes a folder with everything in it, if it is there.
pub(crate) fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swapping_leaves_nothing_stale() {
        let base = std::env::temp_dir().join(format!("xtask-swap-{}", std::process::id()));
        write(&base.join("site/old.txt"), "old").expect("writable");
        write(&base.join("site.new/sub/new.txt"), "new").expect("writable");
        swap(&base.join("site.new"), &base.join("site")).expect("swapped");
        let left: Vec<_> = walk(&base).expect("listed");
        assert_eq!(left, [base.join("site/sub/new.txt")]);
        remove(&base).expect("removed");
    }

    #[test]
    fn the_hash_is_sha256() {
        assert!(sha256(b"abc").starts_with("ba7816bf8f01cfea"));
    }
}
