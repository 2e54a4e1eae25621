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
    let answer = |problem| Answer::refused("password", problem).keeping("name", &fields.name);
    let problem = match change(&state, &session, &fields).await {
        Ok(()) => return Redirect::to("/account?done=password").into_response(),
        Err(Refused::Problem(problem)) => problem,
        Err(Refused::Trouble(error)) => return trouble(&error),
    };
    refused(&state, parts, answer(problem)).await
}

fn not_fresh(error: ServiceError) -> Refused {
    match error {
        ServiceError::Refused(Refusal::NotFresh) => Refused::Problem(Problem::NotFresh),
        other => Refused::Trouble(other),
    }
}

async fn change(state: &AppState, session: &Session, fields: &Fields) -> Result<(), Refused> {
    let auth = &state.services.auth;
    let name = fields.name.parse::<LoginName>().map_err(|_| Refused::Problem(Problem::NoName))?;
    let password = Password::chosen(&fields.password, &name).map_err(|why| Refused::Problem(no_password(why)))?;
    let old = fields.old.as_deref().filter(|old| !old.is_empty());
    let fresh = match old {
        // The first password is a way in as well.
        None => {
            services::account::may_change_ways(&state.services, session).await.map_err(not_fresh)?;
            None
        }
        Some(old) => match auth.confirm(&session.ctx, session.sign_in, Password::typed(old)).await {
            Ok(fresh) => Some(fresh),
            Err(Wrong::TooMany) => return Err(Refused::Problem(Problem::TooMany)),
            Err(Wrong::Wrong | Wrong::NeedsSecond(_)) => return Err(Refused::Problem(Problem::OldPassword)),
            Err(Wrong::Trouble(error)) => return Err(Refused::Trouble(error)),
        },
    };
    let set = auth.set_password(&session.ctx, &name, password, Some(session.sign_in), fresh.as_ref()).await;
    set.map_err(|error| match error {
        ServiceError::Refused(Refusal::NameTaken) => Refused::Problem(Problem::NameTaken),
        ServiceError::Refused(Refusal::NotFresh) => Refused::Problem(Problem::OldPassword),
        ServiceError::Refused(Refusal::TooMany) => Refused::Problem(Problem::TooMany),
        other => Refused::Trouble(other),
    })
}
