//! `POST /desk/{org}/imports/…`: a list is sent, its columns are confirmed, it is booked, it is taken back.

mod sent;
mod upload;
mod words;

pub(in crate::http) use upload::upload;

use super::trouble;
use crate::http::{AppState, drafts, request};
use app::features::desk::import_words;
use app::form::{Answer, Problem, Typed};
use app::i18n::{Lang, Texts, k};
use axum::extract::{Extension, Form, Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::access::permits::ManagePeople;
use domain::access::{Access, Allowed};
use domain::id::{CommandKey, ImportId};
use domain::intake::{Column, NoMapping};
use http::StatusCode;
use http::request::Parts;
use serde::Deserialize;
use services::access::Organisation;
use services::imports::{self, Blocking, ImportError};
use services::{Refusal, ServiceError};

/// So many who stand in the way are named.
const MOST_NAMED: usize = 50;

/// Why a step was not taken, for the page that it is told on.
struct NotTaken {
    status: StatusCode,
    problems: Vec<Problem>,
    blocked: Vec<Blocking>,
}

impl From<(StatusCode, Problem)> for NotTaken {
    fn from((status, problem): (StatusCode, Problem)) -> Self {
        Self { status, problems: vec![problem], blocked: Vec::new() }
    }
}

/// Takes a person's word for what the columns hold, and judges every row by it.
pub(in crate::http) async fn columns(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    Extension(organisation): Extension<Organisation>,
    Path((_, id)): Path<(String, String)>,
    parts: Parts,
    Form(typed): Form<Typed>,
) -> Response {
    let Ok(allowed) = access.allow::<ManagePeople>() else { return StatusCode::FORBIDDEN.into_response() };
    let Ok(id) = id.parse::<ImportId>() else { return StatusCode::NOT_FOUND.into_response() };
    let done = match (typed.get("version").parse(), chosen(&typed)) {
        (Ok(version), Some(columns)) => map(&state, &allowed, id, version, &columns).await,
        _ => return bad_input(&state, parts, typed.refused("columns", vec![Problem::BAD_INPUT], &[])).await,
    };
    let kept: Vec<String> = (0..imports::LIMITS.columns).map(|place| format!("column{place}")).collect();
    let kept: Vec<&str> = kept.iter().map(String::as_str).collect();
    let answer = |problems| typed.refused("columns", problems, &kept);
    finish(&state, parts, done, page(&organisation, id, ""), answer).await
}

/// What each column was said to hold, by place; nothing where a code is none of ours.
fn chosen(typed: &Typed) -> Option<Vec<Option<Column>>> {
    let mut columns = Vec::new();
    for place in 0..imports::LIMITS.columns {
        let field = format!("column{place}");
        if !typed.has(&field) {
            break;
        }
        let code = typed.get(&field);
        columns.push(if code.is_empty() { None } else { Some(Column::from_code(code)?) });
    }
    Some(columns)
}

async fn map(
    state: &AppState,
    allowed: &Allowed<ManagePeople>,
    id: ImportId,
    version: i64,
    columns: &[Option<Column>],
) -> Result<(), ImportError> {
    imports::remap(&state.store, allowed, id, version, columns).await?;
    imports::preview(&state.store, allowed, id).await?;
    Ok(())
}

/// The fields of a step that is one intention.
#[derive(Debug, Deserialize)]
pub(in crate::http) struct Step {
    key: CommandKey,
    version: Option<i64>,
}

/// Does what the dry run showed.
pub(in crate::http) async fn book(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    Extension(organisation): Extension<Organisation>,
    Path((_, id)): Path<(String, String)>,
    parts: Parts,
    Form(step): Form<Step>,
) -> Response {
    let Ok(allowed) = access.allow::<ManagePeople>() else { return StatusCode::FORBIDDEN.into_response() };
    let Ok(id) = id.parse::<ImportId>() else { return StatusCode::NOT_FOUND.into_response() };
    let Some(version) = step.version else {
        return bad_input(&state, parts, Answer::refused("book", Problem::BAD_INPUT)).await;
    };
    let done = imports::book(&state.store, &allowed, step.key, id, version).await.map(drop);
    let answer = |problems| Answer::refused_for("book", problems);
    finish(&state, parts, done, page(&organisation, id, "?done=booked"), answer).await
}

/// Takes back what was booked, as long as nobody changed any of it.
pub(in crate::http) async fn undo(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    Extension(organisation): Extension<Organisation>,
    Path((_, id)): Path<(String, String)>,
    parts: Parts,
    Form(step): Form<Step>,
) -> Response {
    let Ok(allowed) = access.allow::<ManagePeople>() else { return StatusCode::FORBIDDEN.into_response() };
    let Ok(id) = id.parse::<ImportId>() else { return StatusCode::NOT_FOUND.into_response() };
    let done = imports::undo(&state.store, &allowed, step.key, id).await.map(drop);
    let answer = |problems| Answer::refused_for("undo", problems);
    finish(&state, parts, done, page(&organisation, id, "?done=undone"), answer).await
}

/// The page of an import.
fn page(organisation: &Organisation, id: ImportId, then: &str) -> String {
    let slug = organisation.slug.as_ref().map_or("", |slug| slug.as_str());
    format!("/desk/{slug}/imports/{id}{then}")
}

/// Leads on, or shows the page again with the reasons, and with who stands in the way.
async fn finish(
    state: &AppState,
    parts: Parts,
    done: Result<(), ImportError>,
    to: String,
    answer: impl FnOnce(Vec<Problem>) -> Answer,
) -> Response {
    let error = match done {
        Ok(()) => return Redirect::to(&to).into_response(),
        Err(error) => error,
    };
    let not = match not_taken(request::settings(state, &parts.headers).lang, error) {
        Ok(not) => not,
        Err(response) => return response,
    };
    let named = not.blocked.iter().take(MOST_NAMED);
    let answer = named.fold(answer(not.problems), |answer, one| answer.keeping("blocked", &blocked(one)));
    drafts::answer(state, parts, not.status, answer).await
}

async fn bad_input(state: &AppState, parts: Parts, answer: Answer) -> Response {
    drafts::answer(state, parts, StatusCode::UNPROCESSABLE_ENTITY, answer).await
}

/// As the page reads it: record, number, name.
fn blocked(one: &Blocking) -> String {
    let record = one.record.map(|record| record.to_string()).unwrap_or_default();
    format!("{record}|{}|{}", one.number.as_deref().unwrap_or_default(), one.name)
}

/// Why a step was not taken; what is no page is answered at once.
fn not_taken(lang: Lang, error: ImportError) -> Result<NotTaken, Response> {
    let conflict = |key| (StatusCode::CONFLICT, Problem::new(key));
    let told = match error {
        ImportError::Unknown => return Err(StatusCode::NOT_FOUND.into_response()),
        ImportError::File(no) => (StatusCode::UNPROCESSABLE_ENTITY, words::file(no)),
        ImportError::Mapping(no) => (StatusCode::UNPROCESSABLE_ENTITY, mapping(lang, &no)),
        ImportError::State(_) => conflict(k::IMPORTS_PROBLEM_STATE),
        ImportError::NothingToBook => conflict(k::IMPORTS_PROBLEM_NOTHING),
        ImportError::Stale => conflict(k::IMPORTS_PROBLEM_STALE),
        ImportError::Expired => (StatusCode::GONE, Problem::new(k::IMPORTS_PROBLEM_EXPIRED)),
        ImportError::Blocked(blocked) => {
            let count = blocked.len().to_string();
            let problems = vec![Problem::new(k::IMPORTS_PROBLEM_BLOCKED).with("count", count)];
            return Ok(NotTaken { status: StatusCode::CONFLICT, problems, blocked });
        }
        ImportError::Service(error) => return service(error),
    };
    Ok(told.into())
}

fn service(error: ServiceError) -> Result<NotTaken, Response> {
    let told = match error {
        ServiceError::Denied(_) => return Err(StatusCode::FORBIDDEN.into_response()),
        ServiceError::Refused(Refusal::Unknown) => return Err(StatusCode::NOT_FOUND.into_response()),
        ServiceError::Refused(Refusal::People(_)) => (StatusCode::UNPROCESSABLE_ENTITY, Problem::NO_AGREEMENT),
        ServiceError::Refused(Refusal::Stale) => (StatusCode::CONFLICT, Problem::new(k::IMPORTS_PROBLEM_STALE)),
        ServiceError::Store(store::Error::KeyReused) => {
            (StatusCode::CONFLICT, Problem::new(k::ORGANISATION_PROBLEM_AGAIN))
        }
        other => return Err(trouble(&other)),
    };
    Ok(told.into())
}

/// Why the columns are no mapping.
fn mapping(lang: Lang, no: &NoMapping) -> Problem {
    let t = Texts::of(lang);
    let named = |columns: &[Column]| {
        let names: Vec<&str> = columns.iter().map(|column| t.get(import_words::column(*column))).collect();
        names.join(", ")
    };
    match no {
        NoMapping::Twice(column) => Problem::new(k::IMPORTS_PROBLEM_TWICE).with("column", named(&[*column])),
        NoMapping::Foreign(column) => Problem::new(k::IMPORTS_PROBLEM_FOREIGN).with("column", named(&[*column])),
        NoMapping::Missing(columns) => Problem::new(k::IMPORTS_PROBLEM_MISSING).with("columns", named(columns)),
    }
}
