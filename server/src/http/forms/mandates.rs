//! `POST /desk/{org}/members/mandates`: a mandate is given or revoked.

use super::Refused;
use super::members::{answered, day, managing, parsed};
use crate::http::AppState;
use app::form::{Answer, Problem};
use axum::extract::{Extension, Form, State};
use axum::response::Response;
use domain::access::Access;
use http::request::Parts;
use serde::Deserialize;
use services::members::{give_mandate_at, revoke_mandate};
use services::today;

/// The fields of both forms: `revoke` names a mandate, `holder` an organisation.
#[derive(Deserialize)]
pub(in crate::http) struct Fields {
    key: String,
    revoke: Option<String>,
    version: Option<i64>,
    holder: Option<String>,
    from: Option<String>,
    to: Option<String>,
}

/// Gives or revokes a mandate.
pub(in crate::http) async fn change(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    parts: Parts,
    Form(fields): Form<Fields>,
) -> Response {
    let done = match &fields.revoke {
        Some(id) => revoke(&state, &access, &fields, id).await.map(|()| "?done=revoked"),
        None => give(&state, &access, &fields).await.map(|()| "?done=given"),
    };
    let answer = |problem| {
        let answer = Answer::refused("mandate", problem);
        let typed = [("holder", &fields.holder), ("from", &fields.from), ("to", &fields.to)];
        typed.into_iter().fold(answer, |answer, (name, text)| answer.keeping(name, text.as_deref().unwrap_or_default()))
    };
    answered(&state, parts, done.map(str::to_owned), answer).await
}

async fn give(state: &AppState, access: &Access, fields: &Fields) -> Result<(), Refused> {
    let allowed = managing(access)?;
    let key = parsed(&fields.key, Problem::Stale)?;
    // What cannot be an address belongs to nobody, as an unknown one does.
    let holder = parsed(fields.holder.as_deref().unwrap_or_default(), Problem::Holder)?;
    let from = day(fields.from.as_deref().unwrap_or_default())?.unwrap_or_else(|| today(allowed.now()));
    let to = day(fields.to.as_deref().unwrap_or_default())?;
    give_mandate_at(&state.store, &allowed, key, &holder, (from, to)).await?;
    Ok(())
}

/// At once: it held until yesterday.
async fn revoke(state: &AppState, access: &Access, fields: &Fields, id: &str) -> Result<(), Refused> {
    let allowed = managing(access)?;
    let (key, id) = (parsed(&fields.key, Problem::Stale)?, parsed(id, Problem::Stale)?);
    let version = fields.version.ok_or(Refused::Problem(Problem::Stale))?;
    let now = today(allowed.now());
    revoke_mandate(&state.store, &allowed, key, id, version, now.yesterday().unwrap_or(now)).await?;
    Ok(())
}
