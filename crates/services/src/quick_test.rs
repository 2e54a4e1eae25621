//! The result of the quick test on paper (M08). Nothing of it is kept.

use crate::{ServiceError, today};
use docgen::fit::{Finding, Fit, Grade, Kind};
use docgen::{Colour, Language, Pdf, Stamp};
use domain::quick_test::{self, Outcome};
use domain::{Ctx, System};
use store::organisations::Organisation;
use tokio::sync::Semaphore;

/// Anybody may ask, so one at a time: setting takes a processor for itself.
static SETTING: Semaphore = Semaphore::const_new(1);
/// The house's own blue, where an organisation's colour cannot be read.
const HOUSE: Colour = Colour { red: 36, green: 64, blue: 200 };

/// What is said of a result, in the language of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The language.
    pub language: Language,
    /// What the grade means.
    pub summary: String,
    /// Why it is no better, where something holds it down.
    pub held: Option<String>,
    /// Reason and next step of each finding, in the order of the outcome's.
    pub findings: Vec<(String, Option<String>)>,
}

/// The result as a PDF, with the name and colour of whose page it is.
///
/// # Errors
/// A name or a sentence that cannot be printed; the program ends.
pub async fn paper(
    ctx: &Ctx<System>,
    organisation: &Organisation,
    outcome: &Outcome,
    said: Said,
) -> Result<Pdf, ServiceError> {
    let look = &organisation.appearance;
    let findings = outcome.findings.iter().zip(said.findings).map(|(finding, (reason, next))| Finding {
        kind: kind(finding.kind),
        reason,
        norm: finding.norm.map(str::to_owned),
        next,
    });
    let fit = Fit {
        language: said.language,
        colour: Colour::parse(&look.accent.to_string()).unwrap_or(HOUSE),
        organisation: look.name.clone(),
        day: today(ctx.now()),
        grade: grade(outcome.grade),
        summary: said.summary,
        held: said.held,
        findings: findings.collect(),
    };
    let made = jiff::Timestamp::from_microsecond(ctx.now().as_microsecond()).map_err(|_| ServiceError::Hashing)?;
    let stamp = Stamp { made, ident: ctx.request.to_string() };
    let _permit = SETTING.acquire().await.map_err(|_| ServiceError::Hashing)?;
    let done = tokio::task::spawn_blocking(move || docgen::fit::render(&fit, &stamp)).await;
    done.map_err(|_| ServiceError::Hashing)?.map_err(|_| ServiceError::Hashing)
}

const fn grade(grade: quick_test::Grade) -> Grade {
    match grade {
        quick_test::Grade::A => Grade::A,
        quick_test::Grade::B => Grade::B,
        quick_test::Grade::C => Grade::C,
        quick_test::Grade::D => Grade::D,
        quick_test::Grade::E => Grade::E,
    }
}

const fn kind(kind: quick_test::Kind) -> Kind {
    match kind {
        quick_test::Kind::Risk => Kind::Risk,
        quick_test::Kind::Chance => Kind::Chance,
        quick_test::Kind::Good => Kind::Good,
    }
}
