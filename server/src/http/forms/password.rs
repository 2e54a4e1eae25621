//! `POST /account/password`: name and password are set or changed.

use super::{Refused, no_password, refused, trouble};
use crate::http::AppState;
use app::form::{Answer, Problem};
use axum::extract::{Extension, Form, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::request::Parts;
use serde::Deserialize;
use services::auth::{LoginName, Password, Session, Wrong};
use services::{Refusal, ServiceError};

/// The form's fields.
#[derive(Deserialize)]
pub(in crate::http) struct Fields {
    old: Option<String>,
    name: String,
    password: String,
}

/// Sets name and password; every other sign-in ends. Where there is a password already, it is asked for again.
pub(in crate::http) async fn set(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
    parts: Parts,
    Form(fields): Form<Fields>,
) -> Response {
    let answer = |problems| Answer::refused_for("password", problems).keeping("name", &fields.name);
    let problems = match change(&state, &session, &fields).await {
        Ok(()) => return Redirect::to("/account?done=password").into_response(),
        Err(Refused::Problems(problems)) => problems,
        Err(Refused::Trouble(error)) => return trouble(&error),
    };
    refused(&state, parts, answer(problems)).await
}

fn not_fresh(error: ServiceError) -> Refused {
    match error {
        ServiceError::Refused(Refusal::NotFresh) => Problem::NOT_FRESH.into(),
        other => Refused::Trouble(other),
    }
}

async fn change(state: &AppState, session: &Session, fields: &Fields) -> Result<(), Refused> {
    let auth = &state.services.auth;
    let name = fields.name.parse::<LoginName>().map_err(|_| Refused::from(Problem::NO_NAME))?;
    let password = Password::chosen(&fields.password, &name).map_err(|why| Refused::from(no_password(why)))?;
    let old = fields.old.as_deref().filter(|old| !old.is_empty());
    let fresh = match old {
        // The first password is a way in as well.
        None => {
            services::account::may_change_ways(&state.services, session).await.map_err(not_fresh)?;
            None
        }
        Some(old) => match auth.confirm(&session.ctx, session.sign_in, Password::typed(old)).await {
            Ok(fresh) => Some(fresh),
            Err(Wrong::TooMany) => return Err(Problem::TOO_MANY.into()),
            Err(Wrong::Wrong | Wrong::NeedsSecond(_)) => return Err(Problem::OLD_PASSWORD.into()),
            Err(Wrong::Trouble(error)) => return Err(Refused::Trouble(error)),
        },
    };
    let set = auth.set_password(&session.ctx, &name, password, Some(session.sign_in), fresh.as_ref()).await;
    set.map_err(|error| match error {
        ServiceError::Refused(Refusal::NameTaken) => Problem::NAME_TAKEN.into(),
        ServiceError::Refused(Refusal::NotFresh) => Problem::OLD_PASSWORD.into(),
        ServiceError::Refused(Refusal::TooMany) => Problem::TOO_MANY.into(),
        other => Refused::Trouble(other),
    })
}
