//! Signing in to the product as it ships: beside pages, and the time of refusals.

use super::goal::{at_least, at_most, number, text_of};
use super::load;
use crate::workshop::Workshop;
use anyhow::Result;
use serde_json::Value;
use std::fmt::Write as _;
use std::path::Path;

/// Asks the release program for sign-ins and pages; `site` lies beside it.
pub(crate) fn measure(shop: &Workshop, program: &Path, site: &Path) -> Result<String> {
    let loader = load::build(shop)?;
    let (program, site) = (program.to_string_lossy(), site.to_string_lossy());
    let arguments = ["sign-ins", "--program", &program, "--site", &site];
    let report = shop.steps.quiet("sign-ins beside pages", || load::ask(shop, &loader, &arguments))?;
    Ok(table(&report))
}

fn table(report: &Value) -> String {
    let mut text = format!(
        "\n### Signing in beside pages\n\n{} sign-ins by password and {} pages (home, account, sign-in, start) set out each second, SQLite, program \
         and visitors on this machine (load average {}). A time begins when the request should have set out.\n\n\
         | what | per second | p50 ms | p99 ms, runs | median | max ms | errors |\n| --- | ---: | ---: | --- | ---: | ---: | ---: |\n",
        report["sign_ins"],
        report["pages"],
        text_of(&report["conditions"]["load_average"])
    );
    let series = report["series"].as_array().map(Vec::as_slice).unwrap_or_default();
    for one in series {
        let runs = one["runs"].as_array().into_iter().flatten();
        let runs: Vec<String> = runs.map(|run| format!("{:.1}", number(&run["p99_ms"]))).collect();
        let median = &one["median"];
        let _ = writeln!(
            text,
            "| {} | {:.1} | {:.1} | {} | {:.1} | {:.1} | {} |",
            text_of(&one["what"]),
            number(&median["per_second"]),
            number(&median["p50_ms"]),
            runs.join(", "),
            number(&median["p99_ms"]),
            number(&median["max_ms"]),
            median["errors"],
        );
    }
    let of = |what: &str, figure: &str| {
        series.iter().find(|one| one["what"] == what).map_or(f64::NAN, |one| number(&one["median"][figure]))
    };
    let timing = &report["timing"];
    let _ = writeln!(
        text,
        "\n{} {}\n\nA wrong password for {} names that exist was refused after {:.2} ms (median), for as many that do not after {:.2} ms. {}",
        at_least("sign-ins/s", of("sign-ins", "per_second").round(), 30.0),
        at_most("ms p99 of pages meanwhile", of("pages beside sign-ins", "p99_ms"), 100.0),
        timing["tries"],
        number(&timing["known_ms"]),
        number(&timing["unknown_ms"]),
        at_most("ms between them", number(&timing["difference_ms"]), 5.0),
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn goals_stand_below_the_table_and_a_missing_figure_misses_them() {
        let run = |per_second: f64, p99: f64| json!({ "per_second": per_second, "p50_ms": 4.0, "p99_ms": p99, "max_ms": 120.0, "errors": 0 });
        let one = |what: &str, run: Value| json!({ "what": what, "runs": [run], "median": run });
        let series = [one("pages beside sign-ins", run(200.0, 101.5)), one("sign-ins", run(29.9, 80.0))];
        let timing = json!({ "tries": 200, "known_ms": 40.0, "unknown_ms": 41.25, "difference_ms": 1.25 });
        let text = table(&json!({ "sign_ins": 30, "pages": 200, "series": series, "timing": timing }));
        assert!(text.contains("| sign-ins | 29.9 | 4.0 | 80.0 | 80.0 | 120.0 | 0 |"), "{text}");
        assert!(text.contains("Goal met: 30 sign-ins/s, at least 30. Goal missed: 101.5 ms p99"), "{text}");
        assert!(text.ends_with("Goal met: 1.2 ms between them, at most 5.\n"), "{text}");
        assert_eq!(table(&json!({})).matches("Goal missed").count(), 3);
    }
}
