//! The vectors: every expected field of every case, without variants.
#![cfg(feature = "cases")]
#![expect(clippy::expect_used, reason = "a test may stop where its world is not as it must be")]

use calc::cases::{Kind, answer};
use serde_json::Value;

/// What may differ: rates found by approximation, and nothing else.
fn tolerance(field: &str) -> i64 {
    match field {
        "irr_e8" => 2,
        _ if field.ends_with("_e9") => 1,
        _ => 0,
    }
}

fn is_same(field: &str, expected: &Value, found: &Value) -> bool {
    match (expected.as_i64(), found.as_i64()) {
        (Some(expected), Some(found)) => (expected - found).abs() <= tolerance(field),
        _ => expected == found,
    }
}

/// The output for a line, or what stands in its place.
fn output(kind: Kind, number: usize, line: &str) -> Value {
    let answer = answer(kind, number, line.as_bytes()).expect("the line is not blank");
    let mut answer: Value = serde_json::from_str(&answer.line).expect("JSON");
    if answer["output"].is_object() { answer["output"].take() } else { answer }
}

/// Compares a file of cases and lists all differences.
fn compare(kind: Kind, cases: &str, least: usize) {
    let mut differences = Vec::new();
    let mut fields = 0;
    for (index, line) in cases.lines().enumerate() {
        let case: Value = serde_json::from_str(line).expect("the vectors are JSON");
        let found = output(kind, index + 1, line);
        let expected = case["expected"].as_object().expect("the vectors have results");
        fields += expected.len();
        for (field, expected) in expected.iter().filter(|(field, expected)| !is_same(field, expected, &found[*field])) {
            let (id, group, error) = (&case["id"], &case["group"], &found["error"]);
            let found = found.get(field).unwrap_or(error);
            differences.push(format!("{id} {group} {field}: expected {expected}, found {found}"));
        }
    }
    assert!(differences.is_empty(), "{} of {fields} differ:\n{}", differences.len(), differences.join("\n"));
    assert_eq!(cases.lines().count(), least, "no case is lost");
}

#[test]
fn net_pay() {
    compare(Kind::Net, include_str!("../vectors/net.jsonl"), 120);
}

#[test]
fn the_wage_taxs_plan() {
    compare(Kind::Pap, include_str!("../vectors/pap.jsonl"), 100);
}

#[test]
fn conversion_of_pay() {
    compare(Kind::Conversion, include_str!("../vectors/conversion.jsonl"), 60);
}

#[test]
fn finance() {
    compare(Kind::Finance, include_str!("../vectors/finance.jsonl"), 60);
}

#[test]
fn payout_of_a_pension() {
    compare(Kind::Payout, include_str!("../vectors/payout.jsonl"), 40);
}
