//! What a request says about itself: its id, and the settings of the page it asks for.

use app::i18n::Lang;
use app::settings::{LANG_COOKIE, Settings, THEME_COOKIE, Theme};
use http::{HeaderMap, HeaderValue, Request, header};
use tower_http::request_id::{MakeRequestId, RequestId};
use uuid::Uuid;

use super::AppState;

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
    let lang = cookie(headers, LANG_COOKIE)
        .and_then(Lang::parse)
        .or_else(|| headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).and_then(Lang::negotiate));
    Settings {
        lang: lang.unwrap_or_default(),
        theme: cookie(headers, THEME_COOKIE).and_then(Theme::parse).unwrap_or_default(),
        build: state.site.build.clone(),
        demo: state.config.demo,
        dev: state.config.dev,
        offline: false,
        operator: state.config.operator.clone(),
    }
}

/// The value of the cookie `name`.
fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().split_once('=').filter(|(n, _)| *n == name).map(|(_, value)| value))
}
