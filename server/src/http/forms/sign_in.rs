//! `POST /sign-in`: name and password; where there is a second factor, its code alone in a second step.

use super::{refused, signed_in, trouble};
use crate::http::{AppState, cookies, request};
use app::form::{Answer, Problem};
use axum::extract::{Extension, Form, State};
use axum::response::{IntoResponse as _, Response};
use domain::{Ctx, System};
use http::StatusCode;
use http::request::Parts;
use serde::Deserialize;
use services::ServiceError;
use services::auth::{LoginName, Network, Password, Proved, SignedIn, Wrong};
use services::pass::{SECOND_MINUTES, SecondPass};

const FORM: &str = "sign-in";

/// The form's fields: of the first step, or of the second.
#[derive(Deserialize)]
pub(in crate::http) struct Fields {
    name: Option<String>,
    password: Option<String>,
    code: Option<String>,
    to: Option<String>,
}

/// Why nobody is signed in (yet).
enum Not {
    /// The code is asked for.
    CodeFor(Proved),
    /// The person's to mend.
    Problem(Problem),
    /// Ours.
    Trouble(ServiceError),
}

/// Signs in.
pub(in crate::http) async fn with_password(
    State(state): State<AppState>,
    Extension(ctx): Extension<Ctx<System>>,
    Extension(network): Extension<Network>,
    parts: Parts,
    Form(fields): Form<Fields>,
) -> Response {
    if fields.name.is_none() && fields.code.is_none() {
        return StatusCode::UNPROCESSABLE_ENTITY.into_response();
    }
    let to = fields.to.as_deref().unwrap_or_default();
    let name = fields.name.as_deref().unwrap_or_default();
    let answer = |problem| Answer::refused(FORM, problem).keeping("name", name).keeping("to", to);
    let device = request::device(&parts.headers);
    let tried = match &fields.code {
        Some(code) => second(&state, &ctx, &parts, code, &device).await,
        None => first(&state, &ctx, network, &fields, &device).await,
    };
    match tried {
        Ok(signed) => {
            let to = if to.is_empty() { "/home" } else { to };
            let mut response = signed_in(&state, &parts, &ctx, &signed, to).await;
            if fields.code.is_some() {
                cookies::keep(response.headers_mut(), cookies::SECOND, "", 0);
            }
            response
        }
        Err(Not::CodeFor(proved)) => match SecondPass(proved).text(&state.services.auth, &ctx) {
            Ok(text) => {
                let mut response = refused(&state, parts, answer(Problem::NEEDS_CODE)).await;
                let seconds = u32::try_from(SECOND_MINUTES * 60).unwrap_or_default();
                cookies::keep(response.headers_mut(), cookies::SECOND, &text, seconds);
                response
            }
            Err(error) => trouble(&error),
        },
        Err(Not::Problem(problem)) => refused(&state, parts, answer(problem)).await,
        Err(Not::Trouble(error)) => trouble(&error),
    }
}

/// Name and password. A name that is none is answered like one that nobody has.
async fn first(
    state: &AppState,
    ctx: &Ctx<System>,
    network: Network,
    fields: &Fields,
    device: &str,
) -> Result<SignedIn, Not> {
    let typed = fields.name.as_deref().unwrap_or_default();
    let password = Password::typed(fields.password.as_deref().unwrap_or_default());
    let name: LoginName = typed.parse().map_err(|_| Not::Problem(Problem::WRONG_LOGIN))?;
    let tried = state.services.auth.with_password(ctx, network, &name, password, None, device).await;
    tried.map_err(|wrong| not(wrong, Problem::WRONG_LOGIN))
}

/// The code, for whom this browser proved name and password some minutes ago.
async fn second(state: &AppState, ctx: &Ctx<System>, parts: &Parts, code: &str, device: &str) -> Result<SignedIn, Not> {
    let auth = &state.services.auth;
    let pass = cookies::read(&parts.headers, cookies::SECOND).and_then(|text| SecondPass::read(auth, ctx, text));
    let SecondPass(proved) = pass.ok_or(Not::Problem(Problem::TOO_LATE))?;
    let tried = auth.with_code(ctx, proved, code.trim(), device).await;
    tried.map_err(|wrong| not(wrong, Problem::WRONG_CODE))
}

fn not(wrong: Wrong, problem: Problem) -> Not {
    match wrong {
        Wrong::Wrong => Not::Problem(problem),
        Wrong::NeedsSecond(proved) => Not::CodeFor(proved),
        Wrong::TooMany => Not::Problem(Problem::TOO_MANY),
        Wrong::Trouble(error) => Not::Trouble(error),
    }
}
