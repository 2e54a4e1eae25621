//! `cargo xtask inventory`: compares `docs/inventory.tsv`, the list of what the product must do, with the code.
//!
//! Each capability, ideal item and rule has one row. A row that says `works` names its tests, and each named test
//! names the row: in its title, or in a comment at most three lines above it.

mod evidence;
mod id;
mod row;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context as _;

use id::Id;
use row::{Row, State};

/// Where the inventory stands, from the root of the repository.
const FILE: &str = "docs/inventory.tsv";

/// What the comparison found.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// Counts per state and per group, ready to print.
    pub(crate) lines: Vec<String>,
    /// What does not match, one sentence each; empty when all is well.
    pub(crate) failures: Vec<String>,
}

/// Reads the inventory below `root` and checks every row and every test it names.
///
/// # Errors
/// When the inventory cannot be read. What is wrong inside it is a failure in the report.
pub(crate) fn run(root: &Path) -> anyhow::Result<Report> {
    let path = root.join(FILE);
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("{} is not readable; it belongs to the repository", path.display()))?;
    Ok(check(root, &text))
}

/// Checks the text of an inventory whose tests live below `root`.
fn check(root: &Path, text: &str) -> Report {
    let (rows, mut failures) = parse(text);
    for id in Id::all().filter(|id| !rows.contains_key(id)) {
        failures.push(format!("{FILE}: {id} is missing"));
    }
    for (id, row) in &rows {
        if row.state == State::Works && row.tests.is_empty() {
            failures.push(format!("{FILE}: {id} works, but names no test"));
        }
        for test in &row.tests {
            if let Err(problem) = evidence::check(root, *id, test) {
                failures.push(format!("{id}: {test}: {problem}"));
            }
        }
    }
    Report { lines: count(&rows), failures }
}

/// All good rows by id, and a failure for each other line.
fn parse(text: &str) -> (BTreeMap<Id, Row>, Vec<String>) {
    let mut rows = BTreeMap::new();
    let mut failures = Vec::new();
    let mut lines = text.lines().enumerate();
    if lines.next().map(|(_, line)| line) != Some(row::HEADER) {
        failures.push(format!("{FILE}:1: the first line must be `{}`", row::HEADER.escape_debug()));
    }
    for (index, line) in lines {
        match Row::parse(line) {
            Ok(row) if rows.contains_key(&row.id) => {
                failures.push(format!("{FILE}:{}: {} stands twice", index + 1, row.id));
            }
            Ok(row) => {
                rows.insert(row.id, row);
            }
            Err(problem) => failures.push(format!("{FILE}:{}: {problem}", index + 1)),
        }
    }
    (rows, failures)
}

/// One line for all rows, then one per group.
fn count(rows: &BTreeMap<Id, Row>) -> Vec<String> {
    let mut groups: BTreeMap<usize, Vec<&Row>> = BTreeMap::new();
    for (id, row) in rows {
        groups.entry(id.group()).or_default().push(row);
    }
    let total = tally(&rows.values());
    std::iter::once(format!("{:<20}{total}", "all"))
        .chain(groups.values().filter_map(|rows| {
            let range = rows.first()?.id.range();
            Some(format!("{range:<20}{}", tally(&rows.iter().copied())))
        }))
        .collect()
}

/// How many rows are in which state.
fn tally<'a>(rows: &(impl Iterator<Item = &'a Row> + Clone)) -> String {
    State::ALL.map(|state| format!("{:>4} {state}", rows.clone().filter(|row| row.state == state).count())).join(" ")
}

#[cfg(test)]
mod tests;
