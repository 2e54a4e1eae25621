//! `POST /desk/{org}/settings/…`: how an organisation appears, its places of work, its payroll areas.

use super::command::{finish, unreadable};
use crate::http::{AppState, request};
use app::form::{Answer, Problem, Reading, Typed};
use app::i18n::{Lang, k};
use axum::extract::{Extension, Form, State};
use axum::response::{IntoResponse as _, Response};
use domain::Land;
use domain::access::Access;
use domain::access::permits::ManageOrganisation;
use domain::id::CommandKey;
use domain::organisation::NoAccent;
use http::StatusCode;
use http::request::Parts;
use jiff::civil::Date;
use serde::Deserialize;
use services::access::Organisation;
use services::organisations::{self, Appearance};
use services::{Refusal, today};

/// What the form holds: which command, on which version, and the look that is wanted.
fn look(typed: &Typed, lang: Lang, today: Date) -> Result<(CommandKey, i64, Appearance), Vec<Problem>> {
    let mut form = Reading::new(typed, lang, today);
    let command = form.command();
    let name = typed.get("name").to_owned();
    let mark = form.parsed("mark", |_| k::ORGANISATION_PROBLEM_MARK);
    let accent = form.parsed("accent", |why| match why {
        NoAccent::NoColour => k::ORGANISATION_PROBLEM_COLOUR,
        NoAccent::TooLight => k::ORGANISATION_PROBLEM_ACCENT,
    });
    let look = mark.zip(accent).map(|(mark, accent)| Appearance { name, mark, accent });
    form.finish(command.zip(look).map(|((key, version), look)| (key, version, look)))
}

/// Changes name, mark and accent.
pub(in crate::http) async fn appearance(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    Extension(organisation): Extension<Organisation>,
    parts: Parts,
    Form(typed): Form<Typed>,
) -> Response {
    let Ok(allowed) = access.allow::<ManageOrganisation>() else { return StatusCode::FORBIDDEN.into_response() };
    let answer = |problems| typed.refused("appearance", problems, &["name", "mark", "accent"]);
    let lang = request::settings(&state, &parts.headers).lang;
    let (key, version, wanted) = match look(&typed, lang, today(allowed.now())) {
        Ok(read) => read,
        Err(problems) => return unreadable(&state, parts, answer(problems)).await,
    };
    let done = organisations::set_appearance(&state.store, &allowed, key, version, &wanted).await;
    let to = page(&organisation, "appearance");
    finish(
        &state,
        parts,
        done,
        &to,
        k::SETTINGS_STALE,
        |problem| answer(vec![problem]),
        |refusal| name(refusal, "name"),
    )
    .await
}

/// The fields of a site.
#[derive(Debug, Deserialize)]
pub(in crate::http) struct Site {
    key: CommandKey,
    #[serde(rename = "site")]
    name: String,
    land: String,
}

/// Adds a place of work.
pub(in crate::http) async fn site(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    Extension(organisation): Extension<Organisation>,
    parts: Parts,
    Form(site): Form<Site>,
) -> Response {
    let Ok(allowed) = access.allow::<ManageOrganisation>() else { return StatusCode::FORBIDDEN.into_response() };
    let land = Land::from_code(&site.land);
    // The list offers nothing else.
    if land.is_none() && !site.land.is_empty() {
        return StatusCode::UNPROCESSABLE_ENTITY.into_response();
    }
    let done = organisations::add_site(&state.store, &allowed, site.key, site.name.trim(), land).await;
    let answer = |problem| Answer::refused("site", problem).keeping("site", &site.name).keeping("land", &site.land);
    let to = page(&organisation, "site");
    finish(&state, parts, done, &to, k::ORGANISATION_PROBLEM_STALE, answer, |refusal| name(refusal, "site")).await
}

/// The fields of a payroll area.
#[derive(Debug, Deserialize)]
pub(in crate::http) struct Area {
    key: CommandKey,
    #[serde(rename = "area")]
    name: String,
}

/// Adds a payroll area.
pub(in crate::http) async fn payroll_area(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    Extension(organisation): Extension<Organisation>,
    parts: Parts,
    Form(area): Form<Area>,
) -> Response {
    let Ok(allowed) = access.allow::<ManageOrganisation>() else { return StatusCode::FORBIDDEN.into_response() };
    let done = organisations::add_payroll_area(&state.store, &allowed, area.key, area.name.trim()).await;
    let answer = |problem| Answer::refused("area", problem).keeping("area", &area.name);
    let to = page(&organisation, "area");
    finish(&state, parts, done, &to, k::ORGANISATION_PROBLEM_STALE, answer, |refusal| name(refusal, "area")).await
}

/// The page of settings, which says what was done.
fn page(organisation: &Organisation, done: &str) -> String {
    let slug = organisation.slug.as_ref().map_or("", |slug| slug.as_str());
    format!("/desk/{slug}/settings?done={done}")
}

fn name(refusal: Refusal, field: &'static str) -> Option<Problem> {
    match refusal {
        Refusal::Name => Some(Problem::at(field, k::ORGANISATION_PROBLEM_NAME)),
        Refusal::NameTaken => Some(Problem::at(field, k::ORGANISATION_PROBLEM_NAME_TAKEN)),
        _ => None,
    }
}
