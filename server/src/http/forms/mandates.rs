//! `POST /desk/{org}/members/mandates`: a mandate is given or revoked.

use super::Refused;
use super::members::{answered, managing, parsed};
use crate::http::{AppState, request};
use app::form::read::Between;
use app::form::{Problem, Reading, Typed};
use app::i18n::{Lang, k};
use axum::extract::{Extension, Form, State};
use axum::response::Response;
use domain::access::Access;
use http::request::Parts;
use services::members::{give_mandate_at, revoke_mandate};
use services::today;

/// Gives or revokes a mandate.
pub(in crate::http) async fn change(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    parts: Parts,
    Form(typed): Form<Typed>,
) -> Response {
    let done = if typed.has("revoke") {
        revoke(&state, &access, &typed).await.map(|()| "?done=revoked")
    } else {
        give(&state, &access, &typed, request::settings(&state, &parts.headers).lang).await.map(|()| "?done=given")
    };
    // What was revoked is no form with fields.
    let form = if typed.has("revoke") { "revoke" } else { "mandate" };
    let answer = |problems| typed.refused(form, problems, &["holder", "from", "to"]);
    answered(&state, parts, done.map(str::to_owned), answer).await
}

async fn give(state: &AppState, access: &Access, typed: &Typed, lang: Lang) -> Result<(), Refused> {
    let allowed = managing(access)?;
    let today = today(allowed.now());
    let mut form = Reading::new(typed, lang, today);
    // What cannot be an address belongs to nobody, as an unknown one does.
    let (key, holder) = (form.key(), form.parsed("holder", |_| k::PROBLEM_HOLDER));
    let from = form.optional("from", |form| form.day("from", Between::ANY)).unwrap_or(today);
    let to = form.optional("to", |form| form.day("to", Between::ANY));
    let (key, holder) = form.finish(key.zip(holder))?;
    give_mandate_at(&state.store, &allowed, key, &holder, (from, to)).await?;
    Ok(())
}

/// At once: it held until yesterday.
async fn revoke(state: &AppState, access: &Access, typed: &Typed) -> Result<(), Refused> {
    let allowed = managing(access)?;
    let (key, id) = (parsed(typed.get("key"), Problem::STALE)?, parsed(typed.get("revoke"), Problem::STALE)?);
    let version = parsed(typed.get("version"), Problem::STALE)?;
    let now = today(allowed.now());
    revoke_mandate(&state.store, &allowed, key, id, version, now.yesterday().unwrap_or(now)).await?;
    Ok(())
}
