//! `cargo xtask bench`: what the product weighs and how fast it is, what the store does under load and crashes, and how fast the
//! calculators are and what they weigh; written to docs/benchmarks.md.

mod calc;
mod goal;
mod lighthouse;
mod load;
mod pages;
mod product;
mod section;
mod sign_ins;
mod store;

use crate::{budget, bundle, setup, workshop::Workshop};
use anyhow::{Result, bail};
use clap::ValueEnum;
use section::Section;
use std::fmt::Write as _;

const DOCUMENT: &str = "docs/benchmarks.md";
/// The first page that anybody sees.
const FIRST: lighthouse::Page = lighthouse::Page { path: "/", part: None };

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// Sizes, start time, memory and Lighthouse of the product as it ships.
    Product,
    /// Durable writes, reads, kills and fan-out.
    Store,
    /// Calculations per second beside another calculator, bytes in a bundle; fuzzing with `--long`.
    Calc,
    /// Signing in beside pages, and the time of refusals.
    SignIns,
    /// An employee's home and the list of 100,000 people.
    Pages,
}

/// Measures one part, or all; `long` kills the store's process 500 times instead of 20, and lets the fuzzer at the calculators.
pub(crate) fn run(shop: &mut Workshop, part: Option<Part>, long: bool) -> Result<()> {
    let wanted = |this| part.is_none_or(|part| part == this);
    if wanted(Part::Store) {
        store(shop, long)?;
    }
    if wanted(Part::Calc) {
        calculators(shop, long)?;
    }
    if wanted(Part::SignIns) {
        sign_ins(shop)?;
    }
    if wanted(Part::Pages) {
        pages(shop)?;
    }
    if wanted(Part::Product) {
        product(shop)?;
    }
    Ok(())
}

/// A missed goal stands in the section; what the fuzzer finds is an error.
fn calculators(shop: &mut Workshop, long: bool) -> Result<()> {
    let tools = setup::for_build(shop)?;
    let mut text = section::head(shop);
    text.push_str(&calc::measure(shop, &tools, long)?);
    println!("{text}");
    section::write(&shop.root.join(DOCUMENT), Section::Calc, &text)
}

/// A missed goal stands in the section; lost or doubled writes are an error.
fn store(shop: &mut Workshop, long: bool) -> Result<()> {
    setup::for_store_bench(shop)?;
    let mut text = section::head(shop);
    text.push_str(&store::measure(shop, long)?);
    println!("{text}");
    section::write(&shop.root.join(DOCUMENT), Section::Store, &text)
}

/// A missed goal stands in the section; a program that does not know who signs in is an error.
fn sign_ins(shop: &mut Workshop) -> Result<()> {
    bundle::release(shop)?;
    let dist = shop.dist();
    let mut text = section::head(shop);
    text.push_str(&sign_ins::measure(shop, &dist.join("zusage"), &dist.join("site"))?);
    println!("{text}");
    section::write(&shop.root.join(DOCUMENT), Section::SignIns, &text)
}

/// A missed goal stands in the section.
fn pages(shop: &mut Workshop) -> Result<()> {
    bundle::release(shop)?;
    let tools = setup::for_bench(shop)?;
    let dist = shop.dist();
    let mut text = section::head(shop);
    text.push_str(&pages::measure(shop, &tools, &dist.join("zusage"), &dist.join("site"))?);
    println!("{text}");
    section::write(&shop.root.join(DOCUMENT), Section::Pages, &text)
}

/// Builds a release, measures it, writes the section; a missed goal is an error, but the section is written.
fn product(shop: &mut Workshop) -> Result<()> {
    bundle::release(shop)?;
    let tools = setup::for_bench(shop)?;
    let site = shop.dist().join("site");
    let mut text = section::head(shop);
    text.push_str(&bytes(&budget::measure(&site)?));
    text.push_str(&shop.steps.quiet("start time and memory", || product::measure(shop, &site))?);
    let (figures, goal) = shop.steps.loud("Lighthouse", || lighthouse::measure(shop, &tools, &site, &FIRST))?;
    text.push_str(&figures);
    println!("{text}");
    section::write(&shop.root.join(DOCUMENT), Section::Product, &text)?;
    if !goal.is_met() {
        bail!("{goal} The section in {DOCUMENT} is written; Lighthouse's last report is in target/lighthouse.json.");
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
