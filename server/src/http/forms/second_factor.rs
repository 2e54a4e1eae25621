//! `POST /account/second-factor`: begin, confirm, remove. Secret and recovery codes are shown in the answer, once.

use super::{refused, trouble};
use crate::http::{AppState, cookies, pages, request};
use app::form::{Answer, Problem};
use app::i18n::k;
use axum::extract::{Extension, Form, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::{Ctx, System};
use http::StatusCode;
use http::request::Parts;
use serde::Deserialize;
use services::auth::{Enrolment, Session};
use services::{Refusal, ServiceError};

/// The form's fields.
#[derive(Deserialize)]
pub(in crate::http) struct Fields {
    step: Step,
    #[serde(default)]
    code: String,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Step {
    Begin,
    Confirm,
    Codes,
    Remove,
}

/// One step.
pub(in crate::http) async fn step(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
    Extension(ctx): Extension<Ctx<System>>,
    parts: Parts,
    Form(fields): Form<Fields>,
) -> Response {
    if matches!(fields.step, Step::Begin | Step::Confirm)
        && let Err(error) = services::account::may_change_ways(&state.services, &session).await
    {
        return match error {
            ServiceError::Refused(Refusal::NotFresh) => {
                refused(&state, parts, Answer::refused("begin", Problem::NOT_FRESH)).await
            }
            other => trouble(&other),
        };
    }
    match fields.step {
        Step::Begin => begin(&state, parts, &session).await,
        Step::Confirm => confirm(&state, parts, &session, &ctx, &fields.code).await,
        Step::Codes => codes(&state, parts, &session, &fields.code).await,
        Step::Remove => remove(&state, parts, &session, &fields.code).await,
    }
}

async fn begin(state: &AppState, parts: Parts, session: &Session) -> Response {
    let account = match services::account::overview(&state.services, session).await {
        Ok(overview) if overview.second_factor => {
            return refused(state, parts, Answer::refused("begin", Problem::STALE)).await;
        }
        Ok(overview) => overview.name.unwrap_or_else(|| "Zusage".to_owned()),
        Err(error) => return trouble(&error),
    };
    match state.services.auth.begin_second_factor(&session.ctx, &account).await {
        Ok(Enrolment { url, secret }) => {
            let shown = vec![secret, docgen::qr_svg(&url).unwrap_or_default()];
            let answer = Answer { form: "confirm".to_owned(), shown, ..Answer::default() };
            pages::answer(state, parts, StatusCode::OK, answer).await
        }
        Err(error) => trouble(&error),
    }
}

/// The first code was right: recovery codes are shown, and this sign-in goes on as one with two factors, under a new secret.
async fn confirm(state: &AppState, parts: Parts, session: &Session, ctx: &Ctx<System>, code: &str) -> Response {
    let auth = &state.services.auth;
    let shown = match auth.confirm_second_factor(&session.ctx, code).await {
        Ok(codes) => codes,
        Err(ServiceError::Refused(Refusal::SecondFactor)) => {
            return refused(state, parts, Answer::refused("retry", Problem::new(k::PROBLEM_WRONG_CODE))).await;
        }
        Err(error) => return trouble(&error),
    };
    let device = request::device(&parts.headers);
    let signed = match auth.begin(ctx, session.ctx.reach.0, session.method, true, &device).await {
        Ok(signed) => signed,
        Err(error) => return trouble(&error),
    };
    if let Err(error) = auth.sign_out(&session.ctx, session.sign_in).await {
        return trouble(&error);
    }
    let answer = Answer { form: "codes".to_owned(), shown, ..Answer::default() };
    let mut response = pages::answer(state, parts, StatusCode::OK, answer).await;
    cookies::sign_in(response.headers_mut(), &signed.access, Some(&signed.refresh.text()));
    response
}

/// New recovery codes, shown once.
async fn codes(state: &AppState, parts: Parts, session: &Session, code: &str) -> Response {
    match state.services.auth.renew_recovery_codes(&session.ctx, code).await {
        Ok(shown) => {
            let answer = Answer { form: "codes".to_owned(), shown, ..Answer::default() };
            pages::answer(state, parts, StatusCode::OK, answer).await
        }
        Err(ServiceError::Refused(Refusal::SecondFactor)) => {
            refused(state, parts, Answer::refused("remove", Problem::WRONG_CODE)).await
        }
        Err(ServiceError::Refused(Refusal::Stale)) => {
            refused(state, parts, Answer::refused("begin", Problem::STALE)).await
        }
        Err(error) => trouble(&error),
    }
}

async fn remove(state: &AppState, parts: Parts, session: &Session, code: &str) -> Response {
    match state.services.auth.remove_second_factor(&session.ctx, code).await {
        Ok(()) => Redirect::to("/account?done=factor").into_response(),
        Err(ServiceError::Refused(Refusal::SecondFactor)) => {
            refused(state, parts, Answer::refused("remove", Problem::WRONG_CODE)).await
        }
        Err(error) => trouble(&error),
    }
}
