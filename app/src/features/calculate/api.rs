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
