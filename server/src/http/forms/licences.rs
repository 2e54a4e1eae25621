//! `POST /desk/{org}/organisations/{id}/licences`: the operator enters what lets a broker advise, and ends it.

use super::command::{finish, unreadable};
use crate::http::{AppState, request};
use app::form::read::Between;
use app::form::{Problem, Reading, Typed};
use app::i18n::{Lang, k};
use axum::extract::{Extension, Form, Path, State};
use axum::response::{IntoResponse as _, Response};
use domain::access::Access;
use domain::access::permits::ManageOrganisations;
use domain::advice::{Licence, LicenceKind, RegisterNumber};
use domain::id::{CommandKey, LicenceId, OrgId};
use http::StatusCode;
use http::request::Parts;
use jiff::civil::Date;
use services::access::Organisation;
use services::advice::{add_licence, end_licence};
use services::{Refusal, today};

/// A new licence as it was typed.
fn new(typed: &Typed, lang: Lang, today: Date) -> Result<(CommandKey, Licence), Vec<Problem>> {
    let mut form = Reading::new(typed, lang, today);
    let key = form.key();
    // The list offers nothing else.
    let kind = LicenceKind::from_code(typed.get("kind"));
    if kind.is_none() {
        form.refuse(Problem::BAD_INPUT.on("kind"));
    }
    let number = form.parsed::<RegisterNumber>("number", |_| k::LICENCES_PROBLEM_NUMBER);
    let from = form.day("from", Between::ANY);
    let to = form.optional("to", |form| form.day("to", Between::ANY));
    let licence = kind.zip(number).zip(from).map(|((kind, number), from)| Licence { kind, number, from, to });
    form.finish(key.zip(licence))
}

/// Which licence ends, as it was seen, and on which day.
type End = (LicenceId, i64, Date);

fn ending(typed: &Typed, lang: Lang, today: Date) -> Result<(CommandKey, End), Vec<Problem>> {
    let mut form = Reading::new(typed, lang, today);
    let command = form.command();
    let id = form.parsed::<LicenceId>("id", |_| k::PROBLEM_BAD_INPUT);
    let last = form.day("last", Between::ANY);
    let read = command.zip(id).zip(last).map(|(((key, version), id), last)| (key, (id, version, last)));
    form.finish(read)
}

/// Adds a licence, or ends one.
pub(in crate::http) async fn change(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    Extension(organisation): Extension<Organisation>,
    Path((_, id)): Path<(String, String)>,
    parts: Parts,
    Form(typed): Form<Typed>,
) -> Response {
    let Ok(allowed) = access.allow::<ManageOrganisations>() else { return StatusCode::FORBIDDEN.into_response() };
    let Ok(id) = id.parse::<OrgId>() else { return StatusCode::NOT_FOUND.into_response() };
    let ends = typed.get("do") == "end";
    let name = if ends { "end" } else { "licence" };
    let answer = |problems| typed.refused(name, problems, &["kind", "number", "from", "to"]);
    let (lang, today) = (request::settings(&state, &parts.headers).lang, today(allowed.now()));
    let (done, word) = if ends {
        match ending(&typed, lang, today) {
            Ok((key, end)) => (end_licence(&state.store, &allowed, key, id, end).await.map(drop), "ended"),
            Err(problems) => return unreadable(&state, parts, answer(problems)).await,
        }
    } else {
        match new(&typed, lang, today) {
            Ok((key, new)) => (add_licence(&state.store, &allowed, key, id, &new).await.map(drop), "licence"),
            Err(problems) => return unreadable(&state, parts, answer(problems)).await,
        }
    };
    let answer = |problem| answer(vec![problem]);
    let slug = organisation.slug.as_ref().map_or("", |slug| slug.as_str());
    let to = format!("/desk/{slug}/organisations/{id}?done={word}");
    finish(&state, parts, done, &to, k::LICENCES_PROBLEM_STALE, answer, reason).await
}

fn reason(refusal: Refusal) -> Option<Problem> {
    Some(match refusal {
        Refusal::Kind => Problem::new(k::LICENCES_PROBLEM_KIND),
        Refusal::Term => Problem::TERM,
        Refusal::NameTaken => Problem::at("number", k::LICENCES_PROBLEM_TAKEN),
        _ => return None,
    })
}
