//! `POST /desk/{org}/settings/sign-in`: the organisation's own provider is set or changed.

use super::{Refused, refused, trouble};
use crate::http::AppState;
use app::form::{Answer, Problem};
use axum::extract::{Extension, Form, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::access::Access;
use domain::access::permits::ManageMembers;
use domain::id::CommandKey;
use http::request::Parts;
use serde::Deserialize;
use services::auth::sso::NewProvider;
use services::{Refusal, ServiceError};

/// The form's fields; a box that is not ticked is not sent.
#[derive(Deserialize)]
pub(in crate::http) struct Fields {
    key: String,
    version: i64,
    issuer: String,
    client_id: String,
    #[serde(default)]
    secret: String,
    enabled: Option<String>,
}

/// Sets the provider. An empty secret keeps the one that is there.
pub(in crate::http) async fn set(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    parts: Parts,
    Form(fields): Form<Fields>,
) -> Response {
    let enabled = if fields.enabled.is_some() { "on" } else { "" };
    let answer = |problems| {
        let answer = Answer::refused_for("provider", problems).keeping("issuer", &fields.issuer);
        answer.keeping("client_id", &fields.client_id).keeping("enabled", enabled)
    };
    match change(&state, &access, &fields).await {
        Ok(()) => Redirect::to(&format!("{}?done", parts.uri.path())).into_response(),
        Err(Refused::Problems(problems)) => refused(&state, parts, answer(problems)).await,
        Err(Refused::Trouble(error)) => trouble(&error),
    }
}

async fn change(state: &AppState, access: &Access, fields: &Fields) -> Result<(), Refused> {
    let allowed = access.allow::<ManageMembers>().map_err(|_| Problem::NOT_ALLOWED)?;
    let key = fields.key.parse::<CommandKey>().map_err(|_| Refused::from(Problem::BAD_INPUT))?;
    let new = NewProvider {
        issuer: fields.issuer.trim().to_owned(),
        client_id: fields.client_id.trim().to_owned(),
        secret: Some(fields.secret.clone()).filter(|secret| !secret.is_empty()),
        enabled: fields.enabled.is_some(),
    };
    let set = state.services.sso.set_provider(&allowed, key, fields.version, &new).await;
    set.map(|_| ()).map_err(|error| {
        Refused::from(match error {
            ServiceError::Refused(Refusal::ProviderAddress) => Problem::PROVIDER_ADDRESS,
            ServiceError::Refused(Refusal::ProviderClient) => Problem::PROVIDER_CLIENT,
            ServiceError::Refused(Refusal::ProviderSecret) => Problem::PROVIDER_SECRET,
            // An old page that was sent already is old, too.
            ServiceError::Refused(Refusal::Stale) | ServiceError::Store(store::Error::KeyReused) => {
                Problem::PROVIDER_CHANGED
            }
            error => return Refused::Trouble(error),
        })
    })
}
