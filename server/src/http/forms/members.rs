//! `POST /desk/{org}/members…`: roles are given, by a link too, and taken.

use super::{Refused, refused, trouble};
use crate::http::{AppState, request};
use app::form::read::{self, Between, DayKind};
use app::form::{Answer, Problem, Reading, Typed};
use app::i18n::{Lang, k};
use axum::extract::{Extension, Form, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::access::permits::ManageMembers;
use domain::access::{Access, Allowed, Limit, Role};
use domain::id::CommandKey;
use http::request::Parts;
use jiff::civil::Date;
use serde::Deserialize;
use services::access::Organisation;
use services::auth::LoginName;
use services::members::{MemberName, Whom, give as give_role, take, whose};
use services::newcomers::{self, Newcomer};
use services::{ServiceError, today};
use store::members::NewMember;

/// What stays in the form of both ways of giving.
const GIVING: [&str; 7] = ["who", "number", "name", "called", "role", "limit", "to"];

/// A role with its limit and its last day, as both ways of giving ask for it.
struct Terms {
    key: CommandKey,
    role: Role,
    limit: Limit,
    to: Option<Date>,
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
        _ => end_role(&state, &access, &fields, request::settings(&state, &parts.headers).lang).await.map(|()| "taken"),
    };
    let answer = |problems| {
        let answer = Answer::refused_for(&fields.what, problems).keeping("id", &fields.id);
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
    Form(typed): Form<Typed>,
) -> Response {
    let done = give_known(&state, &access, &typed, request::settings(&state, &parts.headers).lang).await;
    let back = organisation.slug.as_ref().map_or_else(String::new, |slug| format!("/desk/{slug}/members?done=given"));
    answered(&state, parts, done.map(|()| back), |problems| typed.refused("give", problems, &GIVING)).await
}

/// Makes a link for a newcomer; the answer shows it, this once.
pub(in crate::http) async fn invite(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    parts: Parts,
    Form(typed): Form<Typed>,
) -> Response {
    let answer = match make_link(&state, &access, &typed, request::settings(&state, &parts.headers).lang).await {
        Ok(link) => {
            let shown = vec![link];
            Answer { form: "invite".to_owned(), shown, ..Answer::default() }.keeping("name", typed.get("name"))
        }
        Err(Refused::Problems(problems)) => typed.refused("give", problems, &GIVING),
        Err(Refused::Trouble(error)) => return trouble(&error),
    };
    refused(&state, parts, answer).await
}

/// Leads on, or shows the page again.
pub(super) async fn answered(
    state: &AppState,
    parts: Parts,
    done: Result<String, Refused>,
    answer: impl FnOnce(Vec<Problem>) -> Answer,
) -> Response {
    match done {
        // A relative address keeps the page.
        Ok(to) => Redirect::to(&to).into_response(),
        Err(Refused::Problems(problems)) => refused(state, parts, answer(problems)).await,
        Err(Refused::Trouble(error)) => trouble(&error),
    }
}

/// The proof for whoever gives and takes roles.
pub(super) fn managing(access: &Access) -> Result<Allowed<ManageMembers>, Refused> {
    access.allow().map_err(|denied| ServiceError::from(denied).into())
}

pub(super) fn parsed<T: std::str::FromStr>(text: &str, problem: Problem) -> Result<T, Refused> {
    text.trim().parse().map_err(|_| problem.into())
}

impl Terms {
    fn read(form: &mut Reading<'_>, typed: &Typed) -> Option<Self> {
        let key = form.key();
        let role = Role::from_code(typed.get("role"));
        if role.is_none() {
            form.refuse(Problem::ROLE_HERE);
        }
        let limit = form.optional("limit", |form| form.amount("limit", Between::ANY)).map_or(Limit::None, Limit::UpTo);
        let to = form.optional("to", |form| form.day("to", Between::ANY));
        key.zip(role).map(|(key, role)| Self { key, role, limit, to })
    }
}

fn whom(form: &mut Reading<'_>, typed: &Typed) -> Option<Whom> {
    let number = typed.get("number");
    let whom = match typed.get("who").split_once(':') {
        Some(("member", id)) => id.parse().ok().map(Whom::Member),
        Some(("record", id)) => id.parse().ok().map(Whom::Record),
        _ => (!number.is_empty()).then(|| Whom::Number(number.to_owned())),
    };
    if whom.is_none() {
        form.refuse(Problem::UNKNOWN);
    }
    whom
}

async fn give_known(state: &AppState, access: &Access, typed: &Typed, lang: Lang) -> Result<(), Refused> {
    let (allowed, store) = (managing(access)?, &state.store);
    let today = today(allowed.now());
    let mut form = Reading::new(typed, lang, today);
    let whom = whom(&mut form, typed);
    let name = form.optional("called", |form| form.parsed::<MemberName>("called", |_| k::PROBLEM_MEMBER_NAME));
    let terms = Terms::read(&mut form, typed);
    let (whom, Terms { key, role, limit, to }) = form.finish(whom.zip(terms))?;
    let person = whose(store, &allowed, &whom).await?;
    let new = NewMember { person, role, limit, from: today, to };
    give_role(store, &allowed, key, &new, name.as_ref()).await?;
    Ok(())
}

async fn make_link(state: &AppState, access: &Access, typed: &Typed, lang: Lang) -> Result<String, Refused> {
    let allowed = managing(access)?;
    let mut form = Reading::new(typed, lang, today(allowed.now()));
    let name = form.parsed::<MemberName>("called", |_| k::PROBLEM_MEMBER_NAME);
    let login = form.parsed::<LoginName>("name", |_| k::PROBLEM_NO_NAME);
    let terms = Terms::read(&mut form, typed);
    let ((name, login), Terms { key, role, limit, to }) = form.finish(name.zip(login).zip(terms))?;
    let newcomer = Newcomer { login, name, role, limit, to };
    let link = newcomers::invite(&state.store, &allowed, key, &newcomer).await?;
    Ok(format!("{}/start/{}", state.url, link.secret.text()))
}

async fn end_role(state: &AppState, access: &Access, fields: &Ending, lang: Lang) -> Result<(), Refused> {
    let allowed = managing(access)?;
    let now = today(allowed.now());
    let last = if fields.when.as_deref() == Some("now") {
        now.yesterday().unwrap_or(now)
    } else {
        let typed = fields.last.as_deref().unwrap_or_default();
        read::day(typed, lang, now, DayKind::Business, Between::ANY).map_err(|problem| problem.on("last"))?
    };
    let (key, id) = (parsed(&fields.key, Problem::STALE)?, parsed(&fields.id, Problem::STALE)?);
    let version = fields.version.ok_or(Problem::STALE)?;
    take(&state.store, &allowed, key, id, version, last).await?;
    Ok(())
}

async fn close(state: &AppState, access: &Access, fields: &Ending) -> Result<(), Refused> {
    let (key, id) = (parsed(&fields.key, Problem::STALE)?, parsed(&fields.id, Problem::STALE)?);
    newcomers::close(&state.store, &managing(access)?, key, id).await?;
    Ok(())
}
