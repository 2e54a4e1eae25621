//! Lighthouse on the employee app's first page: a phone on a slow network, five runs, the median.

use super::{median, product};
use crate::{files, process, setup::ToolFolder, workshop::Workshop};
use anyhow::{Context, Result};
use serde_json::Value;
use std::{fmt::Write as _, path::Path};

const RUNS: usize = 5;

const FLAGS: &str = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run \
    --disable-background-networking --disable-component-update --disable-sync";

/// Name, place in the report, factor for people.
const FIGURES: [(&str, &str, f64); 8] = [
    ("performance", "/categories/performance/score", 100.0),
    ("accessibility", "/categories/accessibility/score", 100.0),
    ("best practices", "/categories/best-practices/score", 100.0),
    ("SEO", "/categories/seo/score", 100.0),
    ("first contentful paint, ms", "/audits/first-contentful-paint/numericValue", 1.0),
    ("largest contentful paint, ms", "/audits/largest-contentful-paint/numericValue", 1.0),
    ("total blocking time, ms", "/audits/total-blocking-time/numericValue", 1.0),
    ("layout shift × 1000", "/audits/cumulative-layout-shift/numericValue", 1000.0),
];

/// Runs Lighthouse five times; every run's figures are listed.
pub(crate) fn measure(shop: &Workshop, tools: &ToolFolder, site: &Path) -> Result<String> {
    let server = product::start(shop, site)?;
    let url = format!("http://localhost:{}/", server.port);
    let reports: Vec<Value> = (0..RUNS).map(|_| once(shop, tools, &url)).collect::<Result<_>>()?;
    let mut text =
        String::from("\n### Lighthouse, mobile preset, `/`\n\n| figure | runs | median |\n| --- | --- | ---: |\n");
    for (name, place, factor) in FIGURES {
        let figures: Vec<f64> = reports.iter().map(|report| figure(report, place) * factor).collect();
        let runs: Vec<String> = figures.iter().map(|figure| format!("{figure:.0}")).collect();
        let _ = writeln!(text, "| {name} | {} | {:.0} |", runs.join(", "), median(&figures));
    }
    Ok(text)
}

fn once(shop: &Workshop, tools: &ToolFolder, url: &str) -> Result<Value> {
    let report = shop.target.join("lighthouse.json");
    let mut lighthouse = shop.children.command("node");
    lighthouse.arg(tools.file("lighthouse/cli/index.js")).arg(url);
    lighthouse.args(["--quiet", "--output=json", "--no-enable-error-reporting"]);
    lighthouse.arg(format!("--output-path={}", report.display())).arg(format!("--chrome-flags={FLAGS}"));
    if let Some(browser) = shop.children.value("E2E_CHROMIUM") {
        lighthouse.env("CHROME_PATH", browser);
    }
    process::silent(&mut lighthouse, "Does the page open in Chromium?")?;
    serde_json::from_slice(&files::read(&report)?).context("Lighthouse's report is no JSON")
}

fn figure(report: &Value, place: &str) -> f64 {
    report.pointer(place).and_then(Value::as_f64).unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_found_in_a_report() {
        let report = serde_json::json!({ "categories": { "performance": { "score": 0.97 } } });
        assert!((figure(&report, FIGURES[0].1) - 0.97).abs() < f64::EPSILON);
        assert!(figure(&report, FIGURES[1].1).is_nan());
    }
}
