//! Whether the tests that a row names are there and run.

use crate::files;
use std::path::{Component, Path};

/// Checks `path/to/file::test`, several parted by `; `: a Rust function that is a test, or the whole title of a Playwright test.
pub(super) fn check(root: &Path, evidence: &str) -> Result<(), String> {
    evidence.split("; ").try_for_each(|test| one(root, test).map_err(|problem| format!("{test}: {problem}")))
}

fn one(root: &Path, test: &str) -> Result<(), String> {
    let (file, name) = test.split_once("::").ok_or("this is not `path/to/file::test`")?;
    if file.is_empty() || Path::new(file).components().any(|part| !matches!(part, Component::Normal(_))) {
        return Err("this is no path inside the repository".to_owned());
    }
    let source = files::text(&root.join(file)).map_err(|error| error.to_string())?;
    let found = match Path::new(file).extension().and_then(|extension| extension.to_str()) {
        Some("rs") => is_rust_test(&source, name),
        Some("ts") => source.lines().any(|line| is_playwright_test(line, name)),
        _ => return Err("tests are written in Rust or TypeScript".to_owned()),
    };
    if found { Ok(()) } else { Err("there is no such test, or it does not run".to_owned()) }
}

/// Whether a function of this name has a test's attribute and is not ignored, or stands in a block that is run on both engines.
fn is_rust_test(source: &str, name: &str) -> bool {
    let (mut attributes, mut both) = (Vec::new(), false);
    for line in source.lines() {
        match line {
            "both! {" => both = true,
            "}" => both = false,
            _ => {}
        }
        let code = line.trim_start();
        if both && line.strip_prefix("    ").is_some_and(|line| line.starts_with("async fn ")) && is_named(code, name) {
            return true;
        }
        if code.starts_with("#[") {
            attributes.push(code);
        } else if !code.is_empty() && !code.starts_with("//") {
            let runs = attributes.iter().any(|line| is_test(line)) && !attributes.iter().any(|line| is_ignored(line));
            if runs && is_named(code, name) {
                return true;
            }
            attributes.clear();
        }
    }
    false
}

/// `#[test]`, `#[tokio::test]`, `#[tokio::test(flavor = …)]`.
fn is_test(attribute: &str) -> bool {
    let path = attribute.trim_start_matches("#[").split(['(', ']']).next().unwrap_or_default();
    path.rsplit("::").next() == Some("test")
}

fn is_ignored(attribute: &str) -> bool {
    attribute.starts_with("#[ignore")
}

/// `fn name(` or `async fn name(`.
fn is_named(code: &str, name: &str) -> bool {
    let function = code.strip_prefix("async ").unwrap_or(code).strip_prefix("fn ");
    function.and_then(|rest| rest.strip_prefix(name)).is_some_and(|rest| rest.starts_with('('))
}

/// `test("title", …`; not `test.skip(…`, which does not run.
fn is_playwright_test(line: &str, title: &str) -> bool {
    let Some(rest) = line.trim_start().strip_prefix("test(") else { return false };
    let Some(quote) = rest.chars().next().filter(|quote| "\"'`".contains(*quote)) else { return false };
    rest.strip_prefix(quote).and_then(|rest| rest.strip_prefix(title)).is_some_and(|rest| rest.starts_with(quote))
}
