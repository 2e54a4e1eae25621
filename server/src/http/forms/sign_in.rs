//! `POST /sign-in`: name and password, and a code where there is a second factor.

use super::{refused, signed_in, trouble};
use crate::http::{AppState, request};
use app::form::{Answer, Problem};
use axum::extract::{Extension, Form, State};
use axum::response::Response;
use domain::{Ctx, System};
use http::request::Parts;
use serde::Deserialize;
use services::auth::{LoginName, Network, Password, Wrong};

/// The form's fields.
#[derive(Deserialize)]
pub(in crate::http) struct Fields {
    name: String,
    password: String,
    code: Option<String>,
    to: Option<String>,
}

/// Signs in. A name that is none is answered like one that nobody has.
pub(in crate::http) async fn with_password(
    State(state): State<AppState>,
    Extension(ctx): Extension<Ctx<System>>,
    Extension(network): Extension<Network>,
    parts: Parts,
    Form(fields): Form<Fields>,
) -> Response {
    let to = fields.to.as_deref().unwrap_or_default();
    let answer = |problem| Answer::refused("sign-in", problem).keeping("name", &fields.name).keeping("to", to);
    // What cannot be anybody's name tells nobody anything.
    let Ok(name) = fields.name.parse::<LoginName>() else {
        return refused(&state, parts, answer(Problem::WrongLogin)).await;
    };
    let code = fields.code.as_deref().map(str::trim).filter(|code| !code.is_empty());
    let device = request::device(&parts.headers);
    let tried =
        state.services.auth.with_password(&ctx, network, &name, Password::typed(&fields.password), code, &device).await;
    let problem = match tried {
        Ok(signed) => {
            let to = if to.is_empty() { "/home" } else { to };
            return signed_in(&state, &parts, &ctx, &signed, to).await;
        }
        Err(Wrong::Wrong) if code.is_some() => Problem::WrongCode,
        Err(Wrong::Wrong) => Problem::WrongLogin,
        Err(Wrong::NeedsSecond) => Problem::NeedsCode,
        Err(Wrong::TooMany) => Problem::TooMany,
        Err(Wrong::Trouble(error)) => return trouble(&error),
    };
    refused(&state, parts, answer(problem)).await
}
