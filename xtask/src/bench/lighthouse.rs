//! Lighthouse on pages of the product: a phone on a slow network, five runs, the median.

use super::{median, product};
use crate::{files, http, process, setup::ToolFolder, workshop::Workshop};
use anyhow::{Context, Result};
use serde_json::Value;
use std::{
    fmt::{self, Write as _},
    path::Path,
};

const RUNS: usize = 5;
/// How often a run is begun before it counts as failed.
const TRIES: u32 = 3;

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

/// What the medians have to reach at least.
const GOALS: [(&str, f64); 3] = [("performance", 98.0), ("accessibility", 100.0), ("best practices", 100.0)];

/// The medians that have a goal, in the order of [`GOALS`]. A figure that no report has is no number and misses it.
#[derive(Debug)]
pub(crate) struct Goal([f64; 3]);

impl Goal {
    fn of(medians: &[(&str, f64)]) -> Self {
        Self(
            GOALS.map(|(name, _)| {
                medians.iter().find(|(known, _)| *known == name).map_or(f64::NAN, |(_, found)| *found)
            }),
        )
    }

    /// Whether each median reaches its goal.
    pub(crate) fn is_met(&self) -> bool {
        // Rounded as shown: 0.98 × 100 must not fail by a last bit.
        GOALS.iter().zip(self.0).all(|((_, wanted), found)| found.round() >= *wanted)
    }
}

impl fmt::Display for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = GOALS.iter().zip(self.0).map(|((name, wanted), found)| format!("{name} {found:.0} of {wanted:.0}"));
        let verdict = if self.is_met() { "Goal met" } else { "Goal missed" };
        write!(f, "{verdict}: {}.", parts.collect::<Vec<_>>().join(", "))
    }
}

/// A page, and as whom of the demo it is looked at.
pub(super) struct Page {
    /// Its address.
    pub(super) path: &'static str,
    /// A part of the demo's cast; nobody is signed in without one.
    pub(super) part: Option<&'static str>,
}

/// Runs Lighthouse five times; every run's figures are listed, and whether the medians reach the goal.
pub(super) fn measure(shop: &Workshop, tools: &ToolFolder, site: &Path, page: &Page) -> Result<(String, Goal)> {
    let server = product::start(shop, site)?;
    let url = format!("http://localhost:{}{}", server.port, page.path);
    let sign_in =
        |part| http::cookies(server.port, "/demo", &format!("part={part}")).context("the demo does not answer");
    let cookies = page.part.map(sign_in).transpose()?;
    let reports: Vec<Value> =
        (0..RUNS).map(|_| recorded(shop, tools, &url, cookies.as_deref())).collect::<Result<_>>()?;
    let mut text = format!(
        "\n### Lighthouse, mobile preset, `{}`, release build\n\n| figure | runs | median |\n| --- | --- | ---: |\n",
        page.path
    );
    let mut medians = Vec::new();
    for (name, place, factor) in FIGURES {
        let figures: Vec<f64> = reports.iter().map(|report| figure(report, place) * factor).collect();
        let runs: Vec<String> = figures.iter().map(|figure| format!("{figure:.0}")).collect();
        let median = median(&figures);
        let _ = writeln!(text, "| {name} | {} | {median:.0} |", runs.join(", "));
        medians.push((name, median));
    }
    let goal = Goal::of(&medians);
    let _ = writeln!(text, "\n{goal}");
    Ok((text, goal))
}

/// A run. Now and then one ends without a record of the page's load and asks to be run again (`NO_NAVSTART`); such a run has no figures.
fn recorded(shop: &Workshop, tools: &ToolFolder, url: &str, cookies: Option<&str>) -> Result<Value> {
    let mut tries = 1;
    loop {
        match once(shop, tools, url, cookies) {
            Err(error) if tries < TRIES => eprintln!("Lighthouse is asked again: {error:#}"),
            answer => return answer,
        }
        tries += 1;
    }
}

fn once(shop: &Workshop, tools: &ToolFolder, url: &str, cookies: Option<&str>) -> Result<Value> {
    let report = shop.target.join("lighthouse.json");
    let mut lighthouse = shop.children.command("node");
    lighthouse.arg(tools.file("lighthouse/cli/index.js")).arg(url);
    lighthouse.args(["--quiet", "--output=json", "--no-enable-error-reporting"]);
    lighthouse.arg(format!("--output-path={}", report.display())).arg(format!("--chrome-flags={FLAGS}"));
    if let Some(cookies) = cookies {
        lighthouse.arg(format!("--extra-headers={}", serde_json::json!({ "Cookie": cookies })));
    }
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
    fn each_median_must_reach_its_goal() {
        let goal = |performance, practices| {
            Goal::of(&[("performance", performance), ("accessibility", 100.0), ("best practices", practices)])
        };
        let met = goal(0.98 * 100.0, 100.0);
        assert!(met.is_met());
        assert_eq!(
            met.to_string(),
            "Goal met: performance 98 of 98, accessibility 100 of 100, best practices 100 of 100."
        );
        assert!(goal(97.0, 100.0).to_string().starts_with("Goal missed: performance 97 of 98, "));
        assert!(!goal(100.0, 96.0).is_met() && !goal(f64::NAN, 100.0).is_met() && !Goal::of(&[]).is_met());
        assert!(GOALS.iter().all(|(name, _)| FIGURES.iter().any(|(known, ..)| known == name)));
    }

    #[test]
    fn figures_are_found_in_a_report() {
        let report = serde_json::json!({ "categories": { "performance": { "score": 0.97 } } });
        assert!((figure(&report, FIGURES[0].1) - 0.97).abs() < f64::EPSILON);
        assert!(figure(&report, FIGURES[1].1).is_nan());
    }
}
