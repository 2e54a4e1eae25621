//! The store under load: what the program `load` measures from its release build, as tables with the goals beside them.

use super::goal::{at_least, at_most, number, text_of};
use super::load;
use crate::workshop::Workshop;
use anyhow::Result;
use serde_json::Value;
use std::fmt::Write as _;

const KILLS: u32 = 20;
const KILLS_LONG: u32 = 500;

/// Builds `load` and runs its measurements.
pub(crate) fn measure(shop: &Workshop, long: bool) -> Result<String> {
    let program = load::build(shop)?;
    let ask = |name: &str, arguments: &[&str]| shop.steps.quiet(name, || load::ask(shop, &program, arguments));
    let mut text = writes(&[
        ask("writes, SQLite", &["writes", "--seconds", "2"])?,
        ask("writes, PostgreSQL", &["writes", "--seconds", "2", "--postgres"])?,
    ]);
    text.push_str(&reads(&ask("reads", &["reads", "--seconds", "1"])?));
    text.push_str(&jobs(&[ask("jobs, SQLite", &["jobs"])?, ask("jobs, PostgreSQL", &["jobs", "--postgres"])?]));
    text.push_str(&fanout(&[
        ask("1,000 watchers", &["fanout", "--clients", "1000"])?,
        ask("10,000 watchers", &["fanout", "--clients", "10000"])?,
    ]));
    let kills = if long { KILLS_LONG } else { KILLS };
    text.push_str(&crashes(&ask("kills", &["kills", "--kills", &kills.to_string()])?));
    Ok(text)
}

fn writes(reports: &[Value]) -> String {
    let mut text = String::from(
        "\n### Durable writes\n\nA write is a person's record, its entries in the search index, its ledger row and its outbox row; it counts when it is on the \
         disk.\n\n",
    );
    text.push_str(GROUPS);
    for report in reports {
        text.push_str(&groups(report));
    }
    text.push('\n');
    for report in reports.iter().filter(|report| report["engine"] == "SQLite") {
        let median = &report["groups"][0]["median"];
        let goals = [
            at_least("writes/s", number(&median["per_second"]), 10_000.0),
            at_most("p99 ms", number(&median["p99_ms"]), 10.0),
            at_least("times one by one", number(&report["ratio"]), 3.0),
        ];
        let _ = writeln!(text, "{}", goals.join(" "));
    }
    text
}

fn reads(report: &Value) -> String {
    format!("\n### Reads among {} people\n\n{GROUPS}{}", report["people"], groups(report))
}

const GROUPS: &str = "| engine, load average | what | clients | per second, runs | median | p50 ms | p99 ms | max ms | CPU µs | errors |\n\
     | --- | --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n";

/// A line for each number of clients.
fn groups(report: &Value) -> String {
    let mut text = String::new();
    let load = text_of(&report["conditions"]["load_average"]);
    for group in report["groups"].as_array().into_iter().flatten() {
        let runs = group["runs"].as_array().into_iter().flatten();
        let runs: Vec<String> = runs.map(|run| format!("{:.0}", number(&run["per_second"]))).collect();
        let median = &group["median"];
        let _ = writeln!(
            text,
            "| {}, {load} | {} | {} | {} | {:.0} | {:.2} | {:.2} | {:.1} | {:.0} | {} |",
            text_of(&report["engine"]),
            text_of(&group["what"]),
            group["clients"],
            runs.join(", "),
            number(&median["per_second"]),
            number(&median["p50_ms"]),
            number(&median["p99_ms"]),
            number(&median["max_ms"]),
            number(&median["cpu_us"]),
            median["errors"],
        );
    }
    text
}

fn jobs(reports: &[Value]) -> String {
    let mut text = String::from(
        "\n### Jobs that do nothing\n\nEnqueued 500 in a write, then done by one worker of one process.\n\n\
         | engine, load average | jobs | enqueued per second, runs | median | done per second, runs | median |\n\
         | --- | ---: | --- | ---: | --- | ---: |\n",
    );
    for report in reports {
        let runs = |name: &str| {
            let runs = report[name].as_array().into_iter().flatten();
            runs.map(|figure| format!("{:.0}", number(figure))).collect::<Vec<_>>().join(", ")
        };
        let _ = writeln!(
            text,
            "| {}, {} | {} | {} | {:.0} | {} | {:.0} |",
            text_of(&report["engine"]),
            text_of(&report["conditions"]["load_average"]),
            report["jobs"],
            runs("enqueued"),
            number(&report["enqueued_median"]),
            runs("done"),
            number(&report["done_median"]),
        );
    }
    text
}

