//! `POST /account/consents/…`: given and taken back with one tap each (H05).

use super::trouble;
use crate::http::{AppState, request};
use app::i18n::{Texts, k};
use axum::extract::{Extension, Form, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::id::ConsentId;
use http::{HeaderMap, StatusCode};
use serde::Deserialize;
use services::account::{Purpose, give_consent, withdraw_consent};
use services::auth::Session;
use services::{Refusal, ServiceError};

/// What is agreed to.
#[derive(Debug, Deserialize)]
pub(in crate::http) struct Given {
    purpose: String,
}

/// What is taken back.
#[derive(Debug, Deserialize)]
pub(in crate::http) struct Withdrawn {
    id: String,
}

/// Agrees to the text of the page's language.
pub(in crate::http) async fn give(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
    headers: HeaderMap,
    Form(form): Form<Given>,
) -> Response {
    let Some(purpose) = Purpose::from_code(&form.purpose) else {
        return StatusCode::UNPROCESSABLE_ENTITY.into_response();
    };
    let lang = request::settings(&state, &headers).lang;
    let text = match purpose {
        Purpose::Advice => Texts::of(lang).get(k::CONSENT_ADVICE_TEXT),
    };
    done(give_consent(&state.services, &session, purpose, text, lang.code()).await)
}

/// Takes a consent back.
pub(in crate::http) async fn withdraw(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
    Form(form): Form<Withdrawn>,
) -> Response {
    let Ok(id) = form.id.parse::<ConsentId>() else { return StatusCode::NOT_FOUND.into_response() };
    done(withdraw_consent(&state.services, &session, id).await)
}

fn done(result: Result<(), ServiceError>) -> Response {
    match result {
        Ok(()) => Redirect::to("/account?done=consent").into_response(),
        Err(ServiceError::Refused(Refusal::Unknown)) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => trouble(&error),
    }
}
