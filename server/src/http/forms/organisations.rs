//! `POST /desk/{org}/organisations/…`: what the operator does with organisations.

use super::command::{finish, unreadable};
use crate::http::{AppState, request};
use app::form::read::Between;
use app::form::{Answer, Problem, Reading, Typed};
use app::i18n::{Lang, k};
use axum::extract::{Extension, Form, Path, State};
use axum::response::{IntoResponse as _, Response};
use domain::access::Access;
use domain::access::permits::ManageOrganisations;
use domain::id::{CommandKey, OrgId};
use domain::organisation::{NoPeople, OrganisationKind, OrganisationState};
use http::StatusCode;
use http::request::Parts;
use jiff::civil::Date;
use serde::Deserialize;
use services::organisations::{self, NewOrganisation};
use services::{Refusal, access::Organisation, today};

/// A new organisation as it was typed.
fn new(typed: &Typed, lang: Lang, today: Date) -> Result<(CommandKey, NewOrganisation), Vec<Problem>> {
    let mut form = Reading::new(typed, lang, today);
    let key = form.key();
    let slug = form.parsed("slug", |_| k::ORGANISATION_PROBLEM_SLUG);
    // The list offers nothing else.
    let kind = OrganisationKind::from_code(typed.get("kind")).filter(|kind| kind.is_added_by_hand());
    if kind.is_none() {
        form.refuse(Problem::BAD_INPUT.on("kind"));
    }
    let new = slug.zip(kind).map(|(slug, kind)| NewOrganisation::prospect(kind, slug, typed.get("name")));
    form.finish(key.zip(new))
}

/// Adds an organisation, and leads to its page.
pub(in crate::http) async fn add(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    Extension(organisation): Extension<Organisation>,
    parts: Parts,
    Form(typed): Form<Typed>,
) -> Response {
    let Ok(allowed) = access.allow::<ManageOrganisations>() else { return StatusCode::FORBIDDEN.into_response() };
    let answer = |problems| typed.refused("new", problems, &["name", "slug", "kind"]);
    let lang = request::settings(&state, &parts.headers).lang;
    let (key, new) = match new(&typed, lang, today(allowed.now())) {
        Ok(read) => read,
        Err(problems) => return unreadable(&state, parts, answer(problems)).await,
    };
    let answer = |problem| answer(vec![problem]);
    let done = organisations::add(&state.store, &allowed, key, &new).await;
    let to = done.as_ref().map(|id| page(&organisation, *id, "added")).unwrap_or_default();
    finish(&state, parts, done, &to, k::ORGANISATION_PROBLEM_STALE, answer, reason).await
}

/// Since when the agreement is signed.
fn agreement(typed: &Typed, lang: Lang, today: Date) -> Result<(CommandKey, i64, Date), Vec<Problem>> {
    let mut form = Reading::new(typed, lang, today);
    let (command, signed) = (form.command(), form.day("signed", Between::ANY));
    form.finish(command.zip(signed).map(|((key, version), signed)| (key, version, signed)))
}

/// Remembers since when the agreement on data processing is signed.
pub(in crate::http) async fn sign(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    Extension(organisation): Extension<Organisation>,
    Path((_, id)): Path<(String, String)>,
    parts: Parts,
    Form(typed): Form<Typed>,
) -> Response {
    let Ok(allowed) = access.allow::<ManageOrganisations>() else { return StatusCode::FORBIDDEN.into_response() };
    let Ok(id) = id.parse::<OrgId>() else { return StatusCode::NOT_FOUND.into_response() };
    let answer = |problems| typed.refused("agreement", problems, &["signed"]);
    let lang = request::settings(&state, &parts.headers).lang;
    let (key, version, signed) = match agreement(&typed, lang, today(allowed.now())) {
        Ok(read) => read,
        Err(problems) => return unreadable(&state, parts, answer(problems)).await,
    };
    let answer = |problem| answer(vec![problem]);
    let done = organisations::sign_agreement(&state.store, &allowed, key, (id, version), signed).await;
    let to = page(&organisation, id, "signed");
    finish(&state, parts, done, &to, k::ORGANISATION_PROBLEM_STALE, answer, reason).await
}

/// The fields of a step.
#[derive(Debug, Deserialize)]
pub(in crate::http) struct Step {
    key: CommandKey,
    version: i64,
    to: OrganisationState,
}

/// Moves an organisation to its next state.
pub(in crate::http) async fn move_on(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    Extension(organisation): Extension<Organisation>,
    Path((_, id)): Path<(String, String)>,
    parts: Parts,
    Form(form): Form<Step>,
) -> Response {
    let Ok(allowed) = access.allow::<ManageOrganisations>() else { return StatusCode::FORBIDDEN.into_response() };
    let Ok(id) = id.parse::<OrgId>() else { return StatusCode::NOT_FOUND.into_response() };
    let done = organisations::move_on(&state.store, &allowed, form.key, (id, form.version), form.to).await;
    let to = page(&organisation, id, "moved");
    let answer = |problem| Answer::refused("move", problem);
    finish(&state, parts, done, &to, k::ORGANISATION_PROBLEM_STALE, answer, reason).await
}

/// The page of an organisation, which says what was done.
fn page(operator: &Organisation, id: OrgId, done: &str) -> String {
    let slug = operator.slug.as_ref().map_or("", |slug| slug.as_str());
    format!("/desk/{slug}/organisations/{id}?done={done}")
}

fn reason(refusal: Refusal) -> Option<Problem> {
    let problem = match refusal {
        Refusal::Name => Problem::at("name", k::ORGANISATION_PROBLEM_NAME),
        Refusal::AddressTaken => Problem::at("slug", k::ORGANISATION_PROBLEM_SLUG_TAKEN),
        Refusal::Term => Problem::at("signed", k::ORGANISATION_PROBLEM_AHEAD),
        Refusal::People(NoPeople::NoAgreement) => Problem::new(k::ORGANISATION_PROBLEM_AGREEMENT),
        Refusal::State | Refusal::People(_) => Problem::new(k::ORGANISATION_PROBLEM_STATE),
        _ => return None,
    };
    Some(problem)
}
