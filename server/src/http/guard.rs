//! What keeps one request from hurting the others: a time limit, and a panic that ends as an answer.

use crate::config::Config;
use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use std::any::Any;
use std::time::Duration;
use tower_http::catch_panic::{CatchPanicLayer, ResponseForPanic};
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::TimeoutLayer;

/// No page takes this long; what does is stuck.
const LIMIT: Duration = Duration::from_secs(30);

pub(super) fn timeout() -> TimeoutLayer {
    TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, LIMIT)
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
