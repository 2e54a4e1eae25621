//! `POST /start/{secret}`: gives a role by a link. A newcomer's account is opened, and leads to the second factor that it needs; whoever is
//! signed in takes the role with their account.

use super::{Refused, no_password, refused, signed_in, trouble};
use crate::http::{AppState, request};
use app::form::{Answer, Problem};
use axum::extract::{Extension, Form, Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::{Ctx, System};
use http::request::Parts;
use serde::Deserialize;
use services::auth::{LoginName, Network, Password, Session};
use services::invitations::NotOpened;
use services::newcomers::{self, Comer};
use store::sign_in::Method;

const FORM: &str = "start";

/// The form's fields; whoever is signed in chooses no password.
#[derive(Deserialize)]
pub(in crate::http) struct Fields {
    name: String,
    password: Option<String>,
    /// The sign-in that the page showed.
    joins: Option<String>,
}

/// Opens the link.
pub(in crate::http) async fn open(
    State(state): State<AppState>,
    Path(secret): Path<String>,
    Extension(ctx): Extension<Ctx<System>>,
    Extension(network): Extension<Network>,
    parts: Parts,
    Form(fields): Form<Fields>,
) -> Response {
    let answer = |problems| Answer::refused_for(FORM, problems).keeping("name", &fields.name);
    let here = parts.extensions.get::<Session>().cloned();
    // Somebody else signed in, or nobody is any more, since the page was shown.
    if here.as_ref().map(|session| session.sign_in.to_string()) != fields.joins {
        return refused(&state, parts, answer(vec![Problem::STALE])).await;
    }
    let (name, comer) = match comer(&state, &parts, &fields, here.as_ref()) {
        Ok(known) => known,
        Err(problem) => return refused(&state, parts, answer(vec![problem])).await,
    };
    let Ok(secret) = secret.parse() else { return refused(&state, parts, answer(vec![Problem::LINK_CLOSED])).await };
    let auth = &state.services.auth;
    match newcomers::open(auth, &ctx, network, secret, &name, comer).await.map_err(closed) {
        Ok(_) if here.is_some() => Redirect::to("/desk").into_response(),
        Ok(person) => {
            let device = request::device(&parts.headers);
            match auth.begin(&ctx, person, Method::Password, false, &device).await {
                Ok(signed) => signed_in(&state, &parts, &ctx, &signed, "/account/second-factor").await,
                Err(error) => trouble(&error),
            }
        }
        Err(Refused::Problems(problems)) => refused(&state, parts, answer(problems)).await,
        Err(Refused::Trouble(error)) => trouble(&error),
    }
}

fn comer(
    state: &AppState,
    parts: &Parts,
    fields: &Fields,
    here: Option<&Session>,
) -> Result<(LoginName, Comer), Problem> {
    let name = fields.name.parse::<LoginName>().map_err(|_| Problem::NO_NAME)?;
    if let Some(session) = here {
        return Ok((name, Comer::Known(session.ctx.reach.0)));
    }
    let password = Password::chosen(fields.password.as_deref().unwrap_or_default(), &name).map_err(no_password)?;
    Ok((name, Comer::New(password, request::settings(state, &parts.headers).lang.language())))
}

/// A link that opens nothing is no letter that does.
fn closed(why: NotOpened) -> Refused {
    match why {
        NotOpened::Closed | NotOpened::Birthday | NotOpened::PasskeyTaken => Problem::LINK_CLOSED.into(),
        other => other.into(),
    }
}
