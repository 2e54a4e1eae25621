//! `POST /i/{secret}` and `POST /activate`: the birthday for a letter. What was proved is kept in a signed cookie for some minutes; the
//! letter itself is used up only when the account is opened.

use super::{Refused, refused, trouble};
use crate::http::{AppState, cookies, request};
use app::form::read::{self, Between, DayKind};
use app::form::{Answer, Problem};
use axum::extract::{Extension, Form, Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::{Ctx, System};
use http::request::Parts;
use serde::Deserialize;
use services::auth::Network;
use services::invitations::{Ticket, prove};
use services::pass::{LetterPass, MINUTES};
use services::today;

const FORM: &str = "letter";

/// The form's fields; a scanned letter has no code.
#[derive(Deserialize)]
pub(in crate::http) struct Fields {
    code: Option<String>,
    birth: String,
}

/// The letter of a link.
pub(in crate::http) async fn by_link(
    State(state): State<AppState>,
    Path(secret): Path<String>,
    Extension(ctx): Extension<Ctx<System>>,
    Extension(network): Extension<Network>,
    parts: Parts,
    Form(fields): Form<Fields>,
) -> Response {
    match secret.parse() {
        Ok(link) => proved(state, (ctx, network), parts, &fields, Ticket::Link(link)).await,
        Err(_) => refused(&state, parts, Answer::refused(FORM, Problem::LETTER_CLOSED)).await,
    }
}

/// The letter of a typed code.
pub(in crate::http) async fn by_code(
    State(state): State<AppState>,
    Extension(ctx): Extension<Ctx<System>>,
    Extension(network): Extension<Network>,
    parts: Parts,
    Form(fields): Form<Fields>,
) -> Response {
    match fields.code.as_deref().unwrap_or_default().parse() {
        Ok(code) => proved(state, (ctx, network), parts, &fields, Ticket::Code(code)).await,
        Err(_) => refused(&state, parts, answer(&fields, vec![Problem::NO_LETTER_CODE])).await,
    }
}

fn answer(fields: &Fields, problems: Vec<Problem>) -> Answer {
    let code = fields.code.as_deref().unwrap_or_default();
    Answer::refused_for(FORM, problems).keeping("code", code).keeping("birth", &fields.birth)
}

async fn proved(
    state: AppState,
    (ctx, network): (Ctx<System>, Network),
    parts: Parts,
    fields: &Fields,
    ticket: Ticket,
) -> Response {
    let lang = request::settings(&state, &parts.headers).lang;
    let birth = match read::day(&fields.birth, lang, today(ctx.now()), DayKind::Birth, Between::ANY) {
        Ok(birth) => birth,
        Err(problem) => return refused(&state, parts, answer(fields, vec![problem.on("birth")])).await,
    };
    match prove(&state.services.store, &ctx, network, &ticket, birth).await.map_err(Refused::from) {
        Ok(_) => keep(&state, &ctx, &LetterPass { ticket, birth, key: ctx.id() }),
        Err(Refused::Problems(problems)) => refused(&state, parts, answer(fields, problems)).await,
        Err(Refused::Trouble(error)) => trouble(&error),
    }
}

fn keep(state: &AppState, ctx: &Ctx<System>, pass: &LetterPass) -> Response {
    match pass.text(&state.services.auth, ctx) {
        Ok(text) => {
            let mut response = Redirect::to("/activate/access").into_response();
            let seconds = u32::try_from(MINUTES * 60).unwrap_or_default();
            cookies::keep(response.headers_mut(), cookies::LETTER, &text, seconds);
            response
        }
        Err(error) => trouble(&error),
    }
}
