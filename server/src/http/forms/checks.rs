//! `POST /desk/{org}/checks/subsidy` and `…/list`: one person's subsidy, or a list's. Both are answered on the spot and kept nowhere, also
//! not as a draft: it would be somebody's pay.

use super::sent::Sent;
use super::{Refused, no_table};
use crate::http::{AppState, checks, pages, request};
use app::features::desk::checks::{FIELDS, LIST_FIELDS, ListSent, OneSent, files, read, read_rule, refusal};
use app::form::{Answer, Problem, Typed};
use app::i18n::{Lang, Texts, k};
use axum::extract::{Extension, Form, Multipart, State};
use axum::response::{IntoResponse as _, Response};
use domain::access::permits::Calculate;
use domain::access::{Access, Allowed};
use domain::subsidy::SubsidyCheck;
use http::StatusCode;
use http::request::Parts;
use lists::NoTable;
use lists::export::Written;
use services::checks::{CheckError, ListFile, SubsidyList, subsidy_file, subsidy_one};
use services::imports::LIMITS;
use std::sync::Arc;

/// The page with the result above what was typed, or with what is wrong.
pub(in crate::http) async fn one(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    parts: Parts,
    Form(typed): Form<Typed>,
) -> Response {
    let Ok(allowed) = access.allow::<Calculate>() else { return StatusCode::FORBIDDEN.into_response() };
    let lang = request::settings(&state, &parts.headers).lang;
    let (problems, found) = match judged(&allowed, &typed, lang) {
        Ok(found) => (Vec::new(), Some(Arc::new(found))),
        Err(Refused::Problems(problems)) => (problems, None),
        Err(Refused::Trouble(error)) => return super::trouble(&error),
    };
    let status = if found.is_some() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let sent = OneSent { answer: typed.refused("one", problems, &FIELDS), found };
    pages::answer(&state, parts, status, sent).await
}

fn judged(allowed: &Allowed<Calculate>, typed: &Typed, lang: Lang) -> Result<SubsidyCheck, Refused> {
    let (facts, rule) = read(typed, lang, services::today(allowed.now()))?;
    subsidy_one(allowed, &facts, rule).map_err(|error| not_checked(lang, error))
}

/// What is the person's to mend is told in their words.
fn not_checked(lang: Lang, error: CheckError) -> Refused {
    match error {
        CheckError::File(no) => no_table::problem(no).into(),
        other => match refusal(Texts::of(lang), other) {
            Ok(problem) => problem.into(),
            Err(error) => error.into(),
        },
    }
}

/// The page with the result of a list, or the result as a file; with what is wrong where there is none.
pub(in crate::http) async fn list(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    parts: Parts,
    form: Multipart,
) -> Response {
    let Ok(allowed) = access.allow::<Calculate>() else { return StatusCode::FORBIDDEN.into_response() };
    let sent = match Sent::read(form, &["rule", "rate", "as"], LIMITS.bytes).await {
        Ok(sent) => sent,
        // Broken off, far too large, or no form at all.
        Err(error) => return error.status().into_response(),
    };
    let lang = request::settings(&state, &parts.headers).lang;
    let wanted = match sent.text("as") {
        "csv" => Some(checks::csv(lang)),
        "xlsx" => Some(Written::Workbook),
        _ => None,
    };
    let typed: Typed = sent.fields.clone().into();
    let too_large = sent.too_large;
    match (checked(&allowed, sent, &typed, lang).await, wanted) {
        (Ok(found), Some(how)) => checks::file(lang, files::list(Texts::of(lang), &found), how, "zusage-subsidy-list"),
        (Ok(found), None) => {
            let answer = typed.refused("list", Vec::new(), &LIST_FIELDS);
            pages::answer(&state, parts, StatusCode::OK, ListSent { answer, found: Some(Arc::new(found)) }).await
        }
        (Err(Refused::Problems(problems)), _) => {
            let status = if too_large { StatusCode::PAYLOAD_TOO_LARGE } else { StatusCode::UNPROCESSABLE_ENTITY };
            let answer: Answer = typed.refused("list", problems, &LIST_FIELDS);
            pages::answer(&state, parts, status, ListSent { answer, found: None }).await
        }
        (Err(Refused::Trouble(error)), _) => super::trouble(&error),
    }
}

async fn checked(
    allowed: &Allowed<Calculate>,
    mut sent: Sent,
    typed: &Typed,
    lang: Lang,
) -> Result<SubsidyList, Refused> {
    let rule = read_rule(typed, lang, services::today(allowed.now()))?;
    if sent.too_large {
        return Err(no_table::problem(NoTable::TooLarge { bytes: LIMITS.bytes }).into());
    }
    let Some((name, bytes)) = sent.take_file() else {
        return Err(Problem::at("file", k::IMPORTS_PROBLEM_NO_FILE).into());
    };
    let found = subsidy_file(allowed, ListFile { name, bytes }, lang.language(), rule).await;
    found.map_err(|error| not_checked(lang, error))
}
