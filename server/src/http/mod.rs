//! HTTP: the router and its layers. A handler parses, calls one thing, and maps the error; nothing more.

mod assets;
mod dev;
mod errors;
mod guard;
mod headers;
mod health;
pub mod live;
mod manifest;
mod observe;
mod pages;
mod preferences;
mod request;
pub mod routes;
mod state;
pub mod tls;
mod worker;

pub use state::{AppState, Lifecycle};

use axum::Router;
use axum::extract::DefaultBodyLimit;
use tower::ServiceBuilder;
use tower_http::compression::CompressionLayer;
use tower_http::request_id::{PropagateRequestIdLayer, SetRequestIdLayer};

/// The whole server as one service.
pub fn router(state: AppState) -> Router {
    let body_limit = state.config.body_limit;
    let mut router = routes::add(Router::new()).merge(assets::router(&state.site));
    if state.config.dev {
        router = router.merge(dev::router());
    }
    // Outermost first: what stands above sees the answer of what stands below.
    let layers = ServiceBuilder::new()
        .layer(SetRequestIdLayer::x_request_id(request::NewRequestId))
        .layer(axum::middleware::from_fn_with_state(state.clone(), observe::observe))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(axum::middleware::from_fn_with_state(state.clone(), headers::secure))
        .layer(CompressionLayer::new().br(true).gzip(true).quality(tower_http::CompressionLevel::Fastest))
        .layer(axum::middleware::from_fn_with_state(state.clone(), errors::explain))
        .layer(guard::catch_panic())
        .layer(guard::csrf(&state.config))
        .layer(guard::timeout())
        .layer(tower_http::limit::RequestBodyLimitLayer::new(body_limit))
        .layer(DefaultBodyLimit::max(body_limit));
    pages::add(router, &state).layer(layers).with_state(state)
}
