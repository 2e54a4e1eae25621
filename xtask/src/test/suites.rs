//! `cargo test`, in calls that do not mix the server's and the browser's features of one crate.

use super::{counts, tally::Tally};
use crate::workshop::Workshop;
use anyhow::{Context, Result, bail};
use std::{
    io::{BufRead as _, BufReader},
    process::Stdio,
};

const SUITES: [(&str, &[&str]); 2] =
    [("cargo test tools", &["--package", "xtask", "--package", "catalogue"]), ("cargo test server", &SERVER)];

/// The same packages and features as in the lints' pass.
pub(super) const SERVER: [&str; 26] = [
    "--package",
    "server",
    "--package",
    "app",
    "--package",
    "docgen",
    "--package",
    "lists",
    "--package",
    "domain",
    "--package",
    "calc",
    "--package",
    "calculators",
    "--package",
    "gateways",
    "--package",
    "store",
    "--package",
    "services",
    "--package",
    "seal",
    "--package",
    "load",
    "--features",
    "app/ssr,calc/cases",
];

/// Runs every suite and counts its tests.
pub(crate) fn run(shop: &Workshop, filter: Option<&str>, tally: &mut Tally) {
    for (name, arguments) in SUITES {
        match shop.steps.loud(name, || suite(shop, arguments, filter)) {
            Ok((passed, failed)) => tally.suite(name, passed, failed),
            Err(error) => tally.failure(name, &format!("{error:#}")),
        }
    }
}

fn suite(shop: &Workshop, arguments: &[&str], filter: Option<&str>) -> Result<(u64, u64)> {
    let mut cargo = shop.children.cargo(&shop.root, &["test", "--no-fail-fast"]);
    cargo.args(arguments).args(["--", "--quiet"]).args(filter).stdout(Stdio::piped());
    let mut child = cargo.spawn().context("cargo could not be started")?;
    let output = child.stdout.take().context("cargo has no output")?;
    let (mut passed, mut failed) = (0, 0);
    for line in BufReader::new(output).lines() {
        let line = line.context("cargo's output is no text")?;
        println!("{line}");
        if let Some((more_passed, more_failed)) = counts::cargo(&line) {
            passed += more_passed;
            failed += more_failed;
        }
    }
    let status = child.wait().context("cargo did not end")?;
    if !status.success() && failed == 0 {
        bail!("cargo test ended with {status} and counted no failed test: it did not compile, or a test program died");
    }
    Ok((passed, failed))
}
