//! `POST /o/{org}/fit/lead` and `/o/{org}/lead/{secret}`: anybody asks a broker to call, and takes it back. What was typed stands in no address.

use super::fit::{address, trouble};
use super::status;
use crate::http::{AppState, pages, request};
use app::features::public::{Answered, Offer, consent};
use app::form::{Answer, Problem, Reading, Typed};
use app::i18n::{Lang, Texts, k};
use axum::extract::{Extension, Form, Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::id::{CommandKey, OrgId};
use domain::lead::Contact;
use domain::quick_test::{Answers, Question, result};
use domain::{Ctx, System};
use http::StatusCode;
use http::request::Parts;
use jiff::civil::Date;
use services::auth::Network;
use services::invitations::LinkSecret;
use services::leads::{self, NewLead};
use services::organisations::Organisation;
use services::{Refusal, ServiceError, today};

const FORM: &str = "lead";
const FIELDS: [&str; 5] = ["broker", "company", "name", "phone", "email"];

/// Leaves what was typed with the broker, and leads to the link that takes it back; or the result again, with what is wrong.
pub(in crate::http) async fn ask(
    State(state): State<AppState>,
    Path(org): Path<String>,
    Extension(ctx): Extension<Ctx<System>>,
    Extension(network): Extension<Network>,
    parts: Parts,
    Form(typed): Form<Typed>,
) -> Response {
    let page = match address(&state, &ctx, &org).await {
        Ok(page) => page,
        Err(response) => return response,
    };
    let answers = answers(&typed);
    let offered = match offer(&state, &ctx, &page, &answers).await {
        Ok(offered) => offered,
        Err(error) => return trouble(&error),
    };
    let Some(mut offer) = offered else {
        // Nobody to ask, or a question is open: the page says what it says without the form.
        let answered = Answered { answers, offer: None };
        return pages::answer(&state, parts, StatusCode::UNPROCESSABLE_ENTITY, answered).await;
    };
    let lang = request::settings(&state, &parts.headers).lang;
    let problems = match new(&typed, lang, today(ctx.now()), &offer, answers) {
        Ok((key, new)) => match leads::ask(&state.store, &ctx, network, &page, key, &new).await.map_err(reason) {
            Ok(secret) => return Redirect::to(&format!("/o/{org}/lead/{}?done=sent", secret.text())).into_response(),
            Err(Ok(problem)) => vec![problem],
            Err(Err(error)) => return trouble(&error),
        },
        Err(problems) => problems,
    };
    let status = problems.first().map_or(StatusCode::UNPROCESSABLE_ENTITY, status);
    offer.refused = typed.refused(FORM, problems, &FIELDS);
    offer.message = typed.get("message").chars().take(2_000).collect();
    pages::answer(&state, parts, status, Answered { answers, offer: Some(offer) }).await
}

/// Deletes what the link names. A link that names nothing leads to the same page: nothing is kept under it.
pub(in crate::http) async fn withdraw(
    State(state): State<AppState>,
    Path((org, secret)): Path<(String, String)>,
    Extension(ctx): Extension<Ctx<System>>,
) -> Response {
    if let Err(response) = address(&state, &ctx, &org).await {
        return response;
    }
    let Ok(named) = secret.parse::<LinkSecret>() else { return StatusCode::NOT_FOUND.into_response() };
    match leads::withdraw(&state.store, &ctx, named).await {
        Ok(()) => Redirect::to(&format!("/o/{org}/lead/{secret}?done=deleted")).into_response(),
        Err(error) => trouble(&error),
    }
}

/// Whom one may ask behind this page, once every question is answered.
pub(super) async fn offer(
    state: &AppState,
    ctx: &Ctx<System>,
    page: &Organisation,
    answers: &Answers,
) -> Result<Option<Offer>, ServiceError> {
    if result(answers).is_none() {
        return Ok(None);
    }
    let found = services::advice::brokers_behind(&state.store, ctx, page).await?;
    let brokers: Vec<_> = found.into_iter().map(|one| (one.org.to_string(), one.name)).collect();
    let key = ctx.id::<CommandKey>().to_string();
    Ok((!brokers.is_empty()).then(|| Offer { brokers, key, refused: Answer::default(), message: String::new() }))
}

/// The answers of the test, which go along.
fn answers(typed: &Typed) -> Answers {
    let pairs = Question::ALL.iter().map(|question| (question.code(), typed.get(question.code())));
    Answers::parse(pairs).unwrap_or_default()
}

/// What was typed, or everything that is wrong with it.
fn new(
    typed: &Typed,
    lang: Lang,
    today: Date,
    offer: &Offer,
    answers: Answers,
) -> Result<(CommandKey, NewLead), Vec<Problem>> {
    let mut form = Reading::new(typed, lang, today);
    let key = form.key();
    let broker = form.parsed::<OrgId>("broker", |_| k::LEAD_PROBLEM_BROKER);
    let company = form.parsed("company", |_| k::LEAD_PROBLEM_COMPANY);
    let name = form.parsed("name", |_| k::LEAD_PROBLEM_NAME);
    let phone = form.optional("phone", |form| form.parsed("phone", |_| k::LEAD_PROBLEM_PHONE));
    let email = form.optional("email", |form| form.parsed("email", |_| k::LEAD_PROBLEM_EMAIL));
    let message = form.optional("message", |form| form.parsed("message", |_| k::LEAD_PROBLEM_MESSAGE));
    if typed.get("phone").is_empty() && typed.get("email").is_empty() {
        form.refuse(Problem::at("phone", k::LEAD_PROBLEM_REACH));
    }
    // Another language or another broker since the page was shown: they read it again.
    let consent = consent(Texts::of(lang), &offer.brokers);
    if !typed.has("consent") || typed.get("text") != consent {
        form.refuse(Problem::at("consent", k::LEAD_PROBLEM_CONSENT));
    }
    let contact = company.zip(name).map(|(company, name)| Contact { company, name, email, phone, message });
    let (key, broker, contact) = match (key, broker, contact) {
        (Some(key), Some(broker), Some(contact)) => form.finish(Some((key, broker, contact)))?,
        _ => form.finish(None)?,
    };
    Ok((key, NewLead { broker, contact, answers, consent, language: lang.language() }))
}

/// What the person can mend, or our own trouble.
fn reason(error: ServiceError) -> Result<Problem, ServiceError> {
    Ok(match error {
        ServiceError::Refused(Refusal::TooMany) => Problem::new(k::LEAD_PROBLEM_OFTEN),
        ServiceError::Refused(Refusal::Unlicensed) => Problem::at("broker", k::LEAD_PROBLEM_BROKER),
        ServiceError::Refused(Refusal::Unreachable) => Problem::at("phone", k::LEAD_PROBLEM_REACH),
        ServiceError::Refused(Refusal::Stale) => Problem::new(k::LEAD_PROBLEM_GONE),
        ServiceError::Store(store::Error::KeyReused) => Problem::new(k::ORGANISATION_PROBLEM_AGAIN),
        other => return Err(other),
    })
}
