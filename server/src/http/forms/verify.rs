//! `POST /verify`: whether a sealed document is genuine and unchanged, for everybody. Nothing of the file is kept.

use super::sent::Sent;
use crate::http::{AppState, pages};
use app::features::verify;
use app::form::{Problem, Typed};
use app::i18n::k;
use axum::extract::{Multipart, State};
use axum::response::{IntoResponse as _, Response};
use http::request::Parts;
use http::{HeaderValue, StatusCode, header};
use services::sealing::{LARGEST, Refused};
use std::sync::Arc;

/// The page with what the seals say, or with why they do not hold.
pub(in crate::http) async fn file(State(state): State<AppState>, parts: Parts, form: Multipart) -> Response {
    let sealing = &state.services.sealing;
    let Some(_turn) = sealing.turn().await else { return busy() };
    let mut sent = match Sent::read(form, &[], LARGEST).await {
        Ok(sent) => sent,
        // Broken off, far too large, or no form at all.
        Err(error) => return error.status().into_response(),
    };
    let file = sent.take_file().map(|(_, bytes)| bytes);
    let verdict = match (sent.too_large, file) {
        (true, _) => Err(Refused::TooLarge),
        (false, None) => return no_file(&state, parts).await,
        (false, Some(bytes)) => match sealing.verify(bytes).await {
            Ok(verdict) => verdict,
            Err(error) => return super::trouble(&error),
        },
    };
    // A file without a seal is a good question with a clear answer; only what cannot be read at all is refused.
    let status = match verdict {
        Err(Refused::TooLarge) => StatusCode::PAYLOAD_TOO_LARGE,
        Err(Refused::NotPdf) => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::OK,
    };
    let sent = verify::Sent { verdict: Some(Arc::new(verdict)), ..verify::Sent::default() };
    pages::answer(&state, parts, status, sent).await
}

async fn no_file(state: &AppState, parts: Parts) -> Response {
    let answer = Typed::default().refused("verify", vec![Problem::at("file", k::VERIFY_NO_FILE)], &[]);
    let sent = verify::Sent { answer, verdict: None };
    pages::answer(state, parts, StatusCode::UNPROCESSABLE_ENTITY, sent).await
}

fn busy() -> Response {
    let mut response = StatusCode::SERVICE_UNAVAILABLE.into_response();
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("10"));
    response
}

/// `GET /verify/root.pem`: the certificate that makes a seal trusted, for whoever checks without us.
pub(in crate::http) async fn root(State(state): State<AppState>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/x-pem-file"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"zusage-root.pem\""),
        (header::CACHE_CONTROL, "public, max-age=3600"),
    ];
    (headers, state.services.sealing.root_pem()).into_response()
}
