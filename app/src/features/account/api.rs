//! What the account's pages ask the server.

use crate::api::ApiError;
use crate::asked::Json;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

/// A sign-in as its owner sees it. Times come as they are written in the page's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInView {
    /// The kind of browser.
    pub device: String,
    /// How: `password`, `passkey`, `organisation`, `demo`.
    pub method: String,
    /// Since when.
    pub since: String,
    /// When it was last used.
    pub used: String,
    /// Whether it is this one.
    pub here: bool,
}

/// What somebody agreed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentView {
    /// Names it when it is taken back.
    pub id: String,
    /// What for.
    pub purpose: String,
    /// Since when.
    pub given: String,
    /// When it was taken back.
    pub withdrawn: Option<String>,
}

/// A device with which somebody signs in, or an organisation through whose provider they do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WayView {
    /// Names it when it is removed.
    pub id: String,
    /// The person's own name for it; the organisation's.
    pub name: String,
    /// Since when.
    pub since: String,
}

/// A person's account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountView {
    /// The name to sign in with, if there is one.
    pub name: Option<String>,
    /// Whether a second factor is asked for.
    pub second_factor: bool,
    /// The devices with which they sign in.
    pub passkeys: Vec<WayView>,
    /// The organisations through whose providers they sign in.
    pub links: Vec<WayView>,
    /// Where the person is signed in.
    pub sign_ins: Vec<SignInView>,
    /// What they agreed to.
    pub consents: Vec<ConsentView>,
}

/// Something that happened to the person's account, from the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityView {
    /// The ledger's word for it.
    pub action: String,
    /// When.
    pub at: String,
}

/// The person's account.
#[server(prefix = "/api", endpoint = "account", input = GetUrl)]
pub async fn account() -> Result<Json, ApiError> {
    use crate::api::server;
    use crate::asked::json;
    use crate::i18n::{moment, use_texts};
    let (services, session) = (server::services()?, server::session()?);
    let lang = use_texts().lang();
    let found = services::account::overview(&services, &session).await.map_err(server::refused)?;
    let sign_ins = found.sign_ins.into_iter().map(|sign_in| SignInView {
        here: sign_in.id == session.sign_in,
        method: sign_in.method.code().to_owned(),
        since: moment(lang, sign_in.created),
        used: moment(lang, sign_in.renewed),
        device: sign_in.device,
    });
    let passkeys = found.passkeys.into_iter().map(|passkey| WayView {
        id: passkey.id.to_string(),
        name: passkey.label,
        since: moment(lang, passkey.created),
    });
    let links = found.links.into_iter().map(|link| WayView {
        id: link.org.to_string(),
        name: link.name,
        since: moment(lang, link.since),
    });
    let consents = found.consents.into_iter().map(|consent| ConsentView {
        id: consent.id.to_string(),
        purpose: consent.purpose,
        given: moment(lang, consent.given),
        withdrawn: consent.withdrawn.map(|at| moment(lang, at)),
    });
    json(&AccountView {
        name: found.name,
        second_factor: found.second_factor,
        passkeys: passkeys.collect(),
        links: links.collect(),
        sign_ins: sign_ins.collect(),
        consents: consents.collect(),
    })
}

/// What happened to the account, the latest first.
#[server(prefix = "/api", endpoint = "activity", input = GetUrl)]
pub async fn activity() -> Result<Json, ApiError> {
    use crate::api::server;
    use crate::asked::json;
    use crate::i18n::{moment, use_texts};
    let (services, session) = (server::services()?, server::session()?);
    let lang = use_texts().lang();
    let found = services::account::activity(&services, &session).await.map_err(server::refused)?;
    let entry = |entry: services::account::Entry| ActivityView { action: entry.action, at: moment(lang, entry.at) };
    json(&found.into_iter().map(entry).collect::<Vec<_>>())
}
