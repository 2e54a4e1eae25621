//! What the page of receipts asks the server.

use crate::api::ApiError;
use crate::asked::Json;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

/// What somebody confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptView {
    /// When.
    pub at: String,
    /// The first digits of the notice's SHA-256.
    pub version: String,
    /// Whether it is today's notice.
    pub current: bool,
    /// The notice's language.
    pub language: String,
    /// The row in the organisation's ledger.
    pub seq: Option<i64>,
}

/// Somebody on the way to an account, or there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonView {
    /// Given and family name.
    pub name: String,
    /// The personnel number.
    pub personnel_no: String,
    /// Where they stand, with the day.
    pub stands: String,
    /// What they confirmed.
    pub receipt: Option<ReceiptView>,
}

/// A page of people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessView {
    /// By name.
    pub people: Vec<PersonView>,
    /// Who stands last on this page, when there are more.
    pub next: Option<String>,
    /// How many there are in all.
    pub count: i64,
}

/// A page of who has access; `after` names the last person of the page before.
#[server(prefix = "/api", endpoint = "access", input = GetUrl)]
pub async fn access(org: String, #[server(default)] after: String) -> Result<Json, ApiError> {
    use crate::api::server;
    use domain::access::permits::SeePeople;
    let (_, access) = server::access(&org).await?;
    let allowed = access.allow::<SeePeople>().map_err(|denied| server::refused(denied.into()))?;
    let store = server::services()?.store;
    let found = services::letters::access(&store, &allowed, after.parse().ok()).await.map_err(server::refused)?;
    let people = found.people.iter().map(person).collect();
    crate::asked::json(&AccessView { people, next: found.next.map(|last| last.to_string()), count: found.count })
}

#[cfg(feature = "ssr")]
fn person(invitee: &services::letters::Invitee) -> PersonView {
    use crate::i18n::{Lang, Texts, k, moment, use_texts};
    use services::letters::{hex, text_hash};
    let t = use_texts();
    let receipt = invitee.receipt.as_ref().map(|receipt| {
        // Against the notice as it stands today in the language in which it was read.
        let today = Lang::parse(&receipt.language).map(|lang| text_hash(Texts::of(lang).get(k::NOTICE_TEXT)));
        ReceiptView {
            at: moment(t.lang(), receipt.at),
            version: hex(receipt.text_hash.get(..4).unwrap_or_default()),
            current: today.is_some_and(|today| today.as_slice() == receipt.text_hash),
            language: receipt.language.clone(),
            seq: receipt.seq,
        }
    });
    PersonView {
        name: format!("{} {}", invitee.name.0, invitee.name.1),
        personnel_no: invitee.personnel_no.clone(),
        stands: crate::features::desk::letters::seen::stands(t, invitee),
        receipt,
    }
}
