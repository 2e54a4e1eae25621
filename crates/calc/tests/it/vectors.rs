//! Cases that were wrong once, by their ids: `vectors/regressions.jsonl`. They go the way of the command line.

use calc::cases::{Kind, answer};
use serde_json::Value;

#[test]
fn what_was_wrong_once_stays_right() {
    let mut failures = Vec::new();
    let file = include_str!("../../vectors/regressions.jsonl");
    for (number, line) in file.lines().enumerate() {
        let case: Value = serde_json::from_str(line).expect("a case");
        let kind = Kind::ALL.into_iter().find(|kind| case["kind"] == kind.name()).expect("a kind");
        let answer = answer(kind, number + 1, line.as_bytes()).expect("an answer");
        let answer: Value = serde_json::from_str(&answer.line).expect("JSON");
        for (field, expected) in case["expected"].as_object().expect("fields") {
            let found = &answer["output"][field];
            if found != expected {
                failures.push(format!("{}: {field} is {found}, not {expected}", case["id"]));
            }
        }
    }
    assert!(file.lines().count() >= 4);
    super::table::report(&failures);
}
