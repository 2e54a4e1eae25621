//! The door: every field is checked and prepared here, so that the template can rely on it.

use super::{Finding, Fit, Grade, Kind};
use crate::templates::day::{self, DateParts};
use crate::{
    DocumentError, Field, Language, Problem,
    text::{self, Line},
};
use serde::Serialize;

/// How much fits, counted in characters.
pub mod limits {
    /// The organisation's name.
    pub const NAME: usize = 120;
    /// A sentence about the whole.
    pub const SUMMARY: usize = 200;
    /// Why something was found.
    pub const REASON: usize = 170;
    /// What to do about it.
    pub const NEXT: usize = 120;
    /// A norm.
    pub const NORM: usize = 60;
    /// How many findings there may be.
    pub const FINDINGS: usize = 12;
}

/// What the template reads, in the names of `fit.typ`.
#[derive(Debug, Serialize)]
pub(super) struct Data {
    language: Language,
    accent: String,
    organisation: Line,
    day: DateParts,
    grade: Grade,
    summary: Line,
    held: Option<Line>,
    findings: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    kind: Kind,
    reason: Line,
    norm: Option<Line>,
    next: Option<Line>,
}

/// The result as the template reads it, and whether a sign is missing.
pub(super) fn fit(fit: &Fit) -> Result<(Data, bool), DocumentError> {
    let wrong = |problem| DocumentError::Input { field: Field::Findings, problem };
    if fit.findings.is_empty() {
        return Err(wrong(Problem::Missing));
    }
    if fit.findings.len() > limits::FINDINGS {
        return Err(wrong(Problem::TooLong(limits::FINDINGS)));
    }
    let organisation = line(&fit.organisation, limits::NAME, Field::Employer)?;
    let incomplete = organisation.incomplete;
    let data = Data {
        language: fit.language,
        accent: fit.colour.on_paper().hex(),
        organisation,
        day: day::day(fit.day).map_err(|problem| DocumentError::Input { field: Field::Date, problem })?,
        grade: fit.grade,
        summary: line(&fit.summary, limits::SUMMARY, Field::Summary)?,
        held: optional(fit.held.as_deref(), limits::SUMMARY, Field::Summary)?,
        findings: fit.findings.iter().map(row).collect::<Result<_, _>>()?,
    };
    Ok((data, incomplete))
}

fn row(finding: &Finding) -> Result<Row, DocumentError> {
    Ok(Row {
        kind: finding.kind,
        reason: line(&finding.reason, limits::REASON, Field::Findings)?,
        norm: optional(finding.norm.as_deref(), limits::NORM, Field::Findings)?,
        next: optional(finding.next.as_deref(), limits::NEXT, Field::Findings)?,
    })
}

fn line(raw: &str, longest: usize, field: Field) -> Result<Line, DocumentError> {
    text::line(raw, longest).map_err(|problem| DocumentError::Input { field, problem })
}

fn optional(raw: Option<&str>, longest: usize, field: Field) -> Result<Option<Line>, DocumentError> {
    raw.map(|raw| line(raw, longest, field)).transpose()
}
