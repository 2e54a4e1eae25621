//! `/livez`, `/readyz`, `/metrics`.

use super::AppState;
use crate::data;
use axum::extract::{ConnectInfo, State};
use axum::response::{IntoResponse, Response};
use domain::System;
use http::{HeaderMap, StatusCode, header};
use serde_json::json;
use std::net::SocketAddr;
use store::Store;
use subtle::ConstantTimeEq as _;

/// The process runs; nothing else is said.
pub(super) async fn livez() -> &'static str {
    "ok\n"
}

/// The server can do its work; 503 with the reason while it cannot or is stopping. Every part that the server needs
/// adds its check here.
pub(super) async fn readyz(State(state): State<AppState>) -> Response {
    let checks = [
        ("running", !state.lifecycle.stopping()),
        ("site", state.site.root.join("manifest.json").is_file()),
        ("store", state.store.ping().await.inspect_err(|error| tracing::warn!(%error, "not ready")).is_ok()),
    ];
    let ready = checks.iter().all(|(_, good)| *good);
    let body =
        json!({ "ready": ready, "checks": checks.iter().copied().collect::<std::collections::BTreeMap<_, _>>() });
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")], body.to_string())
        .into_response()
}

/// For how long the oldest due job waits: a figure and no matter of readiness, because other nodes have the same jobs.
async fn measure_jobs(store: &Store) {
    let system = data::context("metrics", System);
    if let Ok(lag) = store.read(&system, async |scope| scope.job_lag(system.now()).await).await {
        metrics::gauge!("zusage_job_lag_seconds").set(lag.as_secs_f64());
    }
}

/// Figures for Prometheus: with the configured token, or, without one, to this machine only and only while the server
/// is for this machine (a proxy before it would make everyone look like this machine). To all others there is nothing
/// here.
pub(super) async fn metrics(
    State(state): State<AppState>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
) -> Response {
    let allowed = match &state.config.metrics_token {
        Some(token) => bearer(&headers).is_some_and(|given| given.as_bytes().ct_eq(token.reveal().as_bytes()).into()),
        None => peer.ip().is_loopback() && state.config.is_private() && !forwarded(&headers),
    };
    if !allowed {
        return StatusCode::NOT_FOUND.into_response();
    }
    measure_jobs(&state.store).await;
    state.metrics.run_upkeep();
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], state.metrics.render()).into_response()
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

/// A second look: the headers that most proxies add.
fn forwarded(headers: &HeaderMap) -> bool {
    headers.contains_key(header::FORWARDED) || headers.contains_key("x-forwarded-for")
}
