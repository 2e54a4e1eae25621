//! The browser suite: Playwright with the system's Chromium against the program that was just built.

use super::{cases, counts, tally::Tally};
use crate::{bundle::Built, files, served::Served, workshop::Workshop};
use anyhow::{Context, Result};
use std::{fs, path::Path};

const NAME: &str = "browser suite";
/// So many tests may need their second try on a machine that is busy; each is named, and one more is red.
const UNSTEADY: usize = 2;

/// Runs the suite and counts its tests. The suite starts its own servers with what `E2E_BIN` and `E2E_SITE` name, and calculates with
/// what `E2E_CASES` names.
pub(crate) fn run(shop: &Workshop, built: &Built, filter: Option<&str>, tally: &mut Tally) {
    let run = cases::build(shop).and_then(|cases| shop.steps.loud(NAME, || suite(shop, built, &cases, filter)));
    match run {
        Ok((passed, failed)) => tally.suite(NAME, passed, failed),
        Err(error) => tally.failure(NAME, &format!("{error:#}")),
    }
}

fn suite(shop: &Workshop, built: &Built, cases: &Path, filter: Option<&str>) -> Result<(u64, u64)> {
    let folder = shop.root.join("end2end");
    let report = shop.target.join("playwright.json");
    if report.exists() {
        fs::remove_file(&report).with_context(|| format!("{} cannot be removed", report.display()))?;
    }
    let served = Served::of(shop, built, "test")?;
    let mut playwright = shop.children.command(folder.join("node_modules/.bin/playwright"));
    playwright
        .current_dir(&folder)
        .args(["test", "--reporter=list,json"])
        .env("PLAYWRIGHT_JSON_OUTPUT_NAME", &report)
        .env("E2E_BIN", &served.program)
        .env("E2E_SITE", &served.site)
        .env("E2E_CASES", cases);
    if let Some(filter) = filter {
        playwright.args(["--pass-with-no-tests", "--grep", filter]);
    }
    let status =
        playwright.status().context("Playwright could not be started; remove end2end/node_modules and try again")?;
    let browsed = counts::playwright(&files::text(&report).context("Playwright wrote no report")?)?;
    for name in &browsed.flaky {
        println!("     passed at the second try only: {name}");
    }
    let failed = browsed.failed + u64::from(browsed.flaky.len() > UNSTEADY);
    // Whatever made Playwright fail without a failed test must not pass unseen.
    Ok((browsed.passed, if status.success() { failed } else { failed.max(1) }))
}
