//! `POST /account/password`: name and password are set or changed.

use super::{no_password, refused, trouble};
use crate::http::AppState;
use app::form::{Answer, Problem};
use axum::extract::{Extension, Form, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::request::Parts;
use serde::Deserialize;
use services::auth::{LoginName, Password, Session};
use services::{Refusal, ServiceError};

/// The form's fields.
#[derive(Deserialize)]
pub(in crate::http) struct Fields {
    name: String,
    password: String,
}

/// Sets name and password; every other sign-in ends.
pub(in crate::http) async fn set(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
    parts: Parts,
    Form(fields): Form<Fields>,
) -> Response {
    let answer = |problem| Answer::refused("password", problem).keeping("name", &fields.name);
    let Ok(name) = fields.name.parse::<LoginName>() else {
        return refused(&state, parts, answer(Problem::NoName)).await;
    };
    let password = match Password::chosen(&fields.password, &name) {
        Ok(password) => password,
        Err(reason) => return refused(&state, parts, answer(no_password(reason))).await,
    };
    match state.services.auth.set_password(&session.ctx, &name, password, Some(session.sign_in)).await {
        Ok(()) => Redirect::to("/account?done=password").into_response(),
        Err(ServiceError::Refused(Refusal::NameTaken)) => refused(&state, parts, answer(Problem::NameTaken)).await,
        Err(error) => trouble(&error),
    }
}
