//! One log line and two figures per request: what, how it went, how long. Paths hold ids at most; queries and
//! addresses of people are not logged.

use super::AppState;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::Method;
use std::time::Instant;
use tower_http::request_id::RequestId;
use tracing::Instrument as _;

/// Measures and logs.
#[expect(clippy::disallowed_methods, reason = "a request's duration is measured, not decided on")]
pub(super) async fn observe(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let begin = Instant::now();
    let method = known(request.method());
    let route = request.extensions().get::<MatchedPath>().map_or("other", MatchedPath::as_str).to_owned();
    let id = request.extensions().get::<RequestId>().and_then(|id| id.header_value().to_str().ok()).unwrap_or_default();
    let span = tracing::info_span!("request", id, method, route);
    async move {
        let response = next.run(request).await;
        let status = response.status().as_u16();
        let seconds = begin.elapsed().as_secs_f64();
        let labels = [("route", route.clone()), ("method", method.to_owned()), ("status", status.to_string())];
        metrics::counter!("http_requests_total", &labels).increment(1);
        metrics::histogram!("http_request_seconds", "route" => route).record(seconds);
        if response.status().is_server_error() && !state.lifecycle.stopping() {
            tracing::error!(status, seconds, "request {status}");
        } else {
            tracing::info!(status, seconds, "request {status}");
        }
        response
    }
    .instrument(span)
    .await
}

/// A client may send any word as its method; each new one would be a series of figures that never goes away.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}
