//! The measured section of a document, between two markers; the text around it belongs to people.

use crate::{files, process, workshop::Workshop};
use anyhow::Result;
use std::{fs, path::Path, process::Command, thread};

const BEGIN: &str = "<!-- bench:begin -->";
const END: &str = "<!-- bench:end -->";

/// When, where and what was measured.
pub(crate) fn head(shop: &Workshop) -> String {
    let ask = |program: &str, arguments: &[&str]| {
        let mut command: Command = shop.children.command(program);
        process::answer(command.current_dir(&shop.root).args(arguments)).unwrap_or_else(|| "unknown".to_owned())
    };
    let cores = thread::available_parallelism().map_or(0, usize::from);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
    let changed = if ask("git", &["status", "--porcelain"]).is_empty() { "" } else { " with uncommitted changes" };
    format!(
        "Measured {} on {cores} cores (load average at the start {load}), commit {}{changed}, {}.\n",
        ask("date", &["-u", "+%F"]),
        ask("git", &["rev-parse", "--short=10", "HEAD"]),
        ask("rustc", &["-V"]),
    )
}

/// Puts the text between the markers.
pub(crate) fn write(path: &Path, text: &str) -> Result<()> {
    let document = fs::read_to_string(path).unwrap_or_default();
    files::write(path, replaced(&document, text))
}

fn replaced(document: &str, text: &str) -> String {
    let section = format!("{BEGIN}\n{text}{END}");
    let parts = document.split_once(BEGIN).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    match parts {
        Some((before, after)) => format!("{before}{section}{after}"),
        None => format!("{document}\n{section}\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_section_changes() {
        let document = format!("# Speed\n\n{BEGIN}\nold\n{END}\n\nWhat it means.\n");
        let new = replaced(&document, "new\n");
        assert_eq!(new, format!("# Speed\n\n{BEGIN}\nnew\n{END}\n\nWhat it means.\n"));
        assert_eq!(replaced(&new, "new\n"), new);
        assert!(replaced("# Speed\n", "new\n").contains(BEGIN));
    }
}
