//! Forms that bring the answer of a person's device: signing in, one more passkey, one less.

use super::{signed_in, trouble, way_changed};
use crate::http::{AppState, cookies, request};
use app::features::passkeys::TICKET_COOKIE;
use axum::extract::{Extension, Form, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::id::PasskeyId;
use domain::{Ctx, System};
use http::request::Parts;
use http::{HeaderMap, StatusCode};
use serde::Deserialize;
use services::Refusal;
use services::account::may_change_ways;
use services::auth::{PasskeyTicket, Passkeys, Session, Wrong};

/// What a device answered.
#[derive(Deserialize)]
pub(in crate::http) struct Shown {
    credential: String,
    to: Option<String>,
}

/// Which passkey.
#[derive(Debug, Deserialize)]
pub(in crate::http) struct Which {
    id: String,
}

/// The passkeys of this site, and the ticket of this browser.
pub(super) fn asked<'s>(state: &'s AppState, headers: &HeaderMap) -> Option<(&'s Passkeys, PasskeyTicket)> {
    let ticket = cookies::read(headers, TICKET_COOKIE).and_then(|text| text.parse().ok());
    state.services.passkeys.as_ref().zip(ticket)
}

/// Signs in.
pub(in crate::http) async fn sign_in(
    State(state): State<AppState>,
    Extension(ctx): Extension<Ctx<System>>,
    parts: Parts,
    Form(shown): Form<Shown>,
) -> Response {
    let device = request::device(&parts.headers);
    let tried = match asked(&state, &parts.headers) {
        Some((passkeys, ticket)) => passkeys.finish_sign_in(&ctx, ticket, &shown.credential, &device).await,
        None => Err(Wrong::Wrong),
    };
    match tried {
        Ok(signed) => {
            let to = shown.to.as_deref().filter(|to| !to.is_empty()).unwrap_or("/home");
            used(signed_in(&state, &parts, &ctx, &signed, to).await)
        }
        Err(Wrong::Trouble(error)) => trouble(&error),
        Err(_) => used(Redirect::to("/sign-in?problem=passkey").into_response()),
    }
}

/// Keeps one more passkey of whoever is signed in, named after the device.
pub(in crate::http) async fn add(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
    parts: Parts,
    Form(shown): Form<Shown>,
) -> Response {
    let label = request::device(&parts.headers);
    if let Err(error) = may_change_ways(&state.services, &session).await {
        return used(way_changed(Err(error)));
    }
    let added = match asked(&state, &parts.headers) {
        Some((passkeys, ticket)) => {
            passkeys.finish_registration(&session.ctx, ticket, &shown.credential, &label).await.map(|_| ())
        }
        None => Err(Refusal::Passkey.into()),
    };
    used(way_changed(added))
}

/// Removes a passkey; never the last way in.
pub(in crate::http) async fn remove(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
    Form(which): Form<Which>,
) -> Response {
    let (Some(passkeys), Ok(id)) = (&state.services.passkeys, which.id.parse::<PasskeyId>()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    if let Err(error) = may_change_ways(&state.services, &session).await {
        return way_changed(Err(error));
    }
    way_changed(passkeys.remove(&session.ctx, id).await)
}

/// The ticket is used up; the browser forgets it.
pub(super) fn used(mut response: Response) -> Response {
    cookies::keep(response.headers_mut(), TICKET_COOKIE, "", 0);
    response
}
