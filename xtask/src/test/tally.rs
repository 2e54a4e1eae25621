//! What passed and what failed, and the one last line that says so.

use crate::gates::Verdict;
use anyhow::Result;
use std::process::ExitCode;

/// The counts of one run.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    passed: u64,
    failed: u64,
    failures: Vec<String>,
}

impl Tally {
    /// Counts one check by its result.
    pub(crate) fn check(&mut self, name: &str, result: Result<()>) {
        match result {
            Ok(()) => self.passed += 1,
            Err(error) => self.failure(name, &format!("{error:#}")),
        }
    }

    /// Counts one gate and shows what it says.
    pub(crate) fn verdict(&mut self, name: &str, verdict: Result<Verdict>) {
        match verdict {
            Err(error) => self.failure(name, &format!("{error:#}")),
            Ok(verdict) => {
                for line in &verdict.lines {
                    println!("     {line}");
                }
                if verdict.problems.is_empty() {
                    self.passed += 1;
                } else {
                    self.failure(name, &verdict.problems.join("\n"));
                }
            }
        }
    }

    /// Counts the tests of a suite.
    pub(crate) fn suite(&mut self, name: &str, passed: u64, failed: u64) {
        self.passed += passed;
        self.failed += failed;
        if failed > 0 {
            self.failures.push(format!("{name}: {failed} failed; its own lines above say which"));
        }
    }

    /// Counts one failure and shows it at once.
    pub(crate) fn failure(&mut self, name: &str, text: &str) {
        eprintln!("FAILED {name}\n{text}");
        self.failed += 1;
        self.failures.push(format!("{name}: {}", text.lines().next().unwrap_or_default()));
    }

    /// Shows the failures again and the last line.
    pub(crate) fn finish(&self) -> ExitCode {
        for failure in &self.failures {
            println!("FAILED {failure}");
        }
        println!("{}", self.last_line());
        if self.failed == 0 && self.passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    fn last_line(&self) -> String {
        format!("{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_counted() {
        let mut tally = Tally::default();
        tally.check("fmt", Ok(()));
        tally.check("lint", Err(anyhow::anyhow!("no")));
        tally.suite("cargo", 10, 2);
        tally.verdict("gate", Ok(Verdict::from(vec!["one".to_owned(), "two".to_owned()])));
        tally.verdict("other gate", Ok(Verdict::default()));
        assert_eq!(tally.last_line(), "12 passed, 4 failed");
        assert_eq!(tally.failures.len(), 3);
    }
}
