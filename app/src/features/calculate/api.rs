//! What is known of the person who calculates.

use crate::api::ApiError;
use crate::asked::Json;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

/// Answers that an employer's data gives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// Names of questions, any calculator's, with values as `calculators::Field::start` writes them.
    pub answers: Vec<(String, String)>,
    /// From whom and of when: "Aus den Angaben von Kessler Maschinenbau, Stand 1. November 2026"; empty where nothing is known.
    pub source: String,
}

/// What the person's present employer knows that a calculator asks.
#[server(prefix = "/api", endpoint = "own/facts", input = GetUrl)]
pub async fn known_facts() -> Result<Json, ApiError> {
    use crate::api::server;
    use crate::i18n::{k, use_texts};
    let (store, session) = (server::services()?.store, server::session()?);
    let found = services::own_pension::facts(&store, &session.ctx).await;
    let Some(facts) = found.map_err(server::refused)? else {
        return crate::asked::json(&Known::default());
    };
    let t = use_texts();
    let day = domain::typed::write_long_date(facts.as_of, t.lang().language());
    let source = t.fill(k::CALCULATOR_KNOWN, &[("employer", &facts.employer), ("date", &day)]);
    crate::asked::json(&Known { answers: answers(&facts), source })
}

/// The questions that these facts answer.
#[cfg(feature = "ssr")]
fn answers(facts: &services::own_pension::OwnFacts) -> Vec<(String, String)> {
    let gross = facts.gross.map(|gross| ("g", gross.to_string()));
    let class = facts.tax_class.map(|class| ("k", class.number().to_string()));
    let born = facts.birth_date.map(|day| ("y", day.year().to_string()));
    let birth = facts.birth_date.map(|day| ("birth", day.to_string()));
    let own = facts.own.map(|own| ("b", own.to_string()));
    let found = [gross, class, born, birth, own].into_iter().flatten();
    found.map(|(name, value)| (name.to_owned(), value)).collect()
}

/// A calculation that the person keeps, as a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ScenarioRow {
    /// Names it in forms and in its address.
    pub(super) id: String,
    /// What was seen of it.
    pub(super) version: i64,
    /// What the person calls it.
    pub(super) name: String,
    /// Of which calculator.
    pub(super) calculator: String,
    /// When it was changed last.
    pub(super) date: String,
    /// The keys of the commands: another name, gone.
    pub(super) keys: [String; 2],
}

/// What the person keeps, the latest first.
pub(super) async fn scenarios() -> Result<Json, ApiError> {
    use crate::api::server;
    use crate::features::desk::fresh_key;
    use crate::i18n::{date, use_texts};
    let (store, session) = (server::services()?.store, server::session()?);
    let found = services::scenarios::list(&store, &session.ctx).await.map_err(server::refused)?;
    let lang = use_texts().lang();
    let row = |one: services::scenarios::Scenario| ScenarioRow {
        id: one.id.to_string(),
        version: one.version,
        name: one.name,
        calculator: title(one.calculator.as_str()),
        date: date(lang, services::today(one.updated_at)),
        keys: [(); 2].map(|()| fresh_key(&session)),
    };
    crate::asked::json(&found.into_iter().map(row).collect::<Vec<_>>())
}

/// What a calculator is called, in the page's language; its own part of addresses where there is none of that name any more.
pub fn title(slug: &str) -> String {
    let texts = calculators::Texts::of(crate::i18n::use_texts().lang().language());
    let found = calculators::Calculator::from_slug(slug);
    found.map_or_else(|| slug.to_owned(), |one| texts.get(one.title()).replace('\u{ad}', ""))
}

/// A calculation that the person keeps, to be opened again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Opened {
    /// Names it in addresses.
    pub(super) id: String,
    /// What the person calls it.
    pub(super) name: String,
    /// Of which calculator.
    pub(super) calculator: String,
    /// What was typed, as it was kept.
    pub(super) answers: String,
}

/// One of them with what was typed. Somebody else's is as unknown as one that never was.
pub(super) async fn scenario(id: String) -> Result<Json, ApiError> {
    use crate::api::server;
    use services::{Refusal, ServiceError};
    let (store, session) = (server::services()?.store, server::session()?);
    let id = id.parse().map_err(|_| server::not_found())?;
    let found = services::scenarios::one(&store, &session.ctx, id).await.map_err(|error| match error {
        ServiceError::Refused(Refusal::Unknown) => server::not_found(),
        other => server::refused(other),
    });
    let (one, answers) = found?;
    let calculator = one.calculator.as_str().to_owned();
    crate::asked::json(&Opened { id: one.id.to_string(), name: one.name, calculator, answers })
}
