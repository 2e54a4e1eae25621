//! `POST /desk/{org}/people/letters`: makes letters and answers with the PDF.

use super::members::{answered, parsed};
use super::{Refused, trouble};
use crate::http::{AppState, drafts, request};
use app::form::{Problem, Typed};
use app::i18n::Lang;
use axum::extract::{Extension, Form, State};
use axum::response::{IntoResponse as _, Response};
use docgen::{Language, Pdf};
use domain::access::Access;
use domain::access::permits::InvitePeople;
use domain::id::RecordId;
use http::request::Parts;
use http::{HeaderValue, StatusCode, header};
use services::access::Organisation;
use services::letters::{NoLetters, Stationery, print};
use services::{Refusal, ServiceError};

const FORM: &str = "letters";
/// How long a letter is good.
const DAYS: u64 = 42;

/// What stays in the form; `record` may come many times.
const FIELDS: [&str; 5] = ["record", "address", "contact", "phone", "email"];

fn optional(typed: &Typed, name: &str) -> Option<String> {
    Some(typed.get(name)).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// Prints letters for the people who were ticked.
pub(in crate::http) async fn make(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    Extension(organisation): Extension<Organisation>,
    parts: Parts,
    Form(fields): Form<Typed>,
) -> Response {
    if fields.get("by") == "mail" {
        return by_mail(&state, &access, parts, &fields).await;
    }
    let records: Option<Vec<RecordId>> = fields.all("record").map(|id| id.parse().ok()).collect();
    let Some(records) = records else { return StatusCode::UNPROCESSABLE_ENTITY.into_response() };
    let paper = Stationery {
        address: fields.get("address").split([',', '\n']).map(|line| line.trim().to_owned()).collect(),
        contact: fields.get("contact").to_owned(),
        phone: optional(&fields, "phone"),
        email: optional(&fields, "email"),
        days: DAYS,
        site: state.url.to_string(),
        language: language(request::settings(&state, &parts.headers).lang),
    };
    let problem = match print(&state.store, &access, &organisation, &records, paper).await {
        Ok(pdf) => return file(pdf, organisation.slug.as_ref().map_or("", |slug| slug.as_str())),
        Err(NoLetters::Count) => Problem::NOTHING_CHOSEN,
        Err(NoLetters::Document(_)) => Problem::BAD_INPUT,
        Err(NoLetters::Service(ServiceError::Denied(_))) => Problem::NOT_ALLOWED,
        Err(NoLetters::Service(ServiceError::Refused(Refusal::People(_)))) => Problem::NO_AGREEMENT,
        Err(NoLetters::Service(ServiceError::Refused(_))) => Problem::STALE,
        Err(NoLetters::Service(error)) => return trouble(&error),
    };
    let answer = fields.refused(FORM, vec![problem], &FIELDS);
    drafts::answer(&state, parts, StatusCode::UNPROCESSABLE_ENTITY, answer).await
}

/// Sends somebody an e-mail instead of a letter.
async fn by_mail(state: &AppState, access: &Access, parts: Parts, fields: &Typed) -> Response {
    let sent = send(state, access, &parts, fields).await;
    let answer = |problems| fields.refused("mail", problems, &["who", "mail"]);
    answered(state, parts, sent.map(|()| "?done=mailed".to_owned()), answer).await
}

async fn send(state: &AppState, access: &Access, parts: &Parts, fields: &Typed) -> Result<(), Refused> {
    if !state.services.mails {
        return Err(Problem::NO_MAILS.into());
    }
    let allowed = access.allow::<InvitePeople>().map_err(ServiceError::from)?;
    let record: RecordId = parsed(fields.get("who"), Problem::UNKNOWN)?;
    let key = parsed(fields.get("key"), Problem::STALE)?;
    let language = request::settings(state, &parts.headers).lang.language();
    let whom = (record, fields.get("mail"));
    services::invitations::mail(&state.store, &allowed, key, whom, (language, DAYS)).await?;
    Ok(())
}

fn file(pdf: Pdf, slug: &str) -> Response {
    let name = format!("attachment; filename=\"zusage-{slug}-letters.pdf\"");
    let mut response = pdf.bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    if let Ok(name) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    response
}

const fn language(lang: Lang) -> Language {
    match lang {
        Lang::De => Language::De,
        Lang::En => Language::En,
        Lang::Nl => Language::Nl,
        Lang::Da => Language::Da,
    }
}
