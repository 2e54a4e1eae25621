//! `POST /calculate/{calculator}` of somebody who is signed in: answers what was typed, and keeps it only where that was asked for.
//! `POST /calculate/saved`: another name, or gone. Whatever is typed stands in no address.

use super::super::{AppState, drafts, pages, request};
use super::{calculate, trouble};
use app::features::calculate::{Sent, kept};
use app::form::{Problem, Reading, Typed};
use app::i18n::k;
use axum::extract::{Extension, Form, Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use calculators::Typed as Answers;
use domain::id::{CommandKey, ScenarioId};
use http::StatusCode;
use http::request::Parts;
use services::auth::Session;
use services::scenarios::{self, NewScenario};
use services::{Refusal, ServiceError};

/// Answers, or keeps: the button that was pressed says which.
pub(in crate::http) async fn answer(
    state: State<AppState>,
    Extension(session): Extension<Session>,
    Path(slug): Path<String>,
    parts: Parts,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let sent = |name: &str| pairs.iter().find(|(given, _)| given == name).map(|(_, text)| text.trim().to_owned());
    let Some(then) = sent("keep") else { return calculate::answer(state, Path(slug), parts, Form(pairs)).await };
    let State(state) = state;
    let Some(typed) = calculate::typed(&state, &parts, &slug, &pairs) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let called = sent("called").unwrap_or_default();
    let key = sent("key").and_then(|key| key.parse().ok());
    match keep(&state, &session, &parts, (key, &called), &typed).await {
        Ok(id) if then == "ask" => Redirect::to(&format!("/advice/new?scenario={id}")).into_response(),
        Ok(id) => Redirect::to(&format!("/calculate/saved/{id}?done=kept")).into_response(),
        Err(error) => match unkept(&error) {
            // Answered on the spot, as what is only calculated: what somebody earns belongs in no draft.
            Some((status, problem)) => {
                let sent = Sent { typed, unkept: Some((called, problem.on("called"))) };
                pages::answer(&state, parts, status, sent).await
            }
            None => trouble(&error),
        },
    }
}

async fn keep(
    state: &AppState,
    session: &Session,
    parts: &Parts,
    (key, called): (Option<CommandKey>, &str),
    typed: &Answers,
) -> Result<ScenarioId, ServiceError> {
    let key = key.ok_or(Refusal::Stale)?;
    let calculator = typed.calculator.slug().parse().map_err(|_| Refusal::Unknown)?;
    let lang = request::settings(state, &parts.headers).lang;
    let new = NewScenario { calculator, name: called.to_owned(), answers: kept::written(typed, lang) };
    scenarios::keep(&state.store, &session.ctx, key, &new).await
}

/// Why it was not kept, where that is the person's to mend.
fn unkept(error: &ServiceError) -> Option<(StatusCode, Problem)> {
    let (status, text) = match error {
        ServiceError::Refused(Refusal::Name) => (StatusCode::UNPROCESSABLE_ENTITY, k::SCENARIO_PROBLEM_NAME),
        ServiceError::Refused(Refusal::Answers) => (StatusCode::UNPROCESSABLE_ENTITY, k::SCENARIO_PROBLEM_ANSWERS),
        ServiceError::Refused(Refusal::ScenariosFull) => (StatusCode::UNPROCESSABLE_ENTITY, k::SCENARIO_PROBLEM_FULL),
        // An old page, or one that was sent before.
        ServiceError::Refused(Refusal::Stale) | ServiceError::Store(store::Error::KeyReused) => {
            (StatusCode::CONFLICT, k::ORGANISATION_PROBLEM_AGAIN)
        }
        _ => return None,
    };
    Some((status, Problem::new(text)))
}

/// Gives a calculation another name, or forgets it.
pub(in crate::http) async fn change(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
    parts: Parts,
    Form(typed): Form<Typed>,
) -> Response {
    let removes = typed.get("do") == "remove";
    let form = if removes { "remove" } else { "rename" };
    let answer = |problems| typed.refused(form, problems, &["id", "called"]);
    let lang = request::settings(&state, &parts.headers).lang;
    let mut form = Reading::new(&typed, lang, services::today(session.ctx.now()));
    let (command, id) = (form.command(), form.parsed::<ScenarioId>("id", |_| k::PROBLEM_BAD_INPUT));
    let ((key, version), id) = match form.finish(command.zip(id)) {
        Ok(read) => read,
        Err(problems) => {
            return drafts::answer(&state, parts, StatusCode::UNPROCESSABLE_ENTITY, answer(problems)).await;
        }
    };
    let (store, ctx) = (&state.store, &session.ctx);
    let done = if removes {
        scenarios::remove(store, ctx, key, (id, version)).await.map(|()| "removed")
    } else {
        scenarios::rename(store, ctx, key, (id, version), typed.get("called")).await.map(|_| "renamed")
    };
    match done {
        Ok(done) => Redirect::to(&format!("/calculate/saved?done={done}")).into_response(),
        Err(ServiceError::Refused(Refusal::Stale)) => {
            let problem = Problem::new(k::SCENARIO_PROBLEM_CHANGED);
            drafts::answer(&state, parts, StatusCode::CONFLICT, answer(vec![problem])).await
        }
        Err(error) => match unkept(&error) {
            Some((status, problem)) => drafts::answer(&state, parts, status, answer(vec![problem])).await,
            None => trouble(&error),
        },
    }
}
