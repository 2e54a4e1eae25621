//! The fuzzer: a minute for each target. What it finds new stays below the target folder; the committed inputs only begin it.

use crate::{process, setup::fuzzer, workshop::Workshop};
use anyhow::{Context, Result};
use std::{fmt::Write as _, fs, path::Path};

const FOLDER: &str = "crates/calc/fuzz";
const TARGETS: [&str; 2] = ["cases", "steered"];
const SECONDS: u32 = 60;

/// Runs both targets; a finding is an error that names its input.
pub(super) fn run(shop: &Workshop) -> Result<String> {
    let program = fuzzer::ensure(shop)?;
    let mut text = format!(
        "\n### Fuzzing, {SECONDS} s each\n\n| target | inputs tried | covered | findings |\n| --- | ---: | ---: | ---: |\n"
    );
    for target in TARGETS {
        let said = shop.steps.loud(&format!("fuzz {target}"), || fuzz(shop, &program, target))?;
        let (runs, covered) =
            figures(&said).with_context(|| format!("the fuzzer did not say how far it came:\n{said}"))?;
        let _ = writeln!(text, "| {target} | {runs} | {covered} | 0 |");
    }
    Ok(text)
}

fn fuzz(shop: &Workshop, program: &Path, target: &str) -> Result<String> {
    let found = shop.target.join("fuzz-corpus").join(target);
    fs::create_dir_all(&found).with_context(|| format!("{} cannot be made", found.display()))?;
    let sanitizer = if fuzzer::has_address_sanitizer(shop) { "address" } else { "none" };
    let mut cargo = shop.children.command(program);
    // The released compiler has the fuzzer's flags, but hides them.
    cargo.current_dir(&shop.root).env("RUSTC_BOOTSTRAP", "1").env_remove("CARGO_TARGET_DIR");
    cargo.args(["run", "--fuzz-dir", FOLDER, "--sanitizer", sanitizer, "--target-dir"]).arg(shop.target.join("fuzz"));
    cargo.arg(target).arg(found).arg(Path::new(FOLDER).join("corpus").join(target));
    cargo.args(["--", &format!("-max_total_time={SECONDS}"), "-max_len=4096", "-print_final_stats=1"]);
    let advice = "The input that did it is named below; mend the cause and keep the input in crates/calc/fuzz/corpus.";
    process::silent_with_errors(&mut cargo, advice)
}

/// How many inputs were tried, and how many places in the code they reached.
fn figures(said: &str) -> Option<(u64, u64)> {
    let runs =
        said.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"))?.trim().parse().ok()?;
    let covered =
        said.lines().rev().find_map(|line| line.split_once(" cov: "))?.1.split_whitespace().next()?.parse().ok()?;
    Some((runs, covered))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fuzzers_last_figures_are_read() {
        let said = "#2\tINITED cov: 10 ft: 11 corp: 1/1b\n#4096\tDONE   cov: 3826 ft: 8676 corp: 9/9Kb\n\
                    stat::number_of_executed_units: 4097\n";
        assert_eq!(figures(said), Some((4097, 3826)));
        assert_eq!(figures("error: no such target"), None);
    }
}
