//! `POST /desk/{org}/people`: what is looked for comes in the body, since names stand in no address. The answer leads to the list, which
//! knows for a quarter of an hour what this sign-in looked for.

use crate::http::{AppState, drafts};
use app::form::Answer;
use axum::extract::{Extension, Form, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::request::Parts;
use serde::Deserialize;
use services::auth::Session;

/// The form's only field.
#[derive(Deserialize)]
pub(in crate::http) struct Fields {
    #[serde(default)]
    q: String,
}

/// Leads to the list of who fits; without words to the whole list.
pub(in crate::http) async fn look(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
    parts: Parts,
    Form(fields): Form<Fields>,
) -> Response {
    let words = fields.q.trim();
    if words.is_empty() {
        return Redirect::to(parts.uri.path()).into_response();
    }
    let answer = Answer { form: "find".to_owned(), ..Answer::default() }.keeping("q", words);
    drafts::found(&state, &session, parts.uri.path(), answer).await
}