fn fanout(reports: &[Value]) -> String {
    let mut text = String::from(
        "\n### Watchers of one organisation\n\nServer and watchers are two processes on this machine; from sending the write \
         to each watcher's ear.\n\n| watchers | load average | events | p50 ms | p99 ms | max ms | missed | resyncs | \
         server MB before, after | KiB each |\n| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n",
    );
    for report in reports {
        let megabytes = |kibibytes: &Value| number(kibibytes) * 1024.0 / 1e6;
        let _ = writeln!(
            text,
            "| {} | {} | {} | {:.1} | {:.1} | {:.1} | {} | {} | {:.1}, {:.1} | {:.1} |",
            report["clients"],
            text_of(&report["conditions"]["load_average"]),
            report["events"],
            number(&report["p50_ms"]),
            number(&report["p99_ms"]),
            number(&report["max_ms"]),
            report["missed"],
            report["resyncs"],
            megabytes(&report["rss_before_kib"]),
            megabytes(&report["rss_after_kib"]),
            number(&report["kib_per_client"]),
        );
    }
    if let Some(most) = reports.last() {
        let goals = [
            at_most("p99 ms", number(&most["p99_ms"]), 250.0),
            at_most("KiB each", number(&most["kib_per_client"]), 8.0),
            at_most("missed", number(&most["missed"]), 0.0),
        ];
        let _ = writeln!(text, "\n{}", goals.join(" "));
    }
    text
}

fn crashes(report: &Value) -> String {
    let mut text = format!(
        "\n### Kills\n\nSIGKILL at random moments under 48 writers, 10,000 people, SQLite (seed {}).\n\n| kills | acknowledged | \
         lost | doubled | unknown | ledger faults | back, median ms | back, longest ms |\n\
         | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n",
        report["seed"]
    );
    let count = |name: &str| report[name].to_string();
    let counts = ["kills", "acknowledged", "lost", "doubled", "unknown", "ledger_faults"].map(count);
    let (median, longest) = (number(&report["median_back_ms"]), number(&report["max_back_ms"]));
    let _ = writeln!(text, "| {} | {median:.0} | {longest:.0} |", counts.join(" | "));
    let goals = [
        at_most("lost", number(&report["lost"]), 0.0),
        at_most("doubled", number(&report["doubled"]), 0.0),
        at_most("ms until the first answer", median, 1000.0),
    ];
    let _ = writeln!(text, "\n{}", goals.join(" "));
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn goals_stand_beside_the_figures() {
        let median = json!({ "per_second": 9_000.0, "p50_ms": 4.0, "p99_ms": 9.94, "max_ms": 20.0, "cpu_us": 50.0, "errors": 0 });
        let group = json!({ "what": "write", "clients": 64, "runs": [median], "median": median });
        let conditions = json!({ "load_average": "0.10 0.20 0.30" });
        let report = json!({ "engine": "SQLite", "conditions": conditions, "groups": [group], "ratio": 3.2 });
        let text = writes(&[report]);
        let row = "| SQLite, 0.10 0.20 0.30 | write | 64 | 9000 | 9000 | 4.00 | 9.94 | 20.0 | 50 | 0 |\n";
        assert!(text.contains(row), "{text}");
        let goals = "Goal missed: 9000 writes/s, at least 10000. Goal met: 9.9 p99 ms, at most 10. Goal met: 3.2 times one by one, at least 3.\n";
        assert!(text.ends_with(goals), "{text}");
    }

    #[test]
    fn a_missing_figure_misses_its_goal() {
        assert!(at_most("lost", number(&Value::Null), 0.0).starts_with("Goal missed"));
        assert!(fanout(&[json!({})]).contains("Goal missed"));
    }
}
