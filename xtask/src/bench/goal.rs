//! Goals beside figures.

use serde_json::Value;

/// A figure that should be large.
pub(super) fn at_least(what: &str, found: f64, wanted: f64) -> String {
    goal(what, found, wanted, found >= wanted, "at least")
}

/// A figure that should be small.
pub(super) fn at_most(what: &str, found: f64, wanted: f64) -> String {
    goal(what, found, wanted, found <= wanted, "at most")
}

fn goal(what: &str, found: f64, wanted: f64, met: bool, how: &str) -> String {
    let verdict = if met { "Goal met" } else { "Goal missed" };
    let digits = usize::from(found.fract() != 0.0 && found < 1000.0);
    format!("{verdict}: {found:.digits$} {what}, {how} {wanted:.0}.")
}

/// A figure that is missing is no number and misses its goal.
pub(super) fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

/// A text; a question mark where there is none.
pub(super) fn text_of(value: &Value) -> &str {
    value.as_str().unwrap_or("?")
}
