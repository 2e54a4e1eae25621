//! `cargo xtask bench`: sizes, start time, memory and Lighthouse of a release build, written to docs/benchmarks.md.

mod lighthouse;
mod product;
mod section;

use crate::{budget, bundle, setup, workshop::Workshop};
use anyhow::{Result, bail};
use std::fmt::Write as _;

/// Builds a release, measures it, writes the section; a missed goal is an error, but the section is written.
pub(crate) fn run(shop: &mut Workshop) -> Result<()> {
    bundle::release(shop)?;
    let tools = setup::for_bench(shop)?;
    let site = shop.dist().join("site");
    let mut text = section::head(shop);
    text.push_str(&bytes(&budget::measure(&site)?));
    text.push_str(&shop.steps.quiet("start time and memory", || product::measure(shop, &site))?);
    let (figures, goal) = shop.steps.loud("Lighthouse", || lighthouse::measure(shop, &tools, &site))?;
    text.push_str(&figures);
    println!("{text}");
    section::write(&shop.root.join("docs/benchmarks.md"), &text)?;
    if !goal.is_met() {
        bail!(
            "{goal} The section in docs/benchmarks.md is written; Lighthouse's last report is in target/lighthouse.json."
        );
    }
    Ok(())
}

fn bytes(sizes: &[budget::Sizes]) -> String {
    let mut text = String::from(
        "\n### Bytes to the first page (brotli)\n\n| bundle | wasm | js | css | texts | together |\n\
         | --- | ---: | ---: | ---: | ---: | ---: |\n",
    );
    for sizes in sizes {
        let parts: Vec<String> = sizes.parts.iter().map(|(_, bytes)| bytes.to_string()).collect();
        let _ = writeln!(text, "| {} | {} | {} |", sizes.bundle, parts.join(" | "), sizes.total());
    }
    text
}

/// The middle of an odd number of figures.
fn median(figures: &[f64]) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_adds_the_parts_up() {
        let sizes = budget::Sizes { bundle: "employee".into(), parts: vec![("wasm", 90), ("js", 10)] };
        assert!(bytes(&[sizes]).ends_with("| employee | 90 | 10 | 100 |\n"));
    }

    #[test]
    fn the_median_ignores_one_slow_run() {
        assert!((median(&[3.0, 900.0, 1.0, 2.0, 4.0]) - 3.0).abs() < f64::EPSILON);
    }
}
