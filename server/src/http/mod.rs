//! HTTP: the router and its layers. A handler parses, calls one thing, and maps the error; nothing more.

mod assets;
mod body;
mod checks;
mod cookies;
mod csv;
mod dev;
mod drafts;
mod errors;
mod forms;
mod gate;
mod guard;
mod headers;
mod health;
mod imports;
pub mod live;
mod manifest;
mod observe;
mod pages;
mod papers;
mod preferences;
mod receipts;
mod request;
pub mod routes;
mod session;
mod state;
mod theme;
pub mod tls;
mod worker;

pub use state::{AppState, Lifecycle};

use axum::Router;
use tower::ServiceBuilder;
use tower_http::compression::CompressionLayer;
use tower_http::request_id::{PropagateRequestIdLayer, SetRequestIdLayer};

/// The whole server as one service.
pub fn router(state: AppState) -> Router {
    // Everything but files passes the gate, which has to know who asks.
    let gate = ServiceBuilder::new()
        .layer(axum::middleware::from_fn_with_state(state.clone(), session::identify))
        .layer(axum::middleware::from_fn_with_state(state.clone(), gate::admit))
        .layer(axum::middleware::from_fn_with_state(state.clone(), drafts::show));
    let mut router = pages::add(routes::add(Router::new()), &state).layer(gate).merge(assets::router(&state.site));
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
        .layer(axum::middleware::from_fn_with_state(state.clone(), body::limit));
    router.layer(layers).with_state(state)
}
