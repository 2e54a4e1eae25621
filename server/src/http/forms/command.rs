//! Forms of the workplace that are commands: each carries a key, so that sending it twice does it once.

use super::trouble;
use crate::http::{AppState, drafts};
use app::form::{Answer, Problem};
use app::i18n::{Key, k};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::StatusCode;
use http::request::Parts;
use services::{Refusal, ServiceError};

/// Leads on to `to` when it was done; else the same page again, with what was typed and the reason. `changed` says what a change of somebody
/// else means for this form, `reason` every other refusal that is the person's to mend.
pub(super) async fn finish<T>(
    state: &AppState,
    parts: Parts,
    done: Result<T, ServiceError>,
    to: &str,
    changed: Key,
    answer: impl FnOnce(Problem) -> Answer,
    reason: impl FnOnce(Refusal) -> Option<Problem>,
) -> Response {
    let (status, problem) = match done {
        Ok(_) => return Redirect::to(to).into_response(),
        Err(ServiceError::Denied(_)) => return StatusCode::FORBIDDEN.into_response(),
        Err(ServiceError::Refused(Refusal::Unknown)) => return StatusCode::NOT_FOUND.into_response(),
        Err(ServiceError::Refused(Refusal::Stale)) => (StatusCode::CONFLICT, Problem::new(changed)),
        // The browser kept an old page, or somebody changed the form after it was sent.
        Err(ServiceError::Store(store::Error::KeyReused)) => {
            (StatusCode::CONFLICT, Problem::new(k::ORGANISATION_PROBLEM_AGAIN))
        }
        Err(ServiceError::Refused(refusal)) => match reason(refusal) {
            Some(problem) => (StatusCode::UNPROCESSABLE_ENTITY, problem),
            None => return trouble(&ServiceError::Refused(refusal)),
        },
        Err(error) => return trouble(&error),
    };
    drafts::answer(state, parts, status, answer(problem)).await
}

/// The page again for what could not be read at all.
pub(super) async fn unreadable(state: &AppState, parts: Parts, answer: Answer) -> Response {
    drafts::answer(state, parts, StatusCode::UNPROCESSABLE_ENTITY, answer).await
}
