//! `POST /sign-out` and `POST /account/end-others`.

use super::trouble;
use crate::http::{AppState, cookies};
use axum::extract::{Extension, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::request::Parts;
use services::auth::Session;

/// Signs out here. Whoever is not signed in is led to the same page.
pub(in crate::http) async fn here(State(state): State<AppState>, parts: Parts) -> Response {
    if let Some(session) = parts.extensions.get::<Session>()
        && let Err(error) = state.services.auth.sign_out(&session.ctx, session.sign_in).await
    {
        return trouble(&error);
    }
    let mut response = Redirect::to("/sign-in").into_response();
    cookies::sign_out(response.headers_mut());
    cookies::keep(response.headers_mut(), cookies::LETTER, "", 0);
    cookies::forget_sso(response.headers_mut());
    response
}

/// Signs out everywhere else.
pub(in crate::http) async fn elsewhere(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
) -> Response {
    match state.services.auth.sign_out_elsewhere(&session.ctx, session.sign_in).await {
        Ok(_) => Redirect::to("/account?done=ended").into_response(),
        Err(error) => trouble(&error),
    }
}
