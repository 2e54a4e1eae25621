//! `POST /desk/{org}/members…`: roles are given, by a link too, and taken.

use super::{Refused, refused, trouble};
use crate::http::{AppState, request};
use app::form::{Answer, Problem};
use app::i18n::parse_date;
use axum::extract::{Extension, Form, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::Language;
use domain::access::permits::ManageMembers;
use domain::access::{Access, Allowed, Limit, Role};
use domain::id::CommandKey;
use domain::typed::parse_amount;
use http::request::Parts;
use jiff::civil::Date;
use serde::Deserialize;
use services::access::Organisation;
use services::members::{MemberName, Whom, give as give_role, take, whose};
use services::newcomers::{self, Newcomer};
use services::{ServiceError, today};
use store::members::NewMember;

/// The fields of both ways of giving.
#[derive(Deserialize)]
pub(in crate::http) struct Giving {
    key: String,
    who: Option<String>,
    number: Option<String>,
    name: Option<String>,
    called: String,
    role: String,
    limit: String,
    to: String,
}

/// The fields of what is ended.
#[derive(Deserialize)]
pub(in crate::http) struct Ending {
    #[serde(rename = "do")]
    what: String,
    key: String,
    id: String,
    version: Option<i64>,
    when: Option<String>,
    last: Option<String>,
}

/// Ends a role, or closes a link.
pub(in crate::http) async fn end(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    parts: Parts,
    Form(fields): Form<Ending>,
) -> Response {
    let done = match fields.what.as_str() {
        "close" => close(&state, &access, &fields).await.map(|()| "closed"),
        _ => end_role(&state, &access, &fields).await.map(|()| "taken"),
    };
    let answer = |problem| {
        let answer = Answer::refused(&fields.what, problem).keeping("id", &fields.id);
        answer.keeping("last", fields.last.as_deref().unwrap_or_default())
    };
    answered(&state, parts, done.map(|done| format!("?done={done}")), answer).await
}

/// Gives a role to somebody with an account.
pub(in crate::http) async fn give(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    Extension(organisation): Extension<Organisation>,
    parts: Parts,
    Form(fields): Form<Giving>,
) -> Response {
    let lang = request::settings(&state, &parts.headers).lang.language();
    let done = give_known(&state, &access, &fields, lang).await;
    let back = organisation.slug.as_ref().map_or_else(String::new, |slug| format!("/desk/{slug}/members?done=given"));
    answered(&state, parts, done.map(|()| back), |problem| fields.answer(problem)).await
}

/// Makes a link for a newcomer; the answer shows it, this once.
pub(in crate::http) async fn invite(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    parts: Parts,
    Form(fields): Form<Giving>,
) -> Response {
    let lang = request::settings(&state, &parts.headers).lang.language();
    let answer = match make_link(&state, &access, &fields, lang).await {
        Ok(link) => {
            let shown = vec![link];
            let name = fields.name.as_deref().unwrap_or_default().trim();
            Answer { form: "invite".to_owned(), shown, ..Answer::default() }.keeping("name", name)
        }
        Err(Refused::Problem(problem)) => fields.answer(problem),
        Err(Refused::Trouble(error)) => return trouble(&error),
    };
    refused(&state, parts, answer).await
}

/// Leads on, or shows the page again.
pub(super) async fn answered(
    state: &AppState,
    parts: Parts,
    done: Result<String, Refused>,
    answer: impl FnOnce(Problem) -> Answer,
) -> Response {
    match done {
        // A relative address keeps the page.
        Ok(to) => Redirect::to(&to).into_response(),
        Err(Refused::Problem(problem)) => refused(state, parts, answer(problem)).await,
        Err(Refused::Trouble(error)) => trouble(&error),
    }
}

/// The proof for whoever gives and takes roles.
pub(super) fn managing(access: &Access) -> Result<Allowed<ManageMembers>, Refused> {
    access.allow().map_err(|denied| ServiceError::from(denied).into())
}

pub(super) fn parsed<T: std::str::FromStr>(text: &str, problem: Problem) -> Result<T, Refused> {
    text.trim().parse().map_err(|_| Refused::Problem(problem))
}

/// A day, or nothing.
pub(super) fn day(text: &str) -> Result<Option<Date>, Refused> {
    match text.trim() {
        "" => Ok(None),
        text => parse_date(text).map(Some).ok_or(Refused::Problem(Problem::NoDay)),
    }
}

impl Giving {
    fn answer(&self, problem: Problem) -> Answer {
        let optional = |field: &Option<String>| field.clone().unwrap_or_default();
        let (who, number, name) = (optional(&self.who), optional(&self.number), optional(&self.name));
        let fields = [("who", &who), ("number", &number), ("name", &name), ("called", &self.called)];
        let more = [("role", &self.role), ("limit", &self.limit), ("to", &self.to)];
        let answer = Answer::refused("give", problem);
        fields.into_iter().chain(more).fold(answer, |answer, (name, text)| answer.keeping(name, text))
    }

    fn terms(&self, lang: Language) -> Result<(Role, Limit, Option<Date>), Refused> {
        let role = Role::from_code(&self.role).ok_or(Refused::Problem(Problem::RoleHere))?;
        let limit = match self.limit.trim() {
            "" => Limit::None,
            text => Limit::UpTo(parse_amount(text, lang).map_err(|_| Refused::Problem(Problem::NoAmount))?),
        };
        Ok((role, limit, day(&self.to)?))
    }

    fn whom(&self) -> Result<Whom, Refused> {
        let number = self.number.as_deref().unwrap_or_default().trim();
        match self.who.as_deref().unwrap_or_default().split_once(':') {
            Some(("member", id)) => Ok(Whom::Member(parsed(id, Problem::Unknown)?)),
            Some(("record", id)) => Ok(Whom::Record(parsed(id, Problem::Unknown)?)),
            _ if !number.is_empty() => Ok(Whom::Number(number.to_owned())),
            _ => Err(Refused::Problem(Problem::Unknown)),
        }
    }

    fn called(&self) -> Result<MemberName, Refused> {
        self.called.parse().map_err(|_| Refused::Problem(Problem::MemberName))
    }
}

async fn give_known(state: &AppState, access: &Access, fields: &Giving, lang: Language) -> Result<(), Refused> {
    let (allowed, store) = (managing(access)?, &state.store);
    let (role, limit, to) = fields.terms(lang)?;
    let name = if fields.called.trim().is_empty() { None } else { Some(fields.called()?) };
    let key: CommandKey = parsed(&fields.key, Problem::Stale)?;
    let person = whose(store, &allowed, &fields.whom()?).await?;
    let new = NewMember { person, role, limit, from: today(allowed.now()), to };
    give_role(store, &allowed, key, &new, name.as_ref()).await?;
    Ok(())
}

async fn make_link(state: &AppState, access: &Access, fields: &Giving, lang: Language) -> Result<String, Refused> {
    let allowed = managing(access)?;
    let (role, limit, to) = fields.terms(lang)?;
    let name = fields.called()?;
    let login = parsed(fields.name.as_deref().unwrap_or_default(), Problem::NoName)?;
    let key: CommandKey = parsed(&fields.key, Problem::Stale)?;
    let newcomer = Newcomer { login, name, role, limit, to };
    let link = newcomers::invite(&state.store, &allowed, key, &newcomer).await?;
    Ok(format!("{}/start/{}", state.url, link.secret.text()))
}

async fn end_role(state: &AppState, access: &Access, fields: &Ending) -> Result<(), Refused> {
    let allowed = managing(access)?;
    let now = today(allowed.now());
    let last = if fields.when.as_deref() == Some("now") {
        now.yesterday().unwrap_or(now)
    } else {
        day(fields.last.as_deref().unwrap_or_default())?.ok_or(Refused::Problem(Problem::NoDay))?
    };
    let (key, id) = (parsed(&fields.key, Problem::Stale)?, parsed(&fields.id, Problem::Stale)?);
    let version = fields.version.ok_or(Refused::Problem(Problem::Stale))?;
    take(&state.store, &allowed, key, id, version, last).await?;
    Ok(())
}

async fn close(state: &AppState, access: &Access, fields: &Ending) -> Result<(), Refused> {
    let (key, id) = (parsed(&fields.key, Problem::Stale)?, parsed(&fields.id, Problem::Stale)?);
    newcomers::close(&state.store, &managing(access)?, key, id).await?;
    Ok(())
}
