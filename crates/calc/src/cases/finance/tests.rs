//! The public cases, by id; and what is no case.

use crate::cases::{Kind, answer};
use serde_json::{Map, Value};
use std::collections::HashSet;

const CASES: &str = include_str!("../../../vectors/finance.jsonl");

fn ask(line: &str) -> Value {
    let answer = answer(Kind::Finance, 1, line.as_bytes()).expect("a line");
    serde_json::from_str(&answer.line).expect("JSON")
}

fn object<'a>(value: &'a Value, field: &str) -> &'a Map<String, Value> {
    value[field].as_object().unwrap_or_else(|| panic!("no `{field}` in {value}"))
}

/// How far a field may be from the vector: it is a rounded fraction there.
fn tolerance(field: &str) -> u64 {
    match field {
        "irr_e8" => 2,
        _ if field.ends_with("_e9") => 1,
        _ => 0,
    }
}

#[test]
fn all_vectors_are_met() {
    let (mut ids, mut failures) = (HashSet::new(), Vec::new());
    for line in CASES.lines() {
        let case: Value = serde_json::from_str(line).expect("JSON");
        let id = case["id"].as_str().expect("id");
        assert!(ids.insert(id.to_owned()), "{id} stands twice");
        let answer = ask(line);
        let (expected, output) = (object(&case, "expected"), object(&answer, "output"));
        assert_eq!(expected.keys().collect::<Vec<_>>(), output.keys().collect::<Vec<_>>(), "{id}");
        for (field, expected) in expected {
            let met = match (expected.as_i64(), output[field].as_i64()) {
                (Some(expected), Some(found)) => expected.abs_diff(found) <= tolerance(field),
                _ => *expected == output[field],
            };
            if !met {
                failures.push(format!("{id} {field}: {expected} expected, {} found", output[field]));
            }
        }
    }
    assert_eq!(ids.len(), 60);
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn what_is_left_out_has_its_default() {
    let short = r#"{"id":"a","input":{"kind":"saving","months":30,"rate":"0.03","monthly_ct":10000}}"#;
    let long = r#"{"id":"a","input":{"kind":"saving","months":30,"rate":"0.030","monthly_ct":10000,"start_ct":0,
        "conv":"effective","timing":"advance","dynamic":"0","dyn_round":false,"cost":"0","inflation":null}}"#;
    assert_eq!(ask(short), ask(long));
    assert_eq!(object(&ask(short), "output").len(), 4, "no `real_ct` without inflation");
    let fund = r#"{"id":"a","input":{"kind":"vorabpauschale","start_ct":1000000,"end_ct":2000000,"distributions_ct":0,
        "basiszins":"0.0255","teilfreistellung":"0.3"}}"#;
    assert_eq!(ask(fund)["output"]["vorabpauschale_ct"], 17_850);
}

#[test]
fn what_is_no_case_is_refused_with_the_field() {
    let refused = |input: &str| ask(&format!(r#"{{"id":"a","input":{{{input}}}}}"#))["error"].to_string();
    for (input, part) in [
        (r#""kind":"savings""#, "unknown variant `savings`"),
        (r#""months":12"#, "missing field `kind`"),
        (r#""kind":"saving","months":12,"rate":"0.03""#, "missing field `monthly_ct`"),
        (r#""kind":"saving","months":12,"rate":"0.03","monthly_ct":1,"growth":"0""#, "unknown field `growth`"),
        (r#""kind":"saving","months":12,"rate":0.03,"monthly_ct":1"#, "expected a string"),
        (r#""kind":"saving","months":12,"rate":"3 %","monthly_ct":1"#, "`3 %` is no rate"),
        (r#""kind":"saving","months":12,"rate":"0.03","monthly_ct":1.5"#, "expected i64"),
        (r#""kind":"saving","months":-1,"rate":"0.03","monthly_ct":1"#, "expected u32"),
        (r#""kind":"saving","months":0,"rate":"0.03","monthly_ct":1"#, "`months` must be from 1 to 1200"),
        (r#""kind":"irr","flows":[[0,-100],[12]]"#, "invalid length 1"),
        (r#""kind":"irr","flows":[]"#, "no rate of return"),
    ] {
        assert!(refused(input).contains(part), "{input}: {}", refused(input));
    }
}
