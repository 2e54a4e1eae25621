//! `POST /activate/access`: the account is opened, with its receipt, and the person is signed in.

use super::{no_password, refused, signed_in, trouble};
use crate::http::{AppState, cookies, request};
use app::form::{Answer, Problem};
use app::i18n::{Texts, k};
use axum::extract::{Extension, Form, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::{Actor, Ctx, Own, System};
use http::request::Parts;
use serde::Deserialize;
use services::auth::{LoginName, Password, Session};
use services::invitations::{NotOpened, activate as open_account};
use services::pass::LetterPass;
use services::{Refusal, ServiceError};
use store::sign_in::Method;

const FORM: &str = "access";

/// The form's fields; whoever is signed in already chooses nothing.
#[derive(Deserialize)]
pub(in crate::http) struct Fields {
    name: Option<String>,
    password: Option<String>,
    notice: Option<String>,
}

/// Opens the account of the letter that this browser proved, or joins its data to the account of whoever is signed in.
pub(in crate::http) async fn activate(
    State(state): State<AppState>,
    Extension(ctx): Extension<Ctx<System>>,
    parts: Parts,
    Form(fields): Form<Fields>,
) -> Response {
    let Some(pass) = pass(&state, &parts, &ctx) else {
        return refused(&state, parts, Answer::refused(FORM, Problem::LetterClosed)).await;
    };
    let name = fields.name.clone().unwrap_or_default();
    let answer = |problem| Answer::refused(FORM, problem).keeping("name", &name);
    let here = parts.extensions.get::<Session>().cloned();
    let chosen = match chosen(&fields, here.is_some()) {
        Ok(chosen) => chosen,
        Err(problem) => return refused(&state, parts, answer(problem)).await,
    };
    let lang = request::settings(&state, &parts.headers).lang;
    let notice = Texts::of(lang).get(k::NOTICE_TEXT);
    let joins = here.as_ref().map(|session| session.ctx.reach.0);
    let store = &state.services.store;
    let person = match open_account(store, &ctx, &pass.ticket, pass.birth, joins, lang.code(), notice).await {
        Ok((person, _)) => person,
        Err(NotOpened::Closed) => return refused(&state, parts, answer(Problem::LetterClosed)).await,
        Err(NotOpened::Birthday) => return refused(&state, parts, answer(Problem::WrongBirthday)).await,
        Err(NotOpened::Trouble(error)) => return trouble(&error),
    };
    let Some((name, password)) = chosen else { return used(Redirect::to("/account?done=joined").into_response()) };
    let own = ctx.widened(Actor::Person(person)).narrowed(Own(person));
    match state.services.auth.set_password(&own, &name, password, None).await {
        Ok(()) => {}
        Err(ServiceError::Refused(Refusal::NameTaken)) => {
            return refused(&state, parts, answer(Problem::NameTaken)).await;
        }
        Err(error) => return trouble(&error),
    }
    let device = request::device(&parts.headers);
    match state.services.auth.begin(&ctx, person, Method::Password, false, &device).await {
        Ok(signed) => used(signed_in(&state, &parts, &ctx, &signed, "/home?welcome=1").await),
        Err(error) => trouble(&error),
    }
}

/// The letter that this browser proved some minutes ago.
fn pass(state: &AppState, parts: &Parts, ctx: &Ctx<System>) -> Option<LetterPass> {
    let text = cookies::read(&parts.headers, cookies::LETTER)?;
    LetterPass::read(&state.services.auth, ctx, text)
}

/// What was chosen to sign in with; nothing for whoever has an account.
fn chosen(fields: &Fields, joins: bool) -> Result<Option<(LoginName, Password)>, Problem> {
    if fields.notice.is_none() {
        return Err(Problem::NoticeUnread);
    }
    if joins {
        return Ok(None);
    }
    let name = fields.name.as_deref().unwrap_or_default().parse::<LoginName>().map_err(|_| Problem::NoName)?;
    let password = fields.password.as_deref().unwrap_or_default();
    Password::chosen(password, &name).map(|password| Some((name, password))).map_err(no_password)
}

/// The letter is used up; the browser forgets it.
fn used(mut response: Response) -> Response {
    cookies::keep(response.headers_mut(), cookies::LETTER, "", 0);
    response
}
