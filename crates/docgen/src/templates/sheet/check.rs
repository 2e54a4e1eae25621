//! The door: every field is checked and prepared here, so that the template can rely on it.

use super::{Content, Sheet};
use crate::templates::{
    day::{self, DateParts},
    money::printed,
};
use crate::{
    DocumentError, Field, Language, Problem,
    text::{self, Line},
};
use serde::Serialize;

/// How much fits, counted in characters.
pub mod limits {
    /// A name of a person, an employer or a carrier.
    pub const NAME: usize = 120;
    /// A contract's number.
    pub const NUMBER: usize = 40;
}

/// What the template reads, in the names of `sheet.typ`.
#[derive(Debug, Serialize)]
pub(super) struct Data {
    language: Language,
    accent: String,
    kind: &'static str,
    person: Line,
    employer: Line,
    carrier: Line,
    contract: Line,
    day: DateParts,
    day_name: &'static str,
    amounts: Vec<Row>,
}

/// A line of the table: the key of its name and the amount as it is printed.
#[derive(Debug, Serialize)]
struct Row {
    name: &'static str,
    amount: String,
    strong: bool,
}

/// The page as the template reads it, and whether a sign is missing.
pub(super) fn sheet(sheet: &Sheet) -> Result<(Data, bool), DocumentError> {
    let name = |raw: &str, field| line(raw, limits::NAME, field);
    let (kind, day_name, day) = match sheet.content {
        Content::Statement { as_of, .. } => ("statement", "as_of", as_of),
        Content::Agreement { since, .. } => ("agreement", "since", since),
    };
    let data = Data {
        language: sheet.language,
        accent: sheet.colour.on_paper().hex(),
        kind,
        person: name(&sheet.person, Field::Name)?,
        employer: name(&sheet.employer, Field::Employer)?,
        carrier: name(&sheet.carrier, Field::SenderName)?,
        contract: line(&sheet.contract, limits::NUMBER, Field::Number)?,
        day: day::day(day).map_err(|problem| DocumentError::Input { field: Field::Date, problem })?,
        day_name,
        amounts: amounts(sheet)?,
    };
    let incomplete = [&data.person, &data.employer, &data.carrier, &data.contract].iter().any(|line| line.incomplete);
    Ok((data, incomplete))
}

fn line(raw: &str, longest: usize, field: Field) -> Result<Line, DocumentError> {
    text::line(raw, longest).map_err(|problem| DocumentError::Input { field, problem })
}

fn amounts(sheet: &Sheet) -> Result<Vec<Row>, DocumentError> {
    let named = match sheet.content {
        Content::Statement { guaranteed, projected, capital, surrender, .. } => {
            vec![("guaranteed", guaranteed), ("projected", projected), ("capital", capital), ("surrender", surrender)]
        }
        Content::Agreement { own, employer, subsidy, .. } => {
            let total = own.checked_add(employer).and_then(|sum| sum.checked_add(subsidy));
            let parts = [("own", own), ("employer_part", employer), ("subsidy", subsidy)];
            let stated = parts.into_iter().filter(|(_, amount)| *amount != 0);
            let total = total.ok_or(DocumentError::Input { field: Field::Amount, problem: Problem::TooLong(20) })?;
            stated.chain([("total", total)]).map(|(name, amount)| (name, Some(amount))).collect()
        }
    };
    let row = |(name, amount): (&'static str, Option<i64>)| {
        let amount = format!("{}\u{a0}{}", printed(amount?, sheet.language), sheet.currency);
        Some(Row { name, amount, strong: matches!(name, "guaranteed" | "total") })
    };
    let rows: Vec<Row> = named.into_iter().filter_map(row).collect();
    if rows.is_empty() {
        return Err(DocumentError::Input { field: Field::Amount, problem: Problem::Missing });
    }
    Ok(rows)
}
