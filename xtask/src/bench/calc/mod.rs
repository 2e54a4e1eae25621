//! The calculators: calculations per second of one core beside another calculator, bytes in a bundle, and with `--long` the fuzzer.

mod fuzz;

use super::median;
use crate::{
    bundle, files, process,
    setup::{ToolFolder, lohnsteuer},
    workshop::Workshop,
};
use anyhow::{Context, Result};
use serde::Deserialize;
use std::fmt::Write as _;

/// The same wages and classes as in `crates/calc/examples/speed.rs`.
const SCRIPT: &str = include_str!("lohnsteuer.py");
const LEAST_PER_SECOND: f64 = 300_000.0;
const LEAST_RATIO: f64 = 100.0;
const MOST_BYTES: usize = 35_000;

/// Per second, a figure for each run.
#[derive(Debug, Deserialize)]
struct Speed {
    wage_tax: Vec<f64>,
    net: Vec<f64>,
}

/// Measures and gives the section's text.
pub(crate) fn measure(shop: &Workshop, tools: &ToolFolder, long: bool) -> Result<String> {
    let python = lohnsteuer::ensure(shop)?;
    let program = build(shop)?;
    // One after the other, so that neither takes time from the other.
    let own: Speed = shop.steps.quiet("calculations per second", || {
        let answer = process::silent(&mut shop.children.command(&program), "Its own words follow.")?;
        serde_json::from_str(&answer).context("calc-speed printed no figures")
    })?;
    let other: Vec<f64> = shop.steps.quiet("lohnsteuer-bmf per second", || {
        let script = shop.tools().join("lohnsteuer.py");
        files::write(&script, SCRIPT)?;
        let answer = process::silent(shop.children.command(&python).arg(&script), "Its own words follow.")?;
        serde_json::from_str(&answer).context("the script printed no figures")
    })?;
    let mut text = speeds(&own, &other, &lohnsteuer::python_version(shop, &python)?);
    text.push_str(&weight(shop, tools)?);
    if long {
        text.push_str(&fuzz::run(shop)?);
    }
    Ok(text)
}

fn build(shop: &Workshop) -> Result<std::path::PathBuf> {
    shop.steps.loud("cargo build calc-speed", || {
        let arguments = ["build", "--package", "calc", "--example", "calc-speed", "--release"];
        process::run(&mut shop.children.cargo(&shop.root, &arguments), "The compiler's message above says where.")
    })?;
    Ok(shop.target.join("release/examples/calc-speed"))
}

fn speeds(own: &Speed, other: &[f64], python: &str) -> String {
    let mut text = format!(
        "\n### Calculations per second on one core\n\nNative, release build; 4,096 different inputs again and again. The package `lohnsteuer-bmf` {} ({python}) \
         calculates the same yearly wages in the same classes in the same run; it knows the plan's yearly tax and solidarity surcharge only.\n\n\
         | what | runs | median |\n| --- | --- | ---: |\n",
        lohnsteuer::VERSION
    );
    for (what, runs) in [("gross to net", &own.net[..]), ("wage tax alone", &own.wage_tax), ("lohnsteuer-bmf", other)] {
        let list: Vec<String> = runs.iter().map(|run| format!("{run:.0}")).collect();
        let _ = writeln!(text, "| {what} | {} | {:.0} |", list.join(", "), median(runs));
    }
    let ratio = median(&own.wage_tax) / median(other);
    let goals = [
        goal(
            median(&own.net) >= LEAST_PER_SECOND,
            &format!("{:.0} net a second, at least {LEAST_PER_SECOND}", median(&own.net)),
        ),
        goal(ratio >= LEAST_RATIO, &format!("wage tax {ratio:.0} times lohnsteuer-bmf, at least {LEAST_RATIO}")),
    ];
    let _ = writeln!(text, "\n{}", goals.join(" "));
    text
}

/// The employee bundle as it is, with all calculators, and with their explanations too.
fn weight(shop: &Workshop, tools: &ToolFolder) -> Result<String> {
    let features = ["employee", "employee,weigh-calc", "employee,weigh-explain"];
    let bytes: Vec<usize> =
        features.iter().map(|features| bundle::weight(shop, tools, features)).collect::<Result<_>>()?;
    Ok(weights(&bytes))
}

fn weights(bytes: &[usize]) -> String {
    let mut text = String::from(
        "\n### Bytes in the employee bundle (wasm and glue, brotli)\n\n| bundle | bytes | more than without |\n| --- | ---: | ---: |\n",
    );
    let without = bytes.first().copied().unwrap_or_default();
    for (what, bytes) in ["without calculators", "all calculators", "and their explanations"].into_iter().zip(bytes) {
        let _ = writeln!(text, "| {what} | {bytes} | {} |", bytes.saturating_sub(without));
    }
    let more = bytes.get(1).copied().unwrap_or_default().saturating_sub(without);
    let _ = writeln!(
        text,
        "\n{}",
        goal(more <= MOST_BYTES, &format!("{more} bytes for the calculators, at most {MOST_BYTES}"))
    );
    text
}

fn goal(is_met: bool, what: &str) -> String {
    format!("Goal {}: {what}.", if is_met { "met" } else { "missed" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speeds_are_medians_with_their_goals() {
        let own = Speed { wage_tax: vec![2e6, 1e6, 3e6], net: vec![299_999.0] };
        let text = speeds(&own, &[10_000.0], "Python 3");
        assert!(text.contains("| wage tax alone | 2000000, 1000000, 3000000 | 2000000 |\n"), "{text}");
        assert!(
            text.contains("Goal missed: 299999 net a second, at least 300000. Goal met: wage tax 200 times"),
            "{text}"
        );
    }

    #[test]
    fn a_weight_is_what_comes_on_top() {
        let text = weights(&[140_000, 175_000, 180_000]);
        assert!(
            text.contains("| all calculators | 175000 | 35000 |\n| and their explanations | 180000 | 40000 |"),
            "{text}"
        );
        assert!(text.ends_with("Goal met: 35000 bytes for the calculators, at most 35000.\n"), "{text}");
        assert!(weights(&[1, 35_002]).contains("Goal missed"));
    }
}
