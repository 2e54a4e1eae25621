//! `cargo xtask test`: everything that CI demands. The last line counts.

mod browser;
mod cases;
mod counts;
mod lints;
mod suites;
mod tally;

use crate::{bundle, gates, setup, workshop::Workshop};
use anyhow::Result;
use std::process::ExitCode;
use tally::Tally;

/// Runs everything, or with a filter only tests and gates whose name contains it.
#[expect(clippy::unnecessary_wraps, reason = "one signature for every command; a failure is counted, not returned")]
pub(crate) fn run(shop: &mut Workshop, filter: Option<&str>) -> Result<ExitCode> {
    let mut tally = Tally::default();
    if let Err(error) = everything(shop, filter, &mut tally) {
        tally.failure("set-up and build", &format!("{error:#}"));
    }
    println!("\n{}\n", shop.steps.table());
    Ok(tally.finish())
}

/// An error here ends the run: without tools and a build there is nothing to test.
fn everything(shop: &mut Workshop, filter: Option<&str>, tally: &mut Tally) -> Result<()> {
    let tools = setup::for_build(shop)?;
    setup::for_tests(shop)?;
    if filter.is_none() {
        lints::run(shop, tally);
    }
    let built = bundle::house_with(shop, tools)?;
    suites::run(shop, filter, tally);
    for (name, gate) in gates::ALL {
        if filter.is_none_or(|filter| name.contains(filter)) {
            let verdict = shop.steps.quiet(name, || gate(shop, &built.site));
            tally.verdict(name, verdict);
        }
    }
    browser::run(shop, &built, filter, tally);
    Ok(())
}
