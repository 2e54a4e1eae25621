//! What keeps one request from hurting the others: a time limit, and a panic that ends as an answer.

use super::body::UPLOAD;
use crate::config::Config;
use axum::body::Body;
use axum::extract::{MatchedPath, Request};
use axum::middleware::{FromFnLayer, Next, from_fn};
use axum::response::{IntoResponse, Response};
use futures_util::future::BoxFuture;
use http::{Method, StatusCode};
use std::any::Any;
use std::time::Duration;
use tower_http::catch_panic::{CatchPanicLayer, ResponseForPanic};
use tower_http::csrf::CsrfLayer;

/// No page takes this long; what does is stuck.
const LIMIT: Duration = Duration::from_secs(30);
/// A list may be large and the line to here slow; and what a list of thousands says is written in one go.
const LIMIT_OF_LISTS: Duration = Duration::from_mins(5);
/// The forms that take lists, or do what a list says.
const LISTS: [&str; 4] =
    [UPLOAD, "/desk/{org}/imports/{id}/columns", "/desk/{org}/imports/{id}/book", "/desk/{org}/imports/{id}/undo"];

/// A layer that a function makes; it has no other name.
type Timeout = FromFnLayer<fn(Request, Next) -> BoxFuture<'static, Response>, (), (Request,)>;

/// Ends what takes longer than its route may, with a bare 503.
pub(super) fn timeout() -> Timeout {
    let ends: fn(Request, Next) -> BoxFuture<'static, Response> = in_time;
    from_fn(ends)
}

fn in_time(request: Request, next: Next) -> BoxFuture<'static, Response> {
    let route = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    let limit = limit(request.method(), route);
    Box::pin(async move {
        let answer = tokio::time::timeout(limit, next.run(request)).await;
        answer.unwrap_or_else(|_| StatusCode::SERVICE_UNAVAILABLE.into_response())
    })
}

fn limit(method: &Method, route: Option<&str>) -> Duration {
    let of_lists = *method == Method::POST && route.is_some_and(|route| LISTS.contains(&route));
    if of_lists { LIMIT_OF_LISTS } else { LIMIT }
}

pub(super) fn catch_panic() -> CatchPanicLayer<Panicked> {
    CatchPanicLayer::custom(Panicked)
}

/// Refuses requests that another site made a browser send. The address that people use is trusted, whatever a proxy
/// makes of `Host`.
pub(super) fn csrf(config: &Config) -> CsrfLayer {
    let layer = CsrfLayer::new();
    match &config.public_url {
        // The configuration was checked: it is an origin.
        Some(url) => layer.clone().add_trusted_origin(url).unwrap_or(layer),
        None => layer,
    }
}

/// Turns a panic into a bare 500. Where it happened is logged by the panic hook; its words may hold what a person
/// typed and go nowhere.
#[derive(Debug, Clone, Copy)]
pub(super) struct Panicked;

impl ResponseForPanic for Panicked {
    type ResponseBody = Body;

    fn response_for_panic(&mut self, _: Box<dyn Any + Send>) -> Response {
        StatusCode::INTERNAL_SERVER_ERROR.into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::routes;

    #[test]
    fn only_what_takes_in_lists_has_longer() {
        for route in LISTS {
            assert!(routes::needs(route, &Method::POST).is_ok(), "{route} is no form");
            assert_eq!(limit(&Method::POST, Some(route)), LIMIT_OF_LISTS);
            assert_eq!(limit(&Method::GET, Some(route)), LIMIT);
        }
        assert_eq!(limit(&Method::POST, Some("/sign-in")), LIMIT);
        assert_eq!(limit(&Method::POST, None), LIMIT);
    }
}
