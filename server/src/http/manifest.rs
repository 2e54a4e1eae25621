//! The two web app manifests, so that each app can be installed (W3C Web Application Manifest).

use super::{AppState, request};
use app::i18n::{Lang, Texts, k};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, header};
use serde_json::{Value, json};

/// `/manifest.webmanifest`: the employee app. `id` never changes, or an installed app would become another one.
pub(super) async fn employee(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let lang = request::settings(&state, &headers).lang;
    let t = Texts::of(lang);
    answer(&manifest(lang, "Zusage", "/", "/home", "/", t.get(k::START_LEAD)))
}

/// `/desk/manifest.webmanifest`: the workplace. Its scope keeps it apart from the employee app.
pub(super) async fn workplace(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let lang = request::settings(&state, &headers).lang;
    let t = Texts::of(lang);
    let name = format!("Zusage {}", t.get(k::DESK_TITLE));
    answer(&manifest(lang, &name, "/desk", "/desk", "/desk", t.get(k::DESK_TITLE)))
}

fn manifest(lang: Lang, name: &str, id: &str, start: &str, scope: &str, description: &str) -> Value {
    json!({
        "id": id,
        "name": name,
        "short_name": name,
        "description": description,
        "lang": lang.code(),
        "dir": "ltr",
        "start_url": start,
        "scope": scope,
        "display": "standalone",
        "background_color": "#fbfaf7",
        "theme_color": "#fbfaf7",
        "icons": [
            { "src": "/icon-192.png", "sizes": "192x192", "type": "image/png" },
            { "src": "/icon-512.png", "sizes": "512x512", "type": "image/png" },
            { "src": "/icon-maskable-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable" },
        ],
    })
}

fn answer(manifest: &Value) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/manifest+json"),
        (header::CACHE_CONTROL, "no-cache"),
        (header::VARY, "Cookie, Accept-Language"),
    ];
    (headers, manifest.to_string()).into_response()
}
