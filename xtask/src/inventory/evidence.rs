//! A test that the inventory names, and whether that test names the row in return.

use std::fmt;
use std::path::{Component, Path};
use std::str::FromStr;

use super::id::Id;

/// How far above a test its comment may stand.
const REACH: usize = 3;

/// `path/to/file.ext::a part of the test's title`; the part holds no comma.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TestRef {
    file: String,
    title: String,
}

impl FromStr for TestRef {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (file, title) =
            text.split_once("::").ok_or_else(|| format!("`{text}` is not `path/to/file.ext::part of a title`"))?;
        let (file, title) = (file.trim(), title.trim());
        if title.is_empty() {
            return Err(format!("`{text}` names no test"));
        }
        if file.is_empty() || Path::new(file).components().any(|part| !matches!(part, Component::Normal(_))) {
            return Err(format!("`{file}` is not a path inside the repository"));
        }
        Ok(Self { file: file.to_owned(), title: title.to_owned() })
    }
}

impl fmt::Display for TestRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}::{}", self.file, self.title)
    }
}

/// Checks that the file below `root` has such a test, that it runs, and that it names the id.
pub(super) fn check(root: &Path, id: Id, test: &TestRef) -> Result<(), String> {
    let source = std::fs::read_to_string(root.join(&test.file)).map_err(|error| format!("not readable ({error})"))?;
    let lines: Vec<&str> = source.lines().collect();
    let mut found = false;
    for (index, line) in lines.iter().enumerate() {
        let above = head(&lines[..index]);
        if !declares_test(line, above) || !line.contains(&test.title) {
            continue;
        }
        found = true;
        let skipped = above.iter().any(|line| line.trim_start().starts_with("#[ignore"));
        let named = || id.is_named_in(line) || above.iter().any(|line| is_comment(line) && id.is_named_in(line));
        if !skipped && named() {
            return Ok(());
        }
    }
    Err(if found {
        format!("the test is ignored or does not name {id} in its title or a comment {REACH} lines above")
    } else {
        "there is no test with this title".to_owned()
    })
}

/// Whether a test begins here: a Rust function with a test attribute, or a call of `test` or `it` (not `test.skip`).
fn declares_test(line: &str, above: &[&str]) -> bool {
    let line = line.trim_start();
    let starts = |words: [&str; 2]| words.iter().any(|word| line.starts_with(word));
    let is_attribute = |line: &&str| line.trim_start().starts_with("#[") && line.contains("test");
    starts(["test(", "it("]) || starts(["fn ", "async fn "]) && above.iter().any(is_attribute)
}

/// The comments, attributes and blank lines directly above a test, at most [`REACH`] of them.
fn head<'a>(before: &'a [&'a str]) -> &'a [&'a str] {
    let belongs = |line: &&&str| {
        let line = line.trim();
        line.is_empty() || is_comment(line) || line.starts_with("#[")
    };
    let length = before.iter().rev().take(REACH).take_while(belongs).count();
    &before[before.len() - length..]
}

/// Whether the line is a comment in Rust, TypeScript or a shell.
fn is_comment(line: &str) -> bool {
    let line = line.trim_start();
    ["//", "/*", "*", "# "].iter().any(|start| line.starts_with(start))
}
