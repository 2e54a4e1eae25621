//! What keeps one request from hurting the others: a time limit, and a panic that ends as an answer.

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use std::any::Any;
use std::time::Duration;
use tower_http::catch_panic::{CatchPanicLayer, ResponseForPanic};
use tower_http::timeout::TimeoutLayer;

/// No page takes this long; what does is stuck.
const LIMIT: Duration = Duration::from_secs(30);

pub(super) fn timeout() -> TimeoutLayer {
    TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, LIMIT)
}

pub(super) fn catch_panic() -> CatchPanicLayer<Panicked> {
    CatchPanicLayer::custom(Panicked)
}

/// Turns a panic into a bare 500; its words are for the log, never for the person.
#[derive(Debug, Clone, Copy)]
pub(super) struct Panicked;

impl ResponseForPanic for Panicked {
    type ResponseBody = Body;

    fn response_for_panic(&mut self, cause: Box<dyn Any + Send>) -> Response {
        let text = cause
            .downcast_ref::<&str>()
            .copied()
            .or_else(|| cause.downcast_ref::<String>().map(String::as_str))
            .unwrap_or("no message");
        tracing::error!(panic = text, "a handler panicked");
        StatusCode::INTERNAL_SERVER_ERROR.into_response()
    }
}
