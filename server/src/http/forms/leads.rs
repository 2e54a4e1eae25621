//! `POST /desk/{org}/leads/{id}`: the broker says what became of a lead, or deletes it.

use super::command::finish;
use crate::http::AppState;
use app::form::{Answer, Problem};
use app::i18n::k;
use axum::extract::{Extension, Form, Path, State};
use axum::response::{IntoResponse as _, Response};
use domain::access::Access;
use domain::access::permits::Advise;
use domain::id::{CommandKey, LeadId};
use domain::lead::LeadState;
use http::StatusCode;
use http::request::Parts;
use serde::Deserialize;
use services::{Refusal, leads};

/// The fields of a step: a state, or that the lead is deleted.
#[derive(Debug, Deserialize)]
pub(in crate::http) struct Step {
    key: CommandKey,
    version: i64,
    to: Option<LeadState>,
    remove: Option<String>,
}

/// Moves a lead on, or deletes it.
pub(in crate::http) async fn step(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    Path((org, id)): Path<(String, String)>,
    parts: Parts,
    Form(form): Form<Step>,
) -> Response {
    let Ok(allowed) = access.allow::<Advise>() else { return StatusCode::FORBIDDEN.into_response() };
    let Ok(id) = id.parse::<LeadId>() else { return StatusCode::NOT_FOUND.into_response() };
    let (done, to, name) = match (form.to, form.remove) {
        (Some(next), None) => {
            let moved = leads::advance(&state.store, &allowed, form.key, (id, form.version), next).await;
            (moved.map(drop), format!("/desk/{org}/leads/{id}?done"), "step")
        }
        (None, Some(_)) => {
            let removed = leads::remove(&state.store, &allowed, form.key, (id, form.version)).await;
            (removed, format!("/desk/{org}/leads?done"), "remove")
        }
        _ => return StatusCode::UNPROCESSABLE_ENTITY.into_response(),
    };
    let answer = |problem| Answer::refused(name, problem);
    finish(&state, parts, done, &to, k::PROBLEM_STALE, answer, reason).await
}

fn reason(refusal: Refusal) -> Option<Problem> {
    (refusal == Refusal::State).then_some(Problem::STALE)
}
