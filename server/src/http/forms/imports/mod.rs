//! `POST /desk/{org}/imports/…`: a list is sent, its columns are confirmed, it is booked, it is taken back.

mod upload;

pub(in crate::http) use upload::upload;

use super::{no_table, trouble};
use crate::http::{AppState, drafts, request};
use app::features::desk::import_words;
use app::form::{Answer, Problem, Typed};
use app::i18n::{Key, Lang, Texts, k};
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
use services::imports::{self, Blocking, ImportError, What};
use services::{Refusal, ServiceError};

/// So many who stand in the way are named.
const MOST_NAMED: usize = 50;

/// Why a step was not taken.
enum NotTaken {
    /// The page says why, and who stands in the way.
    Told(StatusCode, Vec<Problem>, Vec<Blocking>),
    /// There is no such page for this person.
    Bare(StatusCode),
    /// Ours.
    Trouble(ServiceError),
}

impl NotTaken {
    fn told(status: StatusCode, problem: Problem) -> Self {
        Self::Told(status, vec![problem], Vec::new())
    }

    fn conflict(text: Key) -> Self {
        Self::told(StatusCode::CONFLICT, Problem::new(text))
    }

    /// What cannot be, by the form alone.
    fn unreadable(problem: Problem) -> Self {
        Self::told(StatusCode::UNPROCESSABLE_ENTITY, problem)
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
    let lang = request::settings(&state, &parts.headers).lang;
    let done = match (typed.get("version").parse::<i64>(), chosen(&typed)) {
        (Ok(version), Some(columns)) => {
            map(&state, &allowed, id, version, &columns).await.map_err(|error| not_taken(lang, error))
        }
        _ => Err(NotTaken::unreadable(Problem::BAD_INPUT)),
    };
    let kept: Vec<String> = (0..imports::LIMITS.columns).map(|place| format!("column{place}")).collect();
    let kept: Vec<&str> = kept.iter().map(String::as_str).collect();
    let answer = |problems| typed.refused("columns", problems, &kept);
    finish(&state, parts, done, &page(&organisation, id, ""), answer).await
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
    let lang = request::settings(&state, &parts.headers).lang;
    let done = match step.version {
        Some(version) => {
            let booked = imports::book(&state.store, &allowed, step.key, id, version).await;
            booked.map(drop).map_err(|error| not_taken(lang, error))
        }
        None => Err(NotTaken::unreadable(Problem::BAD_INPUT)),
    };
    let answer = |problems| Answer::refused_for("book", problems);
    finish(&state, parts, done, &page(&organisation, id, "?done=booked"), answer).await
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
    let lang = request::settings(&state, &parts.headers).lang;
    let undone = imports::undo(&state.store, &allowed, step.key, id).await;
    let done = undone.map(drop).map_err(|error| not_taken(lang, error));
    let answer = |problems| Answer::refused_for("undo", problems);
    finish(&state, parts, done, &page(&organisation, id, "?done=undone"), answer).await
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
    done: Result<(), NotTaken>,
    to: &str,
    answer: impl FnOnce(Vec<Problem>) -> Answer,
) -> Response {
    match done {
        Ok(()) => Redirect::to(to).into_response(),
        Err(NotTaken::Bare(status)) => status.into_response(),
        Err(NotTaken::Trouble(error)) => trouble(&error),
        Err(NotTaken::Told(status, problems, mut blocking)) => {
            blocking.sort_by(|one, other| one.name.cmp(&other.name));
            let named = blocking.iter().take(MOST_NAMED);
            let answer = named.fold(answer(problems), |answer, one| answer.keeping("blocked", &blocked(one)));
            drafts::answer(state, parts, status, answer).await
        }
    }
}

/// As the page reads it: record, number, name.
fn blocked(one: &Blocking) -> String {
    let record = one.record.map(|record| record.to_string()).unwrap_or_default();
    // Lists sort by the family name; people are called by both.
    let name = match (one.what, one.name.split_once(", ")) {
        (What::Person, Some((family, given))) => format!("{given} {family}"),
        _ => one.name.clone(),
    };
    format!("{record}|{}|{name}", one.number.as_deref().unwrap_or_default())
}

fn not_taken(lang: Lang, error: ImportError) -> NotTaken {
    match error {
        ImportError::Unknown => NotTaken::Bare(StatusCode::NOT_FOUND),
        ImportError::File(no) => NotTaken::unreadable(no_table::problem(no)),
        ImportError::Mapping(no) => NotTaken::unreadable(mapping(lang, &no)),
        ImportError::State(_) => NotTaken::conflict(k::IMPORTS_PROBLEM_STATE),
        ImportError::NothingToBook => NotTaken::conflict(k::IMPORTS_PROBLEM_NOTHING),
        ImportError::Stale => NotTaken::conflict(k::IMPORTS_PROBLEM_STALE),
        ImportError::Expired => NotTaken::told(StatusCode::GONE, Problem::new(k::IMPORTS_PROBLEM_EXPIRED)),
        ImportError::Blocked(blocking, count) => {
            let problem = Problem::new(k::IMPORTS_PROBLEM_BLOCKED).with("count", count.to_string());
            NotTaken::Told(StatusCode::CONFLICT, vec![problem], blocking)
        }
        ImportError::Service(error) => service(error),
    }
}

fn service(error: ServiceError) -> NotTaken {
    match error {
        ServiceError::Denied(_) => NotTaken::Bare(StatusCode::FORBIDDEN),
        ServiceError::Refused(Refusal::Unknown) => NotTaken::Bare(StatusCode::NOT_FOUND),
        ServiceError::Refused(Refusal::People(_)) => NotTaken::unreadable(Problem::NO_AGREEMENT),
        ServiceError::Refused(Refusal::Stale) => NotTaken::conflict(k::IMPORTS_PROBLEM_STALE),
        ServiceError::Store(store::Error::KeyReused) => NotTaken::conflict(k::ORGANISATION_PROBLEM_AGAIN),
        other => NotTaken::Trouble(other),
    }
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
