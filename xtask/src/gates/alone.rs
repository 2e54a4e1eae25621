//! A clone must be complete: nothing in it may point to a folder beside it.

use crate::{process, workshop::Workshop};
use anyhow::Result;
use std::fs;

/// Written in two parts, or this file would be found itself.
const OUTSIDE: &str = concat!("../", "shared");

/// Checks every file that is or would be committed.
pub(crate) fn check(shop: &Workshop) -> Result<Vec<String>> {
    let mut git = shop.children.command("git");
    git.current_dir(&shop.root).args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let listed = process::silent(&mut git, "The gate lists files with git; is this a clone?")?;
    let names = listed.split('\0').filter(|name| !name.is_empty());
    Ok(names
        .filter(|name| fs::read(shop.root.join(name)).is_ok_and(|bytes| points_outside(&bytes)))
        .map(|name| format!("{name} names `{OUTSIDE}`, which no clone has; copy what is needed into the repository."))
        .collect())
}

fn points_outside(bytes: &[u8]) -> bool {
    bytes.windows(OUTSIDE.len()).any(|window| window == OUTSIDE.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_is_found_in_any_file() {
        assert!(points_outside(format!("see {OUTSIDE}/notes").as_bytes()));
        assert!(!points_outside(b"see shared/notes"));
    }
}
