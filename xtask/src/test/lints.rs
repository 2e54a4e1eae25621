//! Formatting and lints. A lint is an error on the recorded compiler only; a newer one may know more lints.

use super::tally::Tally;
use crate::{process, workshop::Workshop};

/// One pass per feature set, not per crate: a pass checks every dependency once.
const PASSES: [(&str, &[&str]); 9] = [
    ("clippy tools", &["--package", "xtask", "--package", "catalogue", "--all-targets"]),
    ("clippy server", &SERVER),
    // The domain without the feature `native`, which the store turns on in the pass above.
    (
        "clippy domain, calc (wasm)",
        &["--package", "domain", "--package", "calc", "--features", "calc/cases", "--target", "wasm32-unknown-unknown"],
    ),
    ("clippy employee (wasm)", &WASM_EMPLOYEE),
    ("clippy workplace (wasm)", &WASM_WORKPLACE),
    ("clippy gallery (wasm)", &WASM_GALLERY),
    ("clippy calculators (wasm)", &WASM_CALCULATORS),
    ("clippy cases (wasm)", &WASM_CASES),
    ("clippy weigh (wasm)", &WASM_WEIGH),
];

/// One feature set for everything that the server is made of, so that no dependency is built twice.
const SERVER: [&str; 29] = [
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
    "testkit",
    "--package",
    "load",
    "--features",
    "app/ssr,calc/cases",
    "--all-targets",
];

const WASM_EMPLOYEE: [&str; 7] = wasm("employee");
const WASM_WORKPLACE: [&str; 7] = wasm("workplace");
const WASM_GALLERY: [&str; 7] = wasm("gallery");
const WASM_CALCULATORS: [&str; 7] = wasm("calculators");
const WASM_CASES: [&str; 7] = wasm("cases");
const WASM_WEIGH: [&str; 7] = wasm("weigh-explain");

const fn wasm(feature: &'static str) -> [&'static str; 7] {
    ["--package", "frontend", "--target", "wasm32-unknown-unknown", "--no-default-features", "--features", feature]
}

/// Counts the formatting and each pass as one check.
pub(crate) fn run(shop: &Workshop, tally: &mut Tally) {
    let formatted = shop.steps.loud("formatting", || {
        let mut cargo = shop.children.cargo(&shop.root, &["fmt", "--all", "--", "--check", "-l"]);
        process::run(&mut cargo, "`cargo fmt --all` puts the files above right.")
    });
    tally.check("formatting", formatted);
    let deny = shop.on_recorded_compiler();
    if !deny {
        println!("     lints only warn: this is not the compiler recorded in Cargo.toml (lint-compiler)");
    }
    for (name, arguments) in PASSES {
        let linted = shop.steps.loud(name, || {
            let mut cargo = shop.children.cargo(&shop.root, &["clippy"]);
            cargo.args(arguments);
            if deny {
                cargo.args(["--", "-D", "warnings"]);
            }
            process::run(&mut cargo, "Each lint above says what it wants; an exception needs #[expect(…, reason)].")
        });
        tally.check(name, linted);
    }
}
