//! `POST /activate/access`: the account is opened, with its receipt, and the person is signed in.

use super::passkey::asked;
use super::{Refused, no_password, refused, signed_in, trouble};
use crate::http::{AppState, cookies, request};
use app::form::{Answer, Problem};
use app::i18n::{Texts, k};
use axum::extract::{Extension, Form, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::{Ctx, System};
use http::HeaderMap;
use http::request::Parts;
use serde::Deserialize;
use services::ServiceError;
use services::auth::{LoginName, Network, Password, Session};
use services::invitations::{Activation, Credential, activate as open_account};
use services::pass::LetterPass;
use store::sign_in::Method;

const FORM: &str = "access";

/// The form's fields; whoever is signed in already chooses nothing.
#[derive(Deserialize)]
pub(in crate::http) struct Fields {
    name: Option<String>,
    password: Option<String>,
    notice: Option<String>,
    /// The sign-in that the page showed.
    joins: Option<String>,
    credential: Option<String>,
}

/// Opens the account of the letter that this browser proved, or joins its data to the account of whoever is signed in.
pub(in crate::http) async fn activate(
    State(state): State<AppState>,
    Extension(ctx): Extension<Ctx<System>>,
    Extension(network): Extension<Network>,
    parts: Parts,
    Form(fields): Form<Fields>,
) -> Response {
    let Some(pass) = pass(&state, &parts, &ctx) else {
        return used(refused(&state, parts, Answer::refused(FORM, Problem::LETTER_CLOSED)).await);
    };
    let name = fields.name.clone().unwrap_or_default();
    let answer = |problems| Answer::refused_for(FORM, problems).keeping("name", &name);
    let here = parts.extensions.get::<Session>().cloned();
    // Somebody else signed in, or nobody is any more, since the page was shown.
    if here.as_ref().map(|session| session.sign_in.to_string()) != fields.joins {
        return refused(&state, parts, answer(vec![Problem::STALE])).await;
    }
    let credential = match credential(&state, &ctx, &parts.headers, &fields, here.as_ref()).await {
        Ok(credential) => credential,
        Err(Refused::Problems(problems)) => return refused(&state, parts, answer(problems)).await,
        Err(Refused::Trouble(error)) => return trouble(&error),
    };
    let by_passkey = matches!(credential, Credential::Passkey(_));
    let lang = request::settings(&state, &parts.headers).lang;
    let wanted = Activation {
        ticket: &pass.ticket,
        birth: pass.birth,
        credential,
        language: lang.language(),
        notice: Texts::of(lang).get(k::NOTICE_TEXT),
    };
    let opened = open_account(&state.services.auth, &ctx, network, pass.key, &wanted).await;
    let opened = match opened.map_err(Refused::from) {
        Ok(opened) => opened,
        Err(Refused::Problems(problems)) => return refused(&state, parts, answer(problems)).await,
        Err(Refused::Trouble(error)) => return trouble(&error),
    };
    if here.is_some() {
        return used(Redirect::to("/account?done=joined").into_response());
    }
    // The answer to the first time was lost. Name and password open the account from now on, and the second factor it may have by now.
    if opened.repeated {
        return used(Redirect::to("/sign-in").into_response());
    }
    let device = request::device(&parts.headers);
    let method = if by_passkey { Method::Passkey } else { Method::Password };
    match state.services.auth.begin(&ctx, opened.person, method, by_passkey, &device).await {
        Ok(signed) => used(signed_in(&state, &parts, &ctx, &signed, "/home?welcome=1").await),
        Err(error) => trouble(&error),
    }
}

/// The letter that this browser proved some minutes ago.
fn pass(state: &AppState, parts: &Parts, ctx: &Ctx<System>) -> Option<LetterPass> {
    let text = cookies::read(&parts.headers, cookies::LETTER)?;
    LetterPass::read(&state.services.auth, ctx, text)
}

/// What was chosen to sign in with; whoever is signed in already chooses nothing.
async fn credential(
    state: &AppState,
    ctx: &Ctx<System>,
    headers: &HeaderMap,
    fields: &Fields,
    here: Option<&Session>,
) -> Result<Credential, Refused> {
    if fields.notice.is_none() {
        return Err(Problem::NOTICE_UNREAD.into());
    }
    if let Some(session) = here {
        return Ok(Credential::SignedIn(session.ctx.reach.0));
    }
    if let Some(shown) = fields.credential.as_deref().filter(|shown| !shown.is_empty()) {
        let (passkeys, ticket) = asked(state, headers).ok_or(Problem::PASSKEY)?;
        let proved = passkeys.finish_first(ctx, ticket, shown, &request::device(headers)).await;
        return match proved {
            Ok(new) => Ok(Credential::Passkey(Box::new(new))),
            Err(ServiceError::Refused(_)) => Err(Problem::PASSKEY.into()),
            Err(error) => Err(Refused::Trouble(error)),
        };
    }
    Ok(password(fields)?)
}

fn password(fields: &Fields) -> Result<Credential, Problem> {
    let name = fields.name.as_deref().unwrap_or_default().parse::<LoginName>().map_err(|_| Problem::NO_NAME)?;
    let password = Password::chosen(fields.password.as_deref().unwrap_or_default(), &name).map_err(no_password)?;
    Ok(Credential::Password { name, password })
}

/// The letter is used up; the browser forgets it.
fn used(mut response: Response) -> Response {
    cookies::keep(response.headers_mut(), cookies::LETTER, "", 0);
    super::passkey::used(response)
}
