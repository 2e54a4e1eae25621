//! `POST /demo`: signs in as one of the demo's people. The gate answers 404 where no demo runs; the demo runs on this machine only.

use super::{signed_in, trouble};
use crate::demo::cast;
use crate::http::{AppState, request};
use app::features::demo::Part;
use axum::extract::{ConnectInfo, Extension, Form, State};
use axum::response::{IntoResponse as _, Response};
use domain::{Ctx, System};
use http::StatusCode;
use http::request::Parts;
use serde::Deserialize;
use std::net::SocketAddr;
use store::sign_in::Method;

/// The form's field.
#[derive(Debug, Deserialize)]
pub(in crate::http) struct Fields {
    part: String,
}

/// Signs in as a part of the demo.
pub(in crate::http) async fn play(
    State(state): State<AppState>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Extension(ctx): Extension<Ctx<System>>,
    parts: Parts,
    Form(fields): Form<Fields>,
) -> Response {
    let Some(part) = Part::of(&fields.part).filter(|_| peer.ip().is_loopback()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let device = request::device(&parts.headers);
    match state.services.auth.begin(&ctx, cast::person(part), Method::Demo, true, &device).await {
        Ok(signed) => signed_in(&state, &parts, &ctx, &signed, cast::start(part)).await,
        Err(error) => trouble(&error),
    }
}
