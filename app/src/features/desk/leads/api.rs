//! What the pages of leads ask the server.

use super::super::command::fresh_key;
use crate::api::{ApiError, server};
use crate::asked::Json;
use crate::i18n::use_texts;
use domain::access::Allowed;
use domain::access::permits::Advise;
use domain::lead::{Contact, LeadState};
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};
use services::leads::{self, Listed};
use services::{Refusal, ServiceError};

/// A lead in the list and on its page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// Names it in addresses.
    pub id: String,
    /// The company.
    pub company: String,
    /// The result: `A`.
    pub grade: String,
    /// Where it stands.
    pub state: LeadState,
    /// Since when, as the language writes it.
    pub since: String,
    /// On whose page it was asked.
    pub source: Option<String>,
}

/// One lead, with what can be done about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Detail {
    /// As in the list.
    pub entry: Entry,
    /// Whom to call.
    pub contact: Contact,
    /// Questions and answers of the test, as codes.
    pub answers: Vec<(String, String)>,
    /// Which edition of the text they agreed to.
    pub consent: String,
    /// When it is deleted if nothing happens.
    pub until: String,
    /// Counts changes.
    pub version: i64,
    /// A key for each form: what became of it, deleting.
    pub keys: [String; 2],
}

/// The broker's leads.
#[server(prefix = "/api", endpoint = "leads", input = GetUrl)]
pub async fn leads(org: String) -> Result<Json, ApiError> {
    let allowed = advising(&org).await?;
    let found = leads::list(&server::services()?.store, &allowed).await.map_err(server::refused)?;
    crate::asked::json(&found.into_iter().map(entry).collect::<Vec<_>>())
}

/// One lead.
#[server(prefix = "/api", endpoint = "lead", input = GetUrl)]
pub async fn lead(org: String, id: String) -> Result<Json, ApiError> {
    let allowed = advising(&org).await?;
    let id = id.parse().map_err(|_| server::not_found())?;
    let found = leads::open(&server::services()?.store, &allowed, id).await.map_err(|error| match error {
        ServiceError::Refused(Refusal::Unknown) => server::not_found(),
        other => server::refused(other),
    })?;
    let session = server::session()?;
    let lead = found.lead.clone();
    let pairs = lead.answers.pairs().map(|(question, answer)| (question.to_owned(), answer.to_owned()));
    let kept = std::time::Duration::from_hours(24 * domain::lead::KEPT_DAYS);
    crate::asked::json(&Detail {
        answers: pairs.collect(),
        contact: lead.contact,
        consent: lead.consent_version,
        until: day(lead.updated_at.plus(kept)),
        version: lead.version,
        entry: entry(found),
        keys: [(); 2].map(|()| fresh_key(&session)),
    })
}

async fn advising(org: &str) -> Result<Allowed<Advise>, ApiError> {
    let (_, access) = server::access(org).await?;
    access.allow().map_err(|denied| server::refused(denied.into()))
}

fn entry(listed: Listed) -> Entry {
    let Listed { lead, source } = listed;
    Entry {
        id: lead.id.to_string(),
        company: lead.contact.company.as_str().to_owned(),
        grade: lead.grade.code().to_uppercase(),
        state: lead.state,
        since: day(lead.created_at),
        source,
    }
}

fn day(at: domain::time::Timestamp) -> String {
    crate::i18n::date(use_texts().lang(), services::today(at))
}
