//! Bare error answers (from layers, extractors, the router) become what a person can use.

use super::gate::RightMissing;
use super::{AppState, pages};
use app::ui::{ErrorKind, ErrorPage};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, StatusCode, header};
use leptos::prelude::*;
use serde_json::json;
use tower_http::request_id::RequestId;

/// Explains an error that has no page yet: as a page to a browser that asked for one, as a problem document
/// (RFC 9457) to a program. An address that does not exist has its page from the app already.
pub(super) async fn explain(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let headers = request.headers().clone();
    let id = request.extensions().get::<RequestId>().and_then(|id| id.header_value().to_str().ok()).map(str::to_owned);
    let asset = request.uri().path().starts_with("/pkg/");
    let response = next.run(request).await;
    let status = response.status();
    let failed = status.is_client_error() || status.is_server_error();
    if !failed || asset || explained(response.headers()) {
        return response;
    }
    let kind =
        if response.extensions().get::<RightMissing>().is_some() { ErrorKind::RightMissing } else { kind(status) };
    let mut answer =
        if wants_page(&headers) { page(&state, &headers, kind, id) } else { problem(status, id.as_deref()) };
    *answer.status_mut() = status;
    for name in [header::ALLOW, header::RETRY_AFTER] {
        if let Some(value) = response.headers().get(&name) {
            answer.headers_mut().insert(name, value.clone());
        }
    }
    answer
}

/// A page or a document of its own is left as it is.
fn explained(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    kind.starts_with("text/html") || kind.starts_with("application/")
}

fn wants_page(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).and_then(|v| v.to_str().ok()).is_some_and(|accept| accept.contains("text/html"))
}

fn page(state: &AppState, headers: &HeaderMap, kind: ErrorKind, request_id: Option<String>) -> Response {
    pages::static_page(state, headers, kind.title(), move || match request_id {
        Some(request_id) => view! { <ErrorPage kind request_id/> }.into_any(),
        None => view! { <ErrorPage kind/> }.into_any(),
    })
}

fn problem(status: StatusCode, request_id: Option<&str>) -> Response {
    let body = json!({
        "type": "about:blank",
        "title": status.canonical_reason(),
        "status": status.as_u16(),
        "request_id": request_id,
    });
    ([(header::CONTENT_TYPE, "application/problem+json")], body.to_string()).into_response()
}

const fn kind(status: StatusCode) -> ErrorKind {
    match status {
        StatusCode::UNAUTHORIZED => ErrorKind::NotSignedIn,
        StatusCode::NOT_FOUND => ErrorKind::NotFound,
        StatusCode::FORBIDDEN => ErrorKind::Forbidden,
        StatusCode::METHOD_NOT_ALLOWED => ErrorKind::MethodNotAllowed,
        StatusCode::PAYLOAD_TOO_LARGE => ErrorKind::TooLarge,
        StatusCode::SERVICE_UNAVAILABLE => ErrorKind::Unavailable,
        status if status.as_u16() < 500 => ErrorKind::BadRequest,
        _ => ErrorKind::Internal,
    }
}
