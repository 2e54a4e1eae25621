//! A file that does one job is short; one that does not fit on a few screens does several.

use crate::files;
use anyhow::Result;
use std::path::Path;

const FOLDERS: [&str; 7] = ["app", "server", "crates", "frontend", "xtask", "end2end", "load"];
const LONGEST: usize = 400;

/// Checks every source file.
pub(crate) fn check(root: &Path) -> Result<Vec<String>> {
    let mut problems = Vec::new();
    for folder in FOLDERS.iter().map(|name| root.join(name)).filter(|folder| folder.exists()) {
        for file in files::walk(&folder)? {
            if !file.extension().is_some_and(|extension| extension == "rs" || extension == "ts") {
                continue;
            }
            let lines = files::text(&file)?.lines().count();
            if lines > LONGEST {
                let path = file.strip_prefix(root)?.display();
                problems.push(format!("{path} has {lines} lines, {LONGEST} are allowed; split it by job."));
            }
        }
    }
    Ok(problems)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_hundred_lines_are_the_limit_for_sources_only() {
        let root = std::env::temp_dir().join(format!("xtask-lengths-{}", std::process::id()));
        files::write(&root.join("app/src/fits.rs"), "x\n".repeat(400)).expect("writable");
        files::write(&root.join("app/src/long.rs"), "x\n".repeat(401)).expect("writable");
        files::write(&root.join("app/i18n/de/long.txt"), "x\n".repeat(401)).expect("writable");
        files::write(&root.join("end2end/node_modules/long.ts"), "x\n".repeat(401)).expect("writable");
        let problems = check(&root).expect("checked");
        assert_eq!(problems, ["app/src/long.rs has 401 lines, 400 are allowed; split it by job."]);
        files::remove(&root).expect("removed");
    }
}
