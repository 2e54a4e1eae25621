//! What is asked without reading anybody: a single person's subsidy, and which day to look at.

use super::CheckError;
use crate::today;
use domain::access::Allowed;
use domain::access::permits::Calculate;
use domain::pay::PayFacts;
use domain::subsidy::{self, Rule, SubsidyCheck};
use domain::switch_day::SwitchDay;
use jiff::civil::Date;

/// So many years back a day is looked for whose numbers are known.
const YEARS_BACK: i16 = 10;

/// The subsidy of somebody whose pay was typed, by the numbers of the present year. Nothing is kept.
///
/// # Errors
/// [`CheckError`].
pub fn subsidy_one(
    calculate: &Allowed<Calculate>,
    facts: &PayFacts,
    rule: Option<Rule>,
) -> Result<SubsidyCheck, CheckError> {
    Ok(subsidy::check(facts, rule, today(calculate.now()).year())?)
}

/// The 1 January that people want to look at: the next one where its numbers are published, else the last one with all numbers.
pub fn next_switch_day(calculate: &Allowed<Calculate>) -> Date {
    let next = today(calculate.now()).year().saturating_add(1);
    let first = |year: i16| Date::new(year, 1, 1).unwrap_or_default();
    let days = (next.saturating_sub(YEARS_BACK)..=next).rev().map(first);
    days.into_iter().find(|day| SwitchDay::new(*day).is_ok()).unwrap_or_else(|| first(next))
}
