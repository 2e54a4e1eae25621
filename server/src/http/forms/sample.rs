//! `POST /desk/_gallery`: the form of the component kit. It is read like every form and changes nothing.

use super::Refused;
use super::members::answered;
use crate::http::{AppState, request};
use app::features::gallery::form;
use app::form::Typed;
use axum::extract::{Form, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::request::Parts;

/// Reads the form.
pub(in crate::http) async fn read(State(state): State<AppState>, parts: Parts, Form(typed): Form<Typed>) -> Response {
    // The pad's form: nobody keeps a signature here.
    if typed.has("sign-way") {
        return Redirect::to("/desk/_gallery?said=done").into_response();
    }
    let lang = request::settings(&state, &parts.headers).lang;
    let done = form::read(&typed, lang).map(|()| "?said=done".to_owned()).map_err(Refused::from);
    answered(&state, parts, done, |problems| typed.refused("typed", problems, &form::FIELDS)).await
}
