//! Forms: plain posts that work with and without wasm. A handler parses, calls one service, and answers: with a redirect when it was done,
//! with the same page, what was typed, and the reason when it was not.

pub(super) mod activation;
pub(super) mod advice;
pub(super) mod calculate;
pub(super) mod checks;
mod command;
pub(super) mod consent;
pub(super) mod demo;
pub(super) mod fit;
pub(super) mod founder;
pub(super) mod imports;
pub(super) mod lead;
pub(super) mod leads;
pub(super) mod letter;
pub(super) mod letters;
pub(super) mod licences;
pub(super) mod link;
pub(super) mod mandates;
pub(super) mod members;
mod no_table;
pub(super) mod orders;
pub(super) mod organisations;
pub(super) mod passkey;
pub(super) mod password;
pub(super) mod people;
pub(super) mod provider;
#[cfg(feature = "gallery")]
pub(super) mod sample;
pub(super) mod scenarios;
pub(super) mod search;
pub(super) mod second_factor;
mod sent;
pub(super) mod settings;
pub(super) mod sign_in;
pub(super) mod sign_out;
pub(super) mod sso;
pub(super) mod verify;

use super::{AppState, cookies, drafts, preferences};
use app::form::Problem;
use app::i18n::{Lang, k};
use app::settings::LANG_COOKIE;
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::access::Denied;
use domain::{Ctx, System};
use http::request::Parts;
use http::{HeaderValue, StatusCode, header};
use services::auth::{NoPassword, Session, SignedIn};
use services::invitations::NotOpened;
use services::{Refusal, ServiceError};

/// Why a form was not carried out.
enum Refused {
    /// The person's to mend, all of it.
    Problems(Vec<Problem>),
    /// Ours.
    Trouble(ServiceError),
}

impl From<Problem> for Refused {
    fn from(problem: Problem) -> Self {
        Self::Problems(vec![problem])
    }
}

impl From<Vec<Problem>> for Refused {
    fn from(problems: Vec<Problem>) -> Self {
        Self::Problems(problems)
    }
}

impl From<NotOpened> for Refused {
    fn from(why: NotOpened) -> Self {
        Self::from(match why {
            NotOpened::Closed => Problem::LETTER_CLOSED,
            NotOpened::Birthday => Problem::WRONG_BIRTHDAY,
            NotOpened::NameTaken => Problem::NAME_TAKEN,
            NotOpened::PasskeyTaken => Problem::PASSKEY,
            NotOpened::TooMany => Problem::TOO_MANY,
            NotOpened::Rule(rule) => return ServiceError::from(rule).into(),
            NotOpened::Trouble(error) => return Self::Trouble(error),
        })
    }
}

impl From<ServiceError> for Refused {
    /// What a rule or a right refuses is told in the person's words; the rest is ours.
    fn from(error: ServiceError) -> Self {
        Self::from(match error {
            ServiceError::Refused(refusal) => problem(refusal),
            ServiceError::Denied(Denied::OverLimit) => Problem::OVER_LIMIT,
            ServiceError::Denied(_) => Problem::NOT_ALLOWED,
            ServiceError::Store(store::Error::KeyReused) => Problem::new(k::ORGANISATION_PROBLEM_AGAIN),
            other => return Self::Trouble(other),
        })
    }
}

const fn problem(refusal: Refusal) -> Problem {
    match refusal {
        Refusal::Name => Problem::MEMBER_NAME,
        Refusal::People(_) => Problem::NO_AGREEMENT,
        Refusal::RoleHere => Problem::ROLE_HERE,
        Refusal::OwnRole => Problem::OWN_ROLE,
        Refusal::Duties => Problem::DUTIES,
        Refusal::LastManager => Problem::LAST_MANAGER,
        Refusal::Unknown => Problem::UNKNOWN,
        Refusal::Address => Problem::NO_ADDRESS,
        Refusal::NoBirthday => Problem::NO_BIRTHDAY,
        Refusal::Term => Problem::TERM,
        Refusal::Holder => Problem::HOLDER,
        Refusal::TooMany => Problem::TOO_MANY,
        Refusal::Stale => Problem::STALE,
        _ => Problem::NOT_ALLOWED,
    }
}

