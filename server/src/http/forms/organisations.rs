//! `POST /desk/{org}/organisations/…`: what the operator does with organisations.

use super::command::{finish, problem, unreadable};
use crate::http::AppState;
use app::form::{Answer, At, Problem};
use app::i18n::{k, parse_date};
use axum::extract::{Extension, Form, Path, State};
use axum::response::{IntoResponse as _, Response};
use domain::access::Access;
use domain::access::permits::ManageOrganisations;
use domain::id::{CommandKey, OrgId};
use domain::organisation::{NoPeople, OrganisationKind, OrganisationState, Slug};
use http::StatusCode;
use http::request::Parts;
use serde::Deserialize;
use services::organisations::{self, NewOrganisation};
use services::{Refusal, access::Organisation};

/// The fields of a new organisation.
#[derive(Debug, Deserialize)]
pub(in crate::http) struct New {
    key: CommandKey,
    name: String,
    slug: String,
    kind: OrganisationKind,
}

/// Adds an organisation, and leads to its page.
pub(in crate::http) async fn add(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    Extension(organisation): Extension<Organisation>,
    parts: Parts,
    Form(form): Form<New>,
) -> Response {
    let Ok(allowed) = access.allow::<ManageOrganisations>() else { return StatusCode::FORBIDDEN.into_response() };
    // The list offers nothing else.
    if !form.kind.is_added_by_hand() {
        return StatusCode::UNPROCESSABLE_ENTITY.into_response();
    }
    let answer = |problem| {
        let answer = Answer::refused("new", problem).keeping("name", &form.name);
        answer.keeping("slug", &form.slug).keeping("kind", form.kind.code())
    };
    let Ok(slug) = form.slug.trim().parse::<Slug>() else {
        return unreadable(&state, parts, answer(problem(k::ORGANISATION_PROBLEM_SLUG, At::SLUG))).await;
    };
    let new = NewOrganisation::prospect(form.kind, slug, form.name.trim());
    let done = organisations::add(&state.store, &allowed, form.key, &new).await;
    let to = done.as_ref().map(|id| page(&organisation, *id, "added")).unwrap_or_default();
    finish(&state, parts, done, &to, k::ORGANISATION_PROBLEM_STALE, answer, reason).await
}

/// The fields of an agreement.
#[derive(Debug, Deserialize)]
pub(in crate::http) struct Agreement {
    key: CommandKey,
    version: i64,
    signed: String,
}

/// Remembers since when the agreement on data processing is signed.
pub(in crate::http) async fn sign(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    Extension(organisation): Extension<Organisation>,
    Path((_, id)): Path<(String, String)>,
    parts: Parts,
    Form(form): Form<Agreement>,
) -> Response {
    let Ok(allowed) = access.allow::<ManageOrganisations>() else { return StatusCode::FORBIDDEN.into_response() };
    let Ok(id) = id.parse::<OrgId>() else { return StatusCode::NOT_FOUND.into_response() };
    let answer = |problem| Answer::refused("agreement", problem).keeping("signed", &form.signed);
    let Some(signed) = parse_date(&form.signed) else {
        return unreadable(&state, parts, answer(problem(k::PROBLEM_NO_DATE, At::SIGNED))).await;
    };
    let done = organisations::sign_agreement(&state.store, &allowed, form.key, (id, form.version), signed).await;
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
    let (text, at) = match refusal {
        Refusal::Name => (k::ORGANISATION_PROBLEM_NAME, At::NAME),
        Refusal::AddressTaken => (k::ORGANISATION_PROBLEM_SLUG_TAKEN, At::SLUG),
        Refusal::Term => (k::ORGANISATION_PROBLEM_AHEAD, At::SIGNED),
        Refusal::People(NoPeople::NoAgreement) => (k::ORGANISATION_PROBLEM_AGREEMENT, At::FORM),
        Refusal::State | Refusal::People(_) => (k::ORGANISATION_PROBLEM_STATE, At::FORM),
        _ => return None,
    };
    Some(problem(text, at))
}
