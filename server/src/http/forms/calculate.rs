//! `POST /o/{org}/calculate/{calculator}`: answers what was typed, and keeps nothing of it. With a program in the page nothing is sent here.

use super::super::{AppState, pages};
use app::features::calculate::Sent;
use app::i18n::Lang;
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse as _, Response};
use calculators::{Calculator, Typed};
use domain::{Ctx, System};
use http::StatusCode;
use http::request::Parts;

/// On an organisation's public page.
pub(in super::super) async fn answer_anybody(
    state: State<AppState>,
    Path((_, slug)): Path<(String, String)>,
    parts: Parts,
    form: Form<Vec<(String, String)>>,
) -> Response {
    answer(state, Path(slug), parts, form).await
}

/// The page with its answer, at the form's own address. Asking again is harmless, so there is no redirect: it would have to carry what was typed.
pub(super) async fn answer(
    State(state): State<AppState>,
    Path(slug): Path<String>,
    parts: Parts,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let Some(typed) = typed(&state, &parts, &slug, &pairs) else { return StatusCode::NOT_FOUND.into_response() };
    pages::answer(&state, parts, StatusCode::OK, Sent { typed, unkept: None }).await
}

/// What was typed into a calculator; nothing where there is none of that name.
pub(super) fn typed(state: &AppState, parts: &Parts, slug: &str, pairs: &[(String, String)]) -> Option<Typed> {
    let calculator = Calculator::from_slug(slug)?;
    let today = services::today(parts.extensions.get::<Ctx<System>>()?.now());
    let lang: Lang = super::super::request::settings(state, &parts.headers).lang;
    let pairs = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    Some(Typed::from_pairs(calculator, lang.language(), today, pairs))
}
