//! Compares `docs/asvs.tsv`, our standing against the OWASP ASVS, with the standard's list and with the tests it names.

mod evidence;
mod requirement;
mod row;

use super::Verdict;
use crate::files;
use anyhow::Result;
use row::{HEADER, Row, Standing};
use std::{collections::BTreeMap, path::Path};

const FILE: &str = "docs/asvs.tsv";
/// What the lines above the header have to say: whose list it is and under which licence (CC BY-SA 4.0, section 3(a)).
const CREDITS: [&str; 3] = ["OWASP Application Security Verification Standard 5.0.0", "CC BY-SA 4.0", "paraphrase"];

/// The good rows by requirement.
type Rows<'a> = BTreeMap<&'a str, Row<'a>>;

/// Checks the table of the repository.
pub(crate) fn check(root: &Path) -> Result<Verdict> {
    Ok(judge(root, &files::text(&root.join(FILE))?))
}

/// Checks the text of a table whose tests live below `root`.
fn judge(root: &Path, text: &str) -> Verdict {
    let (rows, mut problems) = parse(text);
    for (id, level) in requirement::all() {
        match rows.get(id.as_str()) {
            None => problems.push(format!("{FILE}: {id} is missing")),
            Some(row) if row.level != level => {
                problems.push(format!("{FILE}: {id} is of level {level}, not {}", row.level));
            }
            Some(row) => problems.extend(row.problem(root).map(|problem| format!("{FILE}: {id}: {problem}"))),
        }
    }
    Verdict { lines: count(&rows), problems }
}

/// The good rows, and a problem for each other line.
fn parse(text: &str) -> (Rows<'_>, Vec<String>) {
    let (mut rows, mut problems) = (Rows::new(), Vec::new());
    let preface: String = text.lines().take_while(|line| line.starts_with('#')).collect();
    let silent = CREDITS.iter().filter(|credit| !preface.contains(**credit));
    problems.extend(silent.map(|credit| format!("{FILE}: the lines above the header do not say \"{credit}\"")));
    let mut lines = text.lines().enumerate().skip_while(|(_, line)| line.starts_with('#'));
    if lines.next().map(|(_, line)| line) != Some(HEADER) {
        problems.push(format!("{FILE}: the header must be `{}`", HEADER.escape_debug()));
    }
    for (index, line) in lines {
        match Row::parse(line) {
            Ok(row) if rows.contains_key(row.id) => {
                problems.push(format!("{FILE}:{}: {} stands twice", index + 1, row.id));
            }
            Ok(row) => drop(rows.insert(row.id, row)),
            Err(problem) => problems.push(format!("{FILE}:{}: {problem}", index + 1)),
        }
    }
    (rows, problems)
}

/// How many requirements of each level are how far.
fn count(rows: &Rows<'_>) -> Vec<String> {
    let line = |name: &str, counts: &dyn Fn(&&Row<'_>) -> bool| {
        let of = |standing| rows.values().filter(counts).filter(|row| row.standing == standing).count();
        let counts = Standing::ALL.map(|standing| format!("{:>4} {}", of(standing), standing.name()));
        format!("{name:<10}{}", counts.join(" "))
    };
    let levels = requirement::LEVELS.map(|level| line(&format!("level {level}"), &|row| row.level == level));
    levels.into_iter().chain([line("all", &|_| true)]).collect()
}

#[cfg(test)]
mod tests;
