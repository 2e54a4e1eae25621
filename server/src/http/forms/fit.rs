//! `POST /o/{org}/fit` and `/o/{org}/fit/pdf`: answers the quick test, on the page or on paper. Nothing is kept.

use super::super::{AppState, pages, request};
use app::features::fit::words;
use app::features::public::Answered;
use app::i18n::{Lang, Texts};
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use docgen::Language;
use domain::organisation::Slug;
use domain::quick_test::{Answers, Outcome, result};
use domain::{Ctx, System};
use http::request::Parts;
use http::{HeaderValue, StatusCode, header};
use services::quick_test::{Said, paper};

type Pairs = Vec<(String, String)>;

/// The page with the result, or with what is still open. An answer that is none of ours is as good as none.
pub(in super::super) async fn answer(
    State(state): State<AppState>,
    parts: Parts,
    Form(pairs): Form<Pairs>,
) -> Response {
    let answers = read(&pairs);
    let is_open = result(&answers).is_none();
    let mut response = pages::answer(&state, parts, StatusCode::OK, Answered(answers)).await;
    // An address that nobody has stays not found.
    if is_open && response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    response
}

/// The result as a file.
pub(in super::super) async fn pdf(
    State(state): State<AppState>,
    Path(org): Path<String>,
    parts: Parts,
    Form(pairs): Form<Pairs>,
) -> Response {
    let (Ok(slug), Some(ctx)) = (org.parse::<Slug>(), parts.extensions.get::<Ctx<System>>()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let organisation = match services::organisations::at_address(&state.store, ctx, &slug).await {
        Ok(Some(organisation)) => organisation,
        Ok(None) => return StatusCode::NOT_FOUND.into_response(),
        Err(error) => return trouble(&error),
    };
    let Some(outcome) = result(&read(&pairs)) else {
        return Redirect::to(&format!("/o/{slug}/fit")).into_response();
    };
    let said = said(request::settings(&state, &parts.headers).lang, &outcome);
    match paper(ctx, &organisation, &outcome, said).await {
        Ok(pdf) => file(pdf.bytes),
        Err(error) => trouble(&error),
    }
}

fn read(pairs: &Pairs) -> Answers {
    Answers::parse(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))).unwrap_or_default()
}

fn said(lang: Lang, outcome: &Outcome) -> Said {
    let t = Texts::of(lang);
    let text = |key| t.get(key).to_owned();
    let findings = outcome.findings.iter().map(|one| (text(words::reason(one)), words::next(one).map(text)));
    Said {
        language: Language::ALL.into_iter().find(|one| one.code() == lang.code()).unwrap_or_default(),
        summary: text(words::grade(outcome.grade)),
        held: outcome.cap.as_ref().map(|_| text(words::cap(outcome.grade))),
        findings: findings.collect(),
    }
}

fn file(bytes: Vec<u8>) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"bav-fit.pdf\""));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    response
}

fn trouble(error: &services::ServiceError) -> Response {
    tracing::error!(%error, "the quick test has no paper");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
