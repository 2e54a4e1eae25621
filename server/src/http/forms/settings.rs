//! `POST /desk/{org}/settings/…`: how an organisation appears, its places of work, its payroll areas.

use super::command::{finish, problem, unreadable};
use crate::http::AppState;
use app::form::{Answer, At, Problem};
use app::i18n::k;
use axum::extract::{Extension, Form, State};
use axum::response::{IntoResponse as _, Response};
use domain::Land;
use domain::access::Access;
use domain::access::permits::ManageOrganisation;
use domain::id::CommandKey;
use domain::organisation::NoAccent;
use http::StatusCode;
use http::request::Parts;
use serde::Deserialize;
use services::Refusal;
use services::access::Organisation;
use services::organisations::{self, Appearance};

/// The fields of the appearance.
#[derive(Debug, Deserialize)]
pub(in crate::http) struct Look {
    key: CommandKey,
    version: i64,
    name: String,
    mark: String,
    accent: String,
}

impl Look {
    fn appearance(&self) -> Result<Appearance, Problem> {
        let mark = self.mark.trim().parse().map_err(|_| problem(k::ORGANISATION_PROBLEM_MARK, At::MARK))?;
        let accent = self.accent.trim().parse().map_err(|error| match error {
            NoAccent::NoColour => problem(k::ORGANISATION_PROBLEM_COLOUR, At::ACCENT),
            NoAccent::TooLight => problem(k::ORGANISATION_PROBLEM_ACCENT, At::ACCENT),
        })?;
        Ok(Appearance { name: self.name.trim().to_owned(), mark, accent })
    }

    fn answer(&self, problem: Problem) -> Answer {
        let answer = Answer::refused("appearance", problem).keeping("name", &self.name);
        answer.keeping("mark", &self.mark).keeping("accent", &self.accent)
    }
}

/// Changes name, mark and accent.
pub(in crate::http) async fn appearance(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    Extension(organisation): Extension<Organisation>,
    parts: Parts,
    Form(look): Form<Look>,
) -> Response {
    let Ok(allowed) = access.allow::<ManageOrganisation>() else { return StatusCode::FORBIDDEN.into_response() };
    let wanted = match look.appearance() {
        Ok(wanted) => wanted,
        Err(problem) => return unreadable(&state, parts, look.answer(problem)).await,
    };
    let done = organisations::set_appearance(&state.store, &allowed, look.key, look.version, &wanted).await;
    let to = page(&organisation, "appearance");
    finish(
        &state,
        parts,
        done,
        &to,
        k::SETTINGS_STALE,
        |problem| look.answer(problem),
        |refusal| name(refusal, At::NAME),
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
    finish(&state, parts, done, &to, k::ORGANISATION_PROBLEM_STALE, answer, |refusal| name(refusal, At::SITE)).await
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
    finish(&state, parts, done, &to, k::ORGANISATION_PROBLEM_STALE, answer, |refusal| name(refusal, At::AREA)).await
}

/// The page of settings, which says what was done.
fn page(organisation: &Organisation, done: &str) -> String {
    let slug = organisation.slug.as_ref().map_or("", |slug| slug.as_str());
    format!("/desk/{slug}/settings?done={done}")
}

fn name(refusal: Refusal, at: At) -> Option<Problem> {
    match refusal {
        Refusal::Name => Some(problem(k::ORGANISATION_PROBLEM_NAME, at)),
        Refusal::NameTaken => Some(problem(k::ORGANISATION_PROBLEM_NAME_TAKEN, at)),
        _ => None,
    }
}
