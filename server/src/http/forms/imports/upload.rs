//! `POST /desk/{org}/imports/new`: a list is sent.

use super::{NotTaken, finish, not_taken, page};
use crate::http::forms::no_table;
use crate::http::forms::sent::Sent;
use crate::http::{AppState, request};
use app::form::{Answer, Problem};
use app::i18n::{Lang, k};
use axum::extract::{Extension, Multipart, State};
use axum::response::{IntoResponse as _, Response};
use domain::access::permits::ManagePeople;
use domain::access::{Access, Allowed};
use domain::id::{CommandKey, ImportId};
use domain::intake::List;
use http::StatusCode;
use http::request::Parts;
use lists::NoTable;
use services::access::Organisation;
use services::imports::{self, LIMITS, Upload};

/// Takes a list, and leads to its columns. Nothing of it is booked.
pub(in crate::http) async fn upload(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    Extension(organisation): Extension<Organisation>,
    parts: Parts,
    form: Multipart,
) -> Response {
    let Ok(allowed) = access.allow::<ManagePeople>() else { return StatusCode::FORBIDDEN.into_response() };
    let sent = match Sent::read(form, &["key", "list"], LIMITS.bytes).await {
        Ok(sent) => sent,
        // Broken off, far too large, or no form at all.
        Err(error) => return error.status().into_response(),
    };
    let (list, lang) = (sent.text("list").to_owned(), request::settings(&state, &parts.headers).lang);
    let taken = take(&state, &allowed, sent, lang).await;
    let to = taken.as_ref().map(|id| page(&organisation, *id, "/columns")).unwrap_or_default();
    let answer = |problems| Answer::refused_for("upload", problems).keeping("list", &list);
    finish(&state, parts, taken.map(|_| ()), &to, answer).await
}

async fn take(
    state: &AppState,
    allowed: &Allowed<ManagePeople>,
    mut sent: Sent,
    lang: Lang,
) -> Result<ImportId, NotTaken> {
    if sent.too_large {
        let problem = no_table::problem(NoTable::TooLarge { bytes: LIMITS.bytes });
        return Err(NotTaken::told(StatusCode::PAYLOAD_TOO_LARGE, problem));
    }
    let (Ok(key), Some(list)) = (sent.text("key").parse::<CommandKey>(), List::from_code(sent.text("list"))) else {
        return Err(NotTaken::unreadable(Problem::BAD_INPUT));
    };
    let Some((file_name, bytes)) = sent.take_file() else {
        return Err(NotTaken::unreadable(Problem::at("file", k::IMPORTS_PROBLEM_NO_FILE)));
    };
    let new = Upload { list, file_name, bytes, language: lang.language() };
    imports::upload(&state.store, allowed, key, new).await.map_err(|error| not_taken(lang, error))
}
