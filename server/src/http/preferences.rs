//! `POST /preferences`: language and colours, kept in two cookies. A plain form, the same with and without wasm.

use super::AppState;
use app::i18n::Lang;
use app::settings::{LANG_COOKIE, THEME_COOKIE, Theme, preference_cookie};
use axum::extract::{Form, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::request::Parts;
use http::{StatusCode, header};
use serde::Deserialize;
use services::auth::Session;

/// The form's fields; a button sends either a language or colours.
#[derive(Debug, Deserialize)]
pub(super) struct Choice {
    lang: Option<String>,
    theme: Option<String>,
    back: Option<String>,
}

/// Sets the cookie and leads back to the page. An unknown value is refused and changes nothing.
pub(super) async fn choose(State(state): State<AppState>, parts: Parts, Form(choice): Form<Choice>) -> Response {
    let lang = choice.lang.as_deref().map(Lang::parse);
    let theme = choice.theme.as_deref().map(Theme::parse);
    let (name, value) = match (lang, theme) {
        (Some(Some(lang)), None) => (LANG_COOKIE, lang.code()),
        (None, Some(Some(theme))) => (THEME_COOKIE, theme.code()),
        _ => return StatusCode::UNPROCESSABLE_ENTITY.into_response(),
    };
    // The language goes with the person to their next device.
    if let (Some(session), LANG_COOKIE) = (parts.extensions.get::<Session>(), name)
        && let Err(error) = services::account::set_language(&state.services, session, value).await
    {
        tracing::error!(%error, "a language was not kept");
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    let cookie = cookie(&state, name, value);
    let back = choice.back.filter(|back| is_local(back)).unwrap_or_else(|| "/".to_owned());
    ([(header::SET_COOKIE, cookie)], Redirect::to(&back)).into_response()
}

/// The cookie of a choice.
pub(super) fn cookie(state: &AppState, name: &str, value: &str) -> String {
    let secure = if state.config.https() { "; Secure" } else { "" };
    preference_cookie(name, value) + secure
}

/// An address on this server: one slash first (two would name another host), no backslash, nothing invisible.
pub(super) fn is_local(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && path.len() <= 512
        && path.bytes().all(|b| b.is_ascii_graphic() && b != b'\\')
}

#[cfg(test)]
mod tests {
    use super::is_local;

    #[test]
    fn only_addresses_of_this_server_are_led_back_to() {
        for good in ["/", "/home", "/desk/kessler/people"] {
            assert!(is_local(good), "{good}");
        }
        for bad in ["", "home", "//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nSet-Cookie:x", "/ä"]
        {
            assert!(!is_local(bad), "{bad:?}");
        }
    }
}
