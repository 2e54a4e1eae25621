//! Why a check gives no result, in words.

use crate::features::desk::imports::words::column;
use crate::form::Problem;
use crate::i18n::{Texts, k};
use domain::pay::NoValues;
use domain::switch_day::NoSwitch;
use services::ServiceError;
use services::checks::CheckError;

/// What to do, where the person can do something about it. Why a file is no list the server says, which read it.
///
/// # Errors
/// What is no matter of words: a right, the store.
pub fn refusal(t: Texts, error: CheckError) -> Result<Problem, ServiceError> {
    Ok(match error {
        CheckError::TooMany => Problem::new(k::CHECKS_PROBLEM_TOO_MANY),
        CheckError::Missing(columns) => {
            let names: Vec<&str> = columns.iter().map(|one| t.get(column(*one))).collect();
            Problem::at("file", k::CHECKS_PROBLEM_MISSING).with("columns", names.join(", "))
        }
        CheckError::File(_) => Problem::BAD_INPUT.on("file"),
        CheckError::Values(no) | CheckError::Switch(NoSwitch::Values(no)) => values(no),
        CheckError::Switch(NoSwitch::NotNewYear) => Problem::new(k::CHECKS_PROBLEM_NOT_NEW_YEAR),
        CheckError::Service(error) => return Err(error),
    })
}

fn values(no: NoValues) -> Problem {
    match no {
        NoValues::NotPublished { year, last } => {
            Problem::new(k::CHECKS_PROBLEM_NOT_PUBLISHED).with("year", year.to_string()).with("last", last.to_string())
        }
        NoValues::NotKept { year } => Problem::new(k::CHECKS_PROBLEM_NOT_KEPT).with("year", year.to_string()),
    }
}