/// The service's own trouble: the log says what, the page says that it is ours.
fn trouble(error: &ServiceError) -> Response {
    if matches!(error, ServiceError::Busy) {
        return (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "5")]).into_response();
    }
    tracing::error!(%error, "a form failed");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

/// The page again, with the reason.
async fn refused(state: &AppState, parts: Parts, answer: app::form::Answer) -> Response {
    let status = answer.problems.first().map_or(StatusCode::OK, status);
    drafts::answer(state, parts, status, answer).await
}

/// How a program sees a problem.
const fn status(problem: &Problem) -> StatusCode {
    match problem.key() {
        k::PROBLEM_WRONG_LOGIN => StatusCode::UNAUTHORIZED,
        k::PROBLEM_TOO_MANY | k::LEAD_PROBLEM_OFTEN => StatusCode::TOO_MANY_REQUESTS,
        k::PROBLEM_STALE | k::PROBLEM_PROVIDER_CHANGED | k::ORGANISATION_PROBLEM_AGAIN | k::LEAD_PROBLEM_GONE => {
            StatusCode::CONFLICT
        }
        k::PROBLEM_SSO_OVER => StatusCode::BAD_REQUEST,
        k::PROBLEM_SSO_DENIED | k::PROBLEM_SSO_ACCOUNT => StatusCode::FORBIDDEN,
        k::PROBLEM_SSO_SETTING => StatusCode::BAD_GATEWAY,
        k::PROBLEM_SSO_BUSY => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// Back to the account, which says what became of a way to sign in.
fn way_changed(result: Result<(), ServiceError>) -> Response {
    let to = match result {
        Ok(()) => "/account?done=passkey",
        Err(ServiceError::Refused(Refusal::LastWayIn)) => "/account?done=last-way-in",
        Err(ServiceError::Refused(Refusal::NotFresh)) => "/account?done=not-fresh",
        Err(ServiceError::Refused(Refusal::Unknown)) => return StatusCode::NOT_FOUND.into_response(),
        Err(ServiceError::Refused(_)) => "/account?done=no-passkey",
        Err(error) => return trouble(&error),
    };
    Redirect::to(to).into_response()
}

/// Keeps a new sign-in in the browser and leads on. A sign-in that the browser had before ends: none is taken over.
async fn signed_in(state: &AppState, parts: &Parts, ctx: &Ctx<System>, signed: &SignedIn, to: &str) -> Response {
    let auth = &state.services.auth;
    if let Some(before) = parts.extensions.get::<Session>()
        && let Err(error) = auth.sign_out(&before.ctx, before.sign_in).await
    {
        return trouble(&error);
    }
    let to = if preferences::is_local(to) { to } else { "/home" };
    let mut response = Redirect::to(to).into_response();
    cookies::sign_in(response.headers_mut(), &signed.access, Some(&signed.refresh.text()));
    let session = match auth.verify(ctx, &signed.access) {
        Ok(claims) => auth.session(ctx, &claims).await,
        Err(_) => Ok(None),
    };
    match session {
        Ok(session) => speak(state, &mut response, session.and_then(|session| Lang::parse(&session.language))),
        Err(error) => return trouble(&error),
    }
    response
}

/// The page's language is the person's (A17).
fn speak(state: &AppState, response: &mut Response, lang: Option<Lang>) {
    let cookie = lang.map(|lang| preferences::cookie(state, LANG_COOKIE, lang.code()));
    if let Some(value) = cookie.and_then(|cookie| HeaderValue::from_str(&cookie).ok()) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

/// Why a password may not be used.
const fn no_password(reason: NoPassword) -> Problem {
    match reason {
        NoPassword::Short => Problem::PASSWORD_SHORT,
        NoPassword::Long => Problem::PASSWORD_LONG,
        NoPassword::Guessable | NoPassword::Common => Problem::PASSWORD_GUESSABLE,
    }
}
