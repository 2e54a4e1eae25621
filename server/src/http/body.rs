//! How much of a request's body is read. Every route has the limit of the configuration; only those that take lists have more.

use super::AppState;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use http::{Method, StatusCode, header};
use http_body_util::Limited;

/// Where lists are sent to.
pub(super) const UPLOAD: &str = "/desk/{org}/imports/new";
/// Where lists are sent to be checked.
pub(super) const CHECK: &str = "/desk/{org}/checks/subsidy/list";
/// Where documents are sent to be verified.
pub(super) const VERIFY: &str = "/verify";
/// Twice what a list may have: a browser reads an answer only when it has sent everything, and what is a little too large gets its page.
const MOST: usize = 2 * services::imports::LIMITS.bytes;

/// Refuses a body that is larger than its route takes; one that does not say how large it is ends where it is too large.
pub(super) async fn limit(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let most = if takes_lists(&request) { MOST } else { state.config.body_limit };
    let announced = request.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    if announced.and_then(|length| length.parse::<usize>().ok()).is_some_and(|length| length > most) {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    }
    let mut request = request.map(|body| Body::new(Limited::new(body, most)));
    // The limit is this one; an extractor's own would be smaller than a list.
    DefaultBodyLimit::disable().apply(&mut request);
    next.run(request).await
}

fn takes_lists(request: &Request) -> bool {
    let route = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    *request.method() == Method::POST && route.is_some_and(|route| [UPLOAD, CHECK, VERIFY].contains(&route))
}
