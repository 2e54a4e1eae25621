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
}

#[derive(Deserialize)]
struct Stats {
    expected: u64,
    unexpected: u64,
    flaky: u64,
}

/// Passed and failed of a Playwright report. A test that passes only at the second try counts as failed, and so
/// does an error outside of any test; skipped tests are not counted.
pub(crate) fn playwright(json: &str) -> Result<(u64, u64)> {
    let report: Report = serde_json::from_str(json).context("Playwright's report has an unknown form")?;
    let outside = u64::from(!report.errors.is_empty());
    Ok((report.stats.expected, report.stats.unexpected + report.stats.flaky + outside))
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
        let json =
            r#"{"suites":[],"errors":[],"stats":{"expected":7,"unexpected":1,"flaky":2,"skipped":4,"duration":3.5}}"#;
        assert_eq!(playwright(json).expect("read"), (7, 3));
        let broken = r#"{"errors":[{"message":"no such file"}],"stats":{"expected":0,"unexpected":0,"flaky":0}}"#;
        assert_eq!(playwright(broken).expect("read"), (0, 1));
        assert!(playwright("{}").is_err());
    }
}
