//! `/sw.js`: the service worker, made from the real list of files. A new build changes its bytes, and so the browser
//! notices; its text is in `worker.js`.

use super::{AppState, pages};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use calculators::Calculator;
use http::header;
use serde_json::json;
use sha2::{Digest as _, Sha256};

/// What the worker does; the constants before it come from the build.
const BODY: &str = include_str!("worker.js");

/// The worker of this build.
pub(super) async fn script(State(state): State<AppState>) -> Response {
    let text = state.worker.get_or_init(|| text(&state)).clone();
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
        // A worker's own policy decides what it may fetch.
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        ),
    ];
    (headers, text).into_response()
}

/// The constants and what the worker does with them. Its id covers the built files and the offline shell: what the
/// server alone decides (its document, the operator's lines) reaches installed apps too.
fn text(state: &AppState) -> String {
    let mut files = state.site.offline_files();
    files.push("/offline-shell".to_owned());
    let shell = Sha256::digest(pages::offline_document(state));
    let id = u32::from_be_bytes([shell[0], shell[1], shell[2], shell[3]]);
    let build = &state.site.build;
    let (files, pages) = (json!(files), json!(pages::employee_pages()));
    let calculators = Calculator::ALL.map(|one| format!("/offline/calculate/{}", one.slug()));
    let calculators = json!(["/offline/calculate".to_owned()].iter().chain(&calculators).collect::<Vec<_>>());
    format!(
        "const BUILD = \"{build}\";\nconst ID = \"{build}-{id:08x}\";\nconst PRECACHE = {files};\nconst PAGES = {pages};\nconst CALCULATORS = {calculators};\n{BODY}"
    )
}
