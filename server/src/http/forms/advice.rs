//! `POST /advice…`: a person asks a licensed broker for advice, and takes it back.

use super::trouble;
use crate::http::{AppState, drafts, request};
use app::form::{Problem, Reading, Typed};
use app::i18n::{Lang, Texts, k};
use axum::extract::{Extension, Form, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::id::{AdviceOrderId, CommandKey, OrgId, RecordId, ScenarioId};
use http::StatusCode;
use http::request::Parts;
use serde::Deserialize;
use services::advice::{self, Ask};
use services::auth::Session;
use services::{Refusal, ServiceError};

/// What stays in the form; never the consent: it is given anew.
const KEPT: [&str; 3] = ["adviser", "scenario", "wish"];

/// What was asked, with the text of the page's language as what was agreed to.
fn read(typed: &Typed, lang: Lang, today: jiff::civil::Date) -> Result<(CommandKey, Ask), Vec<Problem>> {
    let mut form = Reading::new(typed, lang, today);
    let key = form.key();
    let chosen = typed.get("adviser").split_once(':');
    let chosen = chosen.and_then(|(record, broker)| record.parse::<RecordId>().ok().zip(broker.parse::<OrgId>().ok()));
    if chosen.is_none() {
        form.refuse(Problem::at("adviser", k::ADVICE_PROBLEM_ADVISER));
    }
    let scenario = form.optional("scenario", |form| form.parsed::<ScenarioId>("scenario", |_| k::PROBLEM_BAD_INPUT));
    if !typed.has("consent") {
        form.refuse(Problem::at("consent", k::ADVICE_PROBLEM_CONSENT));
    }
    let ask = chosen.map(|(record, broker)| Ask {
        record,
        broker,
        calculator: None,
        scenario,
        wish: Some(typed.get("wish").replace("\r\n", "\n").replace('\t', " ")).filter(|wish| !wish.is_empty()),
        consent: Texts::of(lang).get(k::ADVICE_CONSENT_TEXT).to_owned(),
        language: lang.code().to_owned(),
    });
    form.finish(key.zip(ask))
}

/// Places an order.
pub(in crate::http) async fn ask(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
    parts: Parts,
    Form(typed): Form<Typed>,
) -> Response {
    let lang = request::settings(&state, &parts.headers).lang;
    let answer = |problems| typed.refused("ask", problems, &KEPT);
    let (key, ask) = match read(&typed, lang, services::today(session.ctx.now())) {
        Ok(read) => read,
        Err(problems) => {
            return drafts::answer(&state, parts, StatusCode::UNPROCESSABLE_ENTITY, answer(problems)).await;
        }
    };
    match advice::ask(&state.store, &session.ctx, key, &ask).await {
        Ok(_) => Redirect::to("/advice?done=asked").into_response(),
        Err(error) => match reason(&error) {
            Some((status, problem)) => drafts::answer(&state, parts, status, answer(vec![problem])).await,
            None => trouble(&error),
        },
    }
}

/// Why nothing was sent, where that is the person's to mend.
fn reason(error: &ServiceError) -> Option<(StatusCode, Problem)> {
    let problem = match error {
        ServiceError::Refused(Refusal::Unlicensed) => Problem::at("adviser", k::ADVICE_PROBLEM_UNLICENSED),
        ServiceError::Refused(Refusal::Text) => Problem::at("wish", k::ADVICE_PROBLEM_TEXT),
        ServiceError::Refused(Refusal::Unknown) => Problem::at("scenario", k::ADVICE_PROBLEM_GONE),
        ServiceError::Refused(Refusal::TooMany) => Problem::new(k::ADVICE_PROBLEM_MANY),
        ServiceError::Store(store::Error::KeyReused) => {
            return Some((StatusCode::CONFLICT, Problem::new(k::ORGANISATION_PROBLEM_AGAIN)));
        }
        _ => return None,
    };
    Some((StatusCode::UNPROCESSABLE_ENTITY, problem))
}

/// The order that is taken back.
#[derive(Debug, Deserialize)]
pub(in crate::http) struct Back {
    id: String,
}

/// Takes an order back, and with it its consent. Again it changes nothing.
pub(in crate::http) async fn withdraw(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
    Form(form): Form<Back>,
) -> Response {
    let Ok(id) = form.id.parse::<AdviceOrderId>() else { return StatusCode::NOT_FOUND.into_response() };
    match advice::withdraw(&state.store, &session.ctx, id).await {
        Ok(()) => Redirect::to("/advice?done=withdrawn").into_response(),
        Err(ServiceError::Refused(Refusal::Unknown)) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => trouble(&error),
    }
}
