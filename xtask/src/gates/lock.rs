//! Two versions of a framework crate compile, and then contexts and signals are not found at run time. Two of comemo, and
//! emptying the cache of one leaves the typesetter's full.

use crate::files;
use anyhow::Result;
use std::{collections::BTreeMap, path::Path};

const SINGLE: [&str; 6] = ["leptos", "tachys", "reactive_graph", "server_fn", "wasm-bindgen", "comemo"];

/// Checks the repository's Cargo.lock.
pub(crate) fn check(root: &Path) -> Result<Vec<String>> {
    Ok(duplicates(&files::text(&root.join("Cargo.lock"))?))
}

fn duplicates(lock: &str) -> Vec<String> {
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut name = "";
    for line in lock.lines() {
        if let Some(value) = quoted(line, "name = ") {
            name = value;
        } else if let Some(value) = quoted(line, "version = ")
            && SINGLE.contains(&name)
        {
            versions.entry(name).or_default().push(value);
        }
    }
    versions
        .into_iter()
        .filter(|(_, versions)| versions.len() > 1)
        .map(|(name, versions)| {
            format!(
                "Cargo.lock has {name} in versions {}. `cargo tree --duplicates` shows who asks for which; choose \
                 versions that agree.",
                versions.join(" and ")
            )
        })
        .collect()
}

fn quoted<'a>(line: &'a str, start: &str) -> Option<&'a str> {
    line.strip_prefix(start)?.trim().strip_prefix('"')?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_framework_crates_must_be_single() {
        let lock = "version = 4\n\n[[package]]\nname = \"leptos\"\nversion = \"0.8.23\"\n\n[[package]]\nname = \"syn\"\n\
                    version = \"1.0.0\"\n\n[[package]]\nname = \"syn\"\nversion = \"2.0.0\"\n";
        assert!(duplicates(lock).is_empty());
        let two = format!("{lock}\n[[package]]\nname = \"leptos\"\nversion = \"0.7.8\"\n");
        let problems = duplicates(&two);
        assert_eq!(problems.len(), 1);
        assert!(problems[0].contains("leptos in versions 0.8.23 and 0.7.8"));
    }
}
