//! The measured sections of a document, each between two markers; the text around them belongs to people.

use crate::{files, process, workshop::Workshop};
use anyhow::Result;
use std::{fs, path::Path, process::Command, thread};

/// A section and the name in its markers.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Section {
    /// The product as it ships.
    Product,
    /// Writes, reads, crashes and watchers.
    Store,
    /// The calculators.
    Calc,
    /// Signing in.
    SignIns,
    /// Pages with many people.
    Pages,
}

impl Section {
    fn markers(self) -> [String; 2] {
        let name = match self {
            Self::Product => "bench",
            Self::Store => "bench-store",
            Self::Calc => "bench-calc",
            Self::SignIns => "bench-sign-ins",
            Self::Pages => "bench-pages",
        };
        ["begin", "end"].map(|end| format!("<!-- {name}:{end} -->"))
    }
}

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

/// Puts the text between the section's markers.
pub(crate) fn write(path: &Path, section: Section, text: &str) -> Result<()> {
    let document = fs::read_to_string(path).unwrap_or_default();
    files::write(path, replaced(&document, section, text))
}

fn replaced(document: &str, section: Section, text: &str) -> String {
    let [begin, end] = section.markers();
    let section = format!("{begin}\n{text}{end}");
    let parts = document.split_once(&begin).and_then(|(before, rest)| Some((before, rest.split_once(&end)?.1)));
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
        let [begin, end] = Section::Product.markers();
        assert_eq!(begin, "<!-- bench:begin -->");
        let document = format!("# Speed\n\n{begin}\nold\n{end}\n\nWhat it means.\n");
        let new = replaced(&document, Section::Product, "new\n");
        assert_eq!(new, format!("# Speed\n\n{begin}\nnew\n{end}\n\nWhat it means.\n"));
        assert_eq!(replaced(&new, Section::Product, "new\n"), new);
        assert!(replaced("# Speed\n", Section::Product, "new\n").contains(&begin));
    }

    #[test]
    fn each_section_has_its_own_place() {
        let both = replaced(&replaced("", Section::Product, "one\n"), Section::Store, "two\n");
        let new = replaced(&both, Section::Store, "three\n");
        assert!(new.contains("one\n") && new.contains("three\n") && !new.contains("two\n"), "{new}");
    }
}
