//! `POST /desk/{org}/search`: what is looked for comes in the body, since names stand in no address. The page looks for it itself.

use crate::http::{AppState, pages};
use app::form::Answer;
use axum::extract::{Form, State};
use axum::response::Response;
use http::StatusCode;
use http::request::Parts;
use serde::Deserialize;

/// The form's only field.
#[derive(Deserialize)]
pub(in crate::http) struct Fields {
    #[serde(default)]
    q: String,
}

/// The page with what was found.
pub(in crate::http) async fn look(State(state): State<AppState>, parts: Parts, Form(fields): Form<Fields>) -> Response {
    let answer = Answer { form: "search".to_owned(), ..Answer::default() }.keeping("q", &fields.q);
    pages::answer(&state, parts, StatusCode::OK, answer).await
}
