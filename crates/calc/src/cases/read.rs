//! From bytes to a typed case.

use super::LONGEST_LINE;
use crate::{CalcError, parameters};
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Why a line has no output.
#[derive(Debug, thiserror::Error)]
pub enum CaseError {
    /// The line is no case at all.
    #[error("{0}")]
    NoCase(&'static str),
    /// A field is missing, unknown or of another kind.
    #[error("input: {0}")]
    Input(#[from] serde_json::Error),
    /// The calculation refuses the values.
    #[error(transparent)]
    Calc(#[from] CalcError),
}

/// One case: other fields of the line (group, expected result) are not looked at.
#[derive(Debug)]
pub(super) struct Case {
    pub(super) id: String,
    pub(super) input: Value,
}

impl Case {
    /// Reads a line; with the error comes the id, where there is one.
    pub(super) fn read(line: &[u8]) -> Result<Self, (Option<String>, CaseError)> {
        let none = |text| (None, CaseError::NoCase(text));
        if line.len() > LONGEST_LINE {
            return Err(none("the line is longer than 1 MiB"));
        }
        let text = std::str::from_utf8(line).map_err(|_| none("the line is not UTF-8"))?;
        let value: Value = serde_json::from_str(text).map_err(|_| none("the line is not JSON"))?;
        let id = value.get("id").and_then(Value::as_str).map(str::to_owned);
        let Some(id) = id else { return Err(none("the line has no text `id`")) };
        match value {
            Value::Object(mut fields) => match fields.remove("input") {
                Some(input @ Value::Object(_)) => Ok(Self { id, input }),
                _ => Err((Some(id), CaseError::NoCase("the line has no object `input`"))),
            },
            _ => Err((Some(id), CaseError::NoCase("the line is no object"))),
        }
    }
}

/// Reads the fields of an input; an unknown one is an error, since it may be a misspelt one.
pub(super) fn input<T: DeserializeOwned>(value: Value) -> Result<T, CaseError> {
    Ok(serde_json::from_value(value)?)
}

/// Reads 0 or 1.
pub(super) fn flag(field: &'static str, value: u8) -> Result<bool, CalcError> {
    match value {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(CalcError::OutOfRange { field, allowed: "0 or 1" }),
    }
}

/// Reads `1990-05-15` and nothing else.
pub(super) fn day(text: &str) -> Option<Date> {
    let plain = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if plain { parameters::day(text) } else { None }
}
