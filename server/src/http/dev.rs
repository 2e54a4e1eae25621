//! Development only: a page loads again when the server was restarted.

use super::AppState;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::header;

const SCRIPT: &str = "(async()=>{let seen;for(;;){try{const now=await(await fetch('/_dev/started')).text();\
    if(seen&&seen!==now)location.reload();seen=now}catch{}await new Promise(r=>setTimeout(r,500))}})();";

/// Asks twice a second which start of the server answers.
pub(super) async fn script() -> Response {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], SCRIPT)
        .into_response()
}

/// The id of this start.
pub(super) async fn started(State(state): State<AppState>) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], state.started.to_string()).into_response()
}
