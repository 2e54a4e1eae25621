//! Reads tab-separated vectors: an id, then columns; `#` for remarks.

use calc::Cents;
use std::collections::HashSet;

/// The lines of a file. Too few lines or an id used twice is an error: a test must not pass on an emptied file.
pub fn lines(file: &'static str, at_least: usize) -> Vec<Vec<&'static str>> {
    let lines = file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let lines: Vec<Vec<_>> = lines.map(|line| line.split('\t').collect()).collect();
    let ids: HashSet<_> = lines.iter().map(|line| line[0]).collect();
    assert_eq!(ids.len(), lines.len(), "an id stands twice");
    assert!(lines.len() >= at_least, "{} lines are too few", lines.len());
    lines
}

/// Reads `1234.56`.
pub fn cents(text: &str) -> Cents {
    let (whole, part) = text.split_once('.').unwrap_or((text, "00"));
    assert_eq!(part.len(), 2, "{text} is no amount");
    Cents::new(format!("{whole}{part}").parse().unwrap_or_else(|_| panic!("{text} is no amount")))
}

/// Reports all failures at once.
pub fn report(failures: &[String]) {
    assert!(failures.is_empty(), "{} failed:\n{}", failures.len(), failures.join("\n"));
}
