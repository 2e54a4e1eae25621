//! `POST /start/{secret}`: opens the first account of an organisation, and leads to the second factor that it needs.

use super::activation::language;
use super::{no_password, refused, signed_in, trouble};
use crate::http::{AppState, request};
use app::form::{Answer, Problem};
use axum::extract::{Extension, Form, Path, State};
use axum::response::Response;
use domain::{Ctx, System};
use http::request::Parts;
use serde::Deserialize;
use services::auth::{LoginName, Network, Password};
use services::founding;
use services::invitations::NotOpened;
use store::sign_in::Method;

const FORM: &str = "start";

/// The form's fields.
#[derive(Deserialize)]
pub(in crate::http) struct Fields {
    name: String,
    password: String,
}

/// Opens the account.
pub(in crate::http) async fn open(
    State(state): State<AppState>,
    Path(secret): Path<String>,
    Extension(ctx): Extension<Ctx<System>>,
    Extension(network): Extension<Network>,
    parts: Parts,
    Form(fields): Form<Fields>,
) -> Response {
    let answer = |problem| Answer::refused(FORM, problem).keeping("name", &fields.name);
    let Ok(name) = fields.name.parse::<LoginName>() else {
        return refused(&state, parts, answer(Problem::NoName)).await;
    };
    let password = match Password::chosen(&fields.password, &name) {
        Ok(password) => password,
        Err(reason) => return refused(&state, parts, answer(no_password(reason))).await,
    };
    let Ok(secret) = secret.parse() else { return refused(&state, parts, answer(Problem::LinkClosed)).await };
    let lang = language(request::settings(&state, &parts.headers).lang);
    let auth = &state.services.auth;
    let problem = match founding::open(auth, &ctx, network, secret, (&name, password), lang).await {
        Ok(person) => {
            let device = request::device(&parts.headers);
            return match auth.begin(&ctx, person, Method::Password, false, &device).await {
                Ok(signed) => signed_in(&state, &parts, &ctx, &signed, "/account/second-factor").await,
                Err(error) => trouble(&error),
            };
        }
        Err(NotOpened::Closed | NotOpened::Birthday | NotOpened::PasskeyTaken) => Problem::LinkClosed,
        Err(NotOpened::NameTaken) => Problem::NameTaken,
        Err(NotOpened::TooMany) => Problem::TooMany,
        Err(NotOpened::Trouble(error)) => return trouble(&error),
    };
    refused(&state, parts, answer(problem)).await
}
