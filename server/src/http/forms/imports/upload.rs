//! `POST /desk/{org}/imports/new`: a list is sent.

use super::sent::Sent;
use super::{NotTaken, not_taken, page, words};
use crate::http::{AppState, drafts, request};
use app::form::{Answer, Problem};
use app::i18n::{Lang, k};
use axum::extract::{Extension, Multipart, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::access::permits::ManagePeople;
use domain::access::{Access, Allowed};
use domain::id::ImportId;
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
    let sent = match Sent::read(form, LIMITS.bytes).await {
        Ok(sent) => sent,
        // Broken off, far too large, or no form at all.
        Err(error) => return error.status().into_response(),
    };
    let list = sent.list.clone();
    let lang = request::settings(&state, &parts.headers).lang;
    match take(&state, &allowed, sent, lang).await {
        Ok(id) => Redirect::to(&page(&organisation, id, "/columns")).into_response(),
        Err(Ok(NotTaken { status, problems, .. })) => {
            let answer = Answer::refused_for("upload", problems).keeping("list", &list);
            drafts::answer(&state, parts, status, answer).await
        }
        Err(Err(response)) => response,
    }
}

/// Reads the list. What is wrong is either told on the page, or answered at once.
async fn take(
    state: &AppState,
    allowed: &Allowed<ManagePeople>,
    sent: Sent,
    lang: Lang,
) -> Result<ImportId, Result<NotTaken, Response>> {
    let told = |status, problem| Ok(NotTaken::from((status, problem)));
    if sent.too_large {
        let problem = words::file(NoTable::TooLarge { bytes: LIMITS.bytes });
        return Err(told(StatusCode::PAYLOAD_TOO_LARGE, problem));
    }
    let (Ok(key), Some(list)) = (sent.key.parse(), List::from_code(&sent.list)) else {
        return Err(told(StatusCode::UNPROCESSABLE_ENTITY, Problem::BAD_INPUT));
    };
    // A browser sends a file without a name where none was chosen.
    let Some((file_name, bytes)) = sent.file.filter(|(name, bytes)| !name.is_empty() || !bytes.is_empty()) else {
        return Err(told(StatusCode::UNPROCESSABLE_ENTITY, Problem::at("file", k::IMPORTS_PROBLEM_NO_FILE)));
    };
    let new = Upload { list, file_name, bytes, language: lang.language() };
    imports::upload(&state.store, allowed, key, new).await.map_err(|error| not_taken(lang, error))
}
