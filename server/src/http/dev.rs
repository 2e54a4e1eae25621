//! Development only: a page loads again when the server was restarted, and one address fails on purpose.

use super::AppState;
use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::header;

/// Asks twice a second which start of the server answers. A worker of an earlier demo on this port would serve its
/// old files, so it has to go.
const SCRIPT: &str = "navigator.serviceWorker?.getRegistrations().then(all=>all.forEach(one=>one.unregister()));\
    (async()=>{let seen;for(;;){try{const now=await(await fetch('/_dev/started')).text();\
    if(seen&&seen!==now)location.reload();seen=now}catch{}await new Promise(r=>setTimeout(r,500))}})();";

/// The addresses that only a server in development has.
pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route("/_dev/reload.js", get(script))
        .route("/_dev/started", get(started))
        .route("/_dev/panic", get(fail))
}

async fn script() -> Response {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], SCRIPT)
        .into_response()
}

/// The id of this start.
async fn started(State(state): State<AppState>) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], state.started.to_string()).into_response()
}

/// Shows what a person sees, and what the log holds, when something of ours breaks.
#[expect(clippy::panic, reason = "this is what the address is for")]
async fn fail() -> Response {
    panic!("Jana Kraemer typed this");
}
