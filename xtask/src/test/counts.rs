//! Reading other programs' counts.

use anyhow::{Context, Result};
use serde::Deserialize;

/// Passed and failed of one line `test result: ok. 3 passed; 0 failed; …`; nothing for other lines.
pub(crate) fn cargo(line: &str) -> Option<(u64, u64)> {
    let (_, counts) = line.trim().strip_prefix("test result: ")?.split_once(". ")?;
    let count = |what: &str| counts.split(';').find_map(|part| part.trim().strip_suffix(what)?.trim().parse().ok());
    Some((count(" passed")?, count(" failed")?))
}

#[derive(Deserialize)]
struct Report {
    stats: Stats,
    #[serde(default)]
    errors: Vec<serde_json::Value>,
    #[serde(default)]
    suites: Vec<Suite>,
}

#[derive(Deserialize)]
struct Stats {
    expected: u64,
    unexpected: u64,
    flaky: u64,
}

#[derive(Deserialize)]
struct Suite {
    #[serde(default)]
    specs: Vec<Spec>,
    #[serde(default)]
    suites: Vec<Suite>,
}

#[derive(Deserialize)]
struct Spec {
    title: String,
    file: String,
    #[serde(default)]
    tests: Vec<Test>,
}

#[derive(Deserialize)]
struct Test {
    status: String,
    #[serde(rename = "projectName", default)]
    project: String,
}

/// What a run of Playwright came to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Browsed {
    /// Tests that passed, at the first try or the second.
    pub(crate) passed: u64,
    /// Tests that failed twice, and errors outside of any test.
    pub(crate) failed: u64,
    /// The names of those that passed only at the second try.
    pub(crate) flaky: Vec<String>,
}

/// The counts of a Playwright report; skipped tests are not counted.
pub(crate) fn playwright(json: &str) -> Result<Browsed> {
    let report: Report = serde_json::from_str(json).context("Playwright's report has an unknown form")?;
    let outside = u64::from(!report.errors.is_empty());
    let mut flaky = Vec::new();
    name_flaky(&report.suites, &mut flaky);
    let Stats { expected, unexpected, flaky: unsteady } = report.stats;
    Ok(Browsed { passed: expected + unsteady, failed: unexpected + outside, flaky })
}

fn name_flaky(suites: &[Suite], names: &mut Vec<String>) {
    for suite in suites {
        for spec in &suite.specs {
            let flaky = spec.tests.iter().filter(|test| test.status == "flaky");
            names.extend(flaky.map(|test| format!("{} ({}): {}", spec.file, test.project, spec.title)));
        }
        name_flaky(&suite.suites, names);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargos_lines_are_counted() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.05s";
        assert_eq!(cargo(line), Some((12, 3)));
        assert_eq!(cargo("test result: ok. 0 passed; 0 failed; 0 ignored"), Some((0, 0)));
        assert_eq!(cargo("test tests::result ... ok"), None);
        assert_eq!(cargo("running 3 tests"), None);
    }

    #[test]
    fn playwrights_report_is_counted() {
        let json = r#"{"suites":[{"suites":[{"specs":[{"title":"it rings","file":"a.spec.ts","tests":[
            {"status":"flaky","projectName":"phone"},{"status":"expected","projectName":"desk"}]}]}]}],
            "errors":[],"stats":{"expected":7,"unexpected":1,"flaky":1,"skipped":4,"duration":3.5}}"#;
        let flaky = vec!["a.spec.ts (phone): it rings".to_owned()];
        assert_eq!(playwright(json).expect("read"), Browsed { passed: 8, failed: 1, flaky });
        let broken = r#"{"errors":[{"message":"no such file"}],"stats":{"expected":0,"unexpected":0,"flaky":0}}"#;
        assert_eq!(playwright(broken).expect("read").failed, 1);
        assert!(playwright("{}").is_err());
    }
}
