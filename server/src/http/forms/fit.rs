//! `POST /o/{org}/fit` and `/o/{org}/fit/pdf`: answers the quick test, on the page or on paper. Nothing is kept here.

use super::super::{AppState, pages, request};
use super::lead;
use app::features::fit::words;
use app::features::public::Answered;
use app::i18n::{Lang, Texts};
use axum::extract::{Extension, Form, Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use docgen::Language;
use domain::organisation::Slug;
use domain::quick_test::{Answers, Outcome, result};
use domain::{Ctx, System};
use http::request::Parts;
use http::{HeaderValue, StatusCode, header};
use services::organisations::Organisation;
use services::quick_test::{Said, paper};

type Pairs = Vec<(String, String)>;

/// The page with the result, or with what is still open. An answer that is none of ours is as good as none.
pub(in super::super) async fn answer(
    State(state): State<AppState>,
    Path(org): Path<String>,
    Extension(ctx): Extension<Ctx<System>>,
    parts: Parts,
    Form(pairs): Form<Pairs>,
) -> Response {
    let page = match address(&state, &ctx, &org).await {
        Ok(page) => page,
        Err(response) => return response,
    };
    let answers = read(&pairs);
    let offer = match lead::offer(&state, &ctx, &page, &answers).await {
        Ok(offer) => offer,
        Err(error) => return trouble(&error),
    };
    let is_open = result(&answers).is_none();
    let status = if is_open { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    pages::answer(&state, parts, status, Answered { answers, offer }).await
}

/// The result as a file.
pub(in super::super) async fn pdf(
    State(state): State<AppState>,
    Path(org): Path<String>,
    Extension(ctx): Extension<Ctx<System>>,
    parts: Parts,
    Form(pairs): Form<Pairs>,
) -> Response {
    let organisation = match address(&state, &ctx, &org).await {
        Ok(organisation) => organisation,
        Err(response) => return response,
    };
    let Some(outcome) = result(&read(&pairs)) else {
        return Redirect::to(&format!("/o/{org}/fit")).into_response();
    };
    let said = said(request::settings(&state, &parts.headers).lang, &outcome);
    match paper(&ctx, &organisation, &outcome, said).await {
        Ok(pdf) => file(pdf.bytes),
        Err(error) => trouble(&error),
    }
}

/// Whose page it is; an address that nobody has stays not found.
pub(super) async fn address(state: &AppState, ctx: &Ctx<System>, org: &str) -> Result<Organisation, Response> {
    let slug = org.parse::<Slug>().map_err(|_| StatusCode::NOT_FOUND.into_response())?;
    let found = services::organisations::at_address(&state.store, ctx, &slug).await;
    found.map_err(|error| trouble(&error))?.ok_or_else(|| StatusCode::NOT_FOUND.into_response())
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

pub(super) fn trouble(error: &services::ServiceError) -> Response {
    tracing::error!(%error, "the quick test has no answer");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
