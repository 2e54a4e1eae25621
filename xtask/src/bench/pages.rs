//! Pages with many people: an employee's home and the list of 100,000 under load, memory, and what a phone makes of them.

use super::goal::{at_least, at_most, number, text_of};
use super::{lighthouse, load};
use crate::setup::{ToolFolder, helpdesk};
use crate::workshop::Workshop;
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};

/// What Lighthouse looks at, in the demo of the usual size.
const LOOKED_AT: [lighthouse::Page; 4] = [
    lighthouse::Page { path: "/home", part: Some("employee") },
    lighthouse::Page { path: "/desk/kessler/people", part: Some("hr_clerk") },
    lighthouse::Page { path: "/o/kessler", part: None },
    lighthouse::Page { path: "/calculate/contribution", part: Some("employee") },
];

/// What the peer's tickets are counted in.
const TICKETS: u32 = 10_000;

/// django-helpdesk with a desk of its own; it ends with its value.
struct Peer {
    process: Child,
    /// Where it listens, what its pages are: one line of JSON.
    says: String,
}

impl Peer {
    fn start(shop: &Workshop) -> Result<Self> {
        let python = helpdesk::ensure(shop)?;
        let folder = shop.target.join("peer-helpdesk");
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        let mut command = shop.children.command(python);
        command.arg(shop.root.join("xtask/src/bench/peer_helpdesk.py")).arg(folder).arg(TICKETS.to_string());
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let mut says = String::new();
        BufReader::new(process.stdout.take().context("the peer has no output")?).read_line(&mut says)?;
        ensure!(says.starts_with('{'), "django-helpdesk did not start");
        Ok(Self { process, says })
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // It ends its own workers once nobody can speak to it any more.
        drop(self.process.stdin.take());
        drop(self.process.wait());
    }
}

/// Asks the release program for pages; `site` lies beside it.
pub(super) fn measure(shop: &Workshop, tools: &ToolFolder, program: &Path, site: &Path) -> Result<String> {
    let loader = load::build(shop)?;
    let (program, place) = (program.to_string_lossy(), site.to_string_lossy());
    let peer = Peer::start(shop)?;
    let arguments = ["pages", "--program", &program, "--site", &place, "--peer", &peer.says];
    let report = shop.steps.quiet("pages with many people", || load::ask(shop, &loader, &arguments))?;
    let mut text = table(&report);
    for page in &LOOKED_AT {
        let name = format!("Lighthouse {}", page.path);
        text.push_str(&shop.steps.loud(&name, || lighthouse::measure(shop, tools, site, page))?.0);
    }
    Ok(text)
}

fn table(report: &Value) -> String {
    let mut text = format!(
        "\n### Pages with many people\n\nThe demo with an employer of {} people, SQLite, program and visitors on this machine (load average {}); 32 connections (`few at once`: 4), \
         each asks again as soon as it was answered. `people` asks for a page of 50 of the list anywhere in it, in every order and facet. Beside it in the same run: django-helpdesk \
         (Python, gunicorn with two workers, SQLite) with {TICKETS} tickets.\n\n\
         | page | per second, runs | median | p50 ms | p99 ms, runs | median | max ms | errors |\n| --- | --- | ---: | ---: | --- | ---: | ---: | ---: |\n",
        report["people"],
        text_of(&report["conditions"]["load_average"])
    );
    let groups = report["groups"].as_array().map(Vec::as_slice).unwrap_or_default();
    for group in groups {
        let runs = |figure: &str, digits: usize| {
            let runs = group["runs"].as_array().into_iter().flatten();
            runs.map(|run| format!("{:.digits$}", number(&run[figure]))).collect::<Vec<_>>().join(", ")
        };
        let median = &group["median"];
        let _ = writeln!(
            text,
            "| {} | {} | {:.0} | {:.1} | {} | {:.1} | {:.1} | {} |",
            text_of(&group["what"]),
            runs("per_second", 0),
            number(&median["per_second"]),
            number(&median["p50_ms"]),
            runs("p99_ms", 1),
            number(&median["p99_ms"]),
            number(&median["max_ms"]),
            median["errors"],
        );
    }
    text.push_str(&imports(&report["imports"]));
    text.push_str(&goals(report, groups));
    text
}

/// What the command line took for lists of new people.
fn imports(report: &Value) -> String {
    let list = |what: &str| {
        let runs = report[what].as_array().map(Vec::as_slice).unwrap_or_default();
        runs.iter().map(|run| format!("{:.2}", number(run))).collect::<Vec<_>>().join(", ")
    };
    format!(
        "\n`zusage import people` with {} new rows, beside these people, from the start of the process to its end: dry run {} s, booking {} s.\n",
        report["rows"],
        list("dry_run_s"),
        list("booking_s")
    )
}

/// The longest of some runs; nothing measured is no number, and misses its goal.
fn longest(runs: &Value) -> f64 {
    let runs = runs.as_array().map(Vec::as_slice).unwrap_or_default();
    runs.iter().map(number).reduce(f64::max).unwrap_or(f64::NAN)
}

fn goals(report: &Value, groups: &[Value]) -> String {
    let of = |what: &str, figure: &str| {
        groups.iter().find(|one| one["what"] == what).map_or(f64::NAN, |one| number(&one["median"][figure]))
    };
    let lines = [
        at_least("homes/s", of("home", "per_second"), 2500.0),
        at_most("ms p99 of homes", of("home", "p99_ms"), 40.0),
        at_most("ms p99 of the list, 32 at once", of("people", "p99_ms"), 30.0),
        at_most("ms p99 of the list, 4 at once", of("people, few at once", "p99_ms"), 30.0),
        at_most("MB idle", number(&report["idle_mb"]), 60.0),
        at_most("MB after the load", number(&report["loaded_mb"]), 120.0),
        at_most("ms from the start to the first page", number(&report["start_ms"]), 300.0),
        at_most("s for a dry run of 10,000 rows", longest(&report["imports"]["dry_run_s"]), 3.0),
        at_most("s to book 10,000 rows", longest(&report["imports"]["booking_s"]), 10.0),
        at_most("s to make these people", number(&report["fill_s"]), 120.0),
    ];
    format!("\n{}\n", lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn goals_stand_below_the_table_and_a_missing_figure_misses_them() {
        let run = json!({ "per_second": 2600.0, "p50_ms": 9.0, "p99_ms": 38.5, "max_ms": 60.0, "errors": 0 });
        let group = json!({ "what": "home", "runs": [run], "median": run });
        let text = table(&json!({ "people": 100_000, "groups": [group], "idle_mb": 41.0 }));
        assert!(text.contains("| home | 2600 | 2600 | 9.0 | 38.5 | 38.5 | 60.0 | 0 |"), "{text}");
        assert!(text.contains("Goal met: 2600 homes/s, at least 2500.\nGoal met: 38.5 ms p99"), "{text}");
        assert_eq!(text.matches("Goal missed").count(), 7);
        assert_eq!(table(&json!({})).matches("Goal missed").count(), 10);
    }
}
