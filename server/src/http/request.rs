//! What a request says about itself: its id, and the settings of the page it asks for.

use app::i18n::Lang;
use app::settings::{LANG_COOKIE, Settings, THEME_COOKIE, Theme};
use domain::{Ctx, System};
use http::{HeaderMap, HeaderValue, Request, header};
use tower_http::request_id::{MakeRequestId, RequestId};
use uuid::Uuid;

use super::{AppState, cookies};

/// Gives each request an id of its own. One that the client sent is not taken over: it could hold anything.
#[derive(Debug, Clone, Copy)]
pub(super) struct NewRequestId;

impl MakeRequestId for NewRequestId {
    fn make_request_id<B>(&mut self, _: &Request<B>) -> Option<RequestId> {
        HeaderValue::from_str(&fresh_id().to_string()).ok().map(RequestId::new)
    }
}

/// A new id. It names a log line and decides nothing, so no test needs to hold it still.
#[expect(clippy::disallowed_methods, reason = "request ids are no business data")]
pub(super) fn fresh_id() -> Uuid {
    Uuid::now_v7()
}

/// The settings of the page that `headers` ask for: a chosen language before the browser's languages before German.
pub(super) fn settings(state: &AppState, headers: &HeaderMap) -> Settings {
    let lang = cookies::read(headers, LANG_COOKIE)
        .and_then(Lang::parse)
        .or_else(|| headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).and_then(Lang::negotiate));
    Settings {
        lang: lang.unwrap_or_default(),
        theme: cookies::read(headers, THEME_COOKIE).and_then(Theme::parse).unwrap_or_default(),
        build: state.site.build.clone(),
        demo: state.config.demo,
        dev: state.config.dev,
        offline: false,
        operator: state.config.operator.clone(),
    }
}

/// The product itself, under the id of a request.
pub(super) fn system(request: &http::Request<axum::body::Body>) -> Ctx<System> {
    let ctx = crate::data::context("http", System);
    let id = request.extensions().get::<RequestId>().and_then(|id| id.header_value().to_str().ok());
    match id.and_then(|id| id.parse().ok()) {
        Some(id) => ctx.with_request(id),
        None => ctx,
    }
}

/// Whether a browser asks for a page to show.
pub(super) fn is_page(request: &http::Request<axum::body::Body>) -> bool {
    let accept = request.headers().get(header::ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let reads = matches!(*request.method(), http::Method::GET | http::Method::HEAD);
    reads
        && (accept.contains("text/html") || accept.is_empty() || accept == "*/*")
        && !request.uri().path().starts_with("/api/")
}

/// The kind of browser as its owner sees it in their list: name and system, never a version, which would recognise people.
pub(super) fn device(headers: &HeaderMap) -> String {
    const SYSTEMS: [(&str, &str); 7] = [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("CrOS", "Chromebook"),
        ("Linux", "Linux"),
    ];
    const BROWSERS: [(&str, &str); 5] =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];
    let agent = headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let found =
        |list: &[(&str, &'static str)]| list.iter().find(|(part, _)| agent.contains(part)).map(|(_, name)| *name);
    match (found(&BROWSERS), found(&SYSTEMS)) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => "?".to_owned(),
    }
}
