//! A text that no code shows is translated four times for nobody.

use crate::files;
use anyhow::{Context, Result};
use catalogue::Entry;
use std::{collections::HashSet, path::Path};

const FOLDERS: [&str; 2] = ["app", "server"];

/// Checks that the constant of each key is named somewhere in the code that shows it.
pub(crate) fn check(root: &Path) -> Result<Vec<String>> {
    let app = catalogue::load(&root.join("app/i18n")).context("app/i18n")?;
    let own = catalogue::single(&root.join("crates/calculators/texts")).context("crates/calculators/texts")?;
    let mut problems = unnamed(root, "app/i18n", &FOLDERS, app.entries())?;
    problems.extend(unnamed(root, "crates/calculators/texts", &["crates/calculators"], own.iter())?);
    Ok(problems)
}

fn unnamed<'e>(
    root: &Path,
    place: &str,
    folders: &[&str],
    entries: impl Iterator<Item = &'e Entry>,
) -> Result<Vec<String>> {
    let mut code = Vec::new();
    for folder in folders {
        for file in files::walk(&root.join(folder))? {
            if file.extension().is_some_and(|extension| extension == "rs") {
                code.push(files::text(&file)?);
            }
        }
    }
    let named: HashSet<&str> = code.iter().flat_map(|text| words(text)).collect();
    let unnamed = entries.filter(|entry| !named.contains(entry.const_name().as_str())).map(|entry| {
        let name = entry.const_name();
        format!("`{}` is in {place} and `{name}` nowhere in the code; remove it or use it.", entry.key)
    });
    Ok(unnamed.collect())
}

/// The words that could be constants.
fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_longer_name_is_not_the_same_name() {
        let named: HashSet<&str> = words("view! { {t(NAV_HOME_TITLE)} {t!(T::NAV_MONEY)} }").collect();
        assert!(named.contains("NAV_HOME_TITLE") && named.contains("NAV_MONEY"));
        assert!(!named.contains("NAV_HOME"));
    }
}
