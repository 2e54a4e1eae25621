//! `POST /desk/{org}/people/letters`: makes letters and answers with the PDF.

use super::members::{answered, parsed};
use super::{Refused, trouble};
use crate::http::{AppState, pages, request};
use app::form::{Answer, Problem};
use app::i18n::Lang;
use axum::body::Bytes;
use axum::extract::{Extension, State};
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

/// The form's fields; one may come many times.
struct Fields(Vec<(String, String)>);

impl Fields {
    fn one(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map(|(_, text)| text.trim()).unwrap_or_default()
    }

    fn optional(&self, name: &str) -> Option<String> {
        Some(self.one(name)).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    fn records(&self) -> Option<Vec<RecordId>> {
        self.0.iter().filter(|(name, _)| name == "record").map(|(_, id)| id.parse().ok()).collect()
    }

    fn answer(&self, problem: Problem) -> Answer {
        self.0.iter().fold(Answer::refused(FORM, problem), |answer, (name, text)| answer.keeping(name, text))
    }
}

/// Prints letters for the people who were ticked.
pub(in crate::http) async fn make(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    Extension(organisation): Extension<Organisation>,
    parts: Parts,
    body: Bytes,
) -> Response {
    let Ok(fields) = serde_urlencoded::from_bytes(&body).map(Fields) else {
        return StatusCode::UNPROCESSABLE_ENTITY.into_response();
    };
    if fields.one("by") == "mail" {
        return by_mail(&state, &access, parts, &fields).await;
    }
    let Some(records) = fields.records() else { return StatusCode::UNPROCESSABLE_ENTITY.into_response() };
    let paper = Stationery {
        address: fields.one("address").split([',', '\n']).map(|line| line.trim().to_owned()).collect(),
        contact: fields.one("contact").to_owned(),
        phone: fields.optional("phone"),
        email: fields.optional("email"),
        days: DAYS,
        site: state.url.to_string(),
        language: language(request::settings(&state, &parts.headers).lang),
    };
    let problem = match print(&state.store, &access, &organisation, &records, paper).await {
        Ok(pdf) => return file(pdf, organisation.slug.as_ref().map_or("", |slug| slug.as_str())),
        Err(NoLetters::Count) => Problem::NothingChosen,
        Err(NoLetters::Document(_)) => Problem::BadInput,
        Err(NoLetters::Service(ServiceError::Denied(_))) => Problem::NotAllowed,
        Err(NoLetters::Service(ServiceError::Refused(Refusal::People(_)))) => Problem::NoAgreement,
        Err(NoLetters::Service(ServiceError::Refused(_))) => Problem::Stale,
        Err(NoLetters::Service(error)) => return trouble(&error),
    };
    pages::answer(&state, parts, StatusCode::UNPROCESSABLE_ENTITY, fields.answer(problem)).await
}

/// Sends somebody an e-mail instead of a letter.
async fn by_mail(state: &AppState, access: &Access, parts: Parts, fields: &Fields) -> Response {
    let sent = send(state, access, &parts, fields).await;
    let answer = |problem| {
        let answer = Answer::refused("mail", problem);
        answer.keeping("who", fields.one("who")).keeping("mail", fields.one("mail"))
    };
    answered(state, parts, sent.map(|()| "?done=mailed".to_owned()), answer).await
}

async fn send(state: &AppState, access: &Access, parts: &Parts, fields: &Fields) -> Result<(), Refused> {
    if !state.services.mails {
        return Err(Refused::Problem(Problem::NoMails));
    }
    let allowed = access.allow::<InvitePeople>().map_err(ServiceError::from)?;
    let record: RecordId = parsed(fields.one("who"), Problem::Unknown)?;
    let key = parsed(fields.one("key"), Problem::Stale)?;
    let language = request::settings(state, &parts.headers).lang.language();
    let whom = (record, fields.one("mail"));
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
