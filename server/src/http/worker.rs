//! `/sw.js`: the service worker, made from the real list of files. A new build changes its bytes, and so the browser
//! notices; its text is in `worker.js`.

use super::AppState;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::header;

/// What the worker does; the two constants before it come from the build.
const BODY: &str = include_str!("worker.js");

/// The worker of this build.
pub(super) async fn script(State(state): State<AppState>) -> Response {
    let mut files = state.site.offline_files();
    files.push("/offline-shell".to_owned());
    let list = serde_json::to_string(&files).unwrap_or_else(|_| "[]".to_owned());
    let script = format!("const BUILD = \"{}\";\nconst PRECACHE = {list};\n{BODY}", state.site.build);
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
        // A worker's own policy decides what it may fetch.
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; connect-src 'self'"),
    ];
    (headers, script).into_response()
}
